"""How does a case move between posts without being decided, each step on its record?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from farled.assessment.actions.opening import check_again
from farled.assessment.actions.telling import tell_post
from farled.assessment.models import Case, Step
from farled.assessment.queries.books import books
from farled.assessment.queries.locked import ActionRefused, assessed_again, locked_case
from farled.assessment.queries.relations import answers_for
from farled.assessment.queries.weighing import Weighed, weighed_now
from farled.assessment.rules import obstacles_in_full, obstacles_to_hand_up, obstacles_to_second_look
from farled.assessment.terms import CaseEvent, Choice, Draft, StepKind
from farled.audit import actions as audit
from farled.notices.terms import NoticeKind
from farled.organisation.terms import PostRole, Viewer
from farled.responsibility.rules import next_superior
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NOT_YOURS = Wording(
    sv="Bara de som ansvarar för samarbetet lämnar ärendet vidare.",
    en="Only those who answer for the collaboration hand the case on.",
)

_NOT_THE_DECIDER = Wording(
    sv="Jäv anmäls av den som annars skulle besluta.",
    en="A conflict of interest is declared by whoever would decide otherwise.",
)
_NO_REASON = Wording(
    sv="Skriv vad jävet består i, utan detaljer som inte behövs.",
    en="Say what the conflict is, without details that are not needed.",
)
_NOT_YOURS_TO_ASK = Wording(
    sv="Bara de som ansvarar för samarbetet ber om en ny prövning.",
    en="Only those who answer for the collaboration ask for a second look.",
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
    _tell_next(step, NoticeKind.HANDED)
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
    _tell_next(step, NoticeKind.SENT_BACK)
    return step


@transaction.atomic
def outside_authority(*, by: Person, at: datetime, viewer: Viewer, number: str, reason: str) -> Step:
    """Record that the risk lies outside the authority of the post that decides; the next superior then does.

    The rules name who that is: nobody chooses, and nobody is skipped. Raises as ``hand_up``.
    """
    weighed = _decided_by(viewer, number, at, Draft(Choice.HAND_UP, reason), CaseEvent.OUTSIDE_AUTHORITY)
    above = _above(weighed)
    step = _stepped(weighed.case, StepKind.OUTSIDE_AUTHORITY, by, at, weighed.decides, above, reason)
    _follow(weighed, at, handed_at=at)
    audit.record(what="assessment:case:outside_authority", **_trace(step))
    _tell_next(step, NoticeKind.HANDED)
    return step


@transaction.atomic
def declare_conflict(*, by: Person, at: datetime, viewer: Viewer, number: str, reason: str) -> Step:
    """Whoever would decide declares a conflict of interest; the next superior decides instead.

    At the highest post another of its holders decides, or a deputy. Raises as ``hand_up``.
    """
    weighed = weighed_now(viewer=viewer, number=number, at=at, event=CaseEvent.CONFLICT)
    if not weighed.posts:
        raise ActionRefused(_NOT_THE_DECIDER, is_theirs=False)
    _refuse(() if reason.strip() else (_NO_REASON,))
    step = _stepped(weighed.case, StepKind.CONFLICT, by, at, weighed.decides, _above(weighed), reason)
    _follow(weighed, at, handed_at=at)
    audit.record(what="assessment:case:conflict", **_trace(step))
    _tell_next(step, NoticeKind.HANDED)
    return step


@transaction.atomic
def ask_second_look(*, by: Person, at: datetime, viewer: Viewer, number: str, reason: str) -> Step:
    """Those who answer for a collaboration ask a higher post to look at what was decided.

    A new case begins with all that was said and done; the decision and its record stay as they are. Nobody
    stands above the highest post. Raises as ``hand_up``.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.SECOND_LOOK)
    if not answers_for(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS_TO_ASK, is_theirs=False)
    looked = PostRole(case.decision.by_role)
    _refuse(obstacles_to_second_look(is_full=case.is_full, looked=looked, reason=reason))
    again = check_again(by=by, at=at, case=case, why=reason.strip())
    _, assessment = assessed_again(case=again, at=at)
    line, facts = assessment.deciding.line, again.facts
    above = next_superior(role=looked, line=line, facts=facts)
    step = _stepped(again, StepKind.SECOND_LOOK, by, at, looked, above, reason)
    _, assessment = assessed_again(case=again, at=at)
    again.follow(assessment, facts)
    audit.record(what="assessment:case:second_look", **_trace(step))
    _tell_next(step, NoticeKind.SECOND_LOOK)
    return step


def _answering() -> PostRole:
    """The role of those who answer for a collaboration, whatever other posts they hold."""
    return DECIDING_ROLES[0]


def _above(weighed: Weighed) -> PostRole:
    """The next superior in line in whose post somebody can act; the highest post itself at the top."""
    line, decides = weighed.assessment.deciding.line, weighed.decides
    if decides is line[-1]:
        return decides
    return next_superior(role=decides, line=line, facts=weighed.ground.facts)


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


def _tell_next(step: Step, kind: NoticeKind) -> None:
    """The post that the case goes to learns of it."""
    role, once = PostRole(step.to_role), f"step:{step.pk}"
    tell_post(by=step.by, at=step.at, case=step.case, role=role, kind=kind, once=once)


def _trace(step: Step) -> dict[str, Any]:
    """The step as the audit keeps it."""
    after = {"from": step.by_role, "to": step.to_role}
    return {"by": step.by, "at": step.at, "on": step.case, "why": step.reason, "after": after}
