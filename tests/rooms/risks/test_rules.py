"""Do the rules find what they should, and does doubt ever make a case look calmer?"""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.questionnaire.terms import RISK_KINDS, FactType, FactValue
from farled.risks.rules import find, gravest_level, hard_stops, is_in_force, known_values
from farled.risks.terms import Level, RiskKind
from tests.rooms.assessment.shelf import TODAY, facts, quick_check, register_facts, rulebook

KEYS = [question.key for question in quick_check().questions]
CALM = dict.fromkeys(KEYS, "no")
LEVELS = [None, *Level]


def found(changed: dict[str, FactValue], answers: dict[str, str], on: date = TODAY) -> dict[str, Level]:
    """Rule ids and levels of what is found for these facts and values of answers."""
    findings = find(facts=facts(changed), values={**CALM, **answers}, rulebook=rulebook(), on=on)
    return {finding.rule: finding.level for finding in findings}


def test_nothing_is_found_in_a_plain_case() -> None:
    assert found({}, {}) == {}


@pytest.mark.parametrize(
    ("attention", "answer", "expected"),
    [
        # a link in an open context is weighed; in a hard one it is aggravating
        ("open", "yes", {"military-link": "medium"}),
        ("no_data", "yes", {"military-link-no-data": "medium", "context-no-data": "low"}),
        ("heightened", "yes", {"military-link-hard": "high", "context-heightened": "low"}),
        ("strict", "yes", {"military-link-hard": "high", "context-strict": "low"}),
        # doubt has findings of its own
        ("open", "unsure", {"military-link-unsure": "medium"}),
        ("heightened", "unsure", {"military-link-unsure-hard": "medium", "context-heightened": "low"}),
        ("strict", "unsure", {"military-link-unsure-hard": "medium", "context-strict": "low"}),
        ("open", "no", {}),
        ("strict", "no", {"context-strict": "low"}),
    ],
)
def test_military_link_weighs_by_context(attention: str, answer: str, expected: dict[str, str]) -> None:
    assert found({"country.attention": attention}, {"partner.military_or_police": answer}) == expected


@pytest.mark.parametrize("attention", ["heightened", "strict"])
def test_military_link_in_a_hard_context_is_never_decided_alone(attention: str) -> None:
    values = {**CALM, "partner.military_or_police": "yes"}
    findings = find(
        facts=facts({"country.attention": attention}), values=values, rulebook=rulebook(), on=TODAY
    )

    assert [finding.alone for finding in findings if finding.rule == "military-link-hard"] == [False]


@pytest.mark.parametrize("key", KEYS)
def test_unsure_answer_always_makes_a_finding_that_names_who_can_help(key: str) -> None:
    before = find(facts=facts({}), values=CALM, rulebook=rulebook(), on=TODAY)
    after = find(facts=facts({}), values={**CALM, key: "unsure"}, rulebook=rulebook(), on=TODAY)

    doubts = [finding for finding in after if finding not in before]
    assert doubts
    assert all(finding.is_doubt for finding in doubts)


@pytest.mark.parametrize("key", KEYS)
def test_yes_always_makes_a_finding(key: str) -> None:
    assert found({}, {key: "yes"})


@pytest.mark.parametrize(
    ("fact", "key", "check", "answer"),
    [
        ("partner.military_link", "partner.military_or_police", "yes", "no"),
        ("partner.military_link", "partner.military_or_police", "yes", "unsure"),
        ("partner.military_link", "partner.military_or_police", "unsure", "no"),
        ("partner.rights_violations", "partner.serious_violations", "unsure", "no"),
        ("partner.rights_violations", "partner.serious_violations", "yes", "no"),
        ("partner.rights_violations", "partner.serious_violations", "yes", "unsure"),
    ],
)
def test_milder_answer_than_the_check_is_never_decided_alone(
    fact: str, key: str, check: str, answer: str
) -> None:
    findings = find(facts=facts({fact: check}), values={**CALM, key: answer}, rulebook=rulebook(), on=TODAY)

    assert any(not finding.alone for finding in findings)


