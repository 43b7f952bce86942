"""What stands in the way of choosing this now, in a full assessment?"""

from collections.abc import Iterator, Mapping

from farled.assessment.rules.drafts import lacking
from farled.assessment.rules.possible import needs_met, seats_of, table_of
from farled.assessment.terms import (
    GO_AHEAD,
    Assessment,
    Choice,
    Draft,
    OutcomeRow,
    Outcomes,
    Possible,
    Seat,
    Stage,
    Work,
)
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

_OVER = Wording(
    sv="Samarbetet är slut enligt sitt slutdatum. Det finns inget kvar att gå vidare med.",
    en="By its end date the collaboration is over. There is nothing left to go ahead with.",
)
_NO_POST = Wording(
    sv="Ingen delegation gällde den dagen, så ingen post kan besluta.",
    en="No delegation was in force on that day, so no post can decide.",
)
_NOT_YOURS = Wording(
    sv="Beslutet fattas av: {post}. Du beslutar inte i det här ärendet.",
    en="The decision is made by: {post}. You do not decide in this case.",
)
_UNKNOWN = Wording(sv="Det valet finns inte här.", en="There is no such choice here.")
_STATE = Wording(
    sv="Valet ”{choice}” är inte öppet. Läget är: {state}.",
    en="The choice “{choice}” is not open. Things stand so: {state}.",
)
_STAGE: Mapping[Stage, Wording] = {
    Stage.PLANNED: Wording(
        sv="Bara för det som ännu inte har börjat.", en="Only for what has not begun yet."
    ),
    Stage.RUNNING: Wording(sv="Bara för det som redan pågår.", en="Only for what is running already."),
}
_SEAT: Mapping[Seat, Wording] = {
    Seat.DECIDING: Wording(sv="Bara den post som beslutar.", en="Only the post that decides."),
    Seat.DECIDING_BELOW_TOP: Wording(
        sv="Bara den post som beslutar, och bara om det finns en chef över den.",
        en="Only the post that decides, and only where there is a superior above it.",
    ),
    Seat.RESPONSIBLE: Wording(
        sv="Bara den som ansvarar för samarbetet, när en annan post beslutar.",
        en="Only whoever answers for the collaboration, when another post decides.",
    ),
    Seat.TOP: Wording(sv="Bara den högsta posten.", en="Only the highest post."),
}
_STALE = Wording(
    sv="Något har ändrats sedan sidan visades. Läs igenom och bekräfta igen.",
    en="Something changed after this page was shown. Read it through and confirm again.",
)
_HANDED = Wording(
    sv="Ärendet är redan lämnat till den post som beslutar.",
    en="The case has been handed already to the post that decides.",
)
_OWN = Wording(
    sv="Den som ansvarar för samarbetet beslutar själv. Det finns ingen att lämna det till.",
    en="Whoever answers for the collaboration decides it. There is nobody to hand it to.",
)
_NO_STOP = Wording(
    sv="Det stoppet gäller inte längre. Läs igenom ärendet igen.",
    en="That stop does not apply any more. Read the case through again.",
)
_AUTHORITY = Wording(
    sv="En myndighet har tillfrågats. Det är dess svar som avgör stoppet.",
    en="An authority has been asked. It is its answer that settles this stop.",
)


def obstacles_in_full(
    *,
    draft: Draft,
    assessment: Assessment,
    work: Work,
    outcomes: Outcomes,
    may_decide: bool,
    is_stale: bool = False,
) -> tuple[Wording, ...]:
    """All reasons why this person may not choose this now from the deciding seat; empty means yes.

    ``may_decide``: the person acts in the deciding post for this case (``assessment.deciding``).
    ``is_stale``: what the page showed is not what stands now.
    """
    role = assessment.deciding.role
    return (
        *_of_the_person(assessment, may_decide),
        *(_closed(draft.choice, role, assessment, work, outcomes) if role else ()),
        *((_OVER,) if _is_over(draft.choice, assessment) else ()),
        *(one.because for one in lacking(draft=draft, on=assessment.on)),
        *((_STALE,) if is_stale else ()),
    )


_LOOK_AGAIN = Wording(
    sv="Här finns inget beslut av en högre post att pröva på nytt. Börja en ny kontroll i stället.",
    en="There is no decision of a higher post to look at again. Begin a new check instead.",
)
_NOBODY_ABOVE = Wording(
    sv="Den högsta posten har beslutat. Ingen står över den.",
    en="The highest post has decided. Nobody stands above it.",
)
_WHY_AGAIN = Wording(
    sv="Skriv vad den högre posten ska se på nytt, och varför.",
    en="Say what the higher post is to look at again, and why.",
)


