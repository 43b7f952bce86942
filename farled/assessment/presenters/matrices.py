"""How do the findings stand in the matrix before and after measures, as a picture and in words?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from farled.assessment.presenters.levels import (
    cell_said,
    claim_of,
    in_order,
    level_said,
    numbers_of,
    stands_after,
)
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
from farled.assessment.queries.books import books
from farled.assessment.queries.pack import rulebook
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.mitigation.queries import as_rating
from farled.mitigation.rules import level_of
from farled.mitigation.terms import Cell, Matrix, Rating, Remaining, Step
from farled.risks.terms import Level
from farled.text.terms import Wording

Plain = dict[str, Any]
_DEPTHS = {Level.LOW: 1, Level.MEDIUM: 3, Level.HIGH: 4}
_MOST_LETTERS = 36
"""So long may the names of the first and the last step be together beside an axis."""

BEFORE = Wording(sv="Före åtgärder", en="Before measures")
AFTER = Wording(sv="Efter åtgärder", en="After measures")
_TWO = Wording(sv="{before}; sedan {after}", en="{before}; then {after}")
_OF_LEVEL = Wording(sv="{numbers} ({level})", en="{numbers} ({level})")
_MISSING = Wording(
    sv="Inte bedömda, och därför inte i bilden: {findings}.",
    en="Not rated, so not in the picture: {findings}.",
)
_MARK = Wording(sv="Fynd {number}: {cell} ({level}).", en="Finding {number}: {cell} ({level}).")
_NONE = Wording(sv="Inget fynd är bedömt.", en="No finding has been rated.")


@dataclass(frozen=True, slots=True)
class _Placed:
    """A rated finding and its cells; ``after`` is where it counts as standing after the measures."""

    number: int
    before: Cell
    after: Cell


def matrices_of(*, assessment: Assessment, kept: Kept, language: str) -> Plain | None:
    """All that "assessment/matrices.html" shows; None when no matrix is in force or nothing is weighed.

    A level after measures that no measure carries leaves the mark where it was.
    """
    matrix = books().matrices.in_force(assessment.on)
    if matrix is None or not assessment.remaining:
        return None
    placed = _placed(assessment, kept, matrix)
    return {
        **_grid(matrix, language),
        "view": f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        "pictures": [
            _picture(matrix, placed, BEFORE, language, lambda one: one.before),
            _picture(matrix, placed, AFTER, language, lambda one: one.after),
        ],
        "key": _key(assessment, kept, matrix, language),
        "rest": _rest(assessment, language),
        "is_empty": not placed,
    }


def _placed(assessment: Assessment, kept: Kept, matrix: Matrix) -> list[_Placed]:
    numbers, left = numbers_of(assessment), _rated(assessment)
    ratings = {rating.finding: rating for rating in map(as_rating, kept.ratings)}
    return [
        _Placed(
            number, ratings[rule].before, stands_after(rating=ratings[rule], left=left[rule], matrix=matrix)
        )
        for rule, number in numbers.items()
        if rule in left and rule in ratings
    ]


def _rated(assessment: Assessment) -> dict[str, Remaining]:
    """What remains of each finding whose rating counts; what is to be found out is not rated."""
    doubts = {finding.rule for finding in assessment.doubts}
    return {one.finding: one for one in assessment.remaining if one.is_rated and one.finding not in doubts}


def _grid(matrix: Matrix, language: str) -> Plain:
    """The cells with their depth, the lines between the levels, the ends of both axes, and the legend."""
    grid = Grid(len(matrix.likelihood), len(matrix.consequence))
    width, height = grid.cell
    names = rulebook().words.levels
    return {
        "cells": [
            {
                "x": f"{x:.1f}",
                "y": f"{y:.1f}",
                "width": f"{width:.1f}",
                "height": f"{height:.1f}",
                "depth": _DEPTHS[level],
            }
            for column, levels in enumerate(matrix.cells)
            for row, level in enumerate(levels)
            for x, y in [grid.corner((column, row))]
        ],
        "contours": contours(matrix.cells, grid),
        "across": _ends(matrix.likelihood, language),
        "upward": _ends(matrix.consequence, language),
        "legend": [{"depth": _DEPTHS[level], "level": names[level].in_language(language)} for level in Level],
    }


def _ends(steps: tuple[Step, ...], language: str) -> list[str]:
    """The names of the first and the last step, cut where both have no room beside one axis."""
    names = [step.name.in_language(language) for step in (steps[0], steps[-1])]
    if sum(map(len, names)) <= _MOST_LETTERS:
        return names
    half = _MOST_LETTERS // 2
    return [name if len(name) <= half else f"{name[: half - 1].rstrip()}…" for name in names]


def _picture(
    matrix: Matrix, placed: list[_Placed], caption: Wording, language: str, where: Callable[[_Placed], Cell]
) -> Plain:
    grid = Grid(len(matrix.likelihood), len(matrix.consequence))
    moved = [one for one in placed if where(one) != one.before]
    laid = laid_out(
        grid=grid,
        now=[(one.number, _place(where(one), matrix)) for one in placed],
        was=[(one.number, _place(one.before, matrix)) for one in moved],
    )
    told = [_told(one.number, where(one), matrix, language) for one in placed]
    label = " ".join(told) or _NONE.in_language(language)
    return {
        "caption": caption.in_language(language),
        "label": f"{caption.in_language(language)}. {label}",
        **_drawn(laid),
    }


def _drawn(laid: Laid) -> Plain:
    return {
        "marks": [_mark(mark) for mark in laid.marks],
        "ghosts": [_mark(ghost) for ghost in laid.ghosts],
        "trails": [{"line": line, "point": point} for line, point in trails(laid)],
    }


def _mark(mark: Mark) -> dict[str, str]:
    """A circle as the template writes it: places are texts, so that none is written with a comma."""
    return {
        "x": f"{mark.x:.1f}",
        "y": f"{mark.y:.1f}",
        "radius": f"{mark.radius:.1f}",
        "text_y": f"{mark.y + mark.radius / 2.9:.1f}",
        "text": _text(mark),
        "size": "" if mark.radius > 11 else "small" if mark.radius > 8.5 else "smallest",
    }


def _text(mark: Mark) -> str:
    """A finding's number, or how many more lie in the cell; the words beside the picture name them."""
    if not mark.more:
        return str(mark.number)
    return f"+{mark.more}" if mark.more < 10 else "…"


