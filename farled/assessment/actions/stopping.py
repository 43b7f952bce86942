"""How does the highest post record that what lies behind a stop is wrong?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.models import StoredSetAside
from farled.assessment.queries.books import books
from farled.assessment.queries.locked import ActionRefused, assessed_again
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.queries.weighing import Weighed, document_of, is_stale, weighed_now
from farled.assessment.rules import obstacles_to_set_aside
from farled.assessment.terms import CaseEvent
from farled.audit import actions as audit
from farled.organisation.terms import Viewer
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NOT_YOURS = Wording(
    sv="Bara den högsta posten kan fastställa att det som ligger bakom ett stopp är fel.",
    en="Only the highest post can establish that what lies behind a stop is wrong.",
)


@transaction.atomic
def set_stop_aside(
    *, by: Person, at: datetime, viewer: Viewer, number: str, rule: str, evidence: str, seen: str
) -> StoredSetAside:
    """Record, with evidence, that the facts behind a stop are wrong. No measure does this, only this.

    It holds for exactly the facts that the stop looked at: when they move, the stop is back. ``seen`` is the
    token of the page. Raises Case.DoesNotExist and ActionRefused with every obstacle.
    """
    weighed = weighed_now(viewer=viewer, number=number, at=at, event=CaseEvent.SET_STOP_ASIDE)
    case, top = weighed.case, DECIDING_ROLES[-1]
    if not deciding_posts(viewer=viewer, case=case, role=top):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    _refuse(weighed, rule, evidence, seen)
    stop = next(stop for stop in weighed.assessment.stops if stop.rule == rule)
    used = [list(pair) for pair in stop.used]
    kept = {"rule": rule, "used": used, "evidence": evidence.strip(), "by_role": top}
    made = StoredSetAside.objects.create(case=case, by=by, at=at, **kept)
    case.facts = dict(weighed.ground.facts)
    _, assessment = assessed_again(case=case, at=at)
    case.follow(assessment, case.facts)
    after = {"rule": rule, "used": used}
    audit.record(by=by, at=at, what="assessment:stop:set_aside", on=case, why=made.evidence, after=after)
    return made


def _refuse(weighed: Weighed, rule: str, evidence: str, seen: str) -> None:
    reasons = obstacles_to_set_aside(
        rule=rule,
        evidence=evidence,
        assessment=weighed.assessment,
        work=weighed.work,
        outcomes=books().outcomes,
        is_stale=is_stale(weighed=weighed, shown=document_of(weighed), seen=seen),
    )
    if reasons:
        raise ActionRefused(*reasons)
