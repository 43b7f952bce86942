"""How are the Worldwide Governance Indicators read: six wide sheets to 2023, one long sheet from 2024?"""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from farled.evidence.sources.cells import is_blank, word
from farled.evidence.sources.gathering import Gathering, Place
from farled.evidence.sources.headers import (
    Table,
    check_columns,
    checked_rows,
    no_table,
    plain,
    tables,
)
from farled.evidence.sources.records import cell_at
from farled.evidence.sources.refusals import refused
from farled.evidence.sources.tables import Row, Sheet, opened
from farled.evidence.terms import Names, Reading, Source

# The parts of one figure: the word under which source.yaml lists the header, and the indicator's ending.
_PARTS = (("estimate", ""), ("error", "_error"), ("sources", "_sources"), ("rank", "_rank"))
Columns = dict[str, int | None]

_DIMENSIONS = ("va", "pv", "ge", "rq", "rl", "cc")


def read(path: Path, *, source: Source, names: Names, expected_edition: str | None = None) -> Reading:
    """The reading of one file; every "#N/A" and ".." is no figure."""
    gathering = Gathering(path=path, source=source, names=names)
    with opened(path, expected=source.name.en) as sheets:
        if not (_gather_long(gathering, sheets) or _gather_wide(gathering, sheets)):
            needed = [source.column_words[role] for role in ("country", "estimate", "rank")]
            raise no_table(path, sheets, source=source, needed=needed)
    return gathering.reading(expected_edition=expected_edition)


def _gather_long(gathering: Gathering, sheets: tuple[Sheet, ...]) -> bool:
    source = gathering.source
    words = source.column_words
    needed = [words[role] for role in ("country", "year", "indicator", "estimate")]
    table = next(tables(gathering.path, sheets, needed=needed), None)
    if table is None:
        return False
    check_columns(table, source=source)
    columns = {role: table.column(headers) for role, headers in words.items()}
    for number, row in checked_rows(table, source=source):
        place = partial(table.place, number)
        if is_blank(row):
            continue
        territory = _territory(gathering, row, columns, place)
        dimension = _dimension(gathering, word(cell_at(row, columns["indicator"])))
        year = gathering.year(cell_at(row, columns["year"]), place)
        if territory is not None:
            _gather_figure(gathering, territory, dimension, year, row, columns, place)
    return True


def _gather_wide(gathering: Gathering, sheets: tuple[Sheet, ...]) -> bool:
    source = gathering.source
    words = source.column_words
    needed = [words[role] for role in ("country", "code", "estimate", "rank")]
    found = False
    for sheet in sheets:
        dimension = next((key for key in _DIMENSIONS if plain(sheet.name) in map(plain, words[key])), None)
        table = next(tables(gathering.path, [sheet], needed=needed), None)
        if table is not None and dimension is not None:
            _gather_sheet(gathering, dimension, table)
            found = True
    return found


def _years(gathering: Gathering, table: Table) -> list[tuple[int, Columns]]:
    """Each year of a wide sheet with its columns: the years stand in the row above the header."""
    words = gathering.source.column_words
    firsts = {plain(word) for word in words["estimate"]}
    starts = [at for at, head in enumerate(table.header) if plain(head) in firsts]
    ends = [*starts[1:], len(table.header)]
    place = partial(table.place, table.above_number)
    return [
        (gathering.year(cell_at(table.above, start), place), _within(table, words, start, end))
        for start, end in zip(starts, ends, strict=True)
    ]


def _within(table: Table, words: Mapping[str, tuple[str, ...]], start: int, end: int) -> Columns:
    heads = ("",) * start + table.header[start:end]
    block = replace(table, header=heads)
    return {role: block.column(headers) for role, headers in words.items()}


def _gather_sheet(gathering: Gathering, dimension: str, table: Table) -> None:
    source = gathering.source
    check_columns(table, source=source)
    years = _years(gathering, table)
    named = {role: table.column(source.column_words[role]) for role in ("country", "code")}
    for number, row in checked_rows(table, source=source):
        place = partial(table.place, number)
        if is_blank(row):
            continue
        territory = _territory(gathering, row, named, place)
        for year, columns in years:
            if territory is not None:
                _gather_figure(gathering, territory, dimension, year, row, columns, place)


def _territory(gathering: Gathering, row: Row, columns: Columns, place: Place) -> str | None:
    name, code = word(cell_at(row, columns["country"])), word(cell_at(row, columns["code"]))
    return gathering.territory(name=name, code=code, place=place)


def _dimension(gathering: Gathering, written: str) -> str:
    """The id of one of the six; Refused for a seventh."""
    if gathering.source.indicator(written) is None or written not in _DIMENSIONS:
        raise refused("unknown_columns", file=gathering.path.name, source=gathering.source.id, found=written)
    return written


def _gather_figure(
    gathering: Gathering,
    territory: str,
    dimension: str,
    year: int,
    row: Row,
    columns: Columns,
    place: Place,
) -> None:
    for role, ending in _PARTS:
        indicator = gathering.source.indicator(dimension + ending)
        cells = [cell_at(row, columns[role])]
        if role == "rank":
            cells += [cell_at(row, columns["lower"]), cell_at(row, columns["upper"])]
        if indicator is not None:
            gathering.add(territory=territory, year=year, indicator=indicator, cells=cells, place=place)
