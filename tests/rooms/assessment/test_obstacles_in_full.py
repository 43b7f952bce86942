"""What stands in the way of a choice, for every state and every seat, and what must a draft say?"""

from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from typing import Any

import pytest

from farled.assessment.rules import (
    lacking,
    needed_for,
    obstacles_in_full,
    obstacles_to_hand_up,
    obstacles_to_set_aside,
    open_to,
)
from farled.assessment.rules.possible import needs_met, possible
from farled.assessment.terms import (
    Assessment,
    Choice,
    Condition,
    Draft,
    Possible,
    Readiness,
    Running,
    Stage,
    Work,
)
from farled.mitigation.terms import Means, MeasureState, PlannedMeasure
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import HardStop, StopKind
from farled.text.terms import Wording
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import assessed, books, calm_answers

RESEARCHER, HEAD, VICE, PRESIDENT = DECIDING_ROLES
LATER = shelf.TODAY + timedelta(days=60)
CONDITION = Condition("Data stay here.", owner_id=7, due=LATER)
FULL = {
    "reason": "Known partner.",
    "told_partner": "By letter.",
    "help_goes_on": "To two doctoral students.",
    "exit_plan": "Ends in June.",
    "changes": "No payments.",
    "evidence": "A court has found otherwise.",
}
MEASURE = PlannedMeasure("A", ("partner-new",), MeasureState.PLANNED, PostRole.LEGAL, LATER, "", Means.YES)


def standing(
    state: Readiness = Readiness.READY,
    *,
    decides: PostRole | None = HEAD,
    stage: Stage = Stage.PLANNED,
    measures: tuple[PlannedMeasure, ...] = (),
    **over: Any,
) -> tuple[Assessment, Work]:
    """An assessment that stands so, with all that the table then opens."""
    running = Running(shelf.TODAY, "A coup.") if stage is Stage.RUNNING else None
    work = Work(answers=(), measures=measures, running=running)
    found = assessed({}, calm_answers(), work=work)
    opened = possible(
        readiness=state,
        stage=stage,
        decides=decides,
        met=needs_met(findings=found.findings, remaining=found.remaining, measures=measures),
        outcomes=books().outcomes,
        on=shelf.TODAY,
    )
    name = books().delegation.roles[decides] if decides else None
    deciding = replace(found.deciding, role=decides, name=name)
    changed = {"readiness": state, "deciding": deciding, "possible": opened, "holds_until": LATER} | over
    return replace(found, **changed), work


def obstacles(
    choice: Choice,
    stands: tuple[Assessment, Work],
    *,
    mine: bool = True,
    stale: bool = False,
    **over: Any,
) -> list[str]:
    """In English, all that stands in the way of this choice with a draft that says everything."""
    assessment, work = stands
    found = obstacles_in_full(
        draft=Draft(choice, **(FULL | over)),
        assessment=assessment,
        work=work,
        outcomes=books().outcomes,
        may_decide=mine,
        is_stale=stale,
    )
    return [one.en for one in found]


@pytest.mark.parametrize("state", Readiness)
@pytest.mark.parametrize("stage", Stage)
@pytest.mark.parametrize("measures", [(), (MEASURE,)], ids=["no measure", "a measure to take"])
def test_nothing_stands_in_the_way_of_exactly_what_the_table_opens(
    state: Readiness, stage: Stage, measures: tuple[PlannedMeasure, ...]
) -> None:
    for choice, decides in product(Choice, DECIDING_ROLES):
        stands = standing(state, decides=decides, stage=stage, measures=measures)
        is_open = any((one.choice, one.role) == (choice, decides) for one in stands[0].possible)

        assert (obstacles(choice, stands) == []) == is_open, (choice, decides)


@pytest.mark.parametrize("choice", Choice)
def test_what_is_not_ones_own_to_decide_is_never_open(choice: Choice) -> None:
    found = obstacles(choice, standing(measures=(MEASURE,)), mine=False)

    assert "The decision is made by: Head of department. You do not decide in this case." in found


@pytest.mark.parametrize("choice", Choice)
def test_every_choice_but_finding_a_stop_wrong_needs_its_words(choice: Choice) -> None:
    empty = dict.fromkeys(FULL, " ")

    found = lacking(draft=Draft(choice, **empty), on=shelf.TODAY)

    assert tuple(one.field for one in found) == needed_for(choice)
    assert lacking(draft=Draft(choice, **FULL), on=shelf.TODAY) == ()


def test_all_obstacles_are_listed_at_once() -> None:
    stands = standing(Readiness.INCOMPLETE)

    found = obstacles(Choice.DECLINE, stands, mine=False, stale=True, reason="", told_partner="")

    assert found == [
        "The decision is made by: Head of department. You do not decide in this case.",
        "The choice “decline” is not open. Things stand so: questions wait for an answer.",
        "Write the reason.",
        "Write how the partner is told, and by whom.",
        "Something changed after this page was shown. Read it through and confirm again.",
    ]


@pytest.mark.parametrize(
    ("choice", "stands", "because"),
    [
        (Choice.PROCEED, {"measures": (MEASURE,)}, "Measures remain to be put in place."),
        (Choice.PROCEED_WITH_CONDITIONS, {}, "Conditions rest on measures, and none is planned."),
        (Choice.MODIFY, {}, "Only for what is running already."),
        (Choice.DECLINE, {"stage": Stage.RUNNING}, "Only for what has not begun yet."),
        (Choice.DECLINE, {}, "A country's context is never enough."),
        (Choice.HAND_UP, {"decides": PRESIDENT}, "Only whoever answers for the collaboration"),
        (Choice.FINDING_WRONG, {}, "The choice “establish, with evidence, that the finding is wrong”"),
        (Choice.PROCEED, {"holds_until": None}, "By its end date the collaboration is over."),
        (Choice.ASK_FOR_MORE, {"decides": None}, "No delegation was in force on that day"),
    ],
)
def test_a_choice_that_is_closed_says_why(choice: Choice, stands: dict[str, Any], because: str) -> None:
    assert any(because in one for one in obstacles(choice, standing(**stands)))


