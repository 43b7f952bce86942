"""How is a table of V-Dem's layout read, by name and without holding it?"""

from pathlib import Path

from farled.evidence.sources.gathering import Gathering
from farled.evidence.sources.headers import first_table
from farled.evidence.sources.records import read_records
from farled.evidence.sources.tables import opened
from farled.evidence.terms import Names, Reading, Source


def read_country_years(path: Path, *, source: Source, names: Names, expected_edition: str | None) -> Reading:
    """One row for each country and year with a code; thousands of other columns are passed over."""
    gathering = Gathering(path=path, source=source, names=names)
    needed = (source.column_words["code"], source.column_words["year"])
    with opened(path, expected=source.name.en) as sheets:
        table = first_table(path, sheets, source=source, needed=needed)
        read_records(gathering, table, is_text=not table.sheet)
    return gathering.reading(expected_edition=expected_edition)
