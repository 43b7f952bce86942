"""Is every file that publishers issued read, figure for figure as the cleaned tables beside it say?"""

import random
from itertools import pairwise
from pathlib import Path

import pytest

from farled.evidence.terms import Refused
from tests.rooms.evidence.published import NEWEST, cleaned, headline, newest, series
from tests.rooms.evidence.publishers import names_of, read, sources

SAMPLE = 200


@pytest.mark.parametrize(
    ("source", "file", "edition", "data_year", "territories"),
    [
        ("afi", "afi/raw/episode_with_uncertainty_interval.csv", "v16", 2025, 179),
        ("afi", "afi/raw/episode_without_uncertainty_interval.csv", "v16", 2025, 179),
        ("row", "row/raw/political-regime.csv", "v16", 2025, 177),
        ("fiw", "freedom_house/official/All_data_FIW_2013-2024.xlsx", "2024", 2023, 210),
        ("fiw", "freedom_house/raw/All_data_FIW_2013-2025.xlsx", "2025", 2024, 208),
        (
            "fiw",
            "freedom_house/raw/Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx",
            "2024",
            2023,
            210,
        ),
        ("fiw", "freedom_house/raw/freedomhouse_fiw2026_iso2_thirdparty.json", "2026", 2025, 194),
        ("wjp", "wjp/official/2023_wjp_rule_of_law_index_HISTORICAL_DATA.xlsx", "2023", 2023, 142),
        ("wjp", "wjp/raw/2025_wjp_rule_of_law_index_HISTORICAL_DATA_FILE.xlsx", "2025", 2025, 143),
        ("cpi", "cpi/official/CPI2012.xlsx", "2012", 2012, 176),
        ("cpi", "cpi/official/CPI2017.xlsx", "2017", 2017, 180),
        ("cpi", "cpi/official/CPI2023_Global_Results__Trends.xlsx", "2023", 2023, 180),
        ("cpi", "cpi/raw/CPI2025_Results.xlsx", "2025", 2025, 182),
        ("wgi", "wgi/official/wgidataset_2023edition.xlsx", "2023", 2022, 213),
        ("wgi", "wgi/raw/wgidataset_2024edition_DAV_CA1.xlsx", "2024", 2023, 213),
    ],
)
def test_file_is_read_whole(
    indices: Path, source: str, file: str, edition: str, data_year: int, territories: int
) -> None:
    reading = read(source, indices / file)

    newest_year = {found.territory for found in reading.observations if found.year == data_year}
    assert (reading.edition, reading.data_year) == (edition, data_year)
    assert len(newest_year) == territories
    assert [found.name for found in reading.unresolved if found.name not in ("", "GLOBAL AVARAGE")] == []


@pytest.mark.parametrize(
    ("source", "file", "said"),
    [
        ("afi", "afi/official/vdem_v14_CY_subset_identifiers_plus_7_indices.csv", "v2xca_academ"),
        ("row", "afi/official/vdem_v14_CY_subset_identifiers_plus_7_indices.csv", "v2x_regime"),
        ("afi", "afi/raw/vdem_codebook_v16.RData", "program R"),
    ],
)
def test_file_without_the_index_is_answered_with_what_it_lacks(
    indices: Path, source: str, file: str, said: str
) -> None:
    with pytest.raises(Refused, match=said):
        read(source, indices / file)


def sampled(path: Path, *indicators: str) -> list[dict[str, str]]:
    rows = [row for row in cleaned(path) if row["indicator"] in indicators]
    return random.Random(2026).sample(rows, SAMPLE)


def code_of(source: str, row: dict[str, str]) -> str:
    """The register code of a cleaned row, by the name that it quotes: its own codes are not ours."""
    name = row["country_name_in_source"].strip()
    return names_of(source).known.get(name, name)


def differing(
    indices: Path, source: str, rows: list[dict[str, str]], ids: dict[str, str], offset: int = 0
) -> list[tuple[object, ...]]:
    """The rows whose value is not in our reading, or is not what ours rounds to in the table's places."""
    ours = series(indices, source)
    found = []
    for row in rows:
        key = (code_of(source, row), int(row["year"]) + offset, ids[row["indicator"]])
        mine, printed = ours.get(key), row["value"]
        half_a_step = 0.5 * 10 ** -len(printed.partition(".")[2])
        if mine is None or mine.value is None or abs(mine.value - float(printed)) > half_a_step * 1.01:
            found.append((key, printed, mine))
    return found


def test_academic_freedom_equals_the_cleaned_table(indices: Path) -> None:
    rows = sampled(indices / "afi" / "afi.csv", "afi")

    assert differing(indices, "afi", rows, {"afi": "afi"}) == []
    for row in rows:
        mine = series(indices, "afi")[code_of("afi", row), int(row["year"]), "afi"]
        assert (mine.lower, mine.upper) == (float(row["lower"]), float(row["upper"]))


def test_academic_freedom_groups_equal_the_cleaned_table(indices: Path) -> None:
    rows = [
        row
        for row in cleaned(indices / "afi" / "afi.csv")
        if row["indicator"] == "afi" and row["year"] == "2025"
    ]

    ours = {code_of("afi", row): headline(indices, "afi", code_of("afi", row)).band for row in rows}

    assert ours == {code_of("afi", row): row["status"] for row in rows}


