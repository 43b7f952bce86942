"""How do the rows of one file become a reading, all or nothing?"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from farled.evidence.rules import resolve, suggestions
from farled.evidence.sources.cells import number, year
from farled.evidence.sources.refusals import note, refused
from farled.evidence.terms import Indicator, Names, Observation, Reading, Source, Unresolved
from farled.text.terms import Wording

_YEAR_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_VERSION_IN_NAME = re.compile(r"(?<![a-z0-9])v(\d{1,2})(?!\d)", re.IGNORECASE)

_LONGEST_LABEL = 64

Key = tuple[str, int, str]
Place = Callable[[], Wording]


class Gathering:
    """Collects one file's figures; every figure is checked where it stands, the whole at the end."""

    def __init__(self, *, path: Path, source: Source, names: Names) -> None:
        self.path, self.source, self.names = path, source, names
        self._notes: dict[Wording, None] = {}
        self._found: dict[Key, Observation] = {}
        self._codes: dict[tuple[str, str], str | None] = {}
        self._unresolved: Counter[tuple[str, str]] = Counter()
        self._without = 0

    def territory(self, *, name: str, code: str, place: Place) -> str | None:
        """The register code of a row; None, and noted for the operator, when the table does not know it."""
        key = (name, code)
        if key not in self._codes:
            found, agree = resolve(name=name, code=code, names=self.names)
            if not agree:
                raise refused("contradiction", place=place(), name=name, code=code)
            self._codes[key] = found
        if self._codes[key] is None:
            self._unresolved[key] += 1
        return self._codes[key]

    def remark(self, said: Wording) -> None:
        """Something that the operator should know about the file, said once."""
        self._notes[said] = None

    def add(
        self,
        *,
        territory: str,
        year: int,
        indicator: Indicator,
        cells: Sequence[object],
        place: Place,
        label: str = "",
    ) -> None:
        """One figure from its ``cells``: value, or value, lower and upper. Refused for what cannot be."""
        value, lower, upper = (self._number(cell, indicator, place) for cell in (*cells, None, None)[:3])
        if value is None and not label:
            self._without += indicator.is_headline
            return
        self._check(indicator, value, lower, upper, place)
        self._check_label(indicator, label, place)
        key = (territory, year, indicator.id)
        if key in self._found:
            raise refused("twice", place=place(), column=indicator.name, territory=territory, year=year)
        self._found[key] = Observation(territory, year, indicator.id, value, lower, upper, label)

    def year(self, cell: object, place: Place) -> int:
        """The year in a cell, or Refused."""
        try:
            return year(cell)
        except ValueError as error:
            raise refused("bad_year", place=place(), found=cell) from error

    def reading(self, *, expected_edition: str | None, is_extract: bool = False) -> Reading:
        """All that was gathered; Refused when there is too little of it, or another edition was wanted."""
        if not self._found:
            raise refused("no_figures", file=self.path.name, source=self.source.name)
        data_year = self._data_year()
        edition = self.source.edition_rule.name(data_year)
        if expected_edition is not None and edition != expected_edition:
            raise refused("wrong_edition", file=self.path.name, found=edition, expected=expected_edition)
        if not is_extract:
            self._check_number_of_territories(data_year)
        return Reading(
            source=self.source.id,
            edition=edition,
            data_year=data_year,
            observations=tuple(self._found.values()),
            unresolved=self._all_unresolved(),
            notes=(*self._notes, *self._file_name_note(edition), *self._without_note()),
            is_extract=is_extract,
        )

    def _number(self, cell: object, indicator: Indicator, place: Place) -> float | None:
        try:
            return number(cell)
        except ValueError as error:
            raise refused("bad_number", place=place(), found=cell, column=indicator.name) from error

    def _check(
        self,
        indicator: Indicator,
        value: float | None,
        lower: float | None,
        upper: float | None,
        place: Place,
    ) -> None:
        if value is not None and not indicator.low <= value <= indicator.high:
            scale = {"low": f"{indicator.low:g}", "high": f"{indicator.high:g}"}
            raise refused("off_scale", place=place(), found=f"{value:g}", column=indicator.name, **scale)
        if lower is not None and upper is not None and lower > upper:
            raise refused("odd_interval", place=place(), column=indicator.name, low=lower, high=upper)

    def _check_label(self, indicator: Indicator, label: str, place: Place) -> None:
        """A status is one of the publisher's; "F (NF)", two in one, starts with one of them."""
        statuses = {band.label for band in self.source.bands if band.label}
        is_known = not statuses or label.split()[0] in statuses if label else True
        if not is_known or len(label) > _LONGEST_LABEL:
            expected = ", ".join(sorted(statuses))
            raise refused(
                "bad_status", place=place(), found=label[:40], column=indicator.name, expected=expected
            )

    def _data_year(self) -> int:
        headline = self.source.headline().id
        years = [at for _, at, indicator in self._found if indicator == headline]
        return max(years or [at for _, at, _ in self._found])

    def _check_number_of_territories(self, data_year: int) -> None:
        least = [number for since, number in self.source.territories_since if since <= data_year]
        limits = self.source.plausibility
        if not least or limits is None:
            return
        found = len({territory for territory, at, _ in self._found if at == data_year})
        if found + len(self._unresolved) >= least[-1] * (1 - limits.shortfall):
            return
        raise refused(
            "too_few",
            file=self.path.name,
            found=found,
            year=data_year,
            source=self.source.name,
            expected=least[-1],
        )

    def _all_unresolved(self) -> tuple[Unresolved, ...]:
        return tuple(
            Unresolved(name, code, rows, suggestions(name=name, names=self.names) if name else ())
            for (name, code), rows in sorted(self._unresolved.items())
        )

    def _file_name_note(self, edition: str) -> tuple[Wording, ...]:
        named = _named_edition(self.path.name)
        if not named or edition in named:
            return ()
        return (note("file_name", named=named[-1], edition=edition),)

    def _without_note(self) -> tuple[Wording, ...]:
        return (note("without_figure", rows=self._without),) if self._without else ()


def _named_edition(file_name: str) -> list[str]:
    """The editions that a file name speaks of, the newest last: its years, else its version."""
    years = sorted(_YEAR_IN_NAME.findall(file_name))
    return [f"v{version}" for version in _VERSION_IN_NAME.findall(file_name)] or years[-1:]
