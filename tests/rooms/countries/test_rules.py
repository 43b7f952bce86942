"""What does the evidence ask of us, and does missing evidence ever pass for calm?"""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.countries.rules import context_of, gravest, gravest_freedom
from farled.countries.rules.sentences import met
from farled.countries.terms import AcademicFreedom, Attention, Context, Thresholds
from farled.evidence.terms import Change, Figure, Panel
from farled.text.terms import Wording
from tests.rooms.assessment.shelf import TODAY, thresholds

CALM: dict[str, dict[str, object]] = {
    "afi": {"value": 0.93, "band": "A"},
    "fiw": {"value": 98.0, "band": "F"},
    "wjp": {"value": 0.85},
    "cpi": {"value": 81.0},
}


def figure(source: str, **parts: object) -> Figure:
    """A covered figure of the data year 2025 unless ``parts`` say otherwise."""
    usual: dict[str, object] = {"covered": True, "edition": "2026", "data_year": 2025}
    return Figure(**{"source": source, "indicator": source, "territory": "NOR"} | usual | parts)


def uncovered(source: str) -> Figure:
    return figure(source, covered=False, data_year=None)


def panel(**changed: dict[str, object] | None) -> Panel:
    """The calm figures with some replaced; None leaves the source out, as if never loaded."""
    parts = {**CALM, **changed}
    return Panel(
        "NOR", tuple(figure(source, **given) for source, given in parts.items() if given is not None)
    )


def context(found: Panel, on: date = TODAY) -> Context:
    return context_of(panel=found, thresholds=thresholds(), on=on)


def raising(found: Context) -> set[str]:
    return {reason.signal for reason in found.reasons if reason.raises}


@pytest.mark.parametrize(
    ("changed", "attention", "signals"),
    [
        # all calm, and values exactly on a threshold
        ({}, "open", set()),
        ({"wjp": {"value": 0.5}, "cpi": {"value": 50.0}}, "open", set()),
        ({"afi": {"value": 0.61, "band": "B"}, "fiw": {"value": 60.0, "band": "PF"}}, "open", set()),
        # one signal is enough
        ({"afi": {"value": 0.59, "band": "C"}}, "heightened", {"afi-c-or-below"}),
        ({"fiw": {"value": 30.0, "band": "NF"}}, "heightened", {"fiw-not-free"}),
        ({"fiw": {"value": None, "band": "NF"}}, "heightened", {"fiw-not-free"}),
        ({"wjp": {"value": 0.49}}, "heightened", {"wjp-low"}),
        ({"cpi": {"value": 49.0}}, "heightened", {"cpi-low"}),
        ({"wjp": {"value": 0.49}, "cpi": {"value": 49.0}}, "heightened", {"wjp-low", "cpi-low"}),
        # no single index makes a context strict, however low it lies
        ({"afi": {"value": 0.39, "band": "D"}}, "heightened", {"afi-c-or-below"}),
        ({"afi": {"value": 0.1, "band": "E"}}, "heightened", {"afi-c-or-below"}),
        # group D or below, or Not Free, together with another source
        (
            {"afi": {"value": 0.1, "band": "E"}, "cpi": {"value": 43.0}},
            "strict",
            {"afi-d-or-below", "cpi-low"},
        ),
        (
            {"fiw": {"value": 9.0, "band": "NF"}, "cpi": {"value": 20.0}},
            "strict",
            {"fiw-not-free", "cpi-low"},
        ),
        (
            {"fiw": {"value": 9.0, "band": "NF"}, "afi": {"value": 0.5, "band": "C"}},
            "strict",
            {"fiw-not-free", "afi-c-or-below"},
        ),
    ],
)
def test_thresholds_decide_the_attention(
    changed: dict[str, dict[str, object]], attention: str, signals: set[str]
) -> None:
    found = context(panel(**changed))

    assert (found.attention, raising(found)) == (attention, signals)


def test_value_counts_as_it_is_printed() -> None:
    assert context(panel(wjp={"value": 0.4961})).attention is Attention.OPEN


@pytest.mark.parametrize(
    ("band", "freedom"),
    [
        ("A", "respected"),
        ("B", "respected"),
        ("C", "under_pressure"),
        ("D", "under_pressure"),
        ("E", "under_pressure"),
    ],
)
def test_group_decides_academic_freedom(band: str, freedom: str) -> None:
    assert context(panel(afi={"value": 0.5, "band": band})).academic_freedom == freedom


def test_missing_academic_freedom_index_is_no_data_and_named() -> None:
    found = context(panel(afi=None))

    assert found.academic_freedom is AcademicFreedom.NO_DATA
    assert found.missing == ("afi",)
    assert "Academic Freedom Index" in found.freedom_reasons[0].wording.sv


def test_one_index_alone_is_too_little_for_open() -> None:
    found = context(panel(fiw=None, wjp=None, cpi=None))

    assert found.attention is Attention.NO_DATA
    assert found.missing == ("fiw", "wjp", "cpi")
    assert any("too little" in reason.wording.en for reason in found.reasons)


def test_one_index_alone_still_raises() -> None:
    found = context(panel(afi=None, wjp=None, cpi=None, fiw={"value": 4.0, "band": "NF"}))

    assert found.attention is Attention.HEIGHTENED


def test_nothing_loaded_is_no_data() -> None:
    found = context(Panel("NOR", (), ("afi", "fiw", "wjp", "cpi")))

    assert (found.attention, found.academic_freedom) == (Attention.NO_DATA, AcademicFreedom.NO_DATA)
    assert found.missing == ("afi", "fiw", "wjp", "cpi")


