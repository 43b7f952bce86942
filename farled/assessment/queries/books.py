"""By which content is a full assessment judged in this house?"""

from functools import lru_cache

from farled.assessment.content import read_outcomes, read_proportion
from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.terms import Books
from farled.mitigation.queries import matrices, measures
from farled.questionnaire.queries import QUICK_CHECK
from farled.text.content import content_folder


def books() -> Books:
    """All that a full assessment is judged by, as it stands in the content folder; read once a process."""
    return _books(str(content_folder()))


@lru_cache(maxsize=2)
def _books(_folder: str) -> Books:
    rules, cases = content_folder() / "rules", content_folder() / "cases"
    return Books(
        rulebook=rulebook(),
        proportion=read_proportion(rules, rulebook=rulebook(), quick_check=QUICK_CHECK, cases=cases),
        delegation=delegation(),
        review=review(),
        outcomes=read_outcomes(rules / "outcomes.yaml", cases=cases),
        matrices=matrices(),
        measures=measures(),
    )
