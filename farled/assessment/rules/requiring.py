"""Who may ask for what is required, say that it is done, give an opinion, waive it, or take that back?

Those who work on the case ask a post, and say that something is done; so does the post that was asked. The
posts that decide for the unit may ask too, and any opinion may be asked for though no rule requires it. An
opinion that certain posts alone give comes from a holder of one of them, a waiver from the named post or one
that decides above it; neither from somebody who answers for the collaboration. What was said is taken back by
whoever said it, a question by any who works on the case, a waiver by whoever may waive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.assessment.rules.requirements import may_waive
from farled.assessment.terms import Required, RequirementState
from farled.organisation.terms import OUTSIDE, PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import Requirement
from farled.text.terms import Wording

ADVISING = (
    PostRole.INTERNATIONAL_OFFICE,
    PostRole.LEGAL,
    PostRole.EXPORT_CONTROL,
    PostRole.SECURITY,
    PostRole.DATA_PROTECTION,
    PostRole.HEAD_OF_DEPARTMENT,
    PostRole.ADVISORY_BOARD,
    PostRole.COUNTRY_EXPERT,
)
"""Whom one can ask about anything that no post alone can give."""
LEADERSHIP = (PostRole.ACADEMIC_VICE_PRESIDENT, PostRole.PRESIDENT)
"""Who alone can ask the national advisory group, which advises the leaderships of universities."""
_SETTLED = Wording(sv="Kravet är redan uppfyllt eller eftergivet.", en="This is met or waived already.")
_NO_QUESTION = Wording(sv="Skriv vad du vill ha svar på.", en="Write what you would like to know.")
_PAST = Wording(sv="Den dagen har redan varit.", en="That day has passed already.")
_WRONG_POST = Wording(
    sv="Den posten kan inte svara på det här. Det gör: {who}.",
    en="That post cannot answer this. Who can: {who}.",
)
_FROM_LEADERSHIP = Wording(
    sv="Nationella rådgivande gruppen ger råd till ledningen. Bara rektor eller en vicerektor kan fråga den.",
    en="The national advisory group advises the leadership. Only the president or a vice president asks it.",
)
_NOBODY_SAID_IT = Wording(
    sv="Skriv vem som har sagt det: namn och var personen verkar.",
    en="Write who said it: the name, and where that person works.",
)
_NOT_REQUIRED = Wording(
    sv="Ingen regel kräver det, så det finns inget att efterge. Frågan kan tas tillbaka.",
    en="No rule requires it, so there is nothing to waive. The question can be taken back.",
)
_NO_NOTE = Wording(sv="Skriv vad som kom fram.", en="Write what came out.")
_NO_REASON = Wording(sv="Skriv varför det kan efterges.", en="Write why it can be waived.")


class Deed(StrEnum):
    """What can be done about a requirement."""

    ASK = "ask"
    MEET = "meet"
    WAIVE = "waive"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, slots=True)
class Acting:
    """How somebody stands to a case.

    ``works``: works on it; ``answers``: answers for the collaboration. ``roles``: of the posts that count
    here; one that decides counts only where it covers the unit of the case.
    """

    person_id: int
    works: bool
    answers: bool
    roles: tuple[PostRole, ...]

    @property
    def asks(self) -> bool:
        """Whether somebody may ask others: who works on the case, and the posts that decide for its unit."""
        return self.works or any(role in DECIDING_ROLES[1:] for role in self.roles)

    @property
    def leads(self) -> bool:
        """Whether somebody holds a post of the university's leadership."""
        return any(role in LEADERSHIP for role in self.roles)

    @property
    def working_role(self) -> PostRole:
        """The role under which somebody who works on a case does so."""
        return self.roles[0] if self.roles else PostRole.RESEARCHER


@dataclass(frozen=True, slots=True)
class Done:
    """What was done about a requirement: in which state that left it, by whom, and which post was asked."""

    state: RequirementState
    by_id: int
    asked_of: PostRole | None


def may_be_asked(*, requirement: Requirement) -> tuple[PostRole, ...]:
    """The posts that can be asked: those that alone can give it, else any that advises."""
    return requirement.posts or ADVISING


def free_to_ask(
    *, requirements: Iterable[Requirement], required: Iterable[Required], acting: Acting
) -> tuple[Requirement, ...]:
    """The opinions that somebody may ask for though no rule requires them in the case."""
    if not acting.asks:
        return ()
    there = {one.asked.id for one in required}
    opinions = [one for one in requirements if one.posts and one.id not in there]
    return tuple(one for one in opinions if acting.leads or one.posts != (PostRole.NATIONAL_GROUP,))


