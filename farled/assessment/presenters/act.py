"""What can this reader do with a full assessment now, and what stands in the way?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from farled.assessment.models import Decision
from farled.assessment.presenters import words
from farled.assessment.presenters.levels import capital
from farled.assessment.presenters.remains import remains
from farled.assessment.queries.books import books
from farled.assessment.queries.work import Kept
from farled.assessment.rules import needed_for, open_to
from farled.assessment.terms import (
    DECISIONS,
    GO_AHEAD,
    Assessment,
    Choice,
    Outcome,
    Possible,
    Readiness,
    StepKind,
)
from farled.organisation.terms import HeldPost, PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

Plain = dict[str, Any]
_YOU = Wording(sv="Du beslutar i ärendet", en="You decide this case")
_YOU_AS = Wording(sv="Som {post}.", en="As {post}.")
_WITH = Wording(sv="Väntar på beslut", en="Waits for a decision")
_READY = Wording(sv="Klart att lämna till beslut", en="Ready to be handed on")
_BACK = Wording(sv="Mer underlag behövs", en="More is needed")
_GOES_ON = Wording(sv="Bedömningen pågår", en="The assessment goes on")
_STOPPED = Wording(sv="Samarbetet är stoppat", en="The collaboration is stopped")
_DECIDES = Wording(sv="Beslutas av: {post}.", en="Decided by: {post}.")
_STOPS = (Readiness.STOPPED_BY_LAW, Readiness.STOPPED_BY_POLICY, Readiness.WAITING_FOR_AUTHORITY)


@dataclass(frozen=True)
class Seats:
    """How a reader stands to a case: the posts to decide under, as the highest post, and the own work."""

    posts: tuple[HeldPost, ...] = ()
    is_top: bool = False
    answers: bool = False
    works: bool = False


def act_of(
    *, assessment: Assessment, kept: Kept, decision: Decision | None, seats: Seats, language: str
) -> Plain:
    """Heading, what remains, who decides and why, and what may be chosen; for "assessment/act.html"."""
    decides = bool(seats.posts) and decision is None
    return {
        "heading": _heading(assessment, kept, decision, decides=decides).in_language(language),
        "as": _YOU_AS.filled(post=_title(seats.posts[0])).in_language(language) if decides else "",
        "decides": decides,
        "decides_alone": assessment.deciding.role is DECIDING_ROLES[0],
        "remains": remains(assessment).in_language(language),
        "reasons": _reasons(assessment, language) if decision is None else [],
        "who": _who(assessment, language) if decision is None else "",
        "because": [reason.in_language(language) for reason in assessment.deciding.because],
        "reference": assessment.deciding.reference,
        "choices": _choices(assessment, language) if decides else [],
        "may_hand_up": decision is None and seats.answers and _may_hand_up(assessment, kept),
        "sent_back": sent_back(kept, language) if decision is None else None,
        "is_stopped": bool(assessment.stops) and decision is None,
        "holds_until": assessment.holds_until if decides else None,
    }


def finds_wrong(*, assessment: Assessment, seats: Seats) -> bool:
    """Whether the reader holds the highest post, and may find a stop wrong as the case stands."""
    is_open = any(one.choice is Choice.FINDING_WRONG for one in assessment.possible)
    return seats.is_top and is_open


def _heading(assessment: Assessment, kept: Kept, decision: Decision | None, *, decides: bool) -> Wording:
    if decision is not None:
        return words.DECIDED[Outcome(decision.outcome)]
    if decides:
        return _YOU
    if assessment.readiness in _STOPS:
        return _STOPPED
    if kept.case.handed_at is not None:
        return _WITH
    if kept.steps and kept.steps[-1].kind == StepKind.ASK_FOR_MORE:
        return _BACK
    return _READY if assessment.readiness is Readiness.READY else _GOES_ON


def _title(post: HeldPost) -> Wording:
    """What the post is called inside a sentence; English keeps the capitals of a title."""
    return Wording(sv=post.title_sv[:1].lower() + post.title_sv[1:], en=post.title_en)


def _reasons(assessment: Assessment, language: str) -> list[str]:
    """What stands between the assessment and its decision; stops are said on top of the page."""
    if assessment.readiness in _STOPS:
        return []
    return [reason.in_language(language) for reason in assessment.reasons]


def _who(assessment: Assessment, language: str) -> str:
    name = assessment.deciding.name
    said = _DECIDES.filled(post=name) if name else words.NO_POST
    return said.in_language(language)


def _choices(assessment: Assessment, language: str) -> list[Plain]:
    """What the deciding post may choose as things stand; a stop is found wrong beside the stop itself."""
    role = assessment.deciding.role
    opened = open_to(role=role, possible=assessment.possible) if role else ()
    return [_choice(one, language) for one in opened if one.choice is not Choice.FINDING_WRONG]


def _choice(one: Possible, language: str) -> Plain:
    return {
        "value": one.choice.value,
        "text": _named(one.choice).in_language(language),
        "because": one.because.in_language(language),
        "reference": one.reference,
        "needs": [field for field in needed_for(one.choice) if field != "reason"],
        "is_held": one.choice is Choice.PROCEED_WITH_CONDITIONS,
    }


def _named(choice: Choice) -> Wording:
    """What a choice is called: a plain yes or no as everywhere in the house, all else as the table has it."""
    if choice in (*GO_AHEAD, Choice.DECLINE):
        return words.OUTCOMES[DECISIONS[choice]]
    return capital(books().outcomes.choices[choice])


def _may_hand_up(assessment: Assessment, kept: Kept) -> bool:
    lowest = DECIDING_ROLES[0]
    if kept.case.handed_at is not None or assessment.deciding.role is lowest:
        return False
    return any((one.choice, one.role) == (Choice.HAND_UP, lowest) for one in assessment.possible)


def sent_back(kept: Kept, language: str) -> Plain | None:
    """The question with which the case came back, for as long as it has not been handed on again."""
    last = kept.steps[-1] if kept.steps else None
    if last is None or last.kind != StepKind.ASK_FOR_MORE:
        return None
    post = books().delegation.roles[PostRole(last.by_role)].in_language(language)
    return {"question": last.reason, "at": last.at, "by": last.by.name, "post": post}
