"""Are Transparency International's workbooks read in every layout since 2012?"""

import zipfile
from pathlib import Path

import pytest

from farled.evidence.terms import Refused
from tests.rooms.evidence.publishers import (
    CPI_HEADER,
    cpi_row,
    cpi_rows,
    cpi_workbook,
    figure,
    read,
    workbook,
    written,
)


def test_long_sheet_gives_score_interval_error_and_sources(tmp_path: Path) -> None:
    rows = [*cpi_rows(2029), *cpi_rows(2030)]

    reading = read("cpi", cpi_workbook(tmp_path / "CPI2030_Results.xlsx", rows=rows))

    found = figure(reading, "NOR", 2030, "score")
    assert (reading.edition, reading.notes) == ("2030", ())
    assert (found.value, found.lower, found.upper) == (50, 45.9, 54.1)
    assert figure(reading, "NOR", 2029, "standard_error").value == 2.5
    assert figure(reading, "NOR", 2030, "sources").value == 8


def test_kosovo_has_its_own_code_there(tmp_path: Path) -> None:
    rows = [row for row in cpi_rows(2030, 183) if row[0] != "Kosovo"]

    reading = read(
        "cpi", cpi_workbook(tmp_path / "CPI2030.xlsx", rows=[*rows, cpi_row("Kosovo", "KSV", 2030, 41)])
    )

    assert figure(reading, "XKX", 2030, "score").value == 41


def test_two_spellings_of_one_country_are_one_by_its_code(tmp_path: Path) -> None:
    named = ("United States", "United States of America")
    rows = [row for row in (*cpi_rows(2029, 183), *cpi_rows(2030, 183)) if row[1] != "USA"]
    rows += [cpi_row(name, "USA", year) for name, year in zip(named, (2029, 2030), strict=True)]

    reading = read("cpi", cpi_workbook(tmp_path / "CPI2030.xlsx", rows=rows))

    years = [
        found.year for found in reading.observations if (found.territory, found.indicator) == ("USA", "score")
    ]
    assert years == [2029, 2030]


def test_publishers_list_of_changes_stands_under_its_reference_year(tmp_path: Path) -> None:
    header = ["Country", "ISO3", "Region", "CPI2030", "Reference Year", "CPI score for reference year"]
    header += ["Direction of Change", "Change", "Category"]
    changes = [["title"], header, ["Kosovo", "KSV", "ECA", 43, 2024, 33, 10, "10 since 2024", "Improver"]]
    history = [["title"], CPI_HEADER, *cpi_rows(2030)]
    path = workbook(tmp_path / "CPI2030.xlsx", {"Significant Changes ": changes, "CPI Historical": history})

    found = figure(read("cpi", path), "XKX", 2024, "listed_change")

    assert (found.value, found.label) == (10, "Improver")


def test_blocks_of_changes_give_one_entry_for_each_pair_of_years(tmp_path: Path) -> None:
    block = ["Country", "ISO3", "Region", "CPI 2030"]
    header = [*block, "CPI 2020", "Change", None, *block, "CPI 2025", "Change"]
    rows = [
        ["Angola", "AGO", "SSA", 33, 22, 11, None, "Albania", "ALB", "ECA", 37, 45, -8],
        ["Austria", "AUT", "WE/EU", 71, 78, -7, None, "-", "-", "-", "-", "-", "-"],
    ]
    history = [["title"], CPI_HEADER, *cpi_rows(2030)]
    path = workbook(
        tmp_path / "CPI2030.xlsx", {"CPI Historical": history, "Changes": [["title"], header, *rows]}
    )

    reading = read("cpi", path)

    listed = [found for found in reading.observations if found.indicator == "listed_change"]
    assert [(found.territory, found.year, found.value, found.label) for found in listed] == [
        ("AGO", 2020, 11, "Improver"),
        ("ALB", 2025, -8, "Decliner"),
        ("AUT", 2020, -7, "Decliner"),
    ]


def test_wide_layout_joins_the_year_with_earlier_scores(tmp_path: Path) -> None:
    main = [
        "Country",
        "ISO3",
        "Region",
        "CPI Score 2017",
        "Rank ",
        "standard error",
        "Lower CI ",
        "Upper CI",
        "number of sources",
    ]
    past = ["Country", "ISO3", "Region"]
    for year in (2017, 2016, 2015):
        past += [f"CPI score {year}", f"Standard error {year}", f"Sources {year}"]
    named = written("cpi", 180)
    sheets = {
        "CPI 2017": [
            ["t"],
            [None],
            main,
            *([name, code, "AP", 60, 1, 2.4, 55, 65, 8] for name, code in named),
        ],
        "history": [
            ["t"],
            past,
            *([name, code, "AP", *(60, 2.4, 8, 59, 2.5, 7, 58, 2.6, 6)] for name, code in named),
        ],
    }

    reading = read("cpi", workbook(tmp_path / "CPI2017.xlsx", sheets))

    assert figure(reading, "NOR", 2017, "score").lower == 55
    assert [figure(reading, "NOR", year, "score").value for year in (2017, 2016, 2015)] == [60, 59, 58]
    assert figure(reading, "NOR", 2015, "sources").value == 6


def test_two_header_rows_of_2012_are_one(tmp_path: Path) -> None:
    top = [
        "Country Rank",
        "Country / Territory",
        None,
        "CPI 2012 Score",
        None,
        "Surveys Used",
        "Standard Error",
    ]
    top += ["90% Confidence interval", None, "Scores range", None, "Data sources", None]
    under = [None] * 7 + ["Lower", "Upper", "MIN", "MAX", "AFDB", "IMD"]
    rows = [[1, name, "EU", 90, None, 7, 2, 87, 93, 83, 98, 0, 95] for name, _ in written("cpi", 176)]

    reading = read("cpi", workbook(tmp_path / "CPI2012.xlsx", {"CPI 2012": [top, under, *rows]}))

    found = figure(reading, "NOR", 2012, "score")
    assert (found.value, found.lower, found.upper) == (90, 87, 93)
    assert figure(reading, "NOR", 2012, "sources").value == 7


def test_score_in_a_column_without_header_is_refused(tmp_path: Path) -> None:
    rows = [[*row, 17] for row in cpi_rows(2030)]

    with pytest.raises(Refused, match="without a header"):
        read("cpi", cpi_workbook(tmp_path / "CPI2030.xlsx", rows=rows))


def test_workbook_saved_as_strict_open_xml_is_read_alike(tmp_path: Path) -> None:
    ordinary = cpi_workbook(tmp_path / "CPI2030.xlsx", rows=cpi_rows(2030))
    strict = tmp_path / "CPI2030_strict.xlsx"
    with zipfile.ZipFile(ordinary) as old, zipfile.ZipFile(strict, "w") as new:
        for name in old.namelist():
            new.writestr(name, _as_strict(old.read(name)))

    assert read("cpi", strict).observations == read("cpi", ordinary).observations


def _as_strict(part: bytes) -> bytes:
    purl = b"http://purl.oclc.org/ooxml"
    part = part.replace(
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main", purl + b"/spreadsheetml/main"
    )
    return part.replace(
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        purl + b"/officeDocument/relationships",
    )
