"""Are the Rule of Law Index and the Worldwide Governance Indicators read in their layouts?"""

from pathlib import Path

import pytest

from farled.evidence.terms import Refused
from tests.rooms.evidence.publishers import WGI_LONG, figure, read, wjp_row, wjp_workbook, workbook, written


def test_long_sheet_gives_overall_and_factors_under_old_and_new_names(tmp_path: Path) -> None:
    reading = read("wjp", wjp_workbook(tmp_path / "2031_wjp_HISTORICAL_DATA_FILE.xlsx"))

    assert (reading.edition, reading.data_year) == ("2031", 2031)
    assert figure(reading, "XKX", 2031, "overall").value == 0.5
    assert figure(reading, "XKX", 2031, "factor_1").value == 0.4
    assert figure(reading, "XKX", 2031, "factor_3").value == 0.6
    assert not [found for found in reading.observations if found.indicator.startswith("1.")]


def test_double_edition_stands_under_its_first_year(tmp_path: Path) -> None:
    rows = [wjp_row("Norway", "NOR", "2017-2018", 0.89)]

    reading = read("wjp", wjp_workbook(tmp_path / "wjp.xlsx", rows=rows))

    assert figure(reading, "NOR", 2017, "overall").value == 0.89


def test_switzerland_taiwan_and_palestine_stay_without_figure(tmp_path: Path) -> None:
    reading = read("wjp", wjp_workbook(tmp_path / "wjp.xlsx"))

    covered = {found.territory for found in reading.observations}
    assert not covered & {"CHE", "TWN", "PSE", "PSE-WB", "MAC", "ESH"}


def test_workbook_with_transposed_sheets_alone_is_refused(tmp_path: Path) -> None:
    rows = [["Country", "Norway", "Sweden"], ["Country Code", "NOR", "SWE"], ["Overall", 0.9, 0.9]]

    with pytest.raises(Refused, match="no row has the headers"):
        read("wjp", workbook(tmp_path / "wjp.xlsx", {"WJP ROL Index 2031 Scores": rows}))


def test_long_governance_table_gives_estimate_error_and_rank_interval(tmp_path: Path) -> None:
    rows = [
        [name, 2030, dimension, 1.5, 0.2, 9, 90, 80, 95]
        for name, _ in written("wgi", 200)
        for dimension in ("rl", "va")
    ]

    reading = read("wgi", workbook(tmp_path / "wgidataset.xlsx", {"Sheet1": [WGI_LONG, *rows]}))

    rank = figure(reading, "MAC", 2030, "rl_rank")
    assert reading.edition == "2031"
    assert (figure(reading, "MAC", 2030, "rl").value, figure(reading, "MAC", 2030, "va_error").value) == (
        1.5,
        0.2,
    )
    assert (rank.value, rank.lower, rank.upper) == (90, 80, 95)


def test_seventh_dimension_is_refused(tmp_path: Path) -> None:
    rows = [["Norway", 2030, "zz", 1.5, 0.2, 9, 90, 80, 95]]

    with pytest.raises(Refused, match="zz"):
        read("wgi", workbook(tmp_path / "wgidataset.xlsx", {"Sheet1": [WGI_LONG, *rows]}))


def test_wide_governance_sheets_give_years_and_bank_codes(tmp_path: Path) -> None:
    parts = ["Estimate", "StdErr", "NumSrc", "Rank", "Lower", "Upper"]
    years = [None, None, *([2029] * 6), *([2030] * 6)]
    header = ["Country/Territory", "Code", *parts, *parts]
    figures = ["#N/A"] * 6 + [1.5, 0.2, 9, 90, 80, 95]
    known = {"Andorra": "ADO", "West Bank and Gaza": "WBG"}
    rows = [[name, known.get(name, code), *figures] for name, code in written("wgi", 214)]
    sheet = [["Rule of Law"], ["Legend"], header, years, header, *rows]

    reading = read(
        "wgi", workbook(tmp_path / "wgidataset.xlsx", {"Introduction": [["x"]], "RuleofLaw": sheet})
    )

    assert (reading.edition, reading.data_year) == ("2031", 2030)
    assert figure(reading, "PSE", 2030, "rl").value == 1.5
    assert figure(reading, "AND", 2030, "rl_rank").upper == 95
    assert not [found for found in reading.observations if found.year == 2029]