def _place(cell: Cell, matrix: Matrix) -> Place:
    likelihood = [step.id for step in matrix.likelihood]
    consequence = [step.id for step in matrix.consequence]
    return likelihood.index(cell.likelihood), consequence.index(cell.consequence)


def _told(number: int, cell: Cell, matrix: Matrix, language: str) -> str:
    level = rulebook().words.levels[level_of(cell=cell, matrix=matrix)]
    said = cell_said(cell=cell, matrix=matrix)
    return _MARK.filled(number=str(number), cell=said, level=level).in_language(language)


def _key(assessment: Assessment, kept: Kept, matrix: Matrix, language: str) -> list[Plain]:
    """The picture's facts in words: each rated finding with its levels and its two cells."""
    left = _rated(assessment)
    ratings = {rating.finding: rating for rating in map(as_rating, kept.ratings)}
    return [
        {
            "number": number,
            "claim": claim_of(finding.because, language).rstrip("."),
            "level": level_said(left=left[finding.rule], rating=ratings.get(finding.rule)).in_language(
                language
            ),
            "cells": _cells_said(ratings[finding.rule], left[finding.rule], matrix, language),
        }
        for number, finding in enumerate(in_order(assessment), start=1)
        if finding.rule in left
    ]


def _rest(assessment: Assessment, language: str) -> str:
    """Which findings the picture does not hold since nobody has rated them, by the rules' levels."""
    rated, names = _rated(assessment), rulebook().words.levels
    missing: dict[Level, list[str]] = {}
    for number, finding in enumerate(in_order(assessment), start=1):
        if not finding.is_doubt and finding.rule not in rated:
            missing.setdefault(finding.level, []).append(str(number))
    told = [
        _OF_LEVEL.filled(numbers=", ".join(numbers), level=names[level]).in_language(language)
        for level, numbers in missing.items()
    ]
    return _MISSING.filled(findings="; ".join(told)).in_language(language) if told else ""


def _cells_said(rating: Rating, left: Remaining, matrix: Matrix, language: str) -> str:
    after = stands_after(rating=rating, left=left, matrix=matrix)
    said = cell_said(cell=rating.before, matrix=matrix)
    if after != rating.before:
        said = _TWO.filled(before=said, after=cell_said(cell=after, matrix=matrix))
    return said.in_language(language)
