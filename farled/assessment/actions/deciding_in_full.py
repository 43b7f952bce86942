"""How is a full assessment decided, bound to all that was shown, and never changed afterwards?"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from farled.assessment.actions.telling import tell_answering
from farled.assessment.models import Decision
from farled.assessment.queries.books import books
from farled.assessment.queries.locked import ActionRefused
from farled.assessment.queries.running import WENT_ON
from farled.assessment.queries.shown import covered_now
from farled.assessment.queries.shown_work import measure_told, signing
from farled.assessment.queries.weighing import Weighed, document_of, is_stale, weighed_now
from farled.assessment.rules import as_plain, canonical, digest, looked_at_again, midway_on, obstacles_in_full
from farled.assessment.terms import DECISIONS, CaseEvent, Choice, Draft, Outcome
from farled.audit import actions as audit
from farled.mitigation import actions as mitigation
from farled.mitigation.queries import measures_of
from farled.mitigation.terms import MeasureState
from farled.notices.terms import NoticeKind
from farled.organisation.queries import posts_by_id
from farled.organisation.terms import HeldPost, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

Plain = dict[str, Any]
_NO_DECISION = Wording(sv="Det här är inget beslut.", en="This is not a decision.")
_NO_PERIODS = Wording(
    sv="Inga tider för översyn gällde den dagen, så beslutet får inget slut.",
    en="No periods of review were in force on that day, so the decision would have no end.",
)
_NO_POST = Wording(
    sv="Posten som ska äga villkoret finns inte.", en="The post that is to own the condition does not exist."
)
_ALWAYS = ("presented_by", "took_part")
_BELONGS: dict[Choice, tuple[str, ...]] = {
    Choice.PROCEED: (),
    Choice.PROCEED_WITH_CONDITIONS: (),
    Choice.DECLINE: ("told_partner", "help_goes_on"),
    Choice.STOP_BY_LAW: (),
    Choice.MODIFY: ("changes",),
    Choice.TERMINATE: ("exit_plan",),
}
"""What a record keeps beside the reason; what was typed for another choice is not decided."""


@transaction.atomic
def decide_in_full(
    *, by: Person, at: datetime, viewer: Viewer, number: str, draft: Draft, seen: str, language: str
) -> Decision:
    """Decide a full assessment on what is known and done at this moment.

    ``seen`` is the token of all that the page showed (``queries.seen.seen_in_full``). With conditions, every
    measure that is not dropped becomes one, and the decider's own are added; they are followed up afterwards
    and the record stays as it is. Raises Case.DoesNotExist and ActionRefused with every obstacle.
    """
    weighed = weighed_now(viewer=viewer, number=number, at=at, event=CaseEvent.DECIDE)
    until = _holds_until(weighed)
    shown = document_of(weighed)
    _refuse(weighed, draft, until, has_moved=is_stale(weighed=weighed, shown=shown, seen=seen))
    case, post = weighed.case, weighed.posts[0]
    conditions = _held_to(weighed, draft, by, at)
    made = _made(draft, by, post, at, until, language, conditions)
    made["midway_on"] = _midway(weighed, made)
    decision = _written(weighed, shown, made, by, post)
    case.follow(weighed.assessment, weighed.ground.facts)
    case.decided_at = at
    case.save(update_fields=["decided_at"])
    audit.record(
        by=by,
        at=at,
        post=post.role,
        what=f"assessment:decision:{decision.outcome}",
        on=case,
        why=draft.reason.strip(),
        after={"digest": decision.digest, "valid_until": decision.valid_until.isoformat()},
    )
    tell_answering(by=by, at=at, case=case, kind=NoticeKind.DECIDED, once=f"decision:{decision.pk}")
    return decision


def _holds_until(weighed: Weighed) -> date | None:
    """Until when the decision holds; one that lets nothing go ahead is looked at again in due time."""
    assessment = weighed.assessment
    later = looked_at_again(facts=weighed.ground.facts, review=books().review, on=assessment.on)
    return assessment.holds_until or later


def _refuse(weighed: Weighed, draft: Draft, until: date | None, *, has_moved: bool) -> None:
    reasons = obstacles_in_full(
        draft=draft,
        assessment=weighed.assessment,
        work=weighed.work,
        outcomes=books().outcomes,
        may_decide=bool(weighed.posts),
        is_stale=has_moved,
    )
    others = {_NO_DECISION: draft.choice not in DECISIONS, _NO_PERIODS: until is None}
    everything = (*reasons, *(reason for reason, is_so in others.items() if is_so))
    if everything:
        raise ActionRefused(*everything, is_theirs=bool(weighed.posts))


def _midway(weighed: Weighed, made: Plain) -> str | None:
    """The day of the midway review, as the record keeps it; only what goes on is looked at midway."""
    if Outcome(made["outcome"]) not in WENT_ON:
        return None
    day = midway_on(
        facts=weighed.ground.facts,
        review=books().review,
        on=weighed.assessment.on,
        until=date.fromisoformat(made["valid_until"]),
        has_conditions=bool(made["conditions"]),
    )
    return day.isoformat() if day else None


def _held_to(weighed: Weighed, draft: Draft, by: Person, at: datetime) -> list[Plain]:
    """Make conditions of the measures and of the decider's own words; gives them as a record keeps them."""
    if draft.choice is not Choice.PROCEED_WITH_CONDITIONS:
        return []
    mitigation.hold_to_plan(by=by, at=at, case=weighed.case)
    said = [condition for condition in draft.conditions if not condition.is_blank]
    owners = posts_by_id(condition.owner_id for condition in said if condition.owner_id)
    for condition in said:
        if condition.owner_id not in owners or condition.due is None:
            raise ActionRefused(_NO_POST)
        mitigation.hold_to(
            by=by,
            at=at,
            case=weighed.case,
            words=condition.words,
            owner=owners[condition.owner_id],
            due=condition.due,
        )
    sign = signing(weighed.kept)
    live = [one for one in measures_of(weighed.case.pk) if one.state != MeasureState.DROPPED]
    return [measure_told(measure, sign) for measure in live]


def _made(
    draft: Draft,
    by: Person,
    post: HeldPost,
    at: datetime,
    until: date | None,
    language: str,
    conditions: list[Plain],
) -> Plain:
    """The decision as its record keeps it."""
    return {
        "outcome": DECISIONS[draft.choice].value,
        "reason": draft.reason.strip(),
        "by": by.name,
        "post": {"sv": post.title_sv, "en": post.title_en},
        "at": at.isoformat(),
        "valid_until": until.isoformat() if until else None,
        "language": language,
        "conditions": conditions,
        **{field: getattr(draft, field).strip() for field in (*_ALWAYS, *_BELONGS[draft.choice])},
    }


def _written(weighed: Weighed, shown: Plain, made: Plain, by: Person, post: HeldPost) -> Decision:
    case, ground = weighed.case, weighed.ground
    covered = covered_now(
        collaboration=case.collaboration, partners=ground.partners, judgement=weighed.assessment
    )
    text = canonical({**shown, "decision": made})
    return Decision.objects.create(
        case=case,
        outcome=made["outcome"],
        reason=made["reason"],
        by=by,
        by_role=post.role.value,
        at=datetime.fromisoformat(made["at"]),
        valid_until=date.fromisoformat(made["valid_until"]),
        midway_on=date.fromisoformat(made["midway_on"]) if made["midway_on"] else None,
        language=made["language"],
        snapshot=text,
        digest=digest(text),
        covered=as_plain(covered),
    )
