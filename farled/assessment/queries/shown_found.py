"""What was asked and what did the rules find, written down as it is shown to whoever decides?"""

from collections.abc import Collection
from typing import Any

from farled.assessment.queries.pack import rulebook
from farled.assessment.rules import both
from farled.assessment.terms import Judged, Opened
from farled.questionnaire.rules import name_of
from farled.questionnaire.terms import Questionnaire, Standing, State
from farled.responsibility.terms import Deciding
from farled.risks.terms import Finding, HardStop, Rule, StopRule

Plain = dict[str, Any]


def questionnaire_told(asked: Questionnaire) -> Plain:
    """Which questions in which version, provable by their digest."""
    return {
        "id": asked.id,
        "version": asked.version,
        "digest": asked.digest,
        "title": both(asked.title),
    }


def question_told(standing: Standing) -> Plain:
    """One question with the answer that counts and where it comes from."""
    question = standing.question
    answered = standing.state not in (State.OPEN, State.NOT_ASKED)
    return {
        "key": question.key,
        "area": question.area,
        "text": both(question.text),
        "state": standing.state.value,
        "value": standing.value,
        "answer": both(name_of(question=question, value=standing.value)) if answered else None,
        "because": both(standing.because),
        "source": both(standing.source),
        "reason": standing.reason,
        "reference": question.reference,
    }


def rules_told(judged: Judged, *, passed_over: Collection[str] = ()) -> Plain:
    """Every rule that ran, with its start date and whether it found something."""
    found = {finding.rule for finding in judged.findings} | {stop.rule for stop in judged.stops}
    book = rulebook()
    every: list[Rule | StopRule] = [*book.rules, *book.stops]
    ran = [rule for rule in every if rule.starts_on <= judged.on and rule.id not in passed_over]
    return {
        "digest": book.digest,
        "ran": [
            {"id": rule.id, "from": rule.starts_on.isoformat(), "found": rule.id in found} for rule in ran
        ],
    }


def finding_told(finding: Finding) -> Plain:
    """One finding in words, with its rule and reference."""
    words = rulebook().words
    return {
        "rule": finding.rule,
        "kinds": [both(words.kinds[kind]) for kind in finding.kinds],
        "level": finding.level.value,
        "level_name": both(words.levels[finding.level]),
        "exposed": [both(words.exposed[exposed]) for exposed in finding.exposed],
        "because": both(finding.because),
        "ask": both(finding.ask),
        "reference": finding.reference,
    }


def stop_told(stop: HardStop) -> Plain:
    """One stop in words, with its rule and reference."""
    return {
        "rule": stop.rule,
        "kind": both(rulebook().words.stops[stop.kind]),
        "because": both(stop.because),
        "reference": stop.reference,
    }


def opened_told(opened: Opened) -> Plain:
    """An area or a requirement, with every reason for it."""
    return {
        "id": opened.id,
        "name": both(opened.name),
        "because": [both(reason) for reason in opened.because],
        "rules": list(opened.rules),
    }


def deciding_told(deciding: Deciding) -> Plain:
    """Which post decides, and why."""
    return {
        "role": deciding.role,
        "because": [both(reason) for reason in deciding.because],
        "reference": deciding.reference,
    }
