"""How is a table with one row for each territory and year read?"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from farled.evidence.sources.cells import is_blank, word
from farled.evidence.sources.gathering import Gathering
from farled.evidence.sources.headers import Table, check_columns, checked_rows
from farled.evidence.sources.refusals import refused
from farled.evidence.sources.tables import Row
from farled.evidence.terms import Indicator, Source
from farled.text.terms import Wording

Figure = tuple[Indicator, tuple[int | None, ...]]


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a table. ``figures``: each indicator with its columns (value, lower, upper)."""

    country: int | None
    code: int | None
    year: int
    status: int | None
    figures: tuple[Figure, ...]


def read_records(
    gathering: Gathering,
    table: Table,
    *,
    year_offset: int = 0,
    labelled: frozenset[str] = frozenset(),
    is_text: bool = False,
) -> None:
    """Put every figure of ``table`` into ``gathering``.

    ``year_offset`` is added to the printed year (an edition may speak of the year before); ``labelled`` are
    the indicators that carry the row's status. ``is_text``: every row must be as long as the header.
    """
    source = gathering.source
    layout = layout_of(table, source=source)
    check_columns(table, source=source)
    for number, row in checked_rows(table, source=source):
        place = partial(table.place, number)
        if is_text and len(row) != len(table.header):
            raise refused("ragged", place=place(), found=len(row), expected=len(table.header))
        if not is_blank(row):
            _read_row(gathering, layout, row, place, year_offset, labelled)


def layout_of(table: Table, *, source: Source) -> Layout:
    """Where the source's columns stand in this table; Refused when the headline or the year is not there."""
    words, headline = source.column_words, source.headline()
    return Layout(
        country=table.column(words.get("country", ())),
        code=table.column(words.get("code", ())),
        year=_needed(table, words["year"], source),
        status=table.column(words.get("status", ())),
        figures=(
            (headline, (_needed(table, headline.columns, source), *_interval(table, headline))),
            *_other_figures(table, source),
        ),
    )


def cell_at(row: Row, at: int | None) -> object:
    """The cell in a column; None where the row is too short or there is no such column."""
    return row[at] if at is not None and at < len(row) else None


def _needed(table: Table, words: tuple[str, ...], source: Source) -> int:
    at = table.column(words)
    if at is None:
        shown = ", ".join([head for head in table.header if head][:8])
        raise refused("no_column", file=table.file, source=source.name, expected=words[0], found=shown)
    return at


def _other_figures(table: Table, source: Source) -> tuple[Figure, ...]:
    others = (indicator for indicator in source.indicators if not indicator.is_headline)
    columns = ((indicator, table.column(indicator.columns)) for indicator in others)
    return tuple((found, (at, *_interval(table, found))) for found, at in columns if at is not None)


def _interval(table: Table, indicator: Indicator) -> tuple[int | None, int | None]:
    return table.column(indicator.lower_columns), table.column(indicator.upper_columns)


def _read_row(
    gathering: Gathering,
    layout: Layout,
    row: Row,
    place: Callable[[], Wording],
    year_offset: int,
    labelled: frozenset[str],
) -> None:
    name, code = word(cell_at(row, layout.country)), word(cell_at(row, layout.code))
    territory = gathering.territory(name=name, code=code, place=place)
    if territory is None:
        return
    year = gathering.year(cell_at(row, layout.year), place) + year_offset
    status = word(cell_at(row, layout.status))
    for indicator, columns in layout.figures:
        gathering.add(
            territory=territory,
            year=year,
            indicator=indicator,
            cells=[cell_at(row, at) for at in columns],
            place=place,
            label=status if indicator.id in labelled else "",
        )
