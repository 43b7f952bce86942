"""Where does a question stand, given facts and answers?"""

from graphlib import CycleError

import pytest

from farled.questionnaire.rules import (
    ConditionError,
    archived_answers,
    next_open,
    order_of,
    standings,
    values_of,
)
from farled.questionnaire.terms import Answer, Kind, Questionnaire, Standing, State
from tests.rooms.questionnaire.packs import FACTS, KNOWN, LINK_CLOSINGS, pack, question, small, words


def stand(
    key: str, *answers: Answer, questionnaire: Questionnaire | None = None, **facts: object
) -> Standing:
    """The standing of one question of the small questionnaire."""
    known = KNOWN | {name.replace("__", "."): value for name, value in facts.items()}
    found = standings(questionnaire=questionnaire or small(), facts=known, answers=answers)
    return next(standing for standing in found if standing.question.key == key)


def test_unanswered_question_is_open() -> None:
    standing = stand("results.use")

    assert (standing.state, standing.value) == (State.OPEN, "unanswered")


@pytest.mark.parametrize("value", ["yes", "no", "unsure"])
def test_answer_counts_as_given(value: str) -> None:
    standing = stand("results.use", Answer("results.use", value))

    assert (standing.state, standing.value) == (State.ANSWERED, value)


def test_known_fact_closes_with_reason_and_source() -> None:
    standing = stand("links.military", partner__link="yes")

    assert (standing.state, standing.value, standing.known) == (State.KNOWN, "yes", "yes")
    assert (standing.because, standing.source) == (words("found"), words("check"))


def test_clean_but_aged_check_closes_nothing() -> None:
    standing = stand("links.military", partner__link="no", partner__check="aged")

    assert standing.state is State.OPEN


def test_first_closing_that_holds_counts() -> None:
    always = LINK_CLOSINGS[1].__class__("late", "!partner.is_new", "no", words("late"), words("late"))
    both = pack(question("links.military", closings=(LINK_CLOSINGS[0], always)))

    assert stand("links.military", questionnaire=both, partner__link="yes").value == "yes"


def test_correction_with_reason_counts_and_keeps_what_was_known() -> None:
    correction = Answer("links.military", "yes", "Owned by a ministry of defence since May")

    standing = stand("links.military", correction, partner__link="no")

    assert (standing.state, standing.value, standing.known) == (State.CORRECTED, "yes", "no")
    assert standing.reason == correction.reason


@pytest.mark.parametrize("reason", ["", "  "])
def test_contradiction_without_reason_is_asked_again_with_both_sides(reason: str) -> None:
    standing = stand("links.military", Answer("links.military", "yes", reason), partner__link="no")

    assert (standing.state, standing.value) == (State.OPEN, "unanswered")
    assert (standing.known, standing.said, standing.because) == ("no", "yes", words("clean"))


def test_known_fact_settles_unsure_and_keeps_it_visible() -> None:
    standing = stand("links.military", Answer("links.military", "unsure"), partner__link="no")

    assert (standing.state, standing.value, standing.said) == (State.KNOWN, "no", "unsure")


def test_unsure_with_reason_outweighs_known_fact() -> None:
    doubt = Answer("links.military", "unsure", "The check looked at another campus")

    assert stand("links.military", doubt, partner__link="no").value == "unsure"


def test_answer_that_agrees_with_fact_is_known() -> None:
    standing = stand("links.military", Answer("links.military", "no"), partner__link="no")

    assert (standing.state, standing.said) == (State.KNOWN, "")


def test_question_waits_for_the_one_it_depends_on_wherever_it_stands() -> None:
    assert stand("links.detail").state is State.NOT_ASKED
    assert stand("links.detail", Answer("links.military", "unsure")).state is State.OPEN
    assert stand("links.detail", partner__link="yes").state is State.OPEN


def test_answer_to_question_no_longer_asked_is_archived_and_does_not_count() -> None:
    answers = (Answer("links.military", "no"), Answer("links.detail", "yes"))

    found = standings(questionnaire=small(), facts=KNOWN, answers=answers)

    assert found[0].state is State.NOT_ASKED
    assert (found[0].because, found[0].said) == (words("no link"), "yes")
    assert values_of(found)["links.detail"] == "not_asked"
    assert archived_answers(found=found, answers=answers) == (answers[1],)


def test_answer_with_foreign_value_leaves_question_open() -> None:
    standing = stand("results.use", Answer("results.use", "maybe"))

    assert (standing.state, standing.said) == (State.OPEN, "maybe")


def test_free_text_never_reaches_a_condition() -> None:
    told = pack(
        question("results.story", kind=Kind.TEXT),
        question("results.use", ask_when='results.story == "answered"', not_asked_because=words("no")),
    )

    found = standings(questionnaire=told, facts=KNOWN, answers=[Answer("results.story", "not_asked")])

    assert values_of(found)["results.story"] == "answered"
    assert found[0].value == "not_asked"
    assert found[1].state is State.OPEN


def test_next_open_is_first_in_order() -> None:
    found = standings(questionnaire=small(), facts=KNOWN | {"partner.link": "yes"}, answers=[])

    assert next_open(found) == found[0]
    assert next_open(found[1:2]) is None


def test_two_answers_to_one_key_are_refused() -> None:
    twice = [Answer("results.use", "yes"), Answer("results.use", "no")]

    with pytest.raises(ValueError, match="one answer to results.use"):
        standings(questionnaire=small(), facts=KNOWN, answers=twice)


def test_missing_fact_is_an_error_not_a_no() -> None:
    with pytest.raises(ConditionError, match="partner.link"):
        standings(questionnaire=small(), facts={}, answers=[])


def test_questions_in_a_circle_have_no_order() -> None:
    one = question("circle.one", ask_when='circle.two == "yes"')
    two = question("circle.two", ask_when='circle.one == "yes"')

    with pytest.raises(CycleError):
        order_of(facts=FACTS, questions=(one, two))
