"""What would publishers' files look like, filled with made-up figures?"""

import csv
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from openpyxl import Workbook

from farled.countries.content import read_register, spellings
from farled.evidence.content import read_names, read_sources
from farled.evidence.sources import read_file
from farled.evidence.terms import Names, Observation, Reading, Source
from farled.text.content import shipped_content

QUESTIONS = [
    f"{group}{n}"
    for group, last in zip("ABCDEFG", (3, 4, 3, 4, 3, 4, 4), strict=True)
    for n in range(1, last + 1)
]
FIW_HEADER = (
    *("Country/Territory", "Region", "C/T", "Edition", "Status", "PR rating", "CL rating"),
    *("A1", "A2", "A3", "A", "B1", "B2", "B3", "B4", "B", "C1", "C2", "C3", "C", "Add Q", "Add A", "PR"),
    *("D1", "D2", "D3", "D4", "D", "E1", "E2", "E3", "E", "F1", "F2", "F3", "F4", "F"),
    *("G1", "G2", "G3", "G4", "G", "CL", "Total"),
)
CPI_HEADER = (
    *("Country / Territory", "ISO3", "Year", "Region", "CPI score", "Rank", "Standard error"),
    *("Number of sources", "Lower CI", "Upper CI", "World Bank CPIA"),
)
WJP_HEADER = (
    *("Country", "Year", "Country_year", "Country Code", "Region", "WJP Rule of Law Index: Overall Score"),
    *("Factor 1: Limited Government Powers", "1.1 Made-up subfactor", "Factor 3: Open Government "),
)
WGI_LONG = (
    *("countryname", "year", "indicator", "estimate", "stddev", "nsource"),
    *("pctrank", "pctranklower", "pctrankupper"),
)


@cache
def sources() -> dict[str, Source]:
    return read_sources(shipped_content() / "sources")


@cache
def names_of(source: str) -> Names:
    register = read_register(shipped_content() / "countries" / "register.csv")
    path = shipped_content() / "sources" / source / "names.yaml"
    return read_names(path, codes=frozenset(register), spellings=spellings(register))


def read(source: str, path: Path, expected_edition: str | None = None) -> Reading:
    return read_file(
        path, source=sources()[source], names=names_of(source), expected_edition=expected_edition
    )


def figure(reading: Reading, territory: str, year: int, indicator: str) -> Observation:
    """The one observation that is asked for; fails the test when it is not there once."""
    key = (territory, year, indicator)
    (found,) = [o for o in reading.observations if (o.territory, o.year, o.indicator) == key]
    return found


@cache
def written(source: str, count: int) -> tuple[tuple[str, str], ...]:
    """``count`` of the names that a source writes, one a territory, with their register codes."""
    first: dict[str, str] = {}
    for name, code in names_of(source).known.items():
        if len(name) > 3 and not name.startswith("OWID"):
            first.setdefault(code, name)
    return tuple((name, code) for code, name in list(first.items())[:count])


def workbook(path: Path, sheets: dict[str, Iterable[Sequence[object]]]) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def text_table(path: Path, rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def fiw_row(name: str, edition: int, **figures: object) -> list[object]:
    """A row of All data: everything middling unless said otherwise."""
    plain: dict[str, object] = dict.fromkeys(FIW_HEADER, 2)
    plain |= {"Country/Territory": name, "Region": "Asia", "C/T": "c", "Edition": edition, "Status": "PF"}
    plain |= {"PR rating": 4, "CL rating": 4, "PR": 20, "CL": 30, "Total": 50, "Add A": "N/A", "Add Q": 0}
    return [(plain | figures)[head] for head in FIW_HEADER]


def fiw_workbook(
    path: Path, *, edition: int = 2031, rows: Sequence[Sequence[object]] = (), count: int = 206
) -> Path:
    named = {row[0] for row in rows}
    others = [fiw_row(name, edition) for name, _ in written("fiw", count + len(named)) if name not in named]
    table = [["Freedom in the World, made-up data"], FIW_HEADER, *rows, *others[: count - len(named)]]
    return workbook(path, {"Index": [["Made-up."]], f"FIW13-{edition % 100}": table})


def cpi_row(name: str, code: str, year: int, score: object = 50) -> list[object]:
    return [name, code, year, "AP", score, 90, 2.5, 8, 45.9, 54.1, None]


def cpi_rows(year: int, count: int = 180) -> list[list[object]]:
    return [cpi_row(name, code, year) for name, code in written("cpi", count)]


def cpi_workbook(
    path: Path, *, rows: Sequence[Sequence[object]], header: Sequence[object] = CPI_HEADER
) -> Path:
    title = [["Corruption Perceptions Index 2030: made up"], ["EMBARGOED"], [None]]
    return workbook(path, {"CPI Historical": [*title, header, *rows]})


def wjp_row(name: str, code: str, year: object, score: object = 0.5) -> list[object]:
    return [name, year, f"{name}_{year}", code, "Somewhere", score, 0.4, 0.3, 0.6]


def wjp_workbook(
    path: Path, *, year: object = 2031, count: int = 143, rows: Sequence[Sequence[object]] = ()
) -> Path:
    named = {row[0] for row in rows}
    others = [wjp_row(name, code, year) for name, code in written("wjp", count) if name not in named]
    return workbook(path, {"Introduction": [["x"]], "Historical Data": [WJP_HEADER, *rows, *others]})


def vdem_rows(year: int, column: str, value: object, count: int = 175) -> list[list[object]]:
    header = ["country_name", "country_text_id", "country_id", "year", "COWcode", "v2x_made_up", column]
    header += [f"{column}_codelow", f"{column}_codehigh"]
    rows = [[name, code, 1, year, "NA", 0.1, value, 0.5, 0.7] for name, code in _vdem_codes(count)]
    return [header, *rows]


def _vdem_codes(count: int) -> list[tuple[str, str]]:
    return [(name, code) for name, code in written("afi", count + 9) if "-" not in code][:count]
