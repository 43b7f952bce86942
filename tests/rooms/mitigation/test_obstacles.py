"""Is what may not be kept of ratings and measures told, each reason once, and nothing else?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from farled.mitigation.rules import change_obstacles, entry_obstacles, is_below, rating_obstacles
from farled.mitigation.rules.words import MEANS, STATES
from farled.mitigation.terms import Cell, Means, MeasureEntry, MeasureState
from farled.risks.terms import Level
from tests.rooms.mitigation.plans import HIGH, LOW, MATRIX, MEDIUM, rating

DUE = date(2026, 12, 15)
ENTRY = MeasureEntry("keep", "", ("leak",), MeasureState.PLANNED, 7, DUE, "")


def told(entry: MeasureEntry) -> list[str]:
    found = entry_obstacles(entry=entry, findings={"leak"}, catalogue={"keep"}, owners={7})
    return [wording.en for wording in found]


@pytest.mark.parametrize(
    ("before", "level", "override", "reasons"),
    [
        # As grave as the rule, or graver: a reason is enough.
        (("even", "grave"), HIGH, "", 0),
        (("even", "grave"), LOW, "", 0),
        # Below the rule: only with a reason of its own.
        (("rare", "slight"), HIGH, "", 1),
        (("rare", "slight"), HIGH, "  ", 1),
        (("rare", "slight"), HIGH, "Three experts looked.", 0),
        (("even", "felt"), MEDIUM, "", 0),
    ],
)
def test_a_level_below_the_rules_needs_a_reason_of_its_own(
    before: tuple[str, str], level: Level, override: str, reasons: int
) -> None:
    found = rating_obstacles(rating=rating(before, override=override), level=level, matrix=MATRIX)

    assert len(found) == reasons


@pytest.mark.parametrize("after", [None, ("rare", "slight")])
def test_a_rating_without_a_reason_is_refused(after: tuple[str, str] | None) -> None:
    found = rating_obstacles(rating=rating(("sure", "grave"), after, reason=" "), level=HIGH, matrix=MATRIX)

    assert [wording.en for wording in found] == ["Say why you rate it so."]


@pytest.mark.parametrize(
    ("before", "after"), [(("never", "grave"), None), (("sure", "grave"), ("rare", "fatal"))]
)
def test_a_step_that_the_matrix_does_not_have_is_refused(
    before: tuple[str, str], after: tuple[str, str] | None
) -> None:
    found = rating_obstacles(rating=rating(before, after), level=HIGH, matrix=MATRIX)

    assert [wording.en for wording in found] == [
        "Choose likelihood and consequence among the steps of the matrix."
    ]


@pytest.mark.parametrize("level", list(Level))
def test_no_cell_of_the_highest_level_is_below_any_rule(level: Level) -> None:
    assert not is_below(cell=Cell("sure", "grave"), level=level, matrix=MATRIX)


def test_a_measure_that_says_what_against_what_and_whose_is_fine() -> None:
    assert told(ENTRY) == []
    assert told(replace(ENTRY, measure="", words="Ask the partner.")) == []


@pytest.mark.parametrize(
    ("over", "reason"),
    [
        ({"measure": "", "words": " "}, "Choose a measure, or write"),
        ({"measure": "locks"}, "The measure is not in the catalogue"),
        ({"against": ()}, "Choose at least one finding"),
        ({"against": ("leak", "gone")}, "Choose at least one finding"),
        ({"owner": 8}, "Choose a post that can own"),
    ],
)
def test_a_measure_that_lacks_something_says_what(over: dict[str, object], reason: str) -> None:
    found = told(replace(ENTRY, **over))  # type: ignore[arg-type]  # fields by name

    assert len(found) == 1
    assert found[0].startswith(reason)


@pytest.mark.parametrize(
    ("over", "needs_why"),
    [
        ({"state": MeasureState.DROPPED}, True),
        ({"due": DUE + timedelta(days=1)}, True),
        ({"due": DUE - timedelta(days=1)}, False),
        ({"state": MeasureState.IN_PLACE}, False),
        ({"evidence": "Signed."}, False),
    ],
)
def test_to_drop_a_measure_or_to_put_it_off_needs_a_reason(over: dict[str, object], needs_why: bool) -> None:
    wanted = replace(ENTRY, **over)  # type: ignore[arg-type]  # fields by name

    assert bool(change_obstacles(was=ENTRY, wanted=wanted, why=" ")) is needs_why
    assert change_obstacles(was=ENTRY, wanted=wanted, why="The lawyer is ill.") == ()


def test_every_state_and_every_answer_of_an_owner_has_a_name() -> None:
    assert (set(STATES), set(MEANS)) == (set(MeasureState), set(Means))