def test_before_the_first_table_nothing_is_open() -> None:
    assessment, work = standing(possible=(), on=date(2020, 1, 1))

    assert "There is no such choice here." in obstacles(Choice.PROCEED, (assessment, work))


@pytest.mark.parametrize(
    ("condition", "field", "because"),
    [
        (replace(CONDITION, words=" "), "condition-0-words", "Write what the condition is."),
        (replace(CONDITION, owner_id=None), "condition-0-owner", "Choose the post that owns the condition."),
        (replace(CONDITION, due=None), "condition-0-due", "Write by which day it is due."),
        (
            replace(CONDITION, due=shelf.TODAY - timedelta(days=1)),
            "condition-0-due",
            "The day of the condition has passed already.",
        ),
    ],
)
def test_a_condition_has_words_an_owner_and_a_day_to_come(
    condition: Condition, field: str, because: str
) -> None:
    draft = Draft(Choice.PROCEED_WITH_CONDITIONS, "Known partner.", (condition, Condition()))

    found = lacking(draft=draft, on=shelf.TODAY)

    assert [(one.field, one.because.en) for one in found] == [(field, because)]


def test_a_condition_may_be_due_today_and_blank_rows_are_none() -> None:
    draft = Draft(
        Choice.PROCEED_WITH_CONDITIONS, "Known.", (Condition(), replace(CONDITION, due=shelf.TODAY))
    )

    assert lacking(draft=draft, on=shelf.TODAY) == ()


def test_more_than_five_conditions_are_a_plan() -> None:
    draft = Draft(Choice.PROCEED_WITH_CONDITIONS, "Known.", (CONDITION,) * 6)

    assert [one.field for one in lacking(draft=draft, on=shelf.TODAY)] == ["conditions"]


def test_conditions_count_only_where_a_decision_has_them() -> None:
    draft = Draft(Choice.DECLINE, conditions=(Condition("Half a condition"),), **FULL)

    assert lacking(draft=draft, on=shelf.TODAY) == ()


@pytest.mark.parametrize("state", Readiness)
@pytest.mark.parametrize("decides", DECIDING_ROLES)
def test_whoever_answers_hands_up_where_another_post_decides_and_nothing_stops(
    state: Readiness, decides: PostRole
) -> None:
    assessment, work = standing(state, decides=decides)
    stopped = {Readiness.STOPPED_BY_LAW, Readiness.STOPPED_BY_POLICY, Readiness.WAITING_FOR_AUTHORITY}

    found = obstacles_to_hand_up(assessment=assessment, work=work, outcomes=books().outcomes, is_handed=False)

    assert (found == ()) == (decides is not RESEARCHER and state not in stopped)


def test_where_no_post_decides_nothing_is_handed_up() -> None:
    assessment, work = standing(decides=None)

    found = obstacles_to_hand_up(assessment=assessment, work=work, outcomes=books().outcomes, is_handed=False)

    assert [one.en for one in found] == ["No delegation was in force on that day, so no post can decide."]


def test_what_is_handed_is_not_handed_again() -> None:
    assessment, work = standing()

    found = obstacles_to_hand_up(assessment=assessment, work=work, outcomes=books().outcomes, is_handed=True)

    assert [one.en for one in found] == ["The case has been handed already to the post that decides."]


def stop(kind: StopKind = StopKind.BY_POLICY, *, waits: bool = False) -> HardStop:
    because = Wording(sv="Stopp.", en="Stop.")
    return HardStop("violations", shelf.TODAY, kind, because, (("a", "yes"),), "Policy", waits=waits)


def set_aside(
    state: Readiness, found: HardStop, *, rule: str = "violations", evidence: str = "A ruling."
) -> list[str]:
    assessment, work = standing(state, decides=PRESIDENT, stops=(found,))
    reasons = obstacles_to_set_aside(
        rule=rule, evidence=evidence, assessment=assessment, work=work, outcomes=books().outcomes
    )
    return [one.en for one in reasons]


@pytest.mark.parametrize("state", [Readiness.STOPPED_BY_LAW, Readiness.STOPPED_BY_POLICY])
def test_a_stop_is_found_wrong_with_evidence(state: Readiness) -> None:
    assert set_aside(state, stop()) == []
    assert set_aside(state, stop(), evidence=" ") == ["Write which evidence shows that the finding is wrong."]


def test_a_stop_that_is_not_there_or_waits_for_an_authority_is_not_found_wrong() -> None:
    gone = set_aside(Readiness.STOPPED_BY_POLICY, stop(), rule="another")
    waits = set_aside(Readiness.STOPPED_BY_LAW, stop(StopKind.BY_LAW, waits=True))

    assert gone == ["That stop does not apply any more. Read the case through again."]
    assert waits == ["An authority has been asked. It is its answer that settles this stop."]


def test_without_a_stop_there_is_nothing_to_find_wrong() -> None:
    assert len(set_aside(Readiness.READY, stop())) == 1


def test_a_choice_that_two_rows_open_is_offered_once() -> None:
    because = Wording(sv="A", en="A")
    rows = tuple(Possible(Choice.DECLINE, HEAD, because, "", row) for row in ("first", "second"))

    found = open_to(role=HEAD, possible=(*rows, Possible(Choice.PROCEED, PRESIDENT, because, "", "third")))

    assert [one.row for one in found] == ["first"]
