"""How is the Academic Freedom Index read: V-Dem's country-year table (plain or zipped) and EpisodeR's?"""

from pathlib import Path

from farled.evidence.sources.vdem import read_country_years
from farled.evidence.terms import Names, Reading, Source


def read(path: Path, *, source: Source, names: Names, expected_edition: str | None = None) -> Reading:
    """The reading of one file; Refused, with the reason, for anything that is not one."""
    return read_country_years(path, source=source, names=names, expected_edition=expected_edition)
