"""How is the Corruption Perceptions Index read, in the layouts of 2012, 2017 and from 2018 on?

Newer workbooks have a long sheet with all years; older ones a sheet of the year and one of scores since
2012. Sheet titles and headers name wrong years at times, so tables are known by their headers alone.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from farled.evidence.sources import cpi_changes
from farled.evidence.sources.cells import is_blank, word
from farled.evidence.sources.gathering import Gathering, Place
from farled.evidence.sources.headers import (
    Table,
    check_columns,
    checked_rows,
    no_table,
    plain,
    tables,
    without_year,
    year_in,
)
from farled.evidence.sources.records import cell_at, read_records
from farled.evidence.sources.tables import Row, Sheet, opened
from farled.evidence.terms import Indicator, Names, Reading, Source

# Column of a wide table: the indicator, its year, and value, lower and upper columns.
Wide = tuple[Indicator, int, tuple[int | None, ...]]
_SERIES_AT_LEAST = 3


def read(path: Path, *, source: Source, names: Names, expected_edition: str | None = None) -> Reading:
    """The reading of one file, Strict Open XML too; TI's own list of significant changes where it has one."""
    gathering = Gathering(path=path, source=source, names=names)
    with opened(path, expected=source.name.en) as sheets:
        if not (_gather_long(gathering, sheets) or _gather_wide(gathering, sheets)):
            needed = [source.column_words["country"], source.headline().columns]
            raise no_table(path, sheets, source=source, needed=needed)
        cpi_changes.gather(gathering, sheets)
    return gathering.reading(expected_edition=expected_edition)


def _gather_long(gathering: Gathering, sheets: tuple[Sheet, ...]) -> bool:
    source = gathering.source
    needed = [source.column_words["code"], source.column_words["year"], source.headline().columns]
    table = next(tables(gathering.path, sheets, needed=needed), None)
    if table is not None:
        read_records(gathering, table, is_text=not table.sheet)
    return table is not None


def _gather_wide(gathering: Gathering, sheets: tuple[Sheet, ...]) -> bool:
    """The sheet of the year (with intervals), then earlier years from the sheet of scores since 2012."""
    main, series = _wide_tables(gathering, sheets)
    if main is None:
        return False
    newest = _newest(main, gathering.source)
    _gather_table(gathering, main, _columns(main, gathering.source, newest))
    if series is not None:
        earlier = [item for item in _columns(series, gathering.source, newest) if item[1] != newest]
        _gather_table(gathering, series, earlier)
    return True


def _wide_tables(gathering: Gathering, sheets: tuple[Sheet, ...]) -> tuple[Table | None, Table | None]:
    source = gathering.source
    needed = [source.column_words["country"], source.headline().columns]
    main = series = None
    for table in tables(gathering.path, sheets, needed=needed, stems=True):
        years = _score_years(table, source)
        if main is None and len(years) == 1:
            main = table
        if series is None and len(years) >= _SERIES_AT_LEAST:
            series = table
    return main, series


def _score_years(table: Table, source: Source) -> list[int]:
    words = {plain(name) for name in source.headline().columns}
    scores = (head for head in table.header if plain(without_year(head)) in words)
    return [year for head in scores if (year := year_in(head)) is not None]


def _newest(table: Table, source: Source) -> int:
    return max(_score_years(table, source))


def _columns(table: Table, source: Source, newest: int) -> list[Wide]:
    """Every indicator and year of a wide table; a header without a year speaks of the newest."""
    years = sorted({year_in(head) or newest for head in table.header if head})
    found: list[Wide] = []
    for year in years:
        of_year = replace(table, header=tuple(_of_year(head, year, newest) for head in table.header))
        for indicator in source.indicators:
            named = (indicator.columns, indicator.lower_columns, indicator.upper_columns)
            places = tuple(of_year.column(words) for words in named)
            if places[0] is not None:
                found.append((indicator, year, places))
    return found


def _of_year(head: str, year: int, newest: int) -> str:
    """The header without its year, or "" where it speaks of another year."""
    return without_year(head) if head and (year_in(head) or newest) == year else ""


def _gather_table(gathering: Gathering, table: Table, columns: list[Wide]) -> None:
    source = gathering.source
    check_columns(replace(table, header=tuple(map(without_year, table.header))), source=source)
    country = table.column(source.column_words["country"])
    code = table.column(source.column_words["code"])
    for number, row in _filled(table, source):
        place = partial(table.place, number)
        name = word(cell_at(row, country))
        territory = gathering.territory(name=name, code=word(cell_at(row, code)), place=place)
        if territory is not None:
            _gather_row(gathering, territory, row, columns, place)


def _filled(table: Table, source: Source) -> Iterator[tuple[int, Row]]:
    return ((number, row) for number, row in checked_rows(table, source=source) if not is_blank(row))


def _gather_row(gathering: Gathering, territory: str, row: Row, columns: list[Wide], place: Place) -> None:
    for indicator, year, places in columns:
        cells = [cell_at(row, at) for at in places]
        gathering.add(territory=territory, year=year, indicator=indicator, cells=cells, place=place)
