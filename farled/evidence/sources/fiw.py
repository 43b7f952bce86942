"""How is Freedom in the World read: scores since 2003, ratings since 1973, and extracts of ratings?"""

from pathlib import Path

from farled.evidence.sources import fiw_extract, fiw_ratings
from farled.evidence.sources.gathering import Gathering
from farled.evidence.sources.headers import no_table, tables
from farled.evidence.sources.records import read_records
from farled.evidence.sources.tables import Sheet, opened
from farled.evidence.terms import Names, Reading, Source

# The status belongs to the country's year; it is kept with the figures it is printed beside.
_LABELLED = frozenset({"total", "pr_rating", "cl_rating"})


def read(path: Path, *, source: Source, names: Names, expected_edition: str | None = None) -> Reading:
    """The reading of one file. Years are data years: edition N speaks of the year before."""
    gathering = Gathering(path=path, source=source, names=names)
    if path.suffix.lower() == ".json":
        fiw_extract.gather(gathering)
        return gathering.reading(expected_edition=expected_edition, is_extract=True)
    with opened(path, expected=source.name.en) as sheets:
        if not (_gather_scores(gathering, sheets) or fiw_ratings.gather(gathering, sheets)):
            needed = [source.column_words[role] for role in ("country", "year", "status")]
            raise no_table(path, sheets, source=source, needed=needed)
    return gathering.reading(expected_edition=expected_edition)


def _gather_scores(gathering: Gathering, sheets: tuple[Sheet, ...]) -> bool:
    """All data (one sheet) and aggregate scores (several): whether there was any such table."""
    source = gathering.source
    needed = [source.column_words[role] for role in ("country", "year", "status")]
    found = list(tables(gathering.path, sheets, needed=needed))
    for table in found:
        is_text = not table.sheet
        offset = -source.edition_rule.offset
        read_records(gathering, table, year_offset=offset, labelled=_LABELLED, is_text=is_text)
    return bool(found)
