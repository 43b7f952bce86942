"""Do the tables that may be passed on hold what the importer read, and no more than is allowed?"""

import csv
from pathlib import Path

import pytest

from farled.evidence.rules import figures
from farled.evidence.sources.table import read_shipped, subset, write_shipped
from farled.evidence.terms import Edition, Figure, Observation, Reading, Refused
from tests.rooms.evidence.publishers import read, sources

DEMO = ("fiw", "wjp", "cpi")
ALLOWED = 400


def made_up() -> Reading:
    observations = (
        Observation("SWE", 2030, "score", 80.0, 76.54, 83.46),
        Observation("NOR", 2030, "score", 81.0),
        Observation("NOR", 2030, "sources", 8.0),
        Observation("NOR", 2025, "listed_change", -7.0, label="Decliner"),
    )
    return Reading("cpi", "2030", 2030, observations, is_extract=True)


def written(path: Path, *readings: Reading) -> Path:
    write_shipped(path, readings=readings, sources=sources(), about=["publisher: made up"])
    return path


def test_table_gives_back_what_was_written(tmp_path: Path) -> None:
    (reading,) = read_shipped(written(tmp_path / "t.csv", made_up()))

    assert (reading.source, reading.edition, reading.data_year, reading.is_extract) == (
        "cpi",
        "2030",
        2030,
        True,
    )
    assert Observation("SWE", 2030, "score", 80.0, 76.5, 83.5) in reading.observations
    assert Observation("NOR", 2025, "listed_change", -7.0, label="Decliner") in reading.observations
    assert len(reading.observations) == 4


def test_same_figures_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    turned = Reading("cpi", "2030", 2030, made_up().observations[::-1], is_extract=True)

    assert (
        written(tmp_path / "a.csv", made_up()).read_bytes()
        == written(tmp_path / "b.csv", turned).read_bytes()
    )


def test_own_table_is_imported_like_a_publishers_file(tmp_path: Path) -> None:
    path = written(tmp_path / "t.csv", made_up())

    assert read("cpi", path).is_extract
    with pytest.raises(Refused, match="no figures"):
        read("wjp", path)


@pytest.mark.parametrize("spoiled", ["\nNOR,2030,81,,,8,", "\nNOR,zz,81,,,8,,", "\nNOR,2030,8l,,,8,,"])
def test_spoiled_own_table_is_refused(tmp_path: Path, spoiled: str) -> None:
    path = written(tmp_path / "t.csv", made_up())
    path.write_text(path.read_text(encoding="utf-8") + spoiled, encoding="utf-8")

    with pytest.raises(Refused, match="own format"):
        read_shipped(path)


def shipped(root: Path, source: str, territory: str) -> Figure:
    path = (
        root / "data" / ("vdem/figures-v16.csv" if source in ("afi", "row") else f"demo-extract/{source}.csv")
    )
    reading = read(source, path)
    edition = Edition(source, reading.edition, reading.data_year, reading.is_extract)
    own = [found for found in reading.observations if found.territory == territory]
    return figures(source=sources()[source], territory=territory, observations=own, edition=edition)[0]


def test_only_sources_that_may_be_shipped_are_shipped_whole(root: Path) -> None:
    whole = {
        reading.source for path in (root / "data" / "vdem").glob("*.csv") for reading in read_shipped(path)
    }

    assert whole == {source.id for source in sources().values() if source.may_ship}


@pytest.mark.parametrize("source", DEMO)
def test_extract_names_publisher_citation_and_terms(root: Path, source: str) -> None:
    text = (root / "data" / "demo-extract" / f"{source}.csv").read_text(encoding="utf-8")

    for word in ("# extract: ", f"# publisher: {sources()[source].publisher}", "# citation: ", "# terms: "):
        assert word in text


def test_extracts_stay_below_what_is_allowed(root: Path) -> None:
    figures_held = 0
    for path in (root / "data" / "demo-extract").glob("*.csv"):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
        figures_held += sum(1 for row in list(csv.reader(lines))[1:] for cell in row[2:] if cell)

    assert 0 < figures_held < ALLOWED


def test_demo_countries_have_their_newest_figure_and_change(root: Path) -> None:
    norway = shipped(root, "cpi", "NOR")

    assert (norway.is_extract, norway.data_year) == (True, 2025)
    assert norway.change is not None
    assert norway.change.significant is None


def test_demo_shows_status_of_territories_apart(root: Path) -> None:
    assert shipped(root, "fiw", "PSE-WB").band == "NF"
    assert not shipped(root, "fiw", "PSE").covered
    assert not shipped(root, "wjp", "CHE").covered


def test_shipped_academic_freedom_keeps_interval_and_ten_year_test(root: Path) -> None:
    usa = shipped(root, "afi", "USA")

    assert usa.change is not None
    assert (usa.data_year, usa.change.from_year, usa.change.significant) == (2025, 2015, True)
    assert usa.lower is not None and usa.upper is not None


def test_shipped_table_is_what_the_importer_writes_today(
    root: Path, shared_data: Path, tmp_path: Path
) -> None:
    table = root / "data" / "vdem" / "figures-v16.csv"
    head = [line[2:] for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("# ")]
    about = [line for line in head if not line.startswith(("farled", "edition,"))]
    indices = shared_data / "indices"
    afi = read("afi", indices / "afi/raw/episode_with_uncertainty_interval.csv")
    row = read("row", indices / "row/raw/political-regime.csv")

    readings = [subset(afi, indicators={"afi"}, since=1960), subset(row, indicators={"regime"}, since=1960)]
    write_shipped(tmp_path / "t.csv", readings=readings, sources=sources(), about=about)

    assert (tmp_path / "t.csv").read_bytes() == table.read_bytes()
