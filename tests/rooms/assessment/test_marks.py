"""Does every mark in a matrix lie inside its cell, and none on another, whatever the size and the crowd?"""

from dataclasses import dataclass
from itertools import combinations
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.assessment.presenters.marks import (
    HEIGHT,
    WIDTH,
    Grid,
    Laid,
    Mark,
    Place,
    contours,
    laid_out,
    trails,
)

SIZES = range(3, 7)


STEP = st.integers(0, 59)
"""Taken modulo three to six it is a step of any scale, each equally often."""


@dataclass(frozen=True)
class Crowd:
    """A grid, where findings stand now, and where those that have moved stood before."""

    grid: Grid
    now: dict[int, Place]
    was: dict[int, Place]

    @property
    def laid(self) -> Laid:
        return laid_out(grid=self.grid, now=self.now.items(), was=self.was.items())


def _crowd(size: tuple[int, int], steps: list[tuple[int, int, int, int]]) -> Crowd:
    columns, rows = size
    now = {number: (one[0] % columns, one[1] % rows) for number, one in enumerate(steps, start=1)}
    was = {number: (one[2] % columns, one[3] % rows) for number, one in enumerate(steps, start=1)}
    moved = {number: place for number, place in was.items() if place != now[number]}
    return Crowd(Grid(columns, rows), now, moved)


CROWDS = st.builds(
    _crowd,
    st.sampled_from([(columns, rows) for columns in SIZES for rows in SIZES]),
    st.lists(st.tuples(STEP, STEP, STEP, STEP), max_size=30),
)


def cell_of(grid: Grid, circle: Mark) -> Place | None:
    """The cell in which a circle lies whole."""
    width, height = grid.cell
    for column in range(grid.columns):
        for row in range(grid.rows):
            left, top = grid.corner((column, row))
            inside = (
                left <= circle.x - circle.radius
                and circle.x + circle.radius <= left + width
                and top <= circle.y - circle.radius
                and circle.y + circle.radius <= top + height
            )
            if inside:
                return column, row
    return None


def overlapping(circles: list[Mark]) -> list[tuple[Mark, Mark]]:
    return [
        (one, other)
        for one, other in combinations(circles, 2)
        if hypot(one.x - other.x, one.y - other.y) < one.radius + other.radius
    ]


@given(CROWDS)
def test_marks_stay_in_their_cells_and_never_overlap(crowd: Crowd) -> None:
    laid = crowd.laid

    assert all(cell_of(crowd.grid, mark) == crowd.now[mark.number] for mark in laid.marks)
    assert all(cell_of(crowd.grid, ghost) == crowd.was[ghost.number] for ghost in laid.ghosts)
    assert overlapping([*laid.marks, *laid.ghosts]) == []


@given(CROWDS)
def test_every_finding_is_marked_or_counted_and_can_be_read(crowd: Crowd) -> None:
    laid = crowd.laid

    assert sum(mark.more or 1 for mark in laid.marks) == len(crowd.now)
    assert all(mark.radius >= 7.5 for mark in laid.marks)
    assert all(0 < one.x < WIDTH and 0 < one.y < HEIGHT for one in (*laid.marks, *laid.ghosts))


def test_planted_circles_that_touch_are_noticed() -> None:
    assert overlapping([Mark(1, 10, 10, 13), Mark(2, 30, 10, 13)])
    assert cell_of(Grid(4, 4), Mark(1, 24, 10, 13)) is None


@pytest.mark.parametrize(("size", "most"), [(3, 16), (4, 9), (5, 4), (6, 4)])
def test_a_cell_shows_so_many_before_it_counts_the_rest(size: int, most: int) -> None:
    def crowded(count: int) -> Laid:
        return laid_out(grid=Grid(size, size), now=[(one, (0, 0)) for one in range(1, count + 1)], was=[])

    assert [mark.more for mark in crowded(most).marks] == [0] * most
    assert [mark.more for mark in crowded(most + 3).marks] == [*[0] * (most - 1), 4]


def test_a_single_mark_lies_in_the_middle_of_its_cell() -> None:
    grid = Grid(4, 4)
    (left, top), (width, height) = grid.corner((2, 1)), grid.cell

    mark = laid_out(grid=grid, now=[(7, (2, 1))], was=[]).marks[0]

    assert (mark.x, mark.y, mark.radius) == (left + width / 2, top + height / 2, 13)


def test_more_likely_lies_to_the_right_and_graver_above() -> None:
    grid = Grid(3, 6)

    low, high = (laid_out(grid=grid, now=[(1, place)], was=[]).marks[0] for place in ((0, 0), (2, 5)))

    assert low.x < high.x
    assert low.y > high.y


def test_a_finding_that_moved_leaves_a_ring_and_a_trail_to_its_mark() -> None:
    laid = laid_out(grid=Grid(4, 4), now=[(1, (0, 0)), (2, (3, 3))], was=[(1, (3, 0))])

    ((line, point),) = trails(laid)

    assert [ghost.number for ghost in laid.ghosts] == [1]
    assert line.startswith("M") and line.count("L") == 1
    assert point.count("L") == 2


def test_rings_give_way_where_marks_fill_a_cell() -> None:
    laid = laid_out(
        grid=Grid(6, 6),
        now=[*((one, (0, 0)) for one in range(1, 5)), (9, (1, 1))],
        was=[(9, (0, 0))],
    )

    assert (len(laid.marks), laid.ghosts, list(trails(laid))) == (5, (), [])


def test_no_trail_leads_to_a_finding_that_is_only_counted() -> None:
    now = [(one, (0, 0)) for one in range(1, 8)]

    laid = laid_out(grid=Grid(6, 6), now=now, was=[(7, (5, 5))])

    assert list(trails(laid)) == []


def test_lines_are_drawn_where_the_level_changes_and_nowhere_else() -> None:
    flat = (("low",) * 3,) * 3
    step = (("low",) * 3, ("low",) * 3, ("high",) * 3)

    assert contours(flat, Grid(3, 3)) == ""
    assert contours(step, Grid(3, 3)).count("M") == 3
