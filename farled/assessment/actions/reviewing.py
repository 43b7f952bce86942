"""How are people reminded of a review, and how does an event open one?"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from farled.assessment.actions.opening import check_again
from farled.assessment.actions.telling import tell_answering, tell_owner, tell_post
from farled.assessment.models import Case
from farled.assessment.queries.locked import ActionRefused, locked_case
from farled.assessment.queries.owned import measures_coming
from farled.assessment.queries.relations import may_note_events
from farled.assessment.queries.reviews import all_reviews_due
from farled.assessment.rules.reviews import reminder
from farled.assessment.terms import CaseEvent
from farled.audit import actions as audit
from farled.notices.terms import NoticeKind
from farled.organisation.terms import PostRole, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NOT_YOURS = Wording(
    sv="En händelse antecknas av dem som ansvarar för samarbetet, av prefekten eller av ett av kontoren.",
    en="An event is noted by those who answer for the collaboration, by the head or by one of the offices.",
)
_WHAT = Wording(
    sv="Skriv vad som har hänt och var det framgår.", en="Say what has happened, and where that can be read."
)


@transaction.atomic
def remind(*, by: None, at: datetime) -> int:
    """Remind those who answer for it of each review that is due; overdue, also the post that decided it.

    Whoever owns a measure is reminded a week before its day, and the day after it. Run as often as one likes:
    each reminder is given once. Gives how many reviews and measures somebody was reminded of.
    """
    on = timezone.localdate(at)
    reminded = _remind_owners(at, on)
    for one in all_reviews_due(on=on):
        before = reminder(day=one.day, on=on)
        if before is None:
            continue
        once = f"review:{one.case.decision.pk}:{one.kind}:{before}"
        kind = NoticeKind.REVIEW_DUE
        tell_answering(by=by, at=at, case=one.case, kind=kind, once=once)
        if one.is_overdue:
            role = PostRole(one.case.decision.by_role)
            if role is not PostRole.RESEARCHER:
                tell_post(by=by, at=at, case=one.case, role=role, kind=kind, once=once)
        reminded += 1
    return reminded


def _remind_owners(at: datetime, on: date) -> int:
    found = measures_coming(before=on + timedelta(days=_DAYS_BEFORE))
    for one in found:
        once = f"measure_due:{one.pk}:{one.due.isoformat()}:{'late' if one.due < on else 'soon'}"
        kind = NoticeKind.MEASURE_DUE
        tell_owner(by=None, at=at, case=one.case, post_id=one.owner_id, kind=kind, once=once)
    return len(found)


_DAYS_BEFORE = 8
"""A measure is due soon when its day is a week away, or less."""


@transaction.atomic
def note_event(*, by: Person, at: datetime, viewer: Viewer, number: str, what: str) -> Case:
    """Something has happened, such as a coup, a scandal, a new owner: the collaboration is looked at again.

    A new case begins with all that was said and done; the decision and its record stay. Those who answer for
    it are told. Raises Case.DoesNotExist and ActionRefused.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.CHECK_AGAIN)
    if not may_note_events(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    if not what.strip():
        raise ActionRefused(_WHAT)
    again = check_again(by=by, at=at, case=case, why=what.strip())
    audit.record(by=by, at=at, what="assessment:case:event", on=again, why=what.strip())
    tell_answering(by=by, at=at, case=again, kind=NoticeKind.REOPENED, once=f"event:{again.pk}")
    return again
