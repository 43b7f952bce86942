"""How is Freedom House's workbook of ratings and statuses since 1973 read?

Three header rows: edition, years under review, and PR, CL, Status for each edition. Editions are written
1978, "Jan.-Feb. 1973", "1983-84" or "1999-2000"; the last year is the edition.
"""

import re
from dataclasses import dataclass
from functools import partial

from farled.evidence.sources.cells import is_blank, is_missing, is_number, word
from farled.evidence.sources.gathering import Gathering, Place
from farled.evidence.sources.headers import Table, plain, tables
from farled.evidence.sources.records import cell_at
from farled.evidence.sources.refusals import note, refused
from farled.evidence.sources.tables import Row, Sheet

_SPAN = re.compile(r"(\d{4})(?:\s*-\s*(\d{4}|\d{2}))?")
_TRIPLE = ("pr", "cl", "status")


@dataclass(frozen=True, slots=True)
class Survey:
    """One edition's three columns, the first ``at``; ``year`` is the data year."""

    at: int
    year: int


def gather(gathering: Gathering, sheets: tuple[Sheet, ...]) -> bool:
    """Put every rating into ``gathering``; whether there was any such sheet."""
    source = gathering.source
    found = list(tables(gathering.path, sheets, needed=[source.column_words["ratings_edition"]]))
    for table in found:
        _gather_sheet(gathering, table)
    if found:
        gathering.remark(note("ratings_only"))
    return bool(found)


def _gather_sheet(gathering: Gathering, table: Table) -> None:
    surveys = _surveys(gathering, table)
    _check_triples(gathering, table, surveys)
    for number, row in table.rows:
        place = partial(table.place, number)
        name = word(cell_at(row, 0))
        if is_blank(row[1:]):
            continue
        territory = gathering.territory(name=name, code="", place=place)
        for survey in surveys:
            if territory is not None:
                _gather_survey(gathering, territory, name, survey, row, place)


def _surveys(gathering: Gathering, table: Table) -> list[Survey]:
    offset = gathering.source.edition_rule.offset
    return [Survey(at, _edition(head) - offset) for at, head in enumerate(table.header) if at and head]


def _edition(head: str) -> int:
    found = _SPAN.search(head)
    if found is None:
        return 0
    first, last = found.groups()
    if last is None:
        return int(first)
    # "1999-00" would end before it starts: the century of the first year, or the next.
    ends = int(last) if len(last) == 4 else int(first[:2] + last)
    return ends if ends >= int(first) else ends + 100


def _check_triples(gathering: Gathering, table: Table, surveys: list[Survey]) -> None:
    """Reads on to the third header row; Refused unless each edition has its three columns there."""
    for _, row in table.rows:
        if plain(word(cell_at(row, 1))) == _TRIPLE[0]:
            break
    else:
        row = ()
    for survey in surveys:
        heads = tuple(plain(word(cell_at(row, survey.at + step))) for step in range(3))
        if heads != _TRIPLE:
            found = ", ".join(heads)
            name = gathering.source.name
            raise refused("no_column", file=table.file, source=name, expected="PR, CL, Status", found=found)


def _gather_survey(
    gathering: Gathering, territory: str, name: str, survey: Survey, row: Row, place: Place
) -> None:
    political, civil, status = (cell_at(row, survey.at + step) for step in range(3))
    if all(is_missing(cell) for cell in (political, civil, status)):
        return
    label = word(status)
    figures = {"total": None, "pr_rating": political, "cl_rating": civil}
    for indicator in gathering.source.indicators:
        if indicator.id not in figures:
            continue
        cell = figures[indicator.id]
        if _is_footnoted(cell):
            said = f"{political}, {civil}, {status}"
            gathering.remark(note("footnoted", name=name, year=survey.year, found=said))
            cell = None
        gathering.add(
            territory=territory, year=survey.year, indicator=indicator, cells=[cell], place=place, label=label
        )


def _is_footnoted(cell: object) -> bool:
    """South Africa 1973 is printed "2(5)": one rating for some people and another for the rest."""
    return (
        isinstance(cell, str) and re.fullmatch(r"\d\(\d\)", cell.strip()) is not None and not is_number(cell)
    )
