"""How does a case move between posts without being decided, each step on its record?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from farled.assessment.models import Case, Step
from farled.assessment.queries.books import books
from farled.assessment.queries.locked import ActionRefused, assessed_again
from farled.assessment.queries.relations import answers_for
from farled.assessment.queries.weighing import Weighed, weighed_now
from farled.assessment.rules import obstacles_in_full, obstacles_to_hand_up
from farled.assessment.terms import CaseEvent, Choice, Draft, StepKind
from farled.audit import actions as audit
from farled.organisation.terms import PostRole, Viewer
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NOT_YOURS = Wording(
    sv="Bara de som ansvarar för samarbetet lämnar ärendet vidare.",
    en="Only those who answer for the collaboration hand the case on.",
)


@transaction.atomic
def hand_up(*, by: Person, at: datetime, viewer: Viewer, number: str, reason: str = "") -> Step:
    """Hand a case to the post that decides: those who answer for it say that it is that post's now.

    Raises Case.DoesNotExist and ActionRefused with every obstacle.
    """
    weighed = weighed_now(viewer=viewer, number=number, at=at, event=CaseEvent.HAND_UP)
    case, assessment = weighed.case, weighed.assessment
    if not answers_for(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    _refuse(
        obstacles_to_hand_up(
            assessment=assessment,
            work=weighed.work,
            outcomes=books().outcomes,
            is_handed=case.handed_at is not None,
        )
    )
    step = _stepped(case, StepKind.HAND_UP, by, at, _answering(), weighed.decides, reason)
    _follow(weighed, at, handed_at=at)
    audit.record(what="assessment:case:hand_up", **_trace(step))
    return step


@transaction.atomic
def ask_for_more(*, by: Person, at: datetime, viewer: Viewer, number: str, reason: str) -> Step:
    """Send a case back to those who answer for it, with what the deciding post wants to know.

    It is no decision: the case goes on, and comes back when it is handed up again. Raises as ``hand_up``.
    """
    weighed = _decided_by(viewer, number, at, Draft(Choice.ASK_FOR_MORE, reason), CaseEvent.ASK_FOR_MORE)
    step = _stepped(weighed.case, StepKind.ASK_FOR_MORE, by, at, weighed.decides, _answering(), reason)
    _follow(weighed, at, handed_at=None)
    audit.record(what="assessment:case:ask_for_more", **_trace(step))
    return step


@transaction.atomic
def outside_authority(*, by: Person, at: datetime, viewer: Viewer, number: str, reason: str) -> Step:
    """Record that the risk lies outside the authority of the post that decides; the next superior then does.

    The rules name who that is: nobody chooses, and nobody is skipped. Raises as ``hand_up``.
    """
    weighed = _decided_by(viewer, number, at, Draft(Choice.HAND_UP, reason), CaseEvent.OUTSIDE_AUTHORITY)
    above = _next_above(weighed.decides, weighed.assessment.deciding.line)
    step = _stepped(weighed.case, StepKind.OUTSIDE_AUTHORITY, by, at, weighed.decides, above, reason)
    _follow(weighed, at, handed_at=at)
    audit.record(what="assessment:case:outside_authority", **_trace(step))
    return step


def _answering() -> PostRole:
    """The role of those who answer for a collaboration, whatever other posts they hold."""
    return DECIDING_ROLES[0]


def _next_above(role: PostRole, line: tuple[PostRole, ...]) -> PostRole:
    """The next superior in line; the rules have made sure that there is one."""
    return next(one for one in line if DECIDING_ROLES.index(one) > DECIDING_ROLES.index(role))


def _decided_by(viewer: Viewer, number: str, at: datetime, draft: Draft, event: CaseEvent) -> Weighed:
    """The case, when this person may choose so from the deciding seat."""
    weighed = weighed_now(viewer=viewer, number=number, at=at, event=event)
    reasons = obstacles_in_full(
        draft=draft,
        assessment=weighed.assessment,
        work=weighed.work,
        outcomes=books().outcomes,
        may_decide=bool(weighed.posts),
    )
    _refuse(reasons, is_theirs=bool(weighed.posts))
    return weighed


def _refuse(reasons: tuple[Wording, ...], *, is_theirs: bool = True) -> None:
    if reasons:
        raise ActionRefused(*reasons, is_theirs=is_theirs)


def _stepped(
    case: Case,
    kind: StepKind,
    by: Person,
    at: datetime,
    of: PostRole,
    to: PostRole,
    reason: str,
) -> Step:
    return Step.objects.create(
        case=case, kind=kind, reason=reason.strip(), by=by, by_role=of, to_role=to, at=at
    )


def _follow(weighed: Weighed, at: datetime, *, handed_at: datetime | None) -> None:
    """Judge the case anew after the step: who decides may be another post now."""
    case = weighed.case
    case.facts = dict(weighed.ground.facts)
    case.handed_at = handed_at
    case.save(update_fields=["handed_at"])
    _, assessment = assessed_again(case=case, at=at)
    case.follow(assessment, case.facts)


def _trace(step: Step) -> dict[str, Any]:
    """The step as the audit keeps it."""
    after = {"from": step.by_role, "to": step.to_role}
    return {"by": step.by, "at": step.at, "on": step.case, "why": step.reason, "after": after}
