"""Where does the table start, and which column holds what?"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from itertools import chain, islice, zip_longest
from pathlib import Path

from farled.evidence.sources.cells import is_missing, is_number
from farled.evidence.sources.refusals import place, refused
from farled.evidence.sources.tables import Row, Sheet
from farled.evidence.terms import Source
from farled.text.terms import Wording

# Publishers put titles, legends and embargo notes above the header, never more than this.
_SEARCHED = 40
_REPEATED_WITHIN = 3
_SHOWN = 8
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Table:
    """A header and the numbered rows under it. ``header`` is in the publisher's words, blanks squeezed.

    ``above`` is the row over the header: some publishers put the years there.
    """

    file: str
    sheet: str
    header: tuple[str, ...]
    rows: Iterator[tuple[int, Row]]
    above: Row = ()
    above_number: int = 0

    def column(self, words: Iterable[str]) -> int | None:
        """The first column whose header is one of ``words``, case and blanks aside."""
        wanted = {plain(word) for word in words}
        return next((at for at, head in enumerate(self.header) if plain(head) in wanted), None)

    def place(self, row: int) -> Wording:
        """Where a row stands, for messages."""
        return place(file=self.file, sheet=self.sheet, row=row)


def plain(text: str) -> str:
    """Headers are compared without case and with single blanks: publishers vary both."""
    return " ".join(text.split()).casefold()


def without_year(header: str) -> str:
    """ "CPI score 2025" and "CPI 2025 score" are the same column of another year."""
    return " ".join(_YEAR.sub(" ", header).split())


def year_in(header: str) -> int | None:
    """The last year that a header names."""
    found = _YEAR.findall(header)
    return int(found[-1]) if found else None


def tables(
    path: Path, sheets: Sequence[Sheet], *, needed: Sequence[Sequence[str]], stems: bool = False
) -> Iterator[Table]:
    """Every sheet's table whose header row has one word of each group in ``needed``.

    ``stems``: years inside headers do not count for the search. A second header row is joined to the first.
    """
    for sheet in sheets:
        found = _table(path, sheet, [{plain(word) for word in group} for group in needed], stems)
        if found is not None:
            yield found


def first_table(
    path: Path, sheets: Sequence[Sheet], *, source: Source, needed: Sequence[Sequence[str]]
) -> Table:
    """The first table with the needed headers; Refused, saying what was found, when there is none."""
    found = next(tables(path, sheets, needed=needed), None)
    if found is None:
        raise no_table(path, sheets, source=source, needed=needed)
    return found


def no_table(
    path: Path, sheets: Sequence[Sheet], *, source: Source, needed: Sequence[Sequence[str]]
) -> Exception:
    """The refusal of a file that is somebody else's."""
    named = ", ".join(sheet.name for sheet in sheets[:_SHOWN] if sheet.name) or path.suffix or path.name
    expected = ", ".join(group[0] for group in needed)
    return refused("no_table", file=path.name, source=source.name, expected=expected, found=named)


def check_columns(table: Table, *, source: Source) -> None:
    """Refused when a header is neither read nor listed as harmless in the source's content file."""
    unknown = [head for head in table.header if head and not _is_known(head, source)]
    if unknown:
        shown = ", ".join(unknown[:_SHOWN])
        raise refused("unknown_columns", file=table.file, source=source.id, found=shown)


def checked_rows(table: Table, *, source: Source) -> Iterator[tuple[int, Row]]:
    """The table's rows; Refused when a column without header holds figures."""
    unnamed = [] if "" in source.known_columns else [at for at, head in enumerate(table.header) if not head]
    for number, row in table.rows:
        beyond = range(len(table.header), len(row))
        for at in (*unnamed, *beyond):
            if at < len(row) and is_number(row[at]):
                raise refused("unnamed_figures", place=table.place(number), column=at + 1)
        yield number, row


def _is_known(head: str, source: Source) -> bool:
    word = plain(head)
    named = chain(
        *source.column_words.values(),
        *((*item.columns, *item.lower_columns, *item.upper_columns) for item in source.indicators),
    )
    if word in {plain(name) for name in named}:
        return True
    return any(fnmatchcase(word, plain(pattern)) for pattern in source.known_columns)


def _table(path: Path, sheet: Sheet, needed: list[set[str]], stems: bool) -> Table | None:
    rows = enumerate(sheet.rows(), start=1)
    top = list(islice(rows, _SEARCHED))
    matching = [at for at, (_, row) in enumerate(top) if _matches(row, needed, stems)]
    if not matching:
        return None
    # The World Bank prints the header twice on one sheet; the lower one stands over the figures.
    at = max(found for found in matching if found - matching[0] <= _REPEATED_WITHIN)
    number, row = top[at]
    above = top[at - 1][1] if at else ()
    header = tuple(_text(cell) for cell in row)
    return _joined(Table(path.name, sheet.name, header, chain(top[at + 1 :], rows), above, number - 1))


def _matches(row: Row, needed: list[set[str]], stems: bool) -> bool:
    header = (_text(cell) for cell in row)
    words = {plain(without_year(head) if stems else head) for head in header}
    return all(words & group for group in needed)


def _joined(table: Table) -> Table:
    """The table with a second header row folded in, where the row under the header starts with no name."""
    first = next(table.rows, None)
    if first is None:
        return table
    under = tuple(_text(cell) for cell in first[1])
    is_header = bool(any(under)) and not any(under[:2]) and not any(is_number(cell) for cell in first[1])
    if not is_header:
        return replace(table, rows=chain([first], table.rows))
    pairs = zip_longest(under, table.header, fillvalue="")
    return replace(table, header=tuple(low or high for low, high in pairs))


def _text(cell: object) -> str:
    return "" if is_missing(cell) else " ".join(str(cell).split())
