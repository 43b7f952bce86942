"""How is the Rule of Law Index read: the long sheet of WJP's workbook of all editions?"""

from pathlib import Path

from farled.evidence.sources.gathering import Gathering
from farled.evidence.sources.headers import first_table
from farled.evidence.sources.records import read_records
from farled.evidence.sources.tables import opened
from farled.evidence.terms import Names, Reading, Source


def read(path: Path, *, source: Source, names: Names, expected_edition: str | None = None) -> Reading:
    """The reading of one file; a double edition such as 2017-2018 stands under its first year."""
    gathering = Gathering(path=path, source=source, names=names)
    needed = [source.column_words[role] for role in ("country", "code", "year")]
    with opened(path, expected=source.name.en) as sheets:
        table = first_table(path, sheets, source=source, needed=needed)
        read_records(gathering, table, is_text=not table.sheet)
    return gathering.reading(expected_edition=expected_edition)
