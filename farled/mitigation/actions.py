"""How does a measure become a condition that a decision holds only with?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import models, transaction

from farled.audit import actions as audit
from farled.mitigation.models import StoredMeasure
from farled.mitigation.terms import MeasureState

if TYPE_CHECKING:
    from farled.organisation.models import Person, Post


@transaction.atomic
def hold_to(
    *,
    by: Person,
    at: datetime,
    case: models.Model,
    words: str,
    owner: Post,
    due: date,
    against: Iterable[str] = (),
) -> StoredMeasure:
    """Add a condition in a decider's own words; it is followed up as any other measure of the case."""
    last = StoredMeasure.objects.filter(case_id=case.pk).aggregate(last=models.Max("number"))["last"] or 0
    made = StoredMeasure.objects.create(
        case_id=case.pk,
        number=last + 1,
        words=words.strip(),
        against=list(against),
        state=MeasureState.PLANNED,
        owner=owner,
        due=due,
        is_condition=True,
        at=at,
        by=by,
    )
    after = {"letter": made.letter, "words": made.words, "owner": owner.pk, "due": due.isoformat()}
    audit.record(by=by, at=at, what="mitigation:measure:hold_to", on=case, after=after)
    return made


@transaction.atomic
def hold_to_plan(*, by: Person, at: datetime, case: models.Model) -> None:
    """Make every measure of the case that is not dropped a condition; none of them changes otherwise."""
    plan = StoredMeasure.objects.filter(case_id=case.pk, is_condition=False).exclude(
        state=MeasureState.DROPPED
    )
    letters = ", ".join(measure.letter for measure in plan)
    plan.update(is_condition=True)
    audit.record(by=by, at=at, what="mitigation:plan:hold_to", on=case, after={"letters": letters})
