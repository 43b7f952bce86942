"""Does a condition mean what it says, and is a wrong one refused with the place?"""

import pytest

from farled.questionnaire.rules import (
    ConditionError,
    Conditions,
    can_hold,
    can_open,
    conditions_for,
    vocabulary,
)
from farled.questionnaire.terms import Closing, Kind
from tests.rooms.questionnaire.packs import FACTS, KNOWN, evaluator, question, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("true", True),
        ('partner.check == "current"', True),
        ('partner.check != "current" || partner.is_new', False),
        ('partner.check in ["aged", "none"]', False),
        ("!partner.is_new && money.amount > 4.5", True),
        ("money.amount > 5.0 // a remark about partner.link", False),
    ],
)
def test_condition_is_true_of_facts(text: str, expected: bool) -> None:
    assert evaluator().holds(text, KNOWN) is expected


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (
            'partner.chek == "current"',
            "line 1, column 8 of the condition: undeclared reference to 'partner.chek'",
        ),
        ("partner.is_new &&", "Syntax error"),
        ('money.amount > "a lot"', "no matching overload"),
        ("partner.check", "expected true or false, found STRING"),
        (
            'partner.check == "curent"',
            "expected partner.check to be one of current, aged, none, found 'curent'",
        ),
        ("'curent' != partner.check", "found 'curent'"),
        ('partner.check in ["aged", "curent"]', "found 'curent'"),
        ('links.military == "maybe"', "found 'maybe'"),
    ],
)
def test_wrong_condition_is_refused_with_place_and_expectation(text: str, complaint: str) -> None:
    with pytest.raises(ConditionError) as refusal:
        evaluator().check(text)

    assert complaint in refusal.value.complaint


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({}, "expected a value for partner.check, found none"),
        ({"partner.check": "curent"}, "expected partner.check to be one of current, aged, none"),
        ({"partner.check": True}, "found True"),
    ],
)
def test_missing_or_unlisted_value_is_never_a_silent_false(values: dict[str, object], complaint: str) -> None:
    with pytest.raises(ConditionError, match=complaint):
        evaluator().holds('partner.check == "current"', values)


def test_truth_is_no_number() -> None:
    with pytest.raises(ConditionError, match="expected money.amount to be a number, found True"):
        evaluator().holds("money.amount > 0.5", {"money.amount": True})


def test_whole_number_is_a_number() -> None:
    assert evaluator().holds("money.amount / 2.0 == 2.5", {"money.amount": 5})


def test_condition_that_fails_when_it_runs_is_an_error() -> None:
    with pytest.raises(ConditionError, match="when it runs"):
        evaluator().holds('partner.check.matches("(a")', KNOWN)


def test_names_are_those_outside_texts_and_remarks() -> None:
    text = 'partner.check.startsWith("partner.link") || links.military == "yes" // partner.is_new'

    assert evaluator().names_in(text) == {"partner.check", "links.military"}


def test_same_vocabulary_gives_same_evaluator() -> None:
    assert conditions_for(FACTS) is conditions_for(tuple(FACTS))


def test_free_text_is_only_answered_or_not_in_conditions() -> None:
    told = question("results.story", kind=Kind.TEXT)

    word = vocabulary(facts=(), questions=(told,))[0]

    assert word.values == ("answered", "unanswered", "not_asked")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("false", False),
        ('partner.check == "aged" && partner.check == "none"', False),
        ('partner.check == "aged" && partner.is_new', True),
        ("money.amount > 1.0 && money.amount < 0.0", True),
    ],
)
def test_condition_that_can_never_hold_is_found_where_lists_are_closed(text: str, expected: bool) -> None:
    assert can_hold(conditions=Conditions(FACTS), text=text) is expected


def test_condition_over_too_many_values_gets_the_benefit_of_the_doubt() -> None:
    many = tuple(question(f"topic.q{number}") for number in range(7))
    never = " && ".join(f'{asked.key} == "yes" && {asked.key} == "no"' for asked in many)

    assert can_hold(conditions=Conditions(vocabulary(facts=(), questions=many)), text=never)


def test_question_that_facts_always_close_can_never_open() -> None:
    new = Closing("new", "partner.is_new", "yes", words("new"), words("register"))
    old = Closing("old", "!partner.is_new", "no", words("old"), words("register"))

    closed = question("partner.unknown", closings=(new, old))

    assert not can_open(conditions=Conditions(FACTS), question=closed)
    assert can_open(conditions=Conditions(FACTS), question=question("partner.unknown", closings=(new,)))
