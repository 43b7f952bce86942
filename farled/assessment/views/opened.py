"""Which sections did the last answers open, said once on the next page?"""

from typing import Any

from farled.assessment.presenters.sofar import opened_between, opened_now
from farled.assessment.terms import Assessment
from farled.assessment.views.loading import Loaded
from farled.organisation.queries import ReaderRequest

Plain = dict[str, Any]
_OPENED = "opened"
"""Where a session remembers, for one page, which sections the answers of a page without script opened."""


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
