"""What is this file by its content, and what speaks against keeping it?"""

from farled.assessment.rules.filing import words
from farled.assessment.rules.filing.documents import document_problem, is_document
from farled.assessment.rules.filing.kinds import ENDINGS, KINDS
from farled.assessment.rules.filing.names import cleaned_name, ending_of
from farled.assessment.rules.filing.office import office_document
from farled.assessment.rules.filing.pictures import JPEG, PNG, jpeg_problem, png_problem
from farled.assessment.rules.filing.texts import is_text, kind_of_text
from farled.assessment.terms.filing import Examined, FileKind
from farled.text.terms import Wording

_MEGABYTE = 1_000_000
_ARCHIVE = b"PK\x03\x04"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER, _FURTHEST = b"%PDF-", 1024
"""Readers of PDF accept its first line anywhere up to here."""
_LONGEST_TAIL = 65_557
"""So far from its end the directory of a zip archive can begin to be read."""


def examine(*, name: str, content: bytes, most: int) -> Examined:
    """Look at a file that somebody sent. ``most``: how many bytes it may have."""
    cleaned = cleaned_name(name)
    kind, problem = _kind(cleaned, content, most)
    problem = problem or (_ending_problem(cleaned, kind) if kind else None)
    return Examined(cleaned, None, (problem,)) if problem else Examined(cleaned, kind, ())


def _kind(name: str, content: bytes, most: int) -> tuple[FileKind | None, Wording | None]:
    """What the content is, or why it is not kept; exactly one of the two."""
    if not content:
        return None, words.EMPTY
    if len(content) > most:
        return None, words.TOO_LARGE.filled(most=str(most // _MEGABYTE))
    if content.startswith(_ARCHIVE):
        return (None, words.TWO_AT_ONCE) if _HEADER in content[:_FURTHEST] else office_document(content)
    if content.startswith(_OLD_OFFICE):
        return None, words.OLD_OFFICE
    return _single(name, content)


def _single(name: str, content: bytes) -> tuple[FileKind | None, Wording | None]:
    """The kinds that are one piece: documents, pictures, texts."""
    if is_document(content):
        kind, problem = FileKind.PDF, document_problem(content)
    elif content.startswith(PNG):
        kind, problem = FileKind.PNG, png_problem(content)
    elif content.startswith(JPEG):
        kind, problem = FileKind.JPEG, jpeg_problem(content)
    elif is_text(content):
        kind, problem = kind_of_text(ending_of(name)), None
    else:
        return None, words.NOT_UTF8 if _could_be_text(name, content) else words.UNKNOWN
    problem = problem or (words.TWO_AT_ONCE if _is_also_another(kind, content) else None)
    return (None, problem) if problem else (kind, None)


def _could_be_text(name: str, content: bytes) -> bool:
    return ending_of(name) in ("txt", "csv") and b"\0" not in content


def _is_also_another(kind: FileKind, content: bytes) -> bool:
    """Whether a reader of zip archives or of PDF would take the same bytes for one of theirs."""
    if kind is not FileKind.PDF and _HEADER in content[:_FURTHEST]:
        return True
    return b"PK\x05\x06" in content[-_LONGEST_TAIL:] and b"PK\x01\x02" in content


def _ending_problem(name: str, kind: FileKind) -> Wording | None:
    if ending_of(name) in ENDINGS[kind]:
        return None
    endings = Wording(sv=" eller ".join(_dotted(kind)), en=" or ".join(_dotted(kind)))
    return words.ENDING.filled(kind=KINDS[kind], endings=endings)


def _dotted(kind: FileKind) -> list[str]:
    return [f".{ending}" for ending in ENDINGS[kind]]
