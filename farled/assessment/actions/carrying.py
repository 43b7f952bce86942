"""What of a decided full assessment goes along when the collaboration is looked at again?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.models import Case, StoredRequirement, Wish
from farled.assessment.terms import RequirementState
from farled.audit import actions as audit
from farled.mitigation import actions as mitigation

if TYPE_CHECKING:
    from farled.organisation.models import Person

_DONE = (RequirementState.MET, RequirementState.WAIVED)


@transaction.atomic
def carry_on(*, by: Person, at: datetime, case: Case, to: Case, why: str) -> None:
    """Carry the wish, what is met or waived, the ratings and the measures on, each with its own day and name.

    What must be done anew the rules decide, by that day. A stop found wrong is not carried: something may
    have happened, so the highest post looks at it anew. Nor are the steps between posts, or who has the case.
    """
    for wish in Wish.objects.filter(case=case):
        _copy(wish, to)
    for done in StoredRequirement.objects.filter(case=case, state__in=_DONE):
        _copy(done, to)
    mitigation.carry(by=by, at=at, case=case, to=to)
    audit.record(by=by, at=at, what="assessment:assessment:again", on=to, why=why, before={"case": case.pk})


def _copy(row: Wish | StoredRequirement, to: Case) -> None:
    row.pk, row.case = None, to
    row._state.adding = True
    row.save()