@pytest.mark.parametrize(
    ("fact", "answer", "stopped"),
    [
        ("no", "yes", True),
        ("yes", "no", True),
        ("yes", "yes", True),
        ("unsure", "unsure", False),
        ("no", "no", False),
    ],
)
def test_serious_violations_stop_by_check_or_by_answer(fact: str, answer: str, stopped: bool) -> None:
    stops = hard_stops(
        facts=facts({"partner.rights_violations": fact}),
        values={**CALM, "partner.serious_violations": answer},
        rulebook=rulebook(),
        on=TODAY,
    )

    assert [stop.kind for stop in stops] == (["by_policy"] if stopped else [])


def test_finding_shows_the_facts_it_used_and_speaks_their_words() -> None:
    values = {**CALM, "data.sensitive_transfer": "yes"}
    findings = find(
        facts=facts({"country.attention": "heightened"}), values=values, rulebook=rulebook(), on=TODAY
    )

    finding = next(finding for finding in findings if finding.rule == "data-transfer")
    assert finding.used == (("country.attention", "heightened"), ("data.sensitive_transfer", "yes"))
    assert "skärpt uppmärksamhet" in finding.because.sv
    assert finding.because.en.startswith("Sensitive data")
    assert "the country asks for heightened attention" in finding.because.en


def test_question_that_the_version_lacks_counts_as_not_asked() -> None:
    values = {key: value for key, value in CALM.items() if key != "people.exposed"}

    known = known_values(facts=facts({}), values=values, rulebook=rulebook())

    assert known["people.exposed"] == "not_asked"
    assert find(facts=facts({}), values=values, rulebook=rulebook(), on=TODAY) == ()


def test_before_the_first_rules_nothing_is_in_force() -> None:
    assert found({}, {"results.harmful_use": "yes"}, on=date(2024, 12, 31)) == {}
    assert not is_in_force(rulebook=rulebook(), on=date(2024, 12, 31))
    assert is_in_force(rulebook=rulebook(), on=date(2025, 1, 1))


def test_gravest_level_of_nothing_is_none() -> None:
    assert gravest_level([]) is None


def test_kinds_are_those_that_questions_touch() -> None:
    assert sorted(RiskKind) == sorted(RISK_KINDS)


def any_facts() -> st.SearchStrategy[dict[str, FactValue]]:
    choices = {
        fact.key: st.booleans() if fact.type is FactType.TRUTH else st.sampled_from(fact.values)
        for fact in register_facts()
    }
    return st.fixed_dictionaries(choices)


any_answers = st.fixed_dictionaries({key: st.sampled_from(["yes", "no", "unsure"]) for key in KEYS})


@settings(max_examples=400, deadline=None)
@given(any_facts(), any_answers, st.sampled_from(KEYS))
def test_unsure_never_lowers_a_level_or_closes_a_part(
    known: dict[str, FactValue], answers: dict[str, str], key: str
) -> None:
    check = {
        "partner.military_or_police": "partner.military_link",
        "partner.serious_violations": "partner.rights_violations",
    }
    known = {**known, check[key]: "no"} if key in check else known
    no, unsure = (
        find(facts=known, values={**answers, key: answer}, rulebook=rulebook(), on=TODAY)
        for answer in ("no", "unsure")
    )

    assert LEVELS.index(gravest_level(unsure)) >= LEVELS.index(gravest_level(no))
    assert {area for one in no for area in one.areas} <= {area for one in unsure for area in one.areas}
    assert all(one.alone for one in unsure) <= all(one.alone for one in no)


@settings(max_examples=300, deadline=None)
@given(any_facts(), any_answers, st.randoms(use_true_random=False))
def test_order_of_facts_and_answers_changes_nothing(known, answers, random) -> None:
    shuffled = dict(random.sample(list(answers.items()), len(answers)))
    turned = dict(random.sample(list(known.items()), len(known)))

    first = find(facts=known, values=answers, rulebook=rulebook(), on=TODAY)

    assert find(facts=turned, values=shuffled, rulebook=rulebook(), on=TODAY) == first
