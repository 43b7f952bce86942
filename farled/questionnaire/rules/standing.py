"""Where does each question stand in this case: open, answered, known, corrected, not asked?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
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
    Reply,
    Standing,
    State,
    Unasked,
)

ALWAYS = "true"


def standings(
    *, questionnaire: Questionnaire, facts: Facts, answers: Iterable[Answer]
) -> tuple[Standing, ...]:
    """Each question's standing, in the questionnaire's order. The order of the answers means nothing.

    A known fact settles "unsure". A person's yes or no that contradicts the fact counts only with a reason;
    without one the question is open again, with both sides shown. Answers that do not count are in ``said``.
    Two answers to one key raise ValueError; a fact that is missing or not listed raises ConditionError.
    """
    plan = _plan(_Same(questionnaire.facts), _Same(questionnaire.questions))
    given = by_key(answers)
    values: dict[str, FactValue] = dict(facts)
    found: dict[str, Standing] = {}
    for question in plan.order:
        standing = _stand(question, plan, values, given.get(question.key))
        found[question.key] = standing
        values[question.key] = _worth(standing)
    return tuple(found[question.key] for question in questionnaire.questions)


def values_of(found: Iterable[Standing]) -> dict[str, str]:
    """What each question's key is worth in a condition; free text is only ever "answered"."""
    return {standing.question.key: _worth(standing) for standing in found}


def next_open(found: Iterable[Standing]) -> Standing | None:
    """The first question that waits for an answer; None when none does."""
    return next((standing for standing in found if standing.state is State.OPEN), None)


def order_of(*, facts: tuple[Fact, ...], questions: tuple[Question, ...]) -> tuple[Question, ...]:
    """The questions so that each comes after those it depends on; graphlib.CycleError for a circle."""
    return _plan(_Same(facts), _Same(questions)).order


class _Same[Value]:
    """The very same object: a questionnaire is long, and comparing it all takes longer than judging by it."""

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.value is self.value


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is the same in every case: the conditions, an order, how a question stands that is not asked."""

    conditions: Conditions
    order: tuple[Question, ...]
    unasked: dict[str, Standing]
    allowed: dict[str, frozenset[str]]


@lru_cache(maxsize=64)
def _plan(same_facts: _Same[tuple[Fact, ...]], same_questions: _Same[tuple[Question, ...]]) -> _Plan:
    facts, questions = same_facts.value, same_questions.value
    conditions = conditions_for(vocabulary(facts=facts, questions=questions))
    keyed = {question.key: question for question in questions}
    needs = {question.key: _named(question, conditions) & keyed.keys() for question in questions}
    order = tuple(keyed[key] for key in TopologicalSorter(needs).static_order())
    unasked = {key: _unasked(question) for key, question in keyed.items()}
    return _Plan(conditions, order, unasked, {one.key: frozenset(one.allowed) for one in questions})


def _unasked(question: Question, said: str = "") -> Standing:
    because = question.not_asked_because
    return Standing(question, State.NOT_ASKED, Unasked.NOT_ASKED.value, because=because, said=said)


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
    question: Question, plan: _Plan, values: Mapping[str, FactValue], answer: Answer | None
) -> Standing:
    said, holds = answer.value if answer else "", plan.conditions.holds
    if question.ask_when != ALWAYS and not holds(question.ask_when, values):
        return _unasked(question, said) if said else plan.unasked[question.key]
    valid = answer if answer and _is_allowed(question, said, plan) else None
    closing = next((one for one in question.closings if holds(one.when, values)), None)
    if closing:
        return _known(question, closing, valid, said)
    if valid:
        return Standing(question, State.ANSWERED, valid.value, reason=valid.reason)
    return Standing(question, State.OPEN, Unasked.UNANSWERED.value, said=said)


def _known(question: Question, closing: Closing, answer: Answer | None, said: str) -> Standing:
    """A person may correct what the facts say, with a reason. Neither side silently outweighs the other."""
    known = Standing(
        question=question,
        state=State.KNOWN,
        value=closing.answer,
        because=closing.because,
        source=closing.source,
        known=closing.answer,
    )
    if answer is None or answer.value == closing.answer:
        return replace(known, said="" if said == closing.answer else said)
    if answer.reason.strip():
        return replace(known, state=State.CORRECTED, value=answer.value, reason=answer.reason)
    if answer.value == Reply.UNSURE:
        return replace(known, said=said)
    return replace(known, state=State.OPEN, value=Unasked.UNANSWERED.value, said=said)


def _is_allowed(question: Question, value: str, plan: _Plan) -> bool:
    return value.strip() != "" if question.kind is Kind.TEXT else value in plan.allowed[question.key]


def is_allowed(*, question: Question, value: str) -> bool:
    """Whether the question takes this value."""
    return value.strip() != "" if question.kind is Kind.TEXT else value in question.allowed


def _worth(standing: Standing) -> str:
    if standing.question.kind is not Kind.TEXT or standing.state in (State.OPEN, State.NOT_ASKED):
        return standing.value
    return State.ANSWERED.value
