"""How does the house write figures that it may pass on, and how does it read them again?

A table of ours is plain CSV: remarks (publisher, citation, licence), one line for each source's edition, then
one row for each territory and year. It holds figures only, never a publisher's file, and the same readings
always give the same bytes.
"""

import csv
import io
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from farled.evidence.sources.cells import number
from farled.evidence.sources.refusals import refused
from farled.evidence.terms import Indicator, Observation, Reading, Refused, Source

_MARK = "# farled figures 1"
_EDITION = "# edition,"
_KEYS = ("territory", "year")
_PARTS = ("value", "lower", "upper", "label")

# Source, indicator and part of one column; the part "value" is not written out.
Column = tuple[str, str, str]


def subset(
    reading: Reading,
    *,
    indicators: Collection[str],
    since: int = 0,
    territories: Collection[str] | None = None,
    years: Collection[int] | None = None,
) -> Reading:
    """The reading with the named figures alone; ``territories`` and ``years`` None mean all."""
    kept = (found for found in reading.observations if found.indicator in indicators and found.year >= since)
    if territories is not None:
        kept = (found for found in kept if found.territory in territories)
    if years is not None:
        kept = (found for found in kept if found.year in years)
    return replace(reading, observations=tuple(kept), unresolved=(), notes=())


def write_shipped(
    path: Path, *, readings: Sequence[Reading], sources: Mapping[str, Source], about: Sequence[str]
) -> None:
    """Write the readings to one table. ``about``: who publishes, under which terms, what was changed."""
    indicators = {
        (reading.source, indicator.id): indicator
        for reading in readings
        for indicator in sources[reading.source].indicators
    }
    cells = _cells(readings, indicators)
    columns = _columns(cells, indicators)
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    text.write(f"{_MARK}\n")
    text.writelines(f"# {line}\n" for line in about)
    for reading in readings:
        kind = "extract" if reading.is_extract else "whole"
        text.write(f"{_EDITION}{reading.source},{reading.edition},{reading.data_year},{kind}\n")
    writer.writerow([*_KEYS, *map(_head, columns)])
    for territory, year in sorted(cells):
        row = cells[territory, year]
        writer.writerow([territory, year, *(row.get(column, "") for column in columns)])
    path.write_text(text.getvalue(), encoding="utf-8", newline="")


def is_own_table(path: Path) -> bool:
    """Whether the file is a table that the house wrote."""
    try:
        with path.open("rb") as file:
            return file.read(len(_MARK)) == _MARK.encode()
    except OSError:
        return False


def read_shipped(path: Path) -> tuple[Reading, ...]:
    """The readings of one table, in its order; Refused when it is not one of ours or was damaged."""
    try:
        return _read(path.read_text(encoding="utf-8").splitlines())
    except (OSError, ValueError, LookupError, csv.Error) as error:
        raise refused("broken_extract", file=path.name, detail=str(error)) from error


def reading_of(path: Path, *, source: Source) -> Reading:
    """One source's reading out of a table of ours; Refused when the table has none of it."""
    found: Iterable[Reading] = (reading for reading in read_shipped(path) if reading.source == source.id)
    return _first(found, refused("no_figures", file=path.name, source=source.name))


def _first(readings: Iterable[Reading], otherwise: Refused) -> Reading:
    for reading in readings:
        return reading
    raise otherwise


def _cells(
    readings: Sequence[Reading], indicators: Mapping[tuple[str, str], Indicator]
) -> dict[tuple[str, int], dict[Column, str]]:
    cells: dict[tuple[str, int], dict[Column, str]] = {}
    for reading in readings:
        for found in reading.observations:
            row = cells.setdefault((found.territory, found.year), {})
            places = indicators[reading.source, found.indicator].decimals
            for part, text in _texts(found, places).items():
                row[reading.source, found.indicator, part] = text
    return cells


def _texts(found: Observation, places: int) -> dict[str, str]:
    """What is written of one figure. Bounds of whole numbers keep one place: they are no whole numbers."""
    bounds = max(places, 1)
    written = {
        "value": _decimal(found.value, places),
        "lower": _decimal(found.lower, bounds),
        "upper": _decimal(found.upper, bounds),
        "label": found.label,
    }
    return {part: text for part, text in written.items() if text}


def _decimal(value: float | None, places: int) -> str:
    return "" if value is None else f"{value:.{places}f}"


def _columns(
    cells: Mapping[tuple[str, int], Mapping[Column, str]], indicators: Mapping[tuple[str, str], Indicator]
) -> list[Column]:
    used = {column for row in cells.values() for column in row}
    every = [(source, indicator, part) for source, indicator in indicators for part in _PARTS]
    return [column for column in every if column in used]


def _head(column: Column) -> str:
    source, indicator, part = column
    return f"{source}.{indicator}" if part == _PARTS[0] else f"{source}.{indicator}.{part}"


def _read(lines: list[str]) -> tuple[Reading, ...]:
    if not lines or lines[0] != _MARK:
        raise ValueError(f"first line is not {_MARK!r}")
    editions = [line.removeprefix(_EDITION).split(",") for line in lines if line.startswith(_EDITION)]
    rows = list(csv.reader([line for line in lines if not line.startswith("#")], strict=True))
    observations = _observations(rows[0], rows[1:])
    return tuple(
        Reading(source, edition, int(year), tuple(observations.get(source, ())), is_extract=kind == "extract")
        for source, edition, year, kind in editions
    )


def _observations(header: list[str], rows: list[list[str]]) -> dict[str, list[Observation]]:
    if tuple(header[:2]) != _KEYS:
        raise ValueError(f"header starts with {header[:2]}")
    figures = [head.split(".") for head in header[2:]]
    found: dict[str, list[Observation]] = {}
    for row in rows:
        parts: dict[tuple[str, str], dict[str, str]] = {}
        for (source, indicator, *part), text in zip(figures, row[2:], strict=True):
            if text:
                parts.setdefault((source, indicator), {})[part[0] if part else _PARTS[0]] = text
        for (source, indicator), texts in parts.items():
            found.setdefault(source, []).append(_observation(row, indicator, texts))
    return found


def _observation(row: list[str], indicator: str, texts: dict[str, str]) -> Observation:
    value, lower, upper = (number(texts.get(part)) for part in _PARTS[:3])
    return Observation(row[0], int(row[1]), indicator, value, lower, upper, texts.get("label", ""))
