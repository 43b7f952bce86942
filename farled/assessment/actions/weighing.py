"""How is a finding rated, before the measures and after them?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.queries.books import books
from farled.assessment.queries.locked import ActionRefused, assessed_again, case_to_work_on
from farled.assessment.terms import Assessment, CaseEvent
from farled.mitigation import actions as mitigation
from farled.mitigation.rules import rating_obstacles
from farled.mitigation.terms import Rating
from farled.organisation.terms import Viewer
from farled.risks.terms import StopKind
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_GONE = Wording(
    sv="Fyndet finns inte längre i ärendet. Svaren eller det som är känt har ändrats.",
    en="The finding is no longer in the case. The answers, or what is known, have changed.",
)
_DOUBT = Wording(
    sv="Det här är något att ta reda på. Det bedöms inte.",
    en="This is something to find out. It is not rated.",
)
_NO_MATRIX = Wording(
    sv="Ingen riskmatris gäller den här dagen, så ingenting kan bedömas.",
    en="No risk matrix is in force on this day, so nothing can be rated.",
)
_BY_LAW = Wording(
    sv="Samarbetet är stoppat enligt lag. Lagen är ingen risk att väga.",
    en="The collaboration is stopped by law. The law is not a risk to weigh.",
)


@transaction.atomic
def rate_finding(
    *, by: Person, at: datetime, viewer: Viewer, number: str, rating: Rating, version: int
) -> Assessment:
    """Keep a rating of a finding that the case has now, and judge the case anew.

    ``version`` is the one that the page had seen, 0 for none. A level after measures that nothing carries is
    kept, and the assessment says what does not count. Raises Case.DoesNotExist, ActionRefused with every
    reason, ChangedMeanwhile when somebody else has rated it after the page was opened.
    """
    case = case_to_work_on(viewer=viewer, number=number, event=CaseEvent.RATE)
    _, before = assessed_again(case=case, at=at)
    if reasons := _reasons_against(before, rating):
        raise ActionRefused(*reasons)
    mitigation.rate(by=by, at=at, case=case, rating=rating, version=version)
    _, assessment = assessed_again(case=case, at=at)
    case.follow(assessment, case.facts)
    return assessment


def _reasons_against(assessment: Assessment, rating: Rating) -> tuple[Wording, ...]:
    """All that keeps the rating from being kept."""
    finding = next((one for one in assessment.findings if one.rule == rating.finding), None)
    matrix = books().matrices.in_force(assessment.on)
    if finding is None:
        return (_GONE,)
    if finding.is_doubt:
        return (_DOUBT,)
    if matrix is None:
        return (_NO_MATRIX,)
    if any(stop.kind is StopKind.BY_LAW for stop in assessment.stops):
        return (_BY_LAW,)
    return rating_obstacles(rating=rating, level=finding.level, matrix=matrix)
