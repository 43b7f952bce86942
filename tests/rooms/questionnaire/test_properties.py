"""What holds for all facts and answers, whatever they are?"""

import time
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from farled.questionnaire.rules import archived_answers, carry_over, standings, values_of
from farled.questionnaire.terms import Answer, Closing, Facts, Reply, Standing, State
from tests.rooms.questionnaire.packs import CHECK, KNOWN, LINK, LINK_CLOSINGS, pack, question, small, words

KEYS = [asked.key for asked in small().questions]
VALUES = st.sampled_from([*Reply, "maybe"]).map(str)
ANSWERS = st.lists(
    st.builds(
        Answer, key=st.sampled_from([*KEYS, "gone.question"]), value=VALUES, reason=st.sampled_from(["", "R"])
    ),
    unique_by=lambda answer: answer.key,
)
CASES = st.fixed_dictionaries(
    {
        "partner.check": st.sampled_from(CHECK.values),
        "partner.link": st.sampled_from(LINK.values),
        "partner.is_new": st.booleans(),
        "money.amount": st.floats(allow_nan=False, allow_infinity=False),
    }
)


def stood(facts: Facts, answers: list[Answer]) -> tuple[Standing, ...]:
    return standings(questionnaire=small(), facts=facts, answers=answers)


@given(CASES, ANSWERS)
def test_each_question_has_exactly_one_state_in_the_questionnaires_order(
    facts: Facts, answers: list[Answer]
) -> None:
    found = stood(facts, answers)

    assert [standing.question.key for standing in found] == KEYS
    assert all(isinstance(standing.state, State) for standing in found)


@given(CASES, ANSWERS)
def test_value_fits_state(facts: Facts, answers: list[Answer]) -> None:
    for standing in stood(facts, answers):
        expected = {State.OPEN: {"unanswered"}, State.NOT_ASKED: {"not_asked"}}
        assert standing.value in expected.get(standing.state, set(Reply))


@given(CASES, ANSWERS)
def test_order_of_answers_means_nothing(facts: Facts, answers: list[Answer]) -> None:
    first = stood(facts, answers)

    assert all(stood(facts, list(order)) == first for order in permutations(answers))


@given(CASES, st.permutations(small().questions), ANSWERS)
def test_order_of_questions_means_nothing(facts: Facts, questions: list, answers: list[Answer]) -> None:
    shuffled = standings(questionnaire=pack(*questions), facts=facts, answers=answers)

    assert values_of(shuffled) == values_of(stood(facts, answers))


@given(CASES, ANSWERS)
def test_unsure_becomes_no_only_when_a_fact_says_so(facts: Facts, answers: list[Answer]) -> None:
    unsure = {answer.key for answer in answers if answer.value == Reply.UNSURE}

    for standing in stood(facts, answers):
        if standing.question.key in unsure and standing.value == Reply.NO:
            assert standing.state is State.KNOWN and standing.known == Reply.NO


@given(CASES, ANSWERS)
def test_person_who_says_yes_is_never_silently_overruled(facts: Facts, answers: list[Answer]) -> None:
    said = {answer.key for answer in answers if answer.value == Reply.YES}

    for standing in stood(facts, answers):
        assert standing.question.key not in said or standing.value != Reply.NO


@given(CASES, ANSWERS)
def test_each_answer_counts_or_is_archived(facts: Facts, answers: list[Answer]) -> None:
    found = stood(facts, answers)
    values = values_of(found)

    archived = archived_answers(found=found, answers=answers)

    assert {answer for answer in answers if values.get(answer.key) != answer.value} == set(archived)


@given(CASES, ANSWERS)
def test_same_version_carries_everything_that_fits(facts: Facts, answers: list[Answer]) -> None:
    carried = carry_over(old=small(), new=small(), answers=answers)

    assert {*carried.answers, *carried.dropped_archived} == set(answers)
    assert stood(facts, list(carried.answers)) == stood(
        facts, [answer for answer in answers if answer not in carried.dropped_archived]
    )


def test_thirty_questions_take_well_under_a_millisecond() -> None:
    late = Closing("late", 'partner.check == "none" && partner.is_new', "no", words("late"), words("late"))
    many = pack(*(question(f"topic.q{number}", closings=(*LINK_CLOSINGS, late)) for number in range(30)))
    standings(questionnaire=many, facts=KNOWN, answers=[])
    taken = []

    for _ in range(50):
        begun = time.perf_counter()
        standings(questionnaire=many, facts=KNOWN, answers=[])
        taken.append(time.perf_counter() - begun)

    assert min(taken) < 0.001
