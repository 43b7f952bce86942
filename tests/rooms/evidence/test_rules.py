"""Do observations become the figures, bands and changes that the publishers mean?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.evidence.rules import (
    band_of,
    band_range,
    figures,
    fiw_ratings,
    fiw_status,
)
from farled.evidence.terms import Edition, Figure, Observation
from tests.rooms.evidence.publishers import sources

AFI, FIW, WJP, CPI, ROW = (sources()[source] for source in ("afi", "fiw", "wjp", "cpi", "row"))


def afi(value: float, lower: float, upper: float, year: int = 2030) -> Observation:
    return Observation("NOR", year, "afi", value, lower, upper)


def afi_figure(*observations: Observation) -> Figure:
    edition = Edition("afi", "v21", 2030)
    return figures(source=AFI, territory="NOR", observations=observations, edition=edition)[0]


@pytest.mark.parametrize(
    ("value", "band"),
    [
        (1.0, "A"),
        (0.8, "A"),
        (0.799, "B"),
        (0.6, "B"),
        (0.4, "C"),
        (0.399, "D"),
        (0.2, "D"),
        (0.199, "E"),
        (0.0, "E"),
    ],
)
def test_group_starts_at_its_lower_bound(value: float, band: str) -> None:
    found = band_of(source=AFI, observation=afi(value, value, value))

    assert found is not None
    assert found.id == band


@pytest.mark.parametrize(
    ("lower", "upper", "touched"),
    [(0.37, 0.62, ("B", "D")), (0.41, 0.59, None), (0.41, 0.6, ("B", "C")), (0.1, 0.9, ("A", "E"))],
)
def test_interval_names_the_bands_it_touches(
    lower: float, upper: float, touched: tuple[str, str] | None
) -> None:
    assert band_range(source=AFI, observation=afi(0.55, lower, upper)) == touched


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_band_never_lies_outside_its_range(first: float, second: float, third: float) -> None:
    lower, value, upper = sorted((first, second, third))
    observation = afi(value, lower, upper)

    band = band_of(source=AFI, observation=observation)
    touched = band_range(source=AFI, observation=observation)

    assert band is not None
    highest, lowest = touched or (band.id, band.id)
    assert highest <= band.id <= lowest


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_freedom_is_never_a_worse_group(first: float, second: float) -> None:
    lower, higher = sorted((first, second))

    worse = band_of(source=AFI, observation=afi(lower, 0, 1))
    better = band_of(source=AFI, observation=afi(higher, 0, 1))

    assert worse is not None and better is not None
    assert better.id <= worse.id


@pytest.mark.parametrize(
    ("before", "after", "significant"),
    [
        # Apart and at least 0.1.
        ((0.7, 0.65, 0.75), (0.5, 0.45, 0.55), True),
        # Exactly 0.1, which floating point would make 0.0999...
        ((0.7, 0.68, 0.72), (0.6, 0.58, 0.62), True),
        # Far, but the intervals touch.
        ((0.7, 0.6, 0.8), (0.5, 0.4, 0.6), False),
        # Apart, but small.
        ((0.7, 0.69, 0.71), (0.65, 0.64, 0.66), False),
    ],
)
def test_ten_year_change_needs_distance_and_intervals_apart(
    before: tuple[float, float, float], after: tuple[float, float, float], significant: bool
) -> None:
    found = afi_figure(afi(*before, year=2020), afi(*after)).change

    assert found is not None
    assert (found.from_year, found.significant) == (2020, significant)


def test_without_a_value_ten_years_ago_there_is_no_change() -> None:
    assert afi_figure(afi(0.5, 0.4, 0.6), afi(0.7, 0.6, 0.8, year=2021)).change is None


def test_index_without_interval_leaves_significance_open() -> None:
    observations = [Observation("NOR", year, "overall", value) for year, value in ((2021, 0.9), (2031, 0.5))]
    edition = Edition("wjp", "2031", 2031)

    (found,) = figures(source=WJP, territory="NOR", observations=observations, edition=edition)

    assert found.change is not None
    assert found.change.significant is None
    assert found.band == ""


def cpi_figure(*observations: Observation) -> Figure:
    edition = Edition("cpi", "2030", 2030)
    return figures(source=CPI, territory="NOR", observations=observations, edition=edition)[0]


def cpi(year: int, score: float, error: float) -> tuple[Observation, Observation]:
    return Observation("NOR", year, "score", score), Observation("NOR", year, "standard_error", error)


@pytest.mark.parametrize(("score", "significant"), [(50, False), (45, False), (41, True), (59, True)])
def test_corruption_change_is_set_against_both_standard_errors(score: int, significant: bool) -> None:
    # 1.645 * sqrt(3^2 + 4^2) = 8.2
    found = cpi_figure(*cpi(2020, 50, 3), *cpi(2030, score, 4)).change

    assert found is not None
    assert found.significant is significant


def test_without_standard_errors_corruption_change_stays_undecided() -> None:
    found = cpi_figure(cpi(2020, 50, 3)[0], cpi(2030, 20, 3)[0]).change

    assert found is not None
    assert found.significant is None


def test_publishers_own_list_stands_beside_our_computation() -> None:
    listed = Observation("NOR", 2025, "listed_change", -7, label="Decliner")

    found = cpi_figure(*cpi(2020, 50, 3), *cpi(2030, 48, 3), listed)

    assert found.listed is not None and found.change is not None
    assert (found.listed.from_year, found.listed.from_value, found.listed.significant) == (2025, 55, True)
    assert found.change.significant is False
    assert found.listed.test != found.change.test


def test_uncovered_territory_has_a_headline_that_says_so() -> None:
    edition = Edition("wjp", "2025", 2025)

    (found,) = figures(source=WJP, territory="CHE", observations=(), edition=edition)

    assert not found.covered
    assert found.value is None
    assert found.data_year is None


def test_territory_that_left_the_index_is_not_covered_by_old_figures() -> None:
    old = Observation("AZE-NKR", 2023, "total", -3, label="NF")

    (found,) = figures(
        source=FIW, territory="AZE-NKR", observations=[old], edition=Edition("fiw", "2025", 2024)
    )

    assert not found.covered


def test_status_alone_is_covered_without_a_value() -> None:
    observation = Observation("NOR", 2025, "total", None, label="F")

    (found,) = figures(
        source=FIW, territory="NOR", observations=[observation], edition=Edition("fiw", "2026", 2025)
    )

    assert (found.covered, found.value, found.band) == (True, None, "F")


def test_status_is_never_read_from_the_total() -> None:
    observation = Observation("NOR", 2025, "total", 95)

    assert band_of(source=FIW, observation=observation) is None


def test_regime_type_is_a_named_class() -> None:
    observation = Observation("NOR", 2025, "regime", 2)

    found = band_of(source=ROW, observation=observation)

    assert found is not None
    assert found.id == "electoral_democracy"


@pytest.mark.parametrize(
    ("political", "civil", "ratings"),
    [(40, 60, (1, 1)), (36, 53, (1, 1)), (35, 52, (2, 2)), (5, 7, (7, 7)), (6, 8, (6, 6)), (-3, 0, (7, 7))],
)
def test_points_become_ratings(political: int, civil: int, ratings: tuple[int, int]) -> None:
    assert FIW.ratings is not None
    assert fiw_ratings(political=political, civil=civil, scales=FIW.ratings) == ratings


@pytest.mark.parametrize(
    ("political", "civil", "status"), [(2, 3, "F"), (3, 3, "PF"), (5, 5, "PF"), (5, 6, "NF"), (7, 7, "NF")]
)
def test_mean_rating_becomes_a_status(political: int, civil: int, status: str) -> None:
    assert FIW.ratings is not None
    assert fiw_status(political_rating=political, civil_rating=civil, scales=FIW.ratings) == status


@given(st.integers(-4, 40), st.integers(0, 60))
def test_every_count_of_points_has_ratings_and_a_status(political: int, civil: int) -> None:
    assert FIW.ratings is not None

    ratings = fiw_ratings(political=political, civil=civil, scales=FIW.ratings)
    status = fiw_status(political_rating=ratings[0], civil_rating=ratings[1], scales=FIW.ratings)

    assert all(1 <= rating <= 7 for rating in ratings)
    assert FIW.band(status) is not None
