"""Where does each requirement stand: met, waived by the one who may, asked for, or missing?"""

from collections.abc import Mapping
from dataclasses import replace

from farled.assessment.terms import Opened, Required, RequirementState, Running, Seen
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import FactValue
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import Requirement, Rulebook
from farled.text.terms import Wording

_MET = Wording(sv="Uppfyllt av det som redan är känt.", en="Met by what is known already.")
_SAID = Wording(sv="{note} ({day})", en="{note} ({day})")
_NO_NOTE = Wording(
    sv="Det står inte vad som kom fram, eller varför kravet efterges.",
    en="It does not say what was found, or why the requirement is waived.",
)
_FREELY = Wording(
    sv="Någon har bett om det, fast ingen regel kräver det.",
    en="Somebody has asked for it, though no rule requires it.",
)
_NOBODY = Wording(sv="Ingen kan efterge det här kravet.", en="Nobody can waive this requirement.")
_TOO_LOW = Wording(
    sv="Den befattning som har eftergett kravet får inte göra det.",
    en="The post that waived the requirement may not do so.",
)
_NOT_THEIRS = Wording(
    sv="Den befattning som har svarat är inte den som kan svara. Det gör: {who}.",
    en="The post that answered is not the one that can. Who can: {who}.",
)
_AGAIN = Wording(
    sv="Gjordes före det som har hänt ({day}) och behöver göras om.",
    en="Was done before what has happened ({day}) and needs to be done again.",
)


def required(
    *,
    asked: tuple[Opened, ...],
    seen: Mapping[str, Seen],
    known: Mapping[str, FactValue],
    rulebook: Rulebook,
    running: Running | None,
) -> tuple[Required, ...]:
    """Each requirement with its state. What does not count says why, and the requirement stays missing.

    Nothing is waived without a reason, by a post below the one that may, or where nobody may. What certain
    posts alone can give is met by none other. What must be
    asked anew during the collaboration counts only from the day on which it is looked at again. What somebody
    asked for though no rule requires it comes last.
    """
    by_rule = tuple(_required(one, seen.get(one.id), known, rulebook, running) for one in asked)
    ids = {one.id for one in asked}
    free = (one for one in seen.values() if one.is_free and one.requirement not in ids)
    return (*by_rule, *(_free(one, known, rulebook, running) for one in free))


def _free(
    seen: Seen, known: Mapping[str, FactValue], rulebook: Rulebook, running: Running | None
) -> Required:
    asked = asked_freely(rulebook.requirement(seen.requirement))
    return replace(_required(asked, seen, known, rulebook, running), is_free=True)


def asked_freely(requirement: Requirement) -> Opened:
    """An opinion that somebody asks for though no rule requires it."""
    return Opened(requirement.id, requirement.name, (_FREELY,), ())


def _required(
    asked: Opened,
    seen: Seen | None,
    known: Mapping[str, FactValue],
    rulebook: Rulebook,
    running: Running | None,
) -> Required:
    requirement = rulebook.requirement(asked.id)
    state, because, problem = _state(requirement, seen, known, rulebook, running)
    return Required(
        asked=asked,
        state=state,
        before_decision=requirement.before_decision,
        because=because,
        problem=problem,
        given_by=requirement.given_by,
        waived_by=requirement.waived_by,
        posts=requirement.posts,
    )


def _state(
    requirement: Requirement,
    seen: Seen | None,
    known: Mapping[str, FactValue],
    rulebook: Rulebook,
    running: Running | None,
) -> tuple[RequirementState, Wording | None, Wording | None]:
    if seen is None:
        is_met = requirement.met_when and rulebook.conditions.holds(requirement.met_when, known)
        return (RequirementState.MET, _MET, None) if is_met else (RequirementState.MISSING, None, None)
    problem = _problem(requirement, seen, running)
    if problem:
        return RequirementState.MISSING, None, problem
    return seen.state, _SAID.filled(note=seen.note, day=seen.on.isoformat()), None


def _problem(requirement: Requirement, seen: Seen, running: Running | None) -> Wording | None:
    if not seen.note.strip():
        return _NO_NOTE
    if seen.state is RequirementState.WAIVED and requirement.waived_by is None:
        return _NOBODY
    if seen.state is RequirementState.WAIVED and not may_waive(requirement=requirement, role=seen.by):
        return _TOO_LOW
    if seen.state is RequirementState.MET and not may_give(requirement=requirement, role=seen.by):
        return _NOT_THEIRS.filled(who=requirement.given_by or requirement.name)
    if running and requirement.again_during and seen.on < running.since:
        return _AGAIN.filled(day=running.since.isoformat())
    return None


def may_give(*, requirement: Requirement, role: PostRole) -> bool:
    """Whether a post can meet a requirement: the posts named, or anybody where none is."""
    return not requirement.posts or role in requirement.posts


def may_waive(*, requirement: Requirement, role: PostRole) -> bool:
    """Whether a post may waive it: the named one, or one that decides above it; none where nobody may."""
    least = requirement.waived_by
    if least is None or role is least:
        return least is not None
    if role not in DECIDING_ROLES or least not in DECIDING_ROLES:
        return False
    return DECIDING_ROLES.index(role) > DECIDING_ROLES.index(least)