def is_settled(*, required: Required) -> bool:
    """Whether nothing more needs to be done about it."""
    return required.state in (RequirementState.MET, RequirementState.WAIVED)


def giving_role(*, requirement: Requirement, asked_of: PostRole | None, acting: Acting) -> PostRole | None:
    """The role under which somebody may meet a requirement now; None when it is not theirs.

    What an adviser outside the university has said is noted under that adviser's name: by whoever works on
    the case where anybody may meet it, else by the leadership or the international office.
    """
    if asked_of in OUTSIDE:
        notes = acting.works if not requirement.posts else _notes_for_others(acting)
        return asked_of if notes else None
    if requirement.posts:
        return None if acting.answers else _held(acting, requirement.posts)
    asked = _held(acting, (asked_of,)) if asked_of else None
    return asked or (acting.working_role if acting.works else None)


def _notes_for_others(acting: Acting) -> bool:
    return not acting.answers and (acting.leads or PostRole.INTERNATIONAL_OFFICE in acting.roles)


def waiving_role(*, requirement: Requirement, acting: Acting) -> PostRole | None:
    """The role under which somebody may waive a requirement; None when it is not theirs, or nobody's."""
    if acting.answers:
        return None
    return next((role for role in acting.roles if may_waive(requirement=requirement, role=role)), None)


def taking_back_role(*, requirement: Requirement, done: Done, acting: Acting) -> PostRole | None:
    """The role under which somebody may take back what was done; None when it is not theirs."""
    if done.state is RequirementState.WAIVED:
        return waiving_role(requirement=requirement, acting=acting)
    is_theirs = done.by_id == acting.person_id or (done.state is RequirementState.ASKED and acting.works)
    return acting.working_role if is_theirs else None


def open_deeds(
    *, requirement: Requirement, required: Required, done: Done | None, acting: Acting
) -> tuple[Deed, ...]:
    """What somebody can do now about a requirement that stands before the decision; empty for a reminder."""
    if not required.before_decision and not required.is_free:
        return ()
    is_open = not is_settled(required=required)
    asked_of = done.asked_of if done else None
    gives = giving_role(requirement=requirement, asked_of=asked_of, acting=acting) is not None
    waives = waiving_role(requirement=requirement, acting=acting) is not None
    takes_back = done and taking_back_role(requirement=requirement, done=done, acting=acting) is not None
    is_open_to = {
        Deed.MEET: gives and (is_open or done is not None),
        Deed.ASK: is_open and acting.asks,
        Deed.WAIVE: is_open and waives and not required.is_free,
        Deed.WITHDRAW: bool(takes_back),
    }
    return tuple(deed for deed, is_there in is_open_to.items() if is_there)


def against_asking(
    *,
    requirement: Requirement,
    required: Required,
    asked_of: PostRole,
    question: str,
    due: date | None,
    today: date,
    acting: Acting,
) -> tuple[Wording, ...]:
    """Every reason why a post cannot be asked so; empty means yes."""
    is_led = asked_of is not PostRole.NATIONAL_GROUP or acting.leads
    who = requirement.given_by or requirement.name
    return (
        *((_SETTLED,) if is_settled(required=required) else ()),
        *(() if asked_of in may_be_asked(requirement=requirement) else (_WRONG_POST.filled(who=who),)),
        *(() if is_led else (_FROM_LEADERSHIP,)),
        *(() if question.strip() else (_NO_QUESTION,)),
        *((_PAST,) if due is not None and due < today else ()),
    )


def against_meeting(
    *, note: str, asked_of: PostRole | None = None, spoken_by: str = ""
) -> tuple[Wording, ...]:
    """Every reason why a requirement cannot be met so; empty means yes."""
    is_signed = asked_of not in OUTSIDE or spoken_by.strip()
    return (*(() if note.strip() else (_NO_NOTE,)), *(() if is_signed else (_NOBODY_SAID_IT,)))


def against_waiving(*, required: Required, note: str) -> tuple[Wording, ...]:
    """Every reason why a requirement cannot be waived so; empty means yes."""
    return (
        *((_SETTLED,) if is_settled(required=required) else ()),
        *((_NOT_REQUIRED,) if required.is_free else ()),
        *(() if note.strip() else (_NO_REASON,)),
    )


def _held(acting: Acting, wanted: tuple[PostRole, ...]) -> PostRole | None:
    return next((role for role in acting.roles if role in wanted), None)
