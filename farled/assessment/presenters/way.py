"""Which way does the decision of a full assessment take: which post has said what, which has it now?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from farled.assessment.models import Decision, Step
from farled.assessment.presenters import words
from farled.assessment.queries.books import books
from farled.assessment.queries.work import Kept
from farled.assessment.terms import GO_AHEAD, Assessment, Choice, Outcome, Readiness, StepKind
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Post

Plain = dict[str, Any]
_NOBODY = Wording(sv="Ingen annan har posten i dag", en="Nobody else holds the post today")
_HELD = Wording(sv="{title}, {unit}", en="{title}, {unit}")
_SAID = {
    StepKind.HAND_UP: Wording(sv="Lämnade ärendet vidare", en="Handed the case on"),
    StepKind.OUTSIDE_AUTHORITY: Wording(
        sv="Fann risken ligga utanför sin befogenhet", en="Found the risk outside its authority"
    ),
    StepKind.ASK_FOR_MORE: Wording(sv="Bad om mer underlag", en="Asked for more"),
    StepKind.CONFLICT: Wording(sv="Anmälde jäv", en="Declared a conflict of interest"),
    StepKind.SECOND_LOOK: Wording(
        sv="Beslutade tidigare; en ny prövning är begärd", en="Decided earlier; a second look was asked for"
    ),
}
_REGISTERED = Wording(sv="Registrerade samarbetet", en="Registered the collaboration")
_WORKING = Wording(sv="Arbetar med bedömningen", en="Works on the assessment")
_WORKING_ALONE = Wording(sv="Arbetar med bedömningen och beslutar", en="Works on the assessment, and decides")
_DECIDES_NOW = Wording(sv="Har ärendet för beslut", en="Has the case for decision")
_DECIDES = Wording(sv="Beslutar", en="Decides")
_IF_OUTSIDE = Wording(
    sv="Bara om risken ligger utanför befogenheten för posten före",
    en="Only if the risk lies outside the authority of the post before",
)
_REVIEW = Wording(sv="Översyn", en="Review")
_LATEST = Wording(sv="Senast", en="At the latest")
_MIDWAY = Wording(sv="Under tiden", en="Midway")
_AFTERWARDS = Wording(sv="Efter beslutet", en="After the decision")
_LOWEST = DECIDING_ROLES[0]
_REVIEWED = {choice.value for choice in (*GO_AHEAD, Choice.MODIFY)}


def way_of(
    *,
    assessment: Assessment,
    kept: Kept,
    decision: Decision | None,
    posts: Mapping[PostRole, Post],
    language: str,
) -> list[Plain]:
    """Each post on the way in its order, with what it said and when; ``posts`` hold the roles today.

    A post below the one that decides, which was never asked, is not on the way.
    """
    at = _stands_at(assessment, kept, decision)
    stops = [
        _stop(role, at, assessment, kept, decision, posts, language)
        for role in roles_of(assessment)
        if _is_on_the_way(role, assessment, kept)
    ]
    return [*stops, *_review(decision, language)]


def roles_of(assessment: Assessment) -> tuple[PostRole, ...]:
    """Everybody whose case it may become: those who answer for it, and the line above them."""
    decides = assessment.deciding.role
    named = {_LOWEST, *assessment.deciding.line, *([decides] if decides else [])}
    return tuple(role for role in DECIDING_ROLES if role in named)


def _is_on_the_way(role: PostRole, assessment: Assessment, kept: Kept) -> bool:
    decides = assessment.deciding.role
    if role is _LOWEST or decides is None or any(step.by_role == role for step in kept.steps):
        return True
    return DECIDING_ROLES.index(role) >= DECIDING_ROLES.index(decides)


def _stands_at(assessment: Assessment, kept: Kept, decision: Decision | None) -> PostRole | None:
    """The role that has the case now; None when it is decided."""
    if decision is not None:
        return None
    decides = assessment.deciding.role
    is_there = kept.case.handed_at is not None or bool(assessment.stops)
    return decides if is_there and decides else _LOWEST


def _stop(
    role: PostRole,
    at: PostRole | None,
    assessment: Assessment,
    kept: Kept,
    decision: Decision | None,
    posts: Mapping[PostRole, Post],
    language: str,
) -> Plain:
    said = [*_begun(role, kept, language), *_steps(role, kept, language)]
    if decision is not None and role is assessment.deciding.role:
        said.append(
            {"what": words.DECIDED[Outcome(decision.outcome)].in_language(language), "at": decision.at}
        )
    return {
        "state": _state(role, at, assessment, decision, bool(said)),
        "name": books().delegation.roles[role].in_language(language),
        "who": _who(role, kept, posts, language),
        "said": said,
        "next": _next(role, at, assessment, decision, language),
    }


def _begun(role: PostRole, kept: Kept, language: str) -> Iterator[Plain]:
    if role is _LOWEST:
        at = kept.case.collaboration.registered_at
        yield {"what": _REGISTERED.in_language(language), "at": at}


def _steps(role: PostRole, kept: Kept, language: str) -> list[Plain]:
    return [_step(step, language) for step in kept.steps if step.by_role == role]


def _step(step: Step, language: str) -> Plain:
    said = _SAID[StepKind(step.kind)].in_language(language)
    return {"what": said, "at": step.at, "reason": step.reason}


def _state(
    role: PostRole, at: PostRole | None, assessment: Assessment, decision: Decision | None, has_said: bool
) -> str:
    if role is at:
        return "now"
    is_decider = role is assessment.deciding.role
    return "done" if has_said and (decision is not None or not is_decider) else "ahead"


def _next(
    role: PostRole,
    at: PostRole | None,
    assessment: Assessment,
    decision: Decision | None,
    language: str,
) -> str:
    """What the post does next, or would do; empty when it has nothing more to do."""
    decides = assessment.deciding.role
    if decision is not None or decides is None:
        return ""
    if role is decides and role is _LOWEST and assessment.readiness is not Readiness.READY:
        return _WORKING_ALONE.in_language(language)
    if role is decides:
        return (_DECIDES_NOW if role is at else _DECIDES).in_language(language)
    if role is at:
        return _WORKING.in_language(language)
    is_above = DECIDING_ROLES.index(role) > DECIDING_ROLES.index(decides)
    return _IF_OUTSIDE.in_language(language) if is_above else ""


def _who(role: PostRole, kept: Kept, posts: Mapping[PostRole, Post], language: str) -> str:
    """Who answers for the case by name; every other post by its title and unit."""
    if role is _LOWEST:
        return kept.case.collaboration.responsible.name
    post = posts.get(role)
    if post is None:
        return _NOBODY.in_language(language)
    return _HELD.filled(title=post.title(language), unit=post.unit.name(language)).in_language(language)


def _review(decision: Decision | None, language: str) -> Iterator[Plain]:
    """When the decision is looked at again; what does not go on is not."""
    stop = {"state": "ahead", "name": _REVIEW.in_language(language), "who": "", "said": [], "next": ""}
    if decision is None:
        yield stop | {"next": _AFTERWARDS.in_language(language)}
    elif decision.outcome in _REVIEWED:
        days = {_MIDWAY: decision.midway_on, _LATEST: decision.valid_until}
        yield stop | {
            "said": [{"what": what.in_language(language), "at": at} for what, at in days.items() if at]
        }
