"""What does an unsure answer find when no rule speaks of it?"""

from collections.abc import Iterable
from datetime import date

from farled.assessment.terms import DoubtRule, Proportion
from farled.questionnaire.terms import Reply, Standing
from farled.risks.terms import Exposed, Finding, RiskKind


def found_unsure(
    *, standings: Iterable[Standing], findings: Iterable[Finding], proportion: Proportion, on: date
) -> tuple[Finding, ...]:
    """A finding of its own for every unsure answer that no doubt among ``findings`` looked at.

    So "unsure" never passes as no, also to a question that somebody adds tomorrow and writes no rule for.
    """
    rule = _in_force(proportion.doubts, on)
    if rule is None:
        return ()
    spoken = {key for finding in findings for key, value in finding.used if value == Reply.UNSURE}
    return tuple(
        _finding(one, rule)
        for one in standings
        if one.value == Reply.UNSURE and one.question.key not in spoken
    )


def _finding(standing: Standing, rule: DoubtRule) -> Finding:
    question = standing.question
    return Finding(
        rule=f"{rule.id}:{question.key}",
        rule_from=rule.starts_on,
        kinds=tuple(RiskKind(kind) for kind in question.touches),
        level=rule.level,
        exposed=(Exposed.PROJECT,),
        because=rule.because.filled(question=question.text),
        used=((question.key, standing.value),),
        reference=rule.reference,
        areas=(question.area,),
        ask=rule.ask[question.area],
    )


def _in_force(rules: Iterable[DoubtRule], on: date) -> DoubtRule | None:
    started = [rule for rule in rules if rule.starts_on <= on]
    return max(started, key=lambda rule: rule.starts_on, default=None)
