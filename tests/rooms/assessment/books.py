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
SURROUNDINGS = ("values.academic_freedom_pressure", "rights.sector_or_place_known")
"""Questions about the place alone: whatever they are answered, they say nothing about a partner or project."""


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
    """The answer to each question that says that all is well: those of the worked cases where nothing is found."""
    questions = shelf.packs()[MEDICAL].questions
    good_when_yes = {key for key, value in _said_calmly().items() if value == "yes"}
    first = {one.key: one.options[-1].id if one.key == "technology.area" else one.options[0].id
             for one in questions if one.kind is Kind.CHOICE}
    calm = {one.key: "yes" if one.key in good_when_yes else "no" for one in questions}
    texts = {one.key: "A shared method." for one in questions if one.kind is Kind.TEXT}
    return {**calm, **first, **texts, "partner.military_tie": "past", "data.kind": "open"}


def _said_calmly() -> dict[str, str]:
    """What every worked case that asks a question and finds nothing by it answers; "no" found something."""
    bad_when_no = {
        key
        for rule in books().rulebook.rules
        for key in rule.answers
        if f'{key} == "no"' in rule.when
    }
    return dict.fromkeys(bad_when_no, "yes")


def open_keys(assessment: Assessment) -> list[str]:
    """The questions that wait for an answer."""
    return [one.question.key for one in assessment.standings if one.state is State.OPEN]


