"""How is a file shown: what it is, how large, where it belongs, who added it, how it can be proved?"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from farled.assessment.models import Attachment
from farled.assessment.presenters import words
from farled.assessment.queries.filed import FilePlace, PlaceKind
from farled.assessment.rules.filing import KINDS
from farled.assessment.rules.requiring import Acting
from farled.assessment.terms.filing import FileKind
from farled.text.rules import written_number
from farled.text.terms import Wording

Plain = dict[str, Any]
_MOST_LETTERS = 90
_ONE = Wording(sv="En fil", en="One file")
_FILES = Wording(sv="{count} filer", en="{count} files")
_NONE = Wording(sv="Inga filer än", en="No files yet")
_NO_NAME = Wording(sv="Något som inte längre finns i ärendet", en="Something that is no longer in the case")


def files_by_place(*, files: list[Attachment], language: str) -> dict[str, list[Plain]]:
    """The files in force by the place that they belong to, for "assessment/files.html"; no query."""
    found: defaultdict[str, list[Plain]] = defaultdict(list)
    for file in files:
        if file.withdrawn_at is None:
            found[file.place].append(file_told(file=file, language=language))
    return dict(found)


def file_told(*, file: Attachment, language: str) -> Plain:
    """One file as a line of a list."""
    return {
        "pk": file.pk,
        "name": file.name,
        "kind": KINDS[FileKind(file.kind)].in_language(language),
        "size": written_size(file.size, language),
        "who": file.by.name,
        "at": file.at,
        "digest": file.digest,
        "short": file.digest[:12],
    }


def files_page(
    *,
    files: list[Attachment],
    names: Mapping[str, Wording],
    acting: Acting,
    is_decided: bool,
    language: str,
) -> Plain:
    """All that "assessment/files_page.html" shows but the form; withdrawn files stand apart."""
    rows = [
        {
            **file_told(file=file, language=language),
            "place": names.get(file.place, _NO_NAME).in_language(language),
            "withdrawn_at": file.withdrawn_at,
            "may_withdraw": not is_decided and (acting.works or file.by_id == acting.person_id),
        }
        for file in files
    ]
    in_force = [row for row in rows if row["withdrawn_at"] is None]
    return {
        "heading": words.counted(len(in_force), _ONE, _FILES, none=_NONE).in_language(language),
        "files": in_force,
        "withdrawn": [row for row in rows if row["withdrawn_at"] is not None],
    }


def places_to_choose(*, places: tuple[FilePlace, ...], language: str) -> list[Any]:
    """What a form offers: the whole case, then groups of what is asked, found, required and planned."""
    headings = {
        PlaceKind.QUESTION: _("Questions"),
        PlaceKind.FINDING: _("Findings"),
        PlaceKind.REQUIREMENT: _("Requirements"),
        PlaceKind.MEASURE: _("Measures"),
    }
    whole = [(one.key, one.name.in_language(language)) for one in places if one.kind is PlaceKind.CASE]
    groups = [
        (heading, [(one.key, _shortened(_named(one, language))) for one in places if one.kind is kind])
        for kind, heading in headings.items()
    ]
    return [*whole, *((heading, inside) for heading, inside in groups if inside)]


def _named(place: FilePlace, language: str) -> str:
    """A measure by its letter as well, as every page calls it."""
    name = place.name.in_language(language)
    return f"{place.key.partition(':')[2]}. {name}" if place.kind is PlaceKind.MEASURE else name


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rstrip()} …"


def written_size(size: int, language: str) -> str:
    """How large, as people write it: "340 kB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{max(1, round(size / 1000))}\N{NO-BREAK SPACE}kB"
    return f"{written_number(size / 1_000_000, 1, language)}\N{NO-BREAK SPACE}MB"
