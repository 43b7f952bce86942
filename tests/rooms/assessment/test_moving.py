"""Is the table of states whole: does every case get on, and does nothing happen that it does not say?"""

from itertools import product

import pytest

from farled.assessment.rules.moving import MOVES, STATES, objections_to, state_of
from farled.assessment.terms import CaseEvent, CaseState, Outcome, Readiness

S, E = CaseState, CaseEvent


def reached(start: CaseState) -> set[CaseState]:
    """Every state that a case can come to from one."""
    found = {start}
    while more := {to for (state, _), ends in MOVES.items() if state in found for to in ends} - found:
        found |= more
    return found


def test_every_state_has_a_name_and_a_way_on() -> None:
    assert set(STATES) == set(CaseState)
    assert {state for state, _ in MOVES} == set(CaseState)


def test_every_event_happens_somewhere() -> None:
    assert {event for _, event in MOVES} == set(CaseEvent)


@pytest.mark.parametrize("state", list(CaseState))
def test_every_state_can_come_to_a_decision_and_be_looked_at_again(state: CaseState) -> None:
    assert {S.IN_FORCE, S.CLOSED, S.CHECKING} <= reached(state)


def test_nothing_but_a_decision_closes_a_case() -> None:
    closing = {
        event for (state, event), ends in MOVES.items() if ends & {S.IN_FORCE, S.CLOSED} and state not in ends
    }

    assert closing == {E.DECIDE}


def test_a_stop_is_never_decided_into_going_on() -> None:
    assert MOVES[S.STOPPED, E.DECIDE] == {S.CLOSED}


def test_what_the_table_does_not_say_cannot_happen() -> None:
    for state, event in product(CaseState, CaseEvent):
        assert bool(objections_to(event=event, state=state)) is ((state, event) not in MOVES)


@pytest.mark.parametrize(
    ("is_full", "readiness", "is_handed", "outcome", "state"),
    [
        # a quick check, whatever it found
        (False, "", False, None, S.CHECKING),
        # a full assessment: with those who answer, handed on, stopped in either place
        (True, Readiness.INCOMPLETE, False, None, S.ASSESSING),
        (True, Readiness.READY, False, None, S.ASSESSING),
        (True, Readiness.READY, True, None, S.AWAITING),
        (True, Readiness.STOPPED_BY_POLICY, True, None, S.STOPPED),
        (True, Readiness.STOPPED_BY_LAW, False, None, S.STOPPED),
        (True, Readiness.WAITING_FOR_AUTHORITY, False, None, S.STOPPED),
        # decided
        (False, "", False, Outcome.PROCEED, S.IN_FORCE),
        (True, Readiness.READY, True, Outcome.PROCEED_WITH_CONDITIONS, S.IN_FORCE),
        (True, Readiness.READY, True, Outcome.MODIFY, S.IN_FORCE),
        (True, Readiness.READY, True, Outcome.DECLINE, S.CLOSED),
        (True, Readiness.STOPPED_BY_LAW, True, Outcome.STOP_BY_LAW, S.CLOSED),
        (True, Readiness.READY, True, Outcome.TERMINATE, S.CLOSED),
    ],
)
def test_state(
    is_full: bool, readiness: str, is_handed: bool, outcome: Outcome | None, state: CaseState
) -> None:
    assert state_of(is_full=is_full, readiness=readiness, is_handed=is_handed, outcome=outcome) is state
