"""Which rules are in force in this house: rulebook, delegation, periods of validity?"""

from functools import lru_cache

from farled.assessment.content import read_review
from farled.assessment.terms import Review
from farled.questionnaire.content import read_facts, read_questionnaires
from farled.responsibility.content import read_delegation
from farled.responsibility.terms import Delegation
from farled.risks.content import read_rulebook
from farled.risks.terms import Rulebook
from farled.text.content import content_folder


def rulebook() -> Rulebook:
    """The rules of findings and hard stops; read once a process."""
    return _rulebook(str(content_folder()))


def delegation() -> Delegation:
    """The dated tables of who decides; read once a process."""
    return _delegation(str(content_folder()))


def review() -> Review:
    """The dated periods for which decisions hold; read once a process."""
    return _review(str(content_folder()))


@lru_cache(maxsize=2)
def _rulebook(_folder: str) -> Rulebook:
    folder = content_folder()
    facts = read_facts(folder / "facts.yaml")
    packs = read_questionnaires(folder / "questionnaires", facts)
    return read_rulebook(folder / "rules", facts=facts, questionnaires=packs, cases=folder / "cases")


@lru_cache(maxsize=2)
def _delegation(_folder: str) -> Delegation:
    return read_delegation(content_folder() / "rules" / "delegation.yaml")


@lru_cache(maxsize=2)
def _review(_folder: str) -> Review:
    return read_review(content_folder() / "rules" / "review.yaml")
