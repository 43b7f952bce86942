"""Where does each mark lie in the drawing of a matrix, so that none covers another?"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, sin

WIDTH, HEIGHT = 266.0, 264.0
_LEFT, _TOP, _SIDE = 24.0, 2.0, 240.0
_GAP = 3.0
_LARGEST, _SMALLEST = 13.0, 7.5
_APART = 3.0
_BARB, _SPREAD = 8.0, 0.5

Place = tuple[int, int]
"""A cell: which step of likelihood, which step of consequence, both counted from the lowest."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix of so many steps each way in a drawing of ``WIDTH`` by ``HEIGHT`` units.

    Likelihood rises to the right, consequence upwards.
    """

    columns: int
    rows: int

    @property
    def cell(self) -> tuple[float, float]:
        """Width and height of a cell."""
        return _SIDE / self.columns - _GAP, _SIDE / self.rows - _GAP

    def corner(self, place: Place) -> tuple[float, float]:
        """The upper left corner of a cell."""
        column, row = place
        return _LEFT + column * _SIDE / self.columns, _TOP + (self.rows - 1 - row) * _SIDE / self.rows


@dataclass(frozen=True, slots=True)
class Mark:
    """A circle in the drawing; ``more``: it stands for so many findings that have no room of their own."""

    number: int
    x: float
    y: float
    radius: float
    more: int = 0


@dataclass(frozen=True, slots=True)
class Laid:
    """All circles of one picture: the findings, and where those that have moved stood before."""

    marks: tuple[Mark, ...]
    ghosts: tuple[Mark, ...]


def laid_out(*, grid: Grid, now: Iterable[tuple[int, Place]], was: Iterable[tuple[int, Place]]) -> Laid:
    """Each finding's number in its cell, and the rings it left behind, side by side where a cell has several.

    When a cell is full, its last mark counts the rest, and rings give way to marks.
    """
    marks, ghosts = _by_cell(now), _by_cell(was)
    found: list[Mark] = []
    left: list[Mark] = []
    for place in sorted(marks.keys() | ghosts.keys()):
        here = _in_cell(grid, place, marks[place], ghosts[place])
        found += here.marks
        left += here.ghosts
    return Laid(tuple(sorted(found, key=lambda mark: mark.number)), tuple(left))


def _by_cell(placed: Iterable[tuple[int, Place]]) -> defaultdict[Place, list[int]]:
    cells: defaultdict[Place, list[int]] = defaultdict(list)
    for number, place in placed:
        cells[place].append(number)
    return cells


def _in_cell(grid: Grid, place: Place, numbers: Sequence[int], rings: Sequence[int]) -> Laid:
    slots, radius = _slots(grid, place, len(numbers) + len(rings))
    over = len(numbers) > len(slots)
    shown = numbers[: len(slots) - 1] if over else numbers
    marks = [Mark(number, *slot, radius) for number, slot in zip(shown, slots, strict=False)]
    if over:
        hidden = numbers[len(shown) :]
        marks.append(Mark(hidden[0], *slots[-1], radius, more=len(hidden)))
    free = slots[len(marks) :]
    ghosts = [Mark(number, *slot, radius - 1) for number, slot in zip(rings, free, strict=False)]
    return Laid(tuple(marks), tuple(ghosts))


def _slots(grid: Grid, place: Place, count: int) -> tuple[list[tuple[float, float]], float]:
    """The centres of so many circles in a cell, or of as many as can still be read, and their radius."""
    (width, height), (left, top) = grid.cell, grid.corner(place)
    across, down, radius = _best(width, height, count)
    count = min(count, across * down)
    rows = [min(across, count - first) for first in range(0, count, across)]
    centres = [
        (
            left + width / 2 + (column - (in_row - 1) / 2) * width / across,
            top + (row + 0.5) * height / len(rows),
        )
        for row, in_row in enumerate(rows)
        for column in range(in_row)
    ]
    return centres, radius


def _best(width: float, height: float, count: int) -> tuple[int, int, float]:
    """How many circles go across and down: as large as can be, or as many as can still be read."""
    readable = [
        (across, down, radius)
        for across in range(1, 5)
        for down in range(1, 5)
        if (radius := _radius(width / across, height / down)) >= _SMALLEST
    ]
    enough = [one for one in readable if one[0] * one[1] >= count]
    if enough:
        return max(enough, key=lambda one: (one[2], -one[0] * one[1], one[0]))
    return max(readable, key=lambda one: (one[0] * one[1], one[2]))


def _radius(width: float, height: float) -> float:
    return min(_LARGEST, min(width, height) / 2 - _APART / 2)


def trails(laid: Laid) -> Iterator[tuple[str, str]]:
    """For each finding that has moved: the line from its ring to its mark, and the point of the arrow."""
    marks = {mark.number: mark for mark in laid.marks if not mark.more}
    for ghost in laid.ghosts:
        if ghost.number in marks:
            yield _trail(ghost, marks[ghost.number])


def _trail(start: Mark, end: Mark) -> tuple[str, str]:
    angle = atan2(end.y - start.y, end.x - start.x)
    tip = (end.x - cos(angle) * (end.radius + 2), end.y - sin(angle) * (end.radius + 2))
    tail = (start.x + cos(angle) * start.radius, start.y + sin(angle) * start.radius)
    barbs = [
        (tip[0] - cos(angle + turn) * _BARB, tip[1] - sin(angle + turn) * _BARB)
        for turn in (_SPREAD, -_SPREAD)
    ]
    return _line(tail, tip), _line(barbs[0], tip, barbs[1])


def _line(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def contours(levels: Sequence[Sequence[object]], grid: Grid) -> str:
    """The lines between cells of different levels, as a chart draws the lines of equal depth.

    ``levels``: for each step of likelihood the levels over the steps of consequence, both from the lowest.
    """
    half = _GAP / 2
    wide, high = _SIDE / grid.columns, _SIDE / grid.rows
    found: list[str] = []
    for column in range(grid.columns):
        for row in range(grid.rows):
            left, top = (edge - half for edge in grid.corner((column, row)))
            if column + 1 < grid.columns and levels[column][row] != levels[column + 1][row]:
                found.append(_line((left + wide, top), (left + wide, top + high)))
            if row + 1 < grid.rows and levels[column][row] != levels[column][row + 1]:
                found.append(_line((left, top), (left + wide, top)))
    return "".join(found)
