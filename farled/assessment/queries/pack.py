"""Which rules is a case judged by in this house: rulebook, delegation, periods of validity?"""

from functools import lru_cache

from farled.assessment.content import read_review
from farled.assessment.terms import Review
from farled.responsibility.queries import delegation
from farled.risks.queries import rulebook
from farled.text.content import content_folder

__all__ = ["delegation", "review", "rulebook"]


def review() -> Review:
    """The dated periods for which decisions hold; read once a process."""
    return _review(str(content_folder()))


@lru_cache(maxsize=2)
def _review(_folder: str) -> Review:
    return read_review(content_folder() / "rules" / "review.yaml")
