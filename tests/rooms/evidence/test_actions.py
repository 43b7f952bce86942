"""Does a publisher's file come in whole, beside the earlier ones, or not at all?"""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from farled.audit.models import Event
from farled.countries.actions import take_in
from farled.evidence import actions
from farled.evidence.models import StoredEdition, StoredObservation
from farled.evidence.queries import editions_in_force, panels, unresolved_of
from farled.evidence.terms import Names, Refused
from tests.rooms.evidence.publishers import names_of, wjp_row, wjp_workbook

pytestmark = pytest.mark.django_db


def adopt_wjp(path: Path, at: datetime, **of_workbook: object) -> StoredEdition:
    """Take in a made-up edition of the Rule of Law Index."""
    file = wjp_workbook(path, **of_workbook)  # type: ignore[arg-type]  # the workbook's own words
    return take_in(by=None, at=at, source="wjp", path=file, file_name=path.name)


def score_of(code: str, at: datetime) -> float | None:
    figure = panels(territories=[code], at=at)[code].of("wjp")
    return figure.value if figure else None


def test_an_edition_comes_in_with_its_figures_and_its_trace(tmp_path: Path, at: datetime) -> None:
    edition = adopt_wjp(tmp_path / "wjp.xlsx", at, rows=[wjp_row("Norway", "NOR", 2031, 0.91)])

    assert (edition.label, edition.data_year, edition.territories) == ("2031", 2031, 143)
    assert score_of("NOR", at) == 0.91
    assert Event.objects.get(what="evidence:edition:adopt").after["digest"] == edition.digest


def test_a_newer_edition_stands_beside_the_older(tmp_path: Path, at: datetime) -> None:
    old = adopt_wjp(tmp_path / "old.xlsx", at, rows=[wjp_row("Norway", "NOR", 2031, 0.91)])
    later = at + timedelta(days=30)

    new = adopt_wjp(tmp_path / "new.xlsx", later, year=2032, rows=[wjp_row("Norway", "NOR", 2032, 0.90)])

    assert editions_in_force(at=later)["wjp"] == new
    assert editions_in_force(at=at)["wjp"] == old
    assert (score_of("NOR", at), score_of("NOR", later)) == (0.91, 0.90)


def test_an_older_edition_is_refused_and_the_newer_stays(tmp_path: Path, at: datetime) -> None:
    adopt_wjp(tmp_path / "new.xlsx", at, year=2032)

    with pytest.raises(Refused, match="2031"):
        adopt_wjp(tmp_path / "old.xlsx", at + timedelta(days=1), year=2031)

    assert [edition.label for edition in StoredEdition.objects.all()] == ["2032"]
    assert StoredObservation.objects.exclude(year=2032).count() == 0


def test_an_edition_that_lost_countries_is_refused(tmp_path: Path, at: datetime) -> None:
    edition = adopt_wjp(tmp_path / "old.xlsx", at, year=2021, count=143)

    with pytest.raises(Refused, match="5 of 143"):
        adopt_wjp(tmp_path / "new.xlsx", at + timedelta(days=1), year=2022, count=138)

    assert editions_in_force(at=at + timedelta(days=2))["wjp"] == edition


def test_another_edition_than_the_expected_is_refused(tmp_path: Path, at: datetime) -> None:
    file = wjp_workbook(tmp_path / "wjp.xlsx", year=2031)

    with pytest.raises(Refused, match="2030"):
        take_in(by=None, at=at, source="wjp", path=file, file_name="wjp.xlsx", expected_edition="2030")


def test_the_same_file_is_not_taken_in_twice(tmp_path: Path, at: datetime) -> None:
    adopt_wjp(tmp_path / "wjp.xlsx", at)

    with pytest.raises(Refused, match="before"):
        take_in(by=None, at=at, source="wjp", path=tmp_path / "wjp.xlsx", file_name="again.xlsx")


def test_the_same_file_comes_again_when_the_names_have_been_learnt(tmp_path: Path, at: datetime) -> None:
    file = wjp_workbook(tmp_path / "wjp.xlsx", rows=[wjp_row("Formosa", "", 2031, 0.91)])
    first = take_in(by=None, at=at, source="wjp", path=file, file_name="wjp.xlsx")
    known = names_of("wjp")
    learnt = Names({**known.known, "Formosa": "TWN"}, known.codes, known.spellings)

    again = actions.take_in(
        by=None, at=at + timedelta(days=1), source="wjp", path=file, names=learnt, file_name="wjp.xlsx"
    )

    assert [lost.name for lost in unresolved_of(first)] == ["Formosa"]
    assert not unresolved_of(again)
    assert score_of("TWN", at) is None
    assert score_of("TWN", at + timedelta(days=1)) == 0.91


def test_an_unknown_source_is_refused_with_those_there_are(tmp_path: Path, at: datetime) -> None:
    with pytest.raises(Refused, match="afi, fiw, wjp, cpi, row, wgi"):
        take_in(by=None, at=at, source="who", path=tmp_path, file_name="x")


@pytest.mark.parametrize(
    ("source", "file", "territories"),
    [
        ("afi", "afi/raw/episode_with_uncertainty_interval.csv", 179),
        ("wjp", "wjp/raw/2025_wjp_rule_of_law_index_HISTORICAL_DATA_FILE.xlsx", 143),
        ("cpi", "cpi/raw/CPI2025_Results.xlsx", 182),
    ],
)
def test_a_publishers_own_file_comes_in(
    shared_data: Path, at: datetime, source: str, file: str, territories: int
) -> None:
    path = shared_data / "indices" / file

    edition = take_in(by=None, at=at, source=source, path=path, file_name=path.name)

    newest = StoredObservation.objects.filter(edition=edition, year=edition.data_year)
    assert edition.data_year == 2025
    assert newest.values("territory").distinct().count() == territories
