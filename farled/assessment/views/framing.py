"""What do the pages of an assessment's questions share: the frame, and what the last answers opened?"""

from typing import Any

from farled.assessment.presenters.frame import frame_of
from farled.assessment.presenters.sofar import opened_between, opened_now
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.assessment.views.loading import Loaded
from farled.organisation.queries import ReaderRequest

Plain = dict[str, Any]
_OPENED = "opened"
"""Where a session remembers, for one page, which sections the answers of a page without script opened."""


def framed(request: ReaderRequest, loaded: Loaded, place: str = "") -> Plain:
    """What stands around the questions; ``place`` is the section, empty for the workbench."""
    frame = frame_of(
        case=loaded.case,
        kept=kept_in(loaded),
        assessment=loaded.assessment,
        here="assessment",
        language=request.LANGUAGE_CODE,
        place=place,
    )
    return {"frame": frame, "number": loaded.case.collaboration.number, "section": "collaborations"}


def kept_in(loaded: Loaded) -> Kept:
    """All that people have done in a full assessment; TypeError for a quick check."""
    if loaded.kept is None:
        raise TypeError(f"{loaded.case} is a quick check")
    return loaded.kept


def remember_opened(request: ReaderRequest, before: Assessment, loaded: Loaded) -> None:
    """Keep for the next page which sections the answers opened; the script says it at once."""
    if found := opened_between(before, loaded.assessment):
        request.session[_OPENED] = {"case": loaded.case.pk, "sections": found}


def opened_told(request: ReaderRequest, loaded: Loaded) -> list[Plain]:
    """What the answers of the page before opened, told once."""
    if request.session.get(_OPENED, {}).get("case") != loaded.case.pk:
        return []
    return opened_now(
        ids=request.session.pop(_OPENED)["sections"],
        assessment=loaded.assessment,
        number=loaded.case.collaboration.number,
        language=request.LANGUAGE_CODE,
    )
