"""Which office document is this archive, and is there anything in it that does not belong?"""

import zipfile
from io import BytesIO

from farled.assessment.rules.filing import words
from farled.assessment.rules.filing.archives import BROKEN, archive_problem
from farled.assessment.rules.filing.parts import Inside, look_inside
from farled.assessment.terms.filing import FileKind
from farled.text.terms import Wording

_TYPES = "[Content_Types].xml"
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN = {
    f"{_OFFICE}wordprocessingml.document.main+xml": FileKind.DOCX,
    f"{_OFFICE}spreadsheetml.sheet.main+xml": FileKind.XLSX,
    f"{_OFFICE}presentationml.presentation.main+xml": FileKind.PPTX,
}
"""The type of a document's main part, which says what it is."""
_OPEN = {
    "application/vnd.oasis.opendocument.text": FileKind.ODT,
    "application/vnd.oasis.opendocument.spreadsheet": FileKind.ODS,
}
_OPEN_PARTS = frozenset({"mimetype", "content.xml", "META-INF/manifest.xml"})

Found = tuple[FileKind | None, Wording | None]


def office_document(content: bytes) -> Found:
    """The kind of office document, or why it is not kept; exactly one of the two."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return _looked_at(archive, content)
    except BROKEN:
        return None, words.DAMAGED


def _looked_at(archive: zipfile.ZipFile, content: bytes) -> Found:
    names = archive.namelist()
    if _TYPES not in names and "mimetype" not in names:
        return None, words.UNKNOWN
    if problem := archive_problem(archive, content):
        return None, problem
    inside, problem = look_inside(archive)
    if problem:
        return None, problem
    kinds = {*_office_kinds(names, inside), *_open_kinds(archive, inside)}
    return (kinds.pop(), None) if len(kinds) == 1 else (None, words.UNKNOWN)


def _office_kinds(names: list[str], inside: Inside) -> list[FileKind]:
    return [_MAIN[type] for part, type in inside.overrides.items() if type in _MAIN and part in names]


def _open_kinds(archive: zipfile.ZipFile, inside: Inside) -> list[FileKind]:
    first = archive.infolist()[0]
    is_marked = first.filename == "mimetype" and first.compress_type == zipfile.ZIP_STORED
    is_whole = set(archive.namelist()) >= _OPEN_PARTS
    return [_OPEN[inside.mimetype]] if is_marked and is_whole and inside.mimetype in _OPEN else []
