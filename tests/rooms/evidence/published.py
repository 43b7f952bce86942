"""Where do the publishers' own files lie, and what do our readings of them say?"""

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from farled.evidence.rules import figures
from farled.evidence.terms import Edition, Figure, Observation, Reading
from tests.rooms.evidence.publishers import read, sources

NEWEST = {
    "afi": "afi/raw/episode_with_uncertainty_interval.csv",
    "fiw": "freedom_house/raw/All_data_FIW_2013-2025.xlsx",
    "wjp": "wjp/raw/2025_wjp_rule_of_law_index_HISTORICAL_DATA_FILE.xlsx",
    "cpi": "cpi/raw/CPI2025_Results.xlsx",
    "row": "row/raw/political-regime.csv",
    "wgi": "wgi/raw/wgidataset_2024edition_DAV_CA1.xlsx",
}
OLDER = {
    "fiw": "freedom_house/official/All_data_FIW_2013-2024.xlsx",
    "wjp": "wjp/official/2023_wjp_rule_of_law_index_HISTORICAL_DATA.xlsx",
    "cpi": "cpi/official/CPI2023_Global_Results__Trends.xlsx",
    "wgi": "wgi/official/wgidataset_2023edition.xlsx",
}


@cache
def newest(indices: Path, source: str) -> Reading:
    return read(source, indices / NEWEST[source])


@cache
def series(indices: Path, source: str) -> dict[tuple[str, int, str], Observation]:
    return {(o.territory, o.year, o.indicator): o for o in newest(indices, source).observations}


def cleaned(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def headline(indices: Path, source: str, territory: str) -> Figure:
    reading = newest(indices, source)
    edition = Edition(source, reading.edition, reading.data_year)
    own = by_territory(indices, source).get(territory, ())
    return figures(source=sources()[source], territory=territory, observations=own, edition=edition)[0]


@cache
def by_territory(indices: Path, source: str) -> dict[str, list[Observation]]:
    found: dict[str, list[Observation]] = {}
    for observation in newest(indices, source).observations:
        found.setdefault(observation.territory, []).append(observation)
    return found
