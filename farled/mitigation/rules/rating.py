"""Which level does a place in the matrix give?"""

from farled.mitigation.terms import Cell, Matrix
from farled.risks.terms import Level


def level_of(*, cell: Cell, matrix: Matrix) -> Level:
    """The level of one cell, looked up, never added up. KeyError when the matrix has no such step."""
    row = {step.id: cells for step, cells in zip(matrix.likelihood, matrix.cells, strict=True)}
    column = {step.id: place for place, step in enumerate(matrix.consequence)}
    return row[cell.likelihood][column[cell.consequence]]


def has_cell(*, cell: Cell, matrix: Matrix) -> bool:
    """Whether the matrix has both steps."""
    return cell.likelihood in {step.id for step in matrix.likelihood} and cell.consequence in {
        step.id for step in matrix.consequence
    }
