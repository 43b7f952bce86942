"""Which content and which plain facts do the tests of the judging core stand on?"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

from farled.assessment import rules
from farled.assessment.content import read_case, read_review
from farled.assessment.terms import Case, Judgement, Review
from farled.countries.content import read_thresholds
from farled.countries.terms import Thresholds
from farled.questionnaire.content import read_facts, read_questionnaire, read_questionnaires
from farled.questionnaire.rules import standings
from farled.questionnaire.terms import Answer, Fact, Facts, FactValue, Questionnaire, State
from farled.responsibility.content import read_delegation
from farled.responsibility.terms import Delegation
from farled.risks.content import read_rulebook
from farled.risks.terms import Rulebook

CONTENT = Path(__file__).resolve().parents[3] / "content"
TODAY = date(2026, 11, 23)
ENDS = date(2031, 6, 30)
PLAIN: Facts = {
    "collaboration.activity": "research_project",
    "collaboration.agreement": "none",
    "collaboration.reach": "none",
    "collaboration.funding": "own",
    "partner.is_new": False,
    "partner.check": "current",
    "partner.military_link": "no",
    "partner.rights_violations": "no",
    "partner.state_directed": "no",
    "country.attention": "open",
    "country.academic_freedom": "respected",
}
"""A known, checked partner in an open context: what most collaborations look like."""


@lru_cache(maxsize=1)
def register_facts() -> tuple[Fact, ...]:
    return read_facts(CONTENT / "facts.yaml")


@lru_cache(maxsize=1)
def quick_check() -> Questionnaire:
    return read_questionnaire(CONTENT / "questionnaires" / "quick-check", register_facts())


@lru_cache(maxsize=1)
def packs() -> dict[str, Questionnaire]:
    """All questionnaires of the content by id."""
    return {pack.id: pack for pack in read_questionnaires(CONTENT / "questionnaires", register_facts())}


@lru_cache(maxsize=1)
def rulebook() -> Rulebook:
    return read_rulebook(
        CONTENT / "rules", facts=register_facts(), questionnaires=packs().values(), cases=CONTENT / "cases"
    )


@lru_cache(maxsize=1)
def delegation() -> Delegation:
    return read_delegation(CONTENT / "rules" / "delegation.yaml")


@lru_cache(maxsize=1)
def review() -> Review:
    return read_review(CONTENT / "rules" / "review.yaml")


@lru_cache(maxsize=1)
def thresholds() -> Thresholds:
    return read_thresholds(CONTENT / "rules" / "context-bands.yaml")


@lru_cache(maxsize=1)
def cases() -> dict[str, Case]:
    """All worked cases by id."""
    return {path.stem: read_case(path) for path in sorted((CONTENT / "cases").glob("*.yaml"))}


def case_judgement(case: Case, book: Rulebook | None = None) -> Judgement:
    return rules.judge_case(
        case=case,
        questionnaire=quick_check(),
        rulebook=book or rulebook(),
        delegation=delegation(),
        review=review(),
        thresholds=thresholds(),
    )


def facts(changed: Mapping[str, FactValue]) -> Facts:
    """The plain facts with some changed."""
    return {**PLAIN, **changed}


def judged(
    changed: Mapping[str, FactValue],
    answers: Mapping[str, str],
    *,
    on: date = TODAY,
    ends_on: date = ENDS,
    questionnaire: Questionnaire | None = None,
) -> Judgement:
    """The plain facts with some changed, and these answers, judged by the shipped content."""
    return rules.judge(
        facts=facts(changed),
        answers=[Answer(key, value) for key, value in answers.items()],
        questionnaire=questionnaire or quick_check(),
        rulebook=rulebook(),
        delegation=delegation(),
        review=review(),
        on=on,
        ends_on=ends_on,
    )


def calm(changed: Mapping[str, FactValue]) -> dict[str, str]:
    """ "No" to every question that these facts leave open."""
    stood = standings(questionnaire=quick_check(), facts=facts(changed), answers=[])
    return {standing.question.key: "no" for standing in stood if standing.state is State.OPEN}
