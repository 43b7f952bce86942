"""Are Freedom House's workbooks read: all data, aggregate scores, ratings since 1973, extracts?"""

import json
from pathlib import Path

import pytest

from farled.evidence.terms import Refused
from tests.rooms.evidence.publishers import FIW_HEADER, figure, fiw_row, fiw_workbook, read, workbook, written


def test_edition_speaks_of_the_year_before(tmp_path: Path) -> None:
    reading = read("fiw", fiw_workbook(tmp_path / "All_data_FIW_2013-2031.xlsx", edition=2031))

    assert (reading.edition, reading.data_year, reading.notes) == ("2031", 2030, ())


def test_points_may_be_negative_and_n_a_is_no_figure(tmp_path: Path) -> None:
    row = fiw_row("Nagorno-Karabakh", 2031, Status="NF", PR=-3, Total=-3)

    reading = read("fiw", fiw_workbook(tmp_path / "fiw.xlsx", rows=[row]))

    assert figure(reading, "AZE-NKR", 2030, "total").value == -3
    assert not [found for found in reading.observations if found.indicator == "add_a"]


def test_status_stands_with_total_and_ratings(tmp_path: Path) -> None:
    row = fiw_row("Kosovo", 2031, Status="F", D3=4, **{"PR rating": 2})

    reading = read("fiw", fiw_workbook(tmp_path / "fiw.xlsx", rows=[row]))

    assert figure(reading, "XKX", 2030, "total").label == "F"
    assert (figure(reading, "XKX", 2030, "pr_rating").value, figure(reading, "XKX", 2030, "d3").value) == (
        2,
        4,
    )
    assert figure(reading, "XKX", 2030, "d3").label == ""


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Hong Kong", "HKG"),
        ("Taiwan", "TWN"),
        ("West Bank", "PSE-WB"),
        ("Gaza Strip", "PSE-GZ"),
        ("Western Sahara", "ESH"),
        ("Russian-Occupied Territories of Ukraine", "UKR-OCC"),
        ("Somaliland", "SOM-SML"),
    ],
)
def test_territories_are_kept_apart_from_states(tmp_path: Path, name: str, code: str) -> None:
    reading = read("fiw", fiw_workbook(tmp_path / "fiw.xlsx", rows=[fiw_row(name, 2031, Total=7)]))

    assert figure(reading, code, 2030, "total").value == 7


def test_unknown_name_is_listed_with_suggestions_and_nothing_else_is_lost(tmp_path: Path) -> None:
    path = fiw_workbook(tmp_path / "fiw.xlsx", rows=[fiw_row("Republic of Norwey", 2031)])

    reading = read("fiw", path)

    (unknown,) = reading.unresolved
    assert (unknown.name, unknown.rows) == ("Republic of Norwey", 1)
    assert len({found.territory for found in reading.observations}) == 205


def test_aggregate_scores_in_several_sheets_are_read(tmp_path: Path) -> None:
    header = [
        "Country/Territory",
        "C/T?",
        "Status",
        "PR Rating",
        "CL Rating",
        "Edition",
        "A Aggr",
        "PR Aggr",
        "CL Aggr",
        "Total Aggr",
    ]
    sheets = {
        sheet: [header, *([name, "c", "PF", 4, 4, edition, 6, 20, 30, 50] for name, _ in written("fiw", 206))]
        for sheet, edition in (("FIW03-05", 2005), ("FIW06-31", 2031))
    }

    reading = read("fiw", workbook(tmp_path / "Aggregate_FIW_2003-2031.xlsx", sheets))

    assert figure(reading, "NOR", 2004, "total").value == 50
    assert figure(reading, "NOR", 2030, "a").value == 6


def ratings_sheet(editions: list[object], rows: list[list[object]]) -> list[list[object]]:
    first, third = ["Survey Edition"], [None]
    for edition in editions:
        first += [edition, None, None]
        third += ["PR", "CL ", "Status"]
    return [first, ["Year(s) Under Review", *([None] * (len(first) - 1))], third, *rows]


def test_ratings_since_1973_are_read_from_their_three_header_rows(tmp_path: Path) -> None:
    editions = ["Jan.-Feb. 1973", 1978, "1983-84", "1999-2000", "2000-01", 2031]
    rows = [
        [name, *([4, 4, "PF"] * 6)]
        for name, _ in written("fiw", 206)
        if name not in ("Norway", "South Africa")
    ]
    rows.append(["Norway", 1, 1, "F", "-", "-", "-", 1, 1, "F", 1, 1, "F", 1, 1, "F", 1, 2, "F"])
    rows.append(["South Africa", "2(5)", "3(6)", "F (NF)", *([4, 4, "PF"] * 5)])
    path = workbook(
        tmp_path / "Ratings_FIW_1973-2031.xlsx", {"Country Ratings, Statuses ": ratings_sheet(editions, rows)}
    )

    reading = read("fiw", path)

    years = [
        found.year
        for found in reading.observations
        if (found.territory, found.indicator) == ("NOR", "pr_rating")
    ]
    assert years == [1972, 1983, 1999, 2000, 2030]
    assert figure(reading, "ZAF", 1972, "pr_rating").value is None
    assert figure(reading, "ZAF", 1972, "pr_rating").label == "F (NF)"
    assert any("2(5)" in note.en for note in reading.notes)


def test_ratings_with_a_missing_third_header_are_refused(tmp_path: Path) -> None:
    rows = ratings_sheet([2031], [["Norway", 1, 1, "F"]])
    rows[2][3] = "Rank"

    with pytest.raises(Refused, match="PR, CL, Status"):
        read("fiw", workbook(tmp_path / "ratings.xlsx", {"Ratings": rows}))


def test_extract_by_others_gives_status_without_points_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "freedomhouse_fiw2031_iso2.json"
    path.write_text(
        json.dumps({"NO": {"status": "Free", "pr": 1, "cl": 1}, "ZZ": {"status": "Free", "pr": 1, "cl": 1}})
    )

    reading = read("fiw", path)

    assert (reading.edition, reading.is_extract) == ("2031", True)
    assert (figure(reading, "NOR", 2030, "total").value, figure(reading, "NOR", 2030, "total").label) == (
        None,
        "F",
    )
    assert [found.code for found in reading.unresolved] == ["ZZ"]
    assert len(FIW_HEADER) == 44
