"""Do the conditions of a questionnaire hold together: compile, ever hold, never go in circles?"""

from graphlib import CycleError

from farled.questionnaire.rules import (
    ConditionError,
    Conditions,
    can_hold,
    can_open,
    conditions_for,
    order_of,
    vocabulary,
)
from farled.questionnaire.terms import Fact, Question
from farled.text.content import Node

Placed = tuple[Question, Node]


def check_conditions(placed: list[Placed], facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """The facts that the conditions name, in the register's order; ContentError where one is wrong."""
    questions = tuple(question for question, _ in placed)
    conditions = conditions_for(vocabulary(facts=facts, questions=questions))
    for question, node in placed:
        _check_each(question, node, conditions)
    _check_order(placed, facts)
    for question, node in placed:
        if not can_open(conditions=conditions, question=question):
            raise node.refuse("a question that somebody can be asked", "one that is always closed", "key")
    named = frozenset().union(*(_named(question, conditions) for question in questions))
    return tuple(fact for fact in facts if fact.key in named)


def _check_each(question: Question, node: Node, conditions: Conditions) -> None:
    _check_one(node, "ask_when", question.ask_when, conditions)
    for closing, one in zip(question.closings, node.nodes("closings"), strict=True):
        _check_one(one, "known_when", closing.when, conditions)


def _check_one(node: Node, key: str, text: str, conditions: Conditions) -> None:
    try:
        possible = can_hold(conditions=conditions, text=text)
    except ConditionError as error:
        raise node.refuse(f"a condition under '{key}' that can be used", error.complaint, key) from error
    if not possible:
        raise node.refuse(f"a condition under '{key}' that can be true", f"{text!r}, which never is", key)


def _check_order(placed: list[Placed], facts: tuple[Fact, ...]) -> None:
    try:
        order_of(facts=facts, questions=tuple(question for question, _ in placed))
    except CycleError as error:
        circle: list[str] = error.args[1]
        node = next(node for question, node in placed if question.key in circle)
        raise node.refuse("questions that do not wait for each other", " -> ".join(circle), "key") from error


def _named(question: Question, conditions: Conditions) -> frozenset[str]:
    texts = (question.ask_when, *(closing.when for closing in question.closings))
    return frozenset().union(*(conditions.names_in(text) for text in texts))
