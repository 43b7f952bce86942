"""What remains of a finding: is it only lowered by reasons, and by measures that somebody can carry out?"""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.mitigation.rules import level_of, overridden, remaining, suggested, unrated, without_means
from farled.mitigation.terms import Cell, Means, Measure, MeasureState, PlannedMeasure, Rating, Remaining
from farled.organisation.terms import PostRole
from farled.risks.terms import Level, RiskKind
from tests.rooms.mitigation.plans import HIGH, LOW, MATRIX, MEDIUM, finding, measure, rating

ORDER = tuple(Level)
CELLS = tuple(product(("rare", "even", "sure"), ("slight", "felt", "grave")))


def left(level: Level, said: Rating | None, *plan: PlannedMeasure) -> Remaining:
    ratings = {said.finding: said} if said else {}
    return remaining(findings=[finding(level=level)], ratings=ratings, measures=plan, matrix=MATRIX)[0]


@pytest.mark.parametrize(
    ("level", "said", "plan", "after"),
    [
        # Nobody has rated it: the rule's level stands, whatever is planned.
        (HIGH, None, (), HIGH),
        (HIGH, None, (measure(),), HIGH),
        # Rated as grave as the rule, and lower once a measure that counts is in the plan.
        (HIGH, rating(("even", "grave"), ("rare", "grave")), (measure(),), MEDIUM),
        (HIGH, rating(("even", "grave"), ("rare", "slight")), (measure(MeasureState.IN_PLACE),), LOW),
        # No measure, a dropped one, one against something else, one whose owner has not said yes.
        (HIGH, rating(("even", "grave"), ("rare", "grave")), (), HIGH),
        (HIGH, rating(("even", "grave"), ("rare", "grave")), (measure(MeasureState.DROPPED),), HIGH),
        (HIGH, rating(("even", "grave"), ("rare", "grave")), (measure(against="other"),), HIGH),
        (HIGH, rating(("even", "grave"), ("rare", "grave")), (measure(means=Means.NO),), HIGH),
        (HIGH, rating(("even", "grave"), ("rare", "grave")), (measure(means=Means.NOT_SAID),), HIGH),
        # A lower rating counts only with its own reason; a higher one always does.
        (HIGH, rating(("rare", "slight")), (), HIGH),
        (HIGH, rating(("rare", "slight"), override="Three experts looked."), (), LOW),
        (LOW, rating(("sure", "grave")), (), HIGH),
        # A rating without a reason, or with a step that is not there, is none.
        (MEDIUM, rating(("sure", "grave"), reason=" "), (), MEDIUM),
        (MEDIUM, rating(("never", "grave")), (), MEDIUM),
    ],
)
def test_level_that_remains(
    level: Level, said: Rating | None, plan: tuple[PlannedMeasure, ...], after: Level
) -> None:
    assert left(level, said, *plan).after is after


@given(
    st.sampled_from(ORDER),
    st.sampled_from(CELLS),
    st.none() | st.sampled_from(CELLS),
    st.sampled_from(tuple(MeasureState)),
    st.sampled_from(tuple(Means)),
)
def test_nothing_falls_below_the_rule_without_a_reason_or_a_measure_that_counts(
    level: Level,
    before: tuple[str, str],
    after: tuple[str, str] | None,
    state: MeasureState,
    means: Means,
) -> None:
    found = left(level, rating(before, after), measure(state, means))

    assert ORDER.index(found.before) >= ORDER.index(level)
    if ORDER.index(found.after) < ORDER.index(found.before):
        assert means is Means.YES and state is not MeasureState.DROPPED


@given(st.permutations(["leak", "theft", "flood"]), st.sampled_from(ORDER))
def test_order_of_findings_means_nothing_and_no_level_is_added_up(rules: list[str], level: Level) -> None:
    found = remaining(
        findings=[finding(rule, level) for rule in rules], ratings={}, measures=[], matrix=MATRIX
    )

    assert {one.finding: one.after for one in found} == dict.fromkeys(rules, level)


def test_override_is_counted_and_what_does_not_count_is_said() -> None:
    with_reason = left(HIGH, rating(("rare", "slight"), override="Looked into."))
    without = left(HIGH, rating(("rare", "slight")), measure(means=Means.NO))

    assert (overridden([with_reason, without]), with_reason.problems) == (1, ())
    assert [problem.en for problem in without.problems] == [
        "The rating is lower than the rule's level without saying why. The rule's level stands.",
        "The measure keep does not count: its owner has not confirmed authority and means.",
    ]


def test_only_findings_of_the_levels_named_must_be_rated() -> None:
    found = [left(level, None) for level in ORDER]

    assert unrated(found=found, matrix=MATRIX) == ("leak", "leak")
    assert unrated(found=[left(HIGH, rating(("sure", "grave")))], matrix=MATRIX) == ()


def test_owner_who_says_no_to_means_is_named_unless_the_measure_is_dropped() -> None:
    assert without_means([measure(means=Means.NO), measure(means=Means.NOT_SAID)]) == ("keep",)
    assert without_means([measure(MeasureState.DROPPED, Means.NO)]) == ()


@pytest.mark.parametrize(("likelihood", "consequence"), CELLS)
def test_cell_is_looked_up(likelihood: str, consequence: str) -> None:
    row, column = ("rare", "even", "sure").index(likelihood), ("slight", "felt", "grave").index(consequence)

    assert level_of(cell=Cell(likelihood, consequence), matrix=MATRIX) is MATRIX.cells[row][column]


def test_measures_suggest_themselves_against_the_gravest_first() -> None:
    findings = [
        finding("leak", MEDIUM, RiskKind.DATA_BREACH),
        finding("misuse", HIGH, RiskKind.MILITARY_USE),
    ]
    catalogue = [
        _of("locks", RiskKind.DATA_BREACH),
        _of("end-use", RiskKind.MILITARY_USE),
        _of("x", RiskKind.ETHICS),
    ]

    found = suggested(findings=findings, measures=catalogue)

    assert [(one.measure.id, one.findings) for one in found] == [
        ("end-use", ("misuse",)),
        ("locks", ("leak",)),
    ]


def _of(id: str, kind: RiskKind) -> Measure:
    said = finding().because
    return Measure(id, said, said, said, said, (kind,), (PostRole.RESEARCHER,), "test")