def test_not_covered_is_told_from_not_loaded() -> None:
    covered = panel(wjp=None, cpi=None)
    found = context(Panel("NOR", (*covered.figures, uncovered("wjp"))))

    said = {reason.source: reason.wording.en for reason in found.reasons}
    assert "does not cover" in said["wjp"]
    assert "not been loaded" in said["cpi"]


@pytest.mark.parametrize(
    ("figures", "says"),
    [
        ({"value": 0.58, "lower": 0.5, "upper": 0.64, "band": "C", "band_range": ("B", "C")}, "better"),
        ({"value": 0.62, "lower": 0.55, "upper": 0.7, "band": "B", "band_range": ("B", "C")}, "worse"),
    ],
)
def test_interval_across_a_group_is_said(figures: dict[str, object], says: str) -> None:
    found = context(panel(afi=figures))

    assert any(says in reason.wording.en for reason in found.reasons if reason.source == "afi")


@pytest.mark.parametrize(
    ("value", "lower", "upper", "said"),
    [
        (48.0, 45.0, 51.0, True),
        (52.0, 49.0, 55.0, True),
        (40.0, 37.0, 43.0, False),
        (53.0, 50.0, 56.0, False),
    ],
)
def test_interval_across_a_value_is_said(value: float, lower: float, upper: float, said: bool) -> None:
    found = context(panel(cpi={"value": value, "lower": lower, "upper": upper}))

    assert any("interval" in reason.wording.en for reason in found.reasons) is said


def test_old_data_is_said() -> None:
    found = context(panel(wjp={"value": 0.8, "data_year": 2023}))

    assert [reason.source for reason in found.reasons if "is old" in reason.wording.en] == ["wjp"]


@pytest.mark.parametrize(
    ("difference", "significant", "said"),
    [(-0.3, True, True), (0.3, True, False), (-0.3, False, False), (-0.3, None, False)],
)
def test_only_a_significant_fall_is_said_and_raises_nothing(
    difference: float, significant: bool | None, said: bool
) -> None:
    change = Change(2015, 0.95, difference, significant, Wording(sv="prov", en="test"))
    found = context(panel(afi={"value": 0.82, "band": "A", "change": change}))

    assert any("clearly fallen" in reason.wording.en for reason in found.reasons) is said
    assert found.attention is Attention.OPEN


def test_every_reason_names_figure_edition_year_and_threshold() -> None:
    found = context(panel(wjp={"value": 0.31, "edition": "WJP 2025", "data_year": 2024}))

    reason = next(reason for reason in found.reasons if reason.raises)
    assert all(part in reason.wording.sv for part in ("0,31", "WJP 2025", "2024", "0,50"))
    assert all(part in reason.wording.en for part in ("0.31", "WJP 2025", "2024", "0.50"))


def test_day_before_the_first_thresholds_is_no_data_with_that_reason() -> None:
    found = context(panel(), on=date(2024, 12, 31))

    assert (found.attention, found.thresholds_from) == (Attention.NO_DATA, None)
    assert "2024-12-31" in found.reasons[0].wording.en


def test_newest_started_thresholds_count() -> None:
    today = thresholds().sets[0]
    later = type(today)(
        **{name: getattr(today, name) for name in today.__slots__} | {"starts_on": date(2027, 1, 1)}
    )
    both = Thresholds((today, later), thresholds().sentences)

    starts = [
        context_of(panel=panel(), thresholds=both, on=day).thresholds_from
        for day in (date(2026, 12, 31), date(2027, 1, 1))
    ]

    assert starts == [date(2025, 1, 1), date(2027, 1, 1)]


@pytest.mark.parametrize("order", list(permutations(["open", "no_data", "heightened", "strict"])))
def test_gravest_attention_does_not_depend_on_order(order: tuple[str, ...]) -> None:
    ranks = ["open", "no_data", "heightened", "strict"]
    contexts = [Context("NOR", Attention(word), AcademicFreedom.RESPECTED, (), (), None) for word in order]

    found = [gravest(contexts[:count]) for count in range(1, 5)]

    assert found == [max(order[:count], key=ranks.index) for count in range(1, 5)]


def test_gravest_of_nothing_is_no_data() -> None:
    assert (gravest([]), gravest_freedom([])) == (Attention.NO_DATA, AcademicFreedom.NO_DATA)


def test_sentence_on_a_figure_that_is_not_there_is_an_error_of_ours() -> None:
    signal = thresholds().sets[0].together[0]

    with pytest.raises(ValueError, match="expected a figure for the signal afi-d-or-below"):
        met(signal, panel(afi=None), Attention.STRICT)


figures_of = st.fixed_dictionaries(
    {
        "afi": st.none() | st.sampled_from("ABCDE").map(lambda band: {"value": 0.5, "band": band}),
        "fiw": st.none() | st.sampled_from(["F", "PF", "NF"]).map(lambda band: {"value": 50.0, "band": band}),
        "wjp": st.none() | st.floats(0, 1).map(lambda value: {"value": value}),
        "cpi": st.none() | st.floats(0, 100).map(lambda value: {"value": value}),
    }
)


@given(figures_of, st.sampled_from(["afi", "fiw", "wjp", "cpi"]))
def test_losing_a_source_never_makes_a_country_open(
    figures: dict[str, dict[str, object] | None], lost: str
) -> None:
    whole, less = context(panel(**figures)), context(panel(**{**figures, lost: None}))

    if whole.attention is not Attention.OPEN and not raising(whole):
        assert less.attention is not Attention.OPEN
    assert raising(less) or less.attention in (Attention.OPEN, Attention.NO_DATA)
    assert figures[lost] is None or lost in less.missing
