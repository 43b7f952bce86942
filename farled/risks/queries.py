"""Which rules of findings and hard stops are in force in this house?"""

from functools import lru_cache

from farled.questionnaire.queries import declared_facts, packs
from farled.risks.content import read_rulebook
from farled.risks.terms import Rulebook
from farled.text.content import content_folder


def rulebook() -> Rulebook:
    """The rules of content/rules; read once a process."""
    return _rulebook(str(content_folder()))


@lru_cache(maxsize=2)
def _rulebook(_folder: str) -> Rulebook:
    folder = content_folder()
    return read_rulebook(
        folder / "rules", facts=declared_facts(), questionnaires=packs(), cases=folder / "cases"
    )