def obstacles_to_hand_up(
    *, assessment: Assessment, work: Work, outcomes: Outcomes, is_handed: bool
) -> tuple[Wording, ...]:
    """All reasons why those who answer for the case cannot hand it to the post that decides now."""
    below = DECIDING_ROLES[0]
    return (
        *((_HANDED,) if is_handed else ()),
        *((_OWN,) if assessment.deciding.role is below else ()),
        *_closed(Choice.HAND_UP, below, assessment, work, outcomes),
    )


def obstacles_to_second_look(*, is_full: bool, looked: PostRole, reason: str) -> tuple[Wording, ...]:
    """All reasons why nobody can be asked to look a second time at what this post decided."""
    told = {
        _LOOK_AGAIN: not is_full or looked is DECIDING_ROLES[0],
        _NOBODY_ABOVE: looked is DECIDING_ROLES[-1],
        _WHY_AGAIN: not reason.strip(),
    }
    return tuple(because for because, is_so in told.items() if is_so)


def obstacles_to_set_aside(
    *,
    rule: str,
    evidence: str,
    assessment: Assessment,
    work: Work,
    outcomes: Outcomes,
    is_stale: bool = False,
) -> tuple[Wording, ...]:
    """All reasons why the highest post cannot find this stop wrong now."""
    stop = next((stop for stop in assessment.stops if stop.rule == rule), None)
    draft = Draft(Choice.FINDING_WRONG, evidence=evidence)
    return (
        *((_NO_STOP,) if stop is None else ()),
        *((_AUTHORITY,) if stop and stop.waits else ()),
        *_closed(Choice.FINDING_WRONG, DECIDING_ROLES[-1], assessment, work, outcomes),
        *(one.because for one in lacking(draft=draft, on=assessment.on)),
        *((_STALE,) if is_stale else ()),
    )


def open_to(*, role: PostRole, possible: tuple[Possible, ...]) -> tuple[Possible, ...]:
    """What one role may choose, each choice once, with the first row that opens it."""
    found: dict[Choice, Possible] = {}
    for one in possible:
        if one.role is role:
            found.setdefault(one.choice, one)
    return tuple(found.values())


def _closed(
    choice: Choice, role: PostRole, assessment: Assessment, work: Work, outcomes: Outcomes
) -> tuple[Wording, ...]:
    """Why a choice is closed to a role: all that the nearest row of the table lacks; empty when open."""
    if any((one.choice, one.role) == (choice, role) for one in assessment.possible):
        return ()
    table = table_of(outcomes=outcomes, on=assessment.on)
    rows = [row for row in table.rows if row.choice is choice] if table else []
    lacks = [tuple(_lacks(row, role, assessment, work, outcomes)) for row in rows]
    return min(lacks, key=len, default=(_UNKNOWN,)) or (_UNKNOWN,)


def _lacks(
    row: OutcomeRow, role: PostRole, assessment: Assessment, work: Work, outcomes: Outcomes
) -> Iterator[Wording]:
    stage = Stage.RUNNING if work.running else Stage.PLANNED
    decides = assessment.deciding.role
    if assessment.readiness not in row.states:
        name = outcomes.choices[row.choice]
        yield _STATE.filled(state=outcomes.states[assessment.readiness], choice=name)
    if stage not in row.stages:
        yield _STAGE[row.stages[0]]
    if decides is None:
        yield _NO_POST
    elif not set(row.seats) & seats_of(role=role, decides=decides):
        yield _SEAT[row.seats[0]]
    met = needs_met(findings=assessment.findings, remaining=assessment.remaining, measures=work.measures)
    yield from (outcomes.needs[need] for need in row.needs if need not in met)


def _of_the_person(assessment: Assessment, may_decide: bool) -> Iterator[Wording]:
    if assessment.deciding.name is None:
        yield _NO_POST
    elif not may_decide:
        yield _NOT_YOURS.filled(post=assessment.deciding.name)


def _is_over(choice: Choice, assessment: Assessment) -> bool:
    """A decision to go ahead needs a day until which it holds; a state that is not ready says so itself."""
    return choice in GO_AHEAD and assessment.holds_until is None
