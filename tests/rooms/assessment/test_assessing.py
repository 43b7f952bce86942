"""Does the full assessment keep its promises whatever is answered, rated and planned?"""

from datetime import date
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from farled.assessment.terms import Assessment, Choice, Readiness, Work
from farled.mitigation.terms import Cell, Knowledge, Means, MeasureState, PlannedMeasure, Rating
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Answer, FactValue, Kind
from farled.risks.terms import Level
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import MEDICAL, assessed, books, calm_answers

QUESTIONS = shelf.packs()[MEDICAL].questions
RULES = tuple(rule.id for rule in books().rulebook.rules)
MATRIX = books().matrices.dated[0]
YES = {Choice.PROCEED, Choice.PROCEED_WITH_CONDITIONS}
CASE_FACTS = ("collaboration", "partner", "country")
FACTS = st.fixed_dictionaries(
    {
        fact.key: st.sampled_from(fact.values) if fact.values else st.booleans()
        for fact in shelf.register_facts()
        if fact.key.split(".")[0] in CASE_FACTS
    }
)
ANSWERS = st.fixed_dictionaries(
    {},
    optional={
        one.key: st.text(min_size=1) if one.kind is Kind.TEXT else st.sampled_from(one.allowed)
        for one in QUESTIONS
    },
)
CELL = st.builds(
    Cell,
    st.sampled_from([step.id for step in MATRIX.likelihood]),
    st.sampled_from([step.id for step in MATRIX.consequence]),
)
RATINGS = st.lists(
    st.builds(Rating, st.sampled_from(RULES), CELL, st.just("Reasons."), st.sampled_from(Knowledge), CELL),
    unique_by=lambda rating: rating.finding,
    max_size=30,
)
PLANS = st.lists(
    st.builds(
        PlannedMeasure,
        st.sampled_from([measure.id for measure in books().measures]),
        st.lists(st.sampled_from(RULES), min_size=1, max_size=9).map(tuple),
        st.sampled_from(MeasureState),
        st.sampled_from(PostRole),
        st.just(date(2027, 1, 1)),
        st.just("A note."),
        st.sampled_from(Means),
    ),
    max_size=9,
)


def judged(
    facts: dict[str, FactValue],
    answers: dict[str, str],
    ratings: list[Rating] | None = None,
    plan: list[PlannedMeasure] | None = None,
) -> Assessment:
    given_answers = tuple(Answer(key, value) for key, value in answers.items())
    work = Work(answers=given_answers, ratings=tuple(ratings or ()), measures=tuple(plan or ()))
    return assessed(facts, {}, work=work)


@settings(max_examples=150, deadline=None)
@given(FACTS, ANSWERS, RATINGS, PLANS)
def test_no_measure_and_no_rating_clears_a_stop(
    facts: dict[str, FactValue], answers: dict[str, str], ratings: list[Rating], plan: list[PlannedMeasure]
) -> None:
    bare, weighed = judged(facts, answers), judged(facts, answers, ratings, plan)

    assert [stop.rule for stop in weighed.stops] == [stop.rule for stop in bare.stops]
    if weighed.stops:
        assert not {one.choice for one in weighed.possible} & YES
        assert weighed.deciding.role is PostRole.PRESIDENT


@settings(max_examples=150, deadline=None)
@given(FACTS, ANSWERS)
def test_unsure_always_finds_something(facts: dict[str, FactValue], answers: dict[str, str]) -> None:
    found = judged(facts, answers)

    unsure = {one.question.key for one in found.standings if one.value == "unsure"}
    assert unsure <= {key for finding in found.findings for key, _ in finding.used}


@settings(max_examples=150, deadline=None)
@given(FACTS, ANSWERS)
def test_yes_is_only_possible_when_nothing_stands_in_the_way(
    facts: dict[str, FactValue], answers: dict[str, str]
) -> None:
    found = judged(facts, answers)

    if {one.choice for one in found.possible} & YES:
        assert found.readiness is Readiness.READY
        assert not [one for one in found.requirements if one.is_in_the_way]
        assert {one.role for one in found.possible if one.choice in YES} == {found.deciding.role}


@settings(max_examples=100, deadline=None)
@given(FACTS, ANSWERS, st.randoms(use_true_random=False))
def test_order_of_the_answers_means_nothing(
    facts: dict[str, FactValue], answers: dict[str, str], chance: Random
) -> None:
    turned = list(answers.items())
    chance.shuffle(turned)

    assert judged(facts, dict(turned)) == judged(facts, answers)


@settings(max_examples=100, deadline=None)
@given(FACTS, ANSWERS)
def test_military_link_in_a_hard_context_is_never_decided_alone(
    facts: dict[str, FactValue], answers: dict[str, str]
) -> None:
    hard = {**facts, "partner.military_link": "yes", "country.attention": "strict"}
    without = {key: value for key, value in answers.items() if key != "partner.military_or_police"}

    found = judged(hard, without)

    assert found.deciding.role is not PostRole.RESEARCHER


def test_overriding_a_high_level_does_not_bring_the_decision_down_to_oneself() -> None:
    facts: dict[str, FactValue] = {"country.attention": "heightened"}
    said = {
        **calm_answers(),
        "data.sensitive_transfer": "yes",
        "data.kind": "personal",
        "data.stays_here": "yes",
        "data.legal_ground": "no",
    }
    rating = Rating(
        "no-legal-ground",
        Cell("remote", "slight"),
        "It will be fine.",
        Knowledge.WEAK,
        override="We have always done it so.",
    )

    found = judged(shelf.facts(facts), said, [rating])

    assert (found.overridden, found.level) == (1, Level.MEDIUM)
    assert found.deciding.role is PostRole.HEAD_OF_DEPARTMENT
