"""Which measures and which matrices are in force in this house?"""

from functools import lru_cache

from farled.mitigation.content import read_matrices, read_measures
from farled.mitigation.terms import Matrices, Measure
from farled.text.content import content_folder


def measures() -> tuple[Measure, ...]:
    """The catalogue of content/measures; read once a process."""
    return _measures(str(content_folder()))


def matrices() -> Matrices:
    """The dated matrices of content/rules/matrix.yaml; read once a process."""
    return _matrices(str(content_folder()))


@lru_cache(maxsize=2)
def _measures(_folder: str) -> tuple[Measure, ...]:
    return read_measures(content_folder() / "measures")


@lru_cache(maxsize=2)
def _matrices(_folder: str) -> Matrices:
    return read_matrices(content_folder() / "rules" / "matrix.yaml")
