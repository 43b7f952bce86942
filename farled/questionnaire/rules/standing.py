"""Where does each question stand in this case: open, answered, known, corrected, not asked?"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from graphlib import TopologicalSorter

from farled.questionnaire.rules.conditions import Conditions, conditions_for, vocabulary
from farled.questionnaire.terms import (
    Answer,
    Closing,
    Fact,
    Facts,
    FactValue,
    Kind,
    Question,
    Questionnaire,
    Standing,
    State,
    Unasked,
)

ALWAYS = "true"


def standings(
    *, questionnaire: Questionnaire, facts: Facts, answers: Iterable[Answer]
) -> tuple[Standing, ...]:
    """Each question's standing, in the questionnaire's order. The order of the answers means nothing.

    Answers whose question is not asked, or that contradict a known fact without a reason, do not count; they
    are in ``said``. An answer that the question does not allow leaves it open. Two answers to one key raise
    ValueError; a fact that a condition needs and that is missing or unlisted raises ConditionError.
    """
    conditions = conditions_for(vocabulary(facts=questionnaire.facts, questions=questionnaire.questions))
    given = by_key(answers)
    values: dict[str, FactValue] = dict(facts)
    found: dict[str, Standing] = {}
    for question in order_of(questionnaire.facts, questionnaire.questions):
        standing = _stand(question, conditions, values, given.get(question.key))
        found[question.key] = standing
        values[question.key] = _worth(standing)
    return tuple(found[question.key] for question in questionnaire.questions)


def values_of(found: Iterable[Standing]) -> dict[str, str]:
    """What each question's key is worth in a condition; free text is only ever "answered"."""
    return {standing.question.key: _worth(standing) for standing in found}


def next_open(found: Iterable[Standing]) -> Standing | None:
    """The first question that waits for an answer; None when none does."""
    return next((standing for standing in found if standing.state is State.OPEN), None)


@lru_cache(maxsize=64)
def order_of(facts: tuple[Fact, ...], questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions so that each comes after those it depends on; graphlib.CycleError for a circle."""
    conditions = conditions_for(vocabulary(facts=facts, questions=questions))
    by_key = {question.key: question for question in questions}
    needs = {question.key: _named(question, conditions) & by_key.keys() for question in questions}
    return tuple(by_key[key] for key in TopologicalSorter(needs).static_order())


def _named(question: Question, conditions: Conditions) -> frozenset[str]:
    texts = (question.ask_when, *(closing.when for closing in question.closings))
    return frozenset().union(*(conditions.names_in(text) for text in texts))


def by_key(answers: Iterable[Answer]) -> dict[str, Answer]:
    """The answers under their keys; ValueError for two answers to one key."""
    given: dict[str, Answer] = {}
    for answer in answers:
        if answer.key in given:
            raise ValueError(f"expected one answer to {answer.key}, found two")
        given[answer.key] = answer
    return given


def _stand(
    question: Question, conditions: Conditions, values: Mapping[str, FactValue], answer: Answer | None
) -> Standing:
    said = answer.value if answer else ""
    if question.ask_when != ALWAYS and not conditions.holds(question.ask_when, values):
        because = question.not_asked_because
        return Standing(question, State.NOT_ASKED, Unasked.NOT_ASKED.value, because=because, said=said)
    valid = answer if answer and is_allowed(question=question, value=answer.value) else None
    closing = next((one for one in question.closings if conditions.holds(one.when, values)), None)
    if closing:
        return _known(question, closing, valid, said)
    if valid:
        return Standing(question, State.ANSWERED, valid.value, reason=valid.reason)
    return Standing(question, State.OPEN, Unasked.UNANSWERED.value, said=said)


def _known(question: Question, closing: Closing, answer: Answer | None, said: str) -> Standing:
    """A person may correct what the facts say, but only with a reason."""
    corrects = answer is not None and answer.value != closing.answer and answer.reason.strip() != ""
    return Standing(
        question=question,
        state=State.CORRECTED if corrects else State.KNOWN,
        value=answer.value if answer and corrects else closing.answer,
        because=closing.because,
        source=closing.source,
        reason=answer.reason if answer and corrects else "",
        known=closing.answer,
        said="" if corrects or said == closing.answer else said,
    )


def is_allowed(*, question: Question, value: str) -> bool:
    """Whether the question takes this value."""
    return value.strip() != "" if question.kind is Kind.TEXT else value in question.allowed


def _worth(standing: Standing) -> str:
    if standing.question.kind is not Kind.TEXT or standing.state in (State.OPEN, State.NOT_ASKED):
        return standing.value
    return State.ANSWERED.value
