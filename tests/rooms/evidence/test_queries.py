"""What do the editions in force say, in how many questions to the database?"""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from pytest_django import DjangoAssertNumQueries

from farled.countries.actions import take_in
from farled.evidence.queries import (
    complaints_on_sources,
    difference_of,
    edition_before,
    editions_in_force,
    panels,
    series_of,
    sources,
)
from farled.evidence.rules.ages import months_behind, newest_expected
from tests.rooms.evidence.publishers import wjp_row, wjp_workbook


def taken(path: Path, at: datetime, **of_workbook: object):  # type: ignore[no-untyped-def]  # an edition
    file = wjp_workbook(path, **of_workbook)  # type: ignore[arg-type]  # the workbook's own words
    return take_in(by=None, at=at, source="wjp", path=file, file_name=path.name)


@pytest.mark.django_db
def test_two_queries_answer_for_any_number_of_territories(
    tmp_path: Path, at: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    taken(tmp_path / "wjp.xlsx", at)

    with django_assert_num_queries(2):
        few = panels(territories=["NOR", "SWE"], at=at)
    with django_assert_num_queries(2):
        many = panels(territories=["NOR", "SWE", "FIN", "DNK", "DEU", "FRA", "ITA"], at=at)
    with django_assert_num_queries(1):
        panels(territories=many, at=at)

    assert few["SWE"] == many["SWE"]


@pytest.mark.django_db
def test_before_the_first_edition_everything_is_not_loaded(tmp_path: Path, at: datetime) -> None:
    taken(tmp_path / "wjp.xlsx", at)

    before = panels(territories=["NOR"], at=at - timedelta(seconds=1))["NOR"]

    assert before.not_loaded == tuple(sources())
    assert before.figures == ()


@pytest.mark.django_db
def test_a_territory_that_an_edition_leaves_out_is_not_covered(tmp_path: Path, at: datetime) -> None:
    taken(tmp_path / "wjp.xlsx", at)

    figure = panels(territories=["TWN"], at=at)["TWN"].of("wjp")

    assert figure is not None
    assert not figure.covered
    assert (figure.value, figure.edition) == (None, "2031")


@pytest.mark.django_db
def test_the_series_of_a_territory_runs_from_old_to_new(tmp_path: Path, at: datetime) -> None:
    rows = [wjp_row("Norway", "NOR", year, 0.5 + year / 10_000) for year in (2031, 2029, 2030)]
    taken(tmp_path / "wjp.xlsx", at, rows=rows)

    series = series_of(territories=["NOR"], editions=editions_in_force(at=at))["NOR"]

    assert [one.year for one in series["wjp", "overall"]] == [2029, 2030, 2031]


@pytest.mark.django_db
def test_an_edition_is_compared_with_the_one_before_it(tmp_path: Path, at: datetime) -> None:
    first = taken(tmp_path / "a.xlsx", at, rows=[wjp_row("Norway", "NOR", 2031, 0.91)])
    rows = [wjp_row("Norway", "NOR", 2032, 0.90), wjp_row("Norway", "NOR", 2031, 0.92)]
    second = taken(tmp_path / "b.xlsx", at + timedelta(days=1), year=2032, rows=rows)

    found = difference_of(second)

    assert edition_before(second) == first
    assert difference_of(first) is None
    assert found is not None
    assert (found.before, found.years_added) == ("2031", (2032,))
    assert (found.compared, found.revised, found.fell, found.rose) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("source", "data_year", "on", "behind"),
    [
        # published in February of the year after
        ("cpi", 2024, date(2026, 1, 31), 0),
        ("cpi", 2024, date(2026, 2, 1), 0),
        ("cpi", 2024, date(2026, 5, 1), 3),
        # published in October of its own year
        ("wjp", 2025, date(2026, 11, 23), 1),
        ("wjp", 2025, date(2026, 9, 30), 0),
        # edition 2024 holds 2023, published in October 2024
        ("wgi", 2023, date(2026, 11, 23), 13),
        ("afi", 2025, date(2026, 11, 23), 0),
    ],
)
def test_an_edition_falls_behind_by_the_month_in_which_the_next_one_comes(
    source: str, data_year: int, on: date, behind: int
) -> None:
    assert months_behind(source=sources()[source], data_year=data_year, on=on) == behind


@pytest.mark.parametrize(
    ("source", "on", "edition"),
    [
        ("fiw", date(2026, 11, 23), "2026"),
        ("fiw", date(2026, 1, 31), "2025"),
        ("afi", date(2026, 3, 1), "v16"),
        ("wjp", date(2026, 10, 1), "2026"),
    ],
)
def test_the_newest_edition_to_expect_follows_from_the_usual_month(
    source: str, on: date, edition: str
) -> None:
    assert newest_expected(source=sources()[source], on=on) == edition


def test_every_wrong_source_is_told_not_only_the_first(
    tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in ("cpi", "wjp"):
        folder = tmp_path / "sources" / source
        folder.mkdir(parents=True)
        sound = (root / "content" / "sources" / source / "source.yaml").read_text(encoding="utf-8")
        (folder / "source.yaml").write_text(sound.replace("may_ship: false", "may_ship: perhaps"))
    limits = (root / "content" / "sources" / "plausibility.yaml").read_text(encoding="utf-8")
    (tmp_path / "sources" / "plausibility.yaml").write_text(limits)
    monkeypatch.setenv("FARLED_CONTENT", str(tmp_path))

    found = complaints_on_sources()

    assert [error.file for error in found] == [
        tmp_path / "sources" / source / "source.yaml" for source in ("cpi", "wjp")
    ]
    assert all("may_ship" in error.expected for error in found)
