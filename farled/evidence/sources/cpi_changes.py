"""Which changes does Transparency International itself list as significant, and since which year?

The list is taken as printed: it cannot be recomputed from the standard errors. An entry stands under its
reference year. 2025 has one table with a column for that year, 2023 one block of columns for each.
"""

from dataclasses import dataclass
from functools import partial

from farled.evidence.sources.cells import is_missing, is_number, word
from farled.evidence.sources.gathering import Gathering, Place
from farled.evidence.sources.headers import Table, plain, tables, without_year, year_in
from farled.evidence.sources.records import cell_at
from farled.evidence.sources.tables import Row, Sheet
from farled.evidence.terms import Source

_DECLINER, _IMPROVER = "Decliner", "Improver"


@dataclass(frozen=True, slots=True)
class Block:
    """The columns of one reference year in the layout with blocks."""

    code: int
    country: int
    year: int
    change: int


def gather(gathering: Gathering, sheets: tuple[Sheet, ...]) -> None:
    """Put TI's list into ``gathering``; a workbook without one is complete without it."""
    words = gathering.source.column_words
    listed = [words["code"], words["reference_year"], words["category"]]
    for table in tables(gathering.path, sheets, needed=listed):
        _gather_list(gathering, table)
        return
    for table in tables(gathering.path, sheets, needed=[words["code"], words["change"]]):
        if blocks := _blocks(table, gathering.source):
            _gather_blocks(gathering, table, blocks)
            return


def _gather_list(gathering: Gathering, table: Table) -> None:
    words = gathering.source.column_words
    code, country = table.column(words["code"]), table.column(words["country"])
    year, category = table.column(words["reference_year"]), table.column(words["category"])
    change = next(at for at in map(table.column, ([word] for word in words["change"])) if at is not None)
    for number, row in table.rows:
        place = partial(table.place, number)
        if is_missing(cell_at(row, code)):
            continue
        since = gathering.year(cell_at(row, year), place)
        name, short = word(cell_at(row, country)), word(cell_at(row, code))
        label = word(cell_at(row, category))
        _add(gathering, name, short, since, cell_at(row, change), label, place)


def _blocks(table: Table, source: Source) -> list[Block]:
    """One block for each ISO3 column that is followed by two scores and their change."""
    words = source.column_words
    starts = [at for at, head in enumerate(table.header) if _is(head, words["code"])]
    ends = [*starts[1:], len(table.header)]
    found = (_block(table, source, start, end) for start, end in zip(starts, ends, strict=True))
    blocks = [block for block in found if block is not None]
    return blocks if len(blocks) == len(starts) > 1 else []


def _block(table: Table, source: Source, start: int, end: int) -> Block | None:
    words = source.column_words
    heads = list(enumerate(table.header))[start:end]
    years = [year_in(head) for _, head in heads if _is(without_year(head), words["compared"])]
    changes = [at for at, head in heads if _is(head, words["change"])]
    known = [year for year in years if year is not None]
    if len(known) != 2 or len(changes) != 1:
        return None
    return Block(code=start, country=start - 1, year=min(known), change=changes[0])


def _gather_blocks(gathering: Gathering, table: Table, blocks: list[Block]) -> None:
    for number, row in table.rows:
        place = partial(table.place, number)
        for block in blocks:
            _gather_block(gathering, row, block, place)


def _gather_block(gathering: Gathering, row: Row, block: Block, place: Place) -> None:
    name, short = word(cell_at(row, block.country)), word(cell_at(row, block.code))
    change = cell_at(row, block.change)
    if not short or not is_number(change):
        return
    label = _DECLINER if str(change).strip().startswith("-") else _IMPROVER
    _add(gathering, name, short, block.year, change, label, place)


def _add(
    gathering: Gathering, name: str, code: str, since: int, change: object, label: str, place: Place
) -> None:
    rule = gathering.source.change
    listed = gathering.source.indicator(rule.listed) if rule is not None else None
    territory = gathering.territory(name=name, code=code, place=place)
    if listed is None or territory is None:
        return
    gathering.add(territory=territory, year=since, indicator=listed, cells=[change], place=place, label=label)


def _is(head: str, words: tuple[str, ...]) -> bool:
    return plain(head) in {plain(word) for word in words}
