"""Which content do the tests of the full assessment stand on?"""

from collections.abc import Mapping
from functools import lru_cache

from farled.assessment import rules
from farled.assessment.content import read_full_case, read_outcomes, read_proportion
from farled.assessment.terms import Assessment, Books, FullCase, Work
from farled.mitigation.content import read_matrices, read_measures
from farled.questionnaire.terms import Answer, FactValue, Kind, State
from tests.rooms.assessment import shelf

FULL = shelf.CONTENT / "cases" / "full"
MEDICAL = "medical-university"
SURROUNDINGS = ("values.academic_freedom_pressure", "rights.place_known")
"""Questions about the place alone: their answers say nothing about a partner or a project."""


@lru_cache(maxsize=1)
def books() -> Books:
    """All content of the full assessment, as it is shipped."""
    content, rulebook = shelf.CONTENT, shelf.rulebook()
    return Books(
        rulebook=rulebook,
        proportion=read_proportion(
            content / "rules", rulebook=rulebook, quick_check="quick-check", cases=content / "cases"
        ),
        delegation=shelf.delegation(),
        review=shelf.review(),
        outcomes=read_outcomes(content / "rules" / "outcomes.yaml", cases=content / "cases"),
        matrices=read_matrices(content / "rules" / "matrix.yaml"),
        measures=read_measures(content / "measures"),
    )


@lru_cache(maxsize=1)
def full_cases() -> dict[str, FullCase]:
    """All worked cases of the full assessment by id."""
    return {path.stem: read_full_case(path) for path in sorted(FULL.glob("*.yaml"))}


def case_assessment(case: FullCase, by: Books | None = None) -> Assessment:
    """A worked case by the shipped content, or by other books."""
    return rules.assess_case(
        case=case, packs=shelf.packs(), books=by or books(), thresholds=shelf.thresholds()
    )


def assessed(
    changed: Mapping[str, FactValue],
    answers: Mapping[str, str],
    *,
    pack: str = MEDICAL,
    work: Work | None = None,
) -> Assessment:
    """The plain facts with some changed, and these answers, assessed by the shipped content."""
    given = tuple(Answer(key, value) for key, value in answers.items())
    return rules.assess(
        facts=shelf.facts(changed),
        work=work or Work(answers=given),
        questionnaire=shelf.packs()[pack],
        books=books(),
        on=shelf.TODAY,
        ends_on=shelf.ENDS,
    )


@lru_cache(maxsize=1)
def calm_answers() -> dict[str, str]:
    """The answer to each question that says that all is well, so that no rule speaks."""
    questions = shelf.packs()[MEDICAL].questions
    good = _good_when_yes()
    calm = {one.key: "yes" if one.key in good else "no" for one in questions}
    texts = {one.key: "A shared method." for one in questions if one.kind is Kind.TEXT}
    picked = {one.key: one.options[0].id for one in questions if one.kind is Kind.CHOICE}
    return {**calm, **texts, **picked, "partner.military_tie": "past", "data.kind": "open", **_NO_TECHNOLOGY}


_NO_TECHNOLOGY = {"technology.area": "none"}


def _good_when_yes() -> set[str]:
    """The questions to which some rule minds a no; to those of the quick check a no is always calm."""
    rules = books().rulebook.rules
    minded = {key for rule in rules for key in rule.answers if f'{key} == "no"' in rule.when}
    return minded - {question.key for question in shelf.quick_check().questions}


def open_keys(assessment: Assessment) -> list[str]:
    """The questions that wait for an answer."""
    return [one.question.key for one in assessment.standings if one.state is State.OPEN]
