"""What does one cell say: a number, a year, a word, or nothing?"""

import math
import re
from collections.abc import Sequence

# The marks by which the publishers of the six sources say "no figure here".
_MISSING = frozenset({"", "NA", "N/A", "#N/A", "..", "-", "\N{EN DASH}"})
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_FIRST_YEAR, _LAST_YEAR = 1700, 2200


def is_missing(cell: object) -> bool:
    """Whether the cell is empty or holds a publisher's mark for "no figure"."""
    return cell is None or (isinstance(cell, str) and cell.strip() in _MISSING)


def number(cell: object) -> float | None:
    """The number in a cell, None where there is none; ValueError for anything that is no plain number.

    A decimal comma is refused rather than guessed: "0,540" is half or five hundred and forty.
    """
    if is_missing(cell):
        return None
    if isinstance(cell, bool) or not isinstance(cell, int | float | str):
        raise ValueError(repr(cell))
    if isinstance(cell, str) and not _NUMBER.fullmatch(cell.strip()):
        raise ValueError(cell)
    value = float(cell)
    if not math.isfinite(value):
        raise ValueError(repr(cell))
    return value


def year(cell: object) -> int:
    """The year in a cell; of a span such as "2017-2018" the first. ValueError for anything else."""
    if isinstance(cell, str) and re.fullmatch(r"(\d{4})\s*[-\N{EN DASH}]\s*\d{2,4}", cell.strip(), re.ASCII):
        return year(cell.strip()[:4])
    value = number(cell)
    if value is None or not value.is_integer() or not _FIRST_YEAR <= value <= _LAST_YEAR:
        raise ValueError(repr(cell))
    return int(value)


def word(cell: object) -> str:
    """The text in a cell without blanks around it, "" where there is none."""
    return "" if is_missing(cell) else str(cell).strip()


def is_blank(cells: Sequence[object]) -> bool:
    """Whether a row holds nothing at all."""
    return all(is_missing(cell) for cell in cells)


def is_number(cell: object) -> bool:
    """Whether the cell holds a plain number."""
    try:
        return number(cell) is not None
    except ValueError:
        return False
