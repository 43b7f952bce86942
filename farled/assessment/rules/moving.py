"""What can happen to a case where it is, and where can it be afterwards? One table."""

from collections.abc import Mapping

from farled.assessment.terms import CaseEvent, CaseState, Outcome, Readiness
from farled.text.terms import Wording

S, E = CaseState, CaseEvent
_WORK = (E.ANSWER, E.REFRESH, E.UPGRADE, E.DEEPEN, E.RATE, E.PLAN, E.REQUIRE, E.COMMENT, E.FILE)
_DECIDED_STATES = frozenset({S.IN_FORCE, S.CLOSED})
_AGAIN = frozenset({S.CHECKING, S.ASSESSING, S.STOPPED})

MOVES: Mapping[tuple[CaseState, CaseEvent], frozenset[CaseState]] = {
    (S.CHECKING, E.ANSWER): frozenset({S.CHECKING}),
    (S.CHECKING, E.REFRESH): frozenset({S.CHECKING}),
    (S.CHECKING, E.UPGRADE): frozenset({S.CHECKING}),
    (S.CHECKING, E.BEGIN): frozenset({S.ASSESSING, S.STOPPED}),
    (S.CHECKING, E.DECIDE): _DECIDED_STATES,
    **{(S.ASSESSING, event): frozenset({S.ASSESSING, S.STOPPED}) for event in _WORK},
    (S.ASSESSING, E.HAND_UP): frozenset({S.AWAITING}),
    (S.ASSESSING, E.OUTSIDE_AUTHORITY): frozenset({S.AWAITING}),
    (S.ASSESSING, E.CONFLICT): frozenset({S.AWAITING}),
    (S.ASSESSING, E.ASK_FOR_MORE): frozenset({S.ASSESSING}),
    (S.ASSESSING, E.DECIDE): _DECIDED_STATES,
    **{(S.AWAITING, event): frozenset({S.AWAITING, S.STOPPED}) for event in _WORK},
    (S.AWAITING, E.OUTSIDE_AUTHORITY): frozenset({S.AWAITING}),
    (S.AWAITING, E.CONFLICT): frozenset({S.AWAITING}),
    (S.AWAITING, E.ASK_FOR_MORE): frozenset({S.ASSESSING}),
    (S.AWAITING, E.DECIDE): _DECIDED_STATES,
    **{(S.STOPPED, event): frozenset({S.ASSESSING, S.AWAITING, S.STOPPED}) for event in _WORK},
    (S.STOPPED, E.SET_STOP_ASIDE): frozenset({S.ASSESSING, S.AWAITING, S.STOPPED}),
    (S.STOPPED, E.CONFLICT): frozenset({S.STOPPED}),
    (S.STOPPED, E.ASK_FOR_MORE): frozenset({S.STOPPED}),
    (S.STOPPED, E.DECIDE): frozenset({S.CLOSED}),
    (S.IN_FORCE, E.FOLLOW_UP): frozenset({S.IN_FORCE}),
    (S.IN_FORCE, E.CHECK_AGAIN): _AGAIN,
    (S.IN_FORCE, E.SECOND_LOOK): _AGAIN,
    (S.CLOSED, E.FOLLOW_UP): frozenset({S.CLOSED}),
    (S.CLOSED, E.CHECK_AGAIN): _AGAIN,
    (S.CLOSED, E.SECOND_LOOK): _AGAIN,
}
"""From where, by what, to where. A pair that is not here cannot happen. CHECK_AGAIN and SECOND_LOOK lead to
a new case.

Where several states stand, the rules tell which: work may find or end a stop, a decision may be yes or no.
"""

_STOPS = (Readiness.STOPPED_BY_LAW, Readiness.WAITING_FOR_AUTHORITY, Readiness.STOPPED_BY_POLICY)
_GOES_ON = (Outcome.PROCEED, Outcome.PROCEED_WITH_CONDITIONS, Outcome.MODIFY)
_NOT_HERE = Wording(sv="Det går inte nu: {state}.", en="That cannot be done now: {state}.")
_DECIDED = Wording(
    sv="Ärendet är beslutat och kan inte längre ändras. Börja en ny kontroll om något har ändrats.",
    en="The case is decided and can no longer be changed. Begin a new check if something has changed.",
)
_NOT_BEGUN = Wording(
    sv="Den fulla bedömningen är inte påbörjad.", en="The full assessment has not been begun."
)
_BEGUN = Wording(
    sv="Den fulla bedömningen är redan påbörjad.", en="The full assessment has been begun already."
)
STATES = {
    S.CHECKING: Wording(sv="snabbkollen pågår", en="the quick check is running"),
    S.ASSESSING: Wording(
        sv="bedömningen ligger hos dem som svarar för samarbetet",
        en="the assessment is with those who answer for the collaboration",
    ),
    S.AWAITING: Wording(
        sv="ärendet är lämnat till den som beslutar", en="the case has been handed to the post that decides"
    ),
    S.STOPPED: Wording(sv="ett stopp gäller", en="a stop applies"),
    S.IN_FORCE: Wording(sv="ärendet är beslutat och samarbetet går vidare", en="it is decided, and goes on"),
    S.CLOSED: Wording(sv="ärendet är beslutat och avslutat", en="it is decided, and closed"),
}

_IN_CHECK = {event for state, event in MOVES if state is S.CHECKING}
_NEEDS_FULL = frozenset(E) - _IN_CHECK - {E.CHECK_AGAIN, E.SECOND_LOOK, E.FOLLOW_UP}


def state_of(*, is_full: bool, readiness: str, is_handed: bool, outcome: Outcome | None) -> CaseState:
    """Where a case is. ``readiness`` is that of a full assessment, "" for a check.

    Example: a full assessment that is handed up and in which a stop is then found is stopped, not awaiting.
    """
    if outcome is not None:
        return S.IN_FORCE if outcome in _GOES_ON else S.CLOSED
    if not is_full:
        return S.CHECKING
    if readiness in _STOPS:
        return S.STOPPED
    return S.AWAITING if is_handed else S.ASSESSING


def objections_to(*, event: CaseEvent, state: CaseState) -> tuple[Wording, ...]:
    """Why something cannot happen to a case where it is; empty when the table lets it."""
    return () if (state, event) in MOVES else (_says(event, state),)


def _says(event: CaseEvent, state: CaseState) -> Wording:
    """The sentence that helps most: what is so, and what can be done about it."""
    if state in _DECIDED_STATES:
        return _DECIDED
    if event is E.BEGIN:
        return _BEGUN
    if state is S.CHECKING and event in _NEEDS_FULL:
        return _NOT_BEGUN
    return _NOT_HERE.filled(state=STATES[state])
