"""What comes out of the quick check for these facts and answers on this day?"""

from collections.abc import Iterable
from datetime import date

from farled.assessment.rules.opening import opened_areas, opened_requirements
from farled.assessment.rules.reasons import reasons_for
from farled.assessment.rules.validity import periods_in_force, valid_until
from farled.assessment.terms import Judgement, Result, Review
from farled.questionnaire import rules as questionnaires
from farled.questionnaire.terms import Answer, Facts, Questionnaire, Standing, State
from farled.responsibility.rules import deciding_post, table_in_force
from farled.responsibility.terms import Delegation
from farled.risks import rules as risks
from farled.risks.terms import Finding, HardStop, Rulebook


def judge(
    *,
    facts: Facts,
    answers: Iterable[Answer],
    questionnaire: Questionnaire,
    rulebook: Rulebook,
    delegation: Delegation,
    review: Review,
    on: date,
    ends_on: date,
) -> Judgement:
    """Judges one case: where each question stands, what was found, what opens, who decides, until when.

    Precedence of the result: stopped, then incomplete, then full assessment needed, then no further
    assessment. ``ends_on`` is the collaboration's planned end. Raises ConditionError when a fact is missing.
    """
    stood = questionnaires.standings(questionnaire=questionnaire, facts=facts, answers=answers)
    values = questionnaires.values_of(stood)
    findings = risks.find(facts=facts, values=values, rulebook=rulebook, on=on, pack=questionnaire.id)
    stops = risks.hard_stops(facts=facts, values=values, rulebook=rulebook, on=on, pack=questionnaire.id)
    not_in_force = _is_missing(rulebook, delegation, review, on)
    result = _result(stood, findings, stops, not_in_force)
    areas = opened_areas(findings, stops, rulebook)
    is_done = result is Result.NO_FURTHER_ASSESSMENT
    return Judgement(
        on=on,
        standings=stood,
        findings=findings,
        stops=stops,
        result=result,
        areas=areas,
        requirements=opened_requirements(findings, rulebook),
        deciding=deciding_post(facts=facts, findings=findings, stops=stops, delegation=delegation, on=on),
        valid_until=valid_until(facts=facts, review=review, on=on, ends_on=ends_on) if is_done else None,
        reasons=reasons_for(result, stood, findings, stops, areas, not_in_force),
    )


def _is_missing(rulebook: Rulebook, delegation: Delegation, review: Review, on: date) -> bool:
    """Before the first rules began nothing can be found, which must never read as nothing being there."""
    return not (
        risks.is_in_force(rulebook=rulebook, on=on)
        and table_in_force(delegation=delegation, on=on)
        and periods_in_force(review=review, on=on)
    )


def _result(
    stood: tuple[Standing, ...],
    findings: tuple[Finding, ...],
    stops: tuple[HardStop, ...],
    not_in_force: bool,
) -> Result:
    if stops:
        return Result.STOPPED
    if not_in_force or any(standing.state is State.OPEN for standing in stood):
        return Result.INCOMPLETE
    if any(finding.areas for finding in findings):
        return Result.FULL_ASSESSMENT_NEEDED
    return Result.NO_FURTHER_ASSESSMENT