def test_regime_types_equal_the_cleaned_table(indices: Path) -> None:
    rows = sampled(indices / "row" / "row.csv", "row")

    assert differing(indices, "row", rows, {"row": "regime"}) == []


def test_freedom_in_the_world_equals_the_cleaned_table(indices: Path) -> None:
    ids = {"fiw_total": "total", "fiw_pr_score": "pr_score", "fiw_cl_score": "cl_score"}
    ids |= {
        "fiw_pr_rating": "pr_rating",
        "fiw_cl_rating": "cl_rating",
        "fiw_AddQ": "add_q",
        "fiw_AddA": "add_a",
    }
    ids |= {f"fiw_{i.id.upper()}": i.id for i in sources()["fiw"].indicators if len(i.id) <= 2}
    rows = sampled(indices / "freedom_house" / "freedom_house.csv", *ids)

    assert len(ids) == 39
    assert differing(indices, "fiw", rows, ids, offset=-1) == []


def test_ratings_since_1973_equal_the_cleaned_table(indices: Path) -> None:
    file = indices / "freedom_house" / "raw" / "Country_and_Territory_Ratings_and_Statuses_FIW_1973-2024.xlsx"
    ours = {(o.territory, o.year, o.indicator): o for o in read("fiw", file).observations}
    ids = {"fiw_hist_pr_rating": "pr_rating", "fiw_hist_cl_rating": "cl_rating"}

    for row in sampled(indices / "freedom_house" / "freedom_house.csv", *ids):
        mine = ours[code_of("fiw", row), int(row["year"]) - 1, ids[row["indicator"]]]
        printed = row["value"] if mine.value is not None else ""
        assert (mine.label, mine.value) == (row["status"], float(printed) if printed else None)


def test_rule_of_law_equals_the_cleaned_table(indices: Path) -> None:
    ids = {"wjp_overall": "overall"} | {f"wjp_f{n}": f"factor_{n}" for n in range(1, 9)}
    rows = sampled(indices / "wjp" / "wjp.csv", *ids)

    assert differing(indices, "wjp", rows, ids) == []


def test_corruption_perceptions_equal_the_cleaned_table(indices: Path) -> None:
    ids = {"cpi_score": "score", "cpi_rank": "rank", "cpi_se": "standard_error", "cpi_sources": "sources"}
    rows = sampled(indices / "cpi" / "cpi.csv", *ids)

    assert differing(indices, "cpi", rows, ids) == []


def test_publishers_list_of_changes_equals_the_cleaned_table(indices: Path) -> None:
    rows = [
        row for row in cleaned(indices / "cpi" / "cpi.csv") if row["indicator"] == "cpi_significant_change"
    ]
    listed = [o for o in newest(indices, "cpi").observations if o.indicator == "listed_change"]

    expected = {
        (code_of("cpi", row), int(float(row["lower"])), float(row["value"]), row["status"]) for row in rows
    }
    assert {(o.territory, o.year, o.value, o.label) for o in listed} == expected
    assert (len(rows), sum(o.label == "Decliner" for o in listed)) == (81, 50)


def test_governance_indicators_equal_the_cleaned_table(indices: Path) -> None:
    ids = {
        f"wgi_{key}{theirs}": f"{key}{ours}"
        for key in ("va", "pv", "ge", "rq", "rl", "cc")
        for theirs, ours in (("", ""), ("_se", "_error"), ("_pctrank", "_rank"))
    }
    rows = sampled(indices / "wgi" / "wgi.csv", *ids)

    assert differing(indices, "wgi", rows, ids) == []


@pytest.mark.parametrize("source", NEWEST)
def test_half_a_real_file_is_refused(indices: Path, tmp_path: Path, source: str) -> None:
    whole = (indices / NEWEST[source]).read_bytes()
    path = tmp_path / Path(NEWEST[source]).name
    path.write_bytes(whole[: len(whole) // 2])

    with pytest.raises(Refused):
        read(source, path)


@pytest.mark.parametrize(("source", "other"), [*pairwise([*NEWEST, "afi"])])
def test_another_sources_file_is_refused(indices: Path, source: str, other: str) -> None:
    with pytest.raises(Refused):
        read(source, indices / NEWEST[other])


def test_every_spelling_of_the_crosswalk_reaches_one_territory(indices: Path) -> None:
    tables = {"CPI": "cpi", "FIW": "fiw", "FIW-historical": "fiw", "V-Dem": "afi", "WGI": "wgi", "WJP": "wjp"}
    codes: dict[str, set[str]] = {}
    for row in cleaned(indices / "crosswalk" / "country_names.csv"):
        known = names_of(tables[row["source"]]).known
        codes.setdefault(row["code"], set()).add(known[row["name_in_source"].strip()])

    assert {code: ours for code, ours in codes.items() if len(ours) != 1} == {}
    assert {code: ours for code, ours in codes.items() if len(code) == 3 and ours != {code}} == {}
