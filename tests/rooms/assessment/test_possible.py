"""Who may do what, in which state? The table as a table."""

from itertools import product

import pytest

from farled.assessment.rules.possible import possible
from farled.assessment.terms import Choice, Need, Readiness, Stage
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books

ALL = frozenset(Need)
NONE: frozenset[Need] = frozenset()
GROUND = frozenset({Need.PARTNER_OR_PROJECT})
RESEARCHER, HEAD, VICE, PRESIDENT = DECIDING_ROLES
ASK, DECLINE, GO, IF = Choice.ASK_FOR_MORE, Choice.DECLINE, Choice.PROCEED, Choice.PROCEED_WITH_CONDITIONS
UP, WRONG, LAW, END, MODIFY = (
    Choice.HAND_UP,
    Choice.FINDING_WRONG,
    Choice.STOP_BY_LAW,
    Choice.TERMINATE,
    Choice.MODIFY,
)


def choices(
    state: Readiness, stage: Stage, decides: PostRole, role: PostRole, met: frozenset[Need] = ALL
) -> set[Choice]:
    found = possible(
        readiness=state, stage=stage, decides=decides, met=met, outcomes=books().outcomes, on=shelf.TODAY
    )
    return {one.choice for one in found if one.role is role}


@pytest.mark.parametrize(
    ("state", "decides", "role", "met", "expected"),
    [
        # Ready: the one who decides may say yes, yes with conditions, or no where there is a ground.
        (Readiness.READY, RESEARCHER, RESEARCHER, ALL, {GO, IF, ASK, DECLINE, UP}),
        (Readiness.READY, RESEARCHER, RESEARCHER, NONE, {ASK, UP}),
        (Readiness.READY, PRESIDENT, PRESIDENT, ALL, {GO, IF, ASK, DECLINE}),
        # Not the deciding post: the one responsible hands up, all others do nothing.
        (Readiness.READY, HEAD, RESEARCHER, ALL, {UP}),
        (Readiness.READY, HEAD, VICE, ALL, set()),
        (Readiness.READY, HEAD, PRESIDENT, ALL, set()),
        # Something required is missing: no yes, but a no where there is a ground.
        (Readiness.REQUIREMENTS_MISSING, HEAD, HEAD, GROUND, {ASK, DECLINE, UP}),
        (Readiness.REQUIREMENTS_MISSING, HEAD, HEAD, NONE, {ASK, UP}),
        (Readiness.UNRATED, HEAD, HEAD, GROUND, {ASK, DECLINE, UP}),
        (Readiness.INCOMPLETE, HEAD, HEAD, ALL, {ASK}),
        # A stop: only the top, and never a yes.
        (Readiness.STOPPED_BY_POLICY, PRESIDENT, PRESIDENT, NONE, {DECLINE, WRONG}),
        (Readiness.STOPPED_BY_POLICY, PRESIDENT, HEAD, ALL, set()),
        (Readiness.STOPPED_BY_LAW, PRESIDENT, PRESIDENT, NONE, {LAW, WRONG}),
        (Readiness.STOPPED_BY_LAW, PRESIDENT, RESEARCHER, ALL, set()),
        (Readiness.WAITING_FOR_AUTHORITY, PRESIDENT, PRESIDENT, ALL, {ASK}),
    ],
)
def test_planned_collaboration(
    state: Readiness, decides: PostRole, role: PostRole, met: frozenset[Need], expected: set[Choice]
) -> None:
    assert choices(state, Stage.PLANNED, decides, role, met) == expected


@pytest.mark.parametrize(
    ("state", "met", "expected"),
    [
        (Readiness.READY, ALL, {GO, IF, ASK, MODIFY, END}),
        (Readiness.REQUIREMENTS_MISSING, GROUND, {ASK, MODIFY, END}),
        (Readiness.REQUIREMENTS_MISSING, NONE, {ASK, MODIFY}),
        (Readiness.STOPPED_BY_POLICY, NONE, {END, WRONG}),
    ],
)
def test_running_collaboration(state: Readiness, met: frozenset[Need], expected: set[Choice]) -> None:
    assert choices(state, Stage.RUNNING, PRESIDENT, PRESIDENT, met) == expected


def test_no_stop_ever_leaves_a_yes_to_anybody() -> None:
    stopped = (Readiness.STOPPED_BY_LAW, Readiness.STOPPED_BY_POLICY, Readiness.WAITING_FOR_AUTHORITY)
    for state, stage, decides, role in product(stopped, Stage, DECIDING_ROLES, DECIDING_ROLES):
        assert not choices(state, stage, decides, role) & {GO, IF, MODIFY}


def test_nobody_but_the_deciding_post_decides() -> None:
    for state, stage, decides, role in product(Readiness, Stage, DECIDING_ROLES, DECIDING_ROLES):
        if role is not decides:
            assert choices(state, stage, decides, role) <= {UP, WRONG}


def test_without_a_delegation_in_force_nothing_is_possible() -> None:
    found = possible(
        readiness=Readiness.READY,
        stage=Stage.PLANNED,
        decides=None,
        met=ALL,
        outcomes=books().outcomes,
        on=shelf.TODAY,
    )

    assert found == ()
