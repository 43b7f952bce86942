"""Which matrix is in force, and does it hold together?"""

from itertools import pairwise
from pathlib import Path

from farled.mitigation.terms import Knowledge, Matrices, Matrix, Step
from farled.risks.terms import Level
from farled.text.content import Node, read_yaml

_FEWEST, _MOST = 3, 6
_ORDER = tuple(Level)


def read_matrices(path: Path) -> Matrices:
    """The dated matrices of content/rules/matrix.yaml; ContentError with the line where one is wrong."""
    node = read_yaml(path)
    node.only("knowledge", "matrices")
    knowledge = node.node("knowledge")
    knowledge.only(*Knowledge)
    dated = tuple(_matrix(one) for one in node.nodes("matrices"))
    starts = [matrix.starts_on for matrix in dated]
    if not dated or starts != sorted(set(starts)):
        raise node.refuse(
            "matrices with a 'from' each, oldest first", ", ".join(map(str, starts)), "matrices"
        )
    return Matrices(dated, {strength: knowledge.wording(strength) for strength in Knowledge})


def _matrix(node: Node) -> Matrix:
    node.only("from", "reference", "because", "likelihood", "consequence", "cells", "must_be_rated")
    likelihood, consequence = _steps(node, "likelihood"), _steps(node, "consequence")
    return Matrix(
        starts_on=node.day("from"),
        reference=node.text("reference"),
        because=node.wording("because"),
        likelihood=likelihood,
        consequence=consequence,
        cells=_cells(node, likelihood, consequence),
        must_be_rated=_levels(node, "must_be_rated"),
    )


def _steps(node: Node, key: str) -> tuple[Step, ...]:
    nodes = node.nodes(key)
    ids = [one.text("id") for one in nodes]
    if not _FEWEST <= len(set(ids)) == len(ids) <= _MOST:
        raise node.refuse(
            f"{_FEWEST} to {_MOST} different steps under '{key}'", ", ".join(ids) or "none", key
        )
    for one in nodes:
        one.only("id", "name", "meaning")
    return tuple(Step(one.text("id"), one.wording("name"), one.wording("meaning")) for one in nodes)


def _cells(
    node: Node, likelihood: tuple[Step, ...], consequence: tuple[Step, ...]
) -> tuple[tuple[Level, ...], ...]:
    """A row for each likelihood, a level for each consequence; more of either never gives a lower level."""
    rows = node.node("cells")
    rows.only(*(step.id for step in likelihood))
    cells = tuple(_levels(rows, step.id) for step in likelihood)
    for step, row in zip(likelihood, cells, strict=True):
        if len(row) != len(consequence):
            raise rows.refuse(f"{len(consequence)} levels, one for each consequence", str(len(row)), step.id)
    lines = (*cells, *zip(*cells, strict=True))
    if any(_ORDER.index(low) > _ORDER.index(high) for line in lines for low, high in pairwise(line)):
        raise rows.refuse("levels that never fall as likelihood or consequence rises", "one that does")
    return cells


def _levels(node: Node, key: str) -> tuple[Level, ...]:
    named = node.texts(key)
    strange = [name for name in named if name not in _ORDER]
    if strange or not named:
        raise node.refuse(f"levels under '{key}': {', '.join(_ORDER)}", repr(strange), key)
    return tuple(Level(name) for name in named)
