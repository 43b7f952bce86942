"""What is due for review, for a reader or for everybody?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from farled.assessment.models import Case
from farled.assessment.queries.cases import visible_to
from farled.assessment.queries.running import WENT_ON
from farled.assessment.rules.reviews import SOON_DAYS, ReviewKind, due
from farled.organisation.terms import Viewer

MOST_SHOWN = 200


@dataclass(frozen=True)
class Due:
    """A decision that is to be looked at again: which review, by which day."""

    case: Case
    kind: ReviewKind
    day: date
    is_overdue: bool


def reviews_due(*, viewer: Viewer, on: date) -> list[Due]:
    """What is due soon or overdue among what this reader may know of, the most urgent first; one query."""
    return _due(visible_to(viewer), on)


def all_reviews_due(*, on: date) -> list[Due]:
    """The same for everybody, for the reminders; one query."""
    return _due(Case.objects.all(), on)


def _due(cases: QuerySet[Any], on: date) -> list[Due]:
    soon = on + timedelta(days=SOON_DAYS)
    near = Q(decision__midway_on__lte=soon) | Q(decision__valid_until__lte=soon)
    found = cases.filter(near, is_current=True, decision__outcome__in=WENT_ON)
    rows = found.select_related("collaboration__unit", "decision").order_by("decision__valid_until", "pk")
    told = [(case, _of(case, on)) for case in rows[:MOST_SHOWN]]
    return sorted((one for _, one in told if one), key=lambda one: (one.day, one.case.pk))


def _of(case: Case, on: date) -> Due | None:
    decision = case.decision
    found = due(midway_on=decision.midway_on, valid_until=decision.valid_until, on=on)
    return Due(case, found[0], found[1], is_overdue=found[1] <= on) if found else None
