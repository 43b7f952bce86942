"""Does the quick check end where it should, and say why?"""

import json
from datetime import date
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.assessment.rules import (
    as_json,
    as_text,
    case_contexts,
    facts_of,
    lapsed,
    obstacles,
    valid_until,
)
from farled.assessment.terms import Outcome, PartnerFacts, Result
from farled.collaborations.terms import Activity, Agreement, Funding, Reach
from farled.countries.terms import AcademicFreedom, Attention, Context
from farled.partners.terms import CheckState, Found
from farled.questionnaire.terms import Facts
from tests.rooms.assessment.shelf import (
    PLAIN,
    case_judgement,
    cases,
    facts,
    judged,
    register_facts,
    review,
    rulebook,
    thresholds,
)

THREE = {"subject.sensitive_technology": "no", "data.sensitive_transfer": "no", "results.harmful_use": "no"}


def context(attention: Attention, freedom: AcademicFreedom = AcademicFreedom.RESPECTED) -> Context:
    return Context("NOR", attention, freedom, (), (), None)


def partner(**parts: object) -> PartnerFacts:
    usual: dict[str, object] = {
        "name": "Fjordby",
        "contexts": (context(Attention.OPEN),),
        "had_decision": True,
        "check": CheckState.CURRENT,
        "military_link": Found.NO,
        "rights_violations": Found.NO,
        "state_directed": Found.NO,
    }
    return PartnerFacts(**usual | parts)


def facts_with(*partners: PartnerFacts) -> Facts:
    return facts_of(
        activity=Activity.RESEARCH_PROJECT,
        agreement=Agreement.NONE,
        reach=Reach.NONE,
        funding=Funding.OWN,
        partners=partners,
    )


# ---- facts


def test_facts_of_a_plain_partner_are_the_plain_facts() -> None:
    assert facts_with(partner()) == PLAIN


def test_facts_hold_every_key_but_those_worked_out_with_a_listed_value() -> None:
    found = facts_with(partner())
    worked_out = {"assessment.depth", *(f"section.{area.id}" for area in rulebook().areas)}
    stated = [fact for fact in register_facts() if fact.key not in worked_out]

    assert {fact.key for fact in register_facts()} == found.keys() | worked_out
    assert found.keys() == {fact.key for fact in stated}
    assert all(found[fact.key] in fact.values for fact in stated if fact.values)


def test_gravest_partner_counts() -> None:
    grave = partner(
        contexts=(context(Attention.OPEN), context(Attention.STRICT, AcademicFreedom.UNDER_PRESSURE)),
        had_decision=False,
        check=CheckState.NONE,
        military_link=Found.UNSURE,
        rights_violations=Found.UNKNOWN,
        state_directed=Found.YES,
    )

    assert facts_with(partner(), grave) == PLAIN | {
        "partner.is_new": True,
        "partner.check": "none",
        "partner.military_link": "unsure",
        "partner.rights_violations": "unknown",
        "partner.state_directed": "yes",
        "country.attention": "strict",
        "country.academic_freedom": "under_pressure",
    }


def test_no_partner_at_all_is_unknown_not_calm() -> None:
    found = facts_with()

    assert found["partner.is_new"] is True
    assert (found["partner.check"], found["partner.military_link"]) == ("none", "unknown")
    assert (found["country.attention"], found["country.academic_freedom"]) == ("no_data", "no_data")


# ---- result


@pytest.mark.parametrize(
    ("changed", "answers", "result"),
    [
        ({}, THREE, "no_further_assessment"),
        # an open question leaves it incomplete, whatever else was found
        ({}, {}, "incomplete"),
        ({}, {"results.harmful_use": "yes"}, "incomplete"),
        # something opens
        ({}, {**THREE, "subject.sensitive_technology": "unsure"}, "full_assessment_needed"),
        ({"partner.is_new": True}, THREE, "full_assessment_needed"),
        # a reminder alone opens nothing
        ({}, {**THREE, "data.sensitive_transfer": "yes"}, "no_further_assessment"),
        # a stop goes before everything
        ({"partner.rights_violations": "yes"}, {}, "stopped"),
        ({"partner.rights_violations": "yes"}, THREE, "stopped"),
    ],
)
def test_result_follows_its_precedence(changed: dict, answers: dict, result: str) -> None:
    assert judged(changed, answers).result == result


def test_plain_case_leaves_three_questions_for_people() -> None:
    found = judged({}, {})

    open_now = {standing.question.key for standing in found.standings if standing.state == "open"}
    assert open_now == THREE.keys()
    assert "3" in found.reasons[0].sv


def test_one_open_question_is_said_in_the_singular() -> None:
    found = judged({}, dict.fromkeys(list(THREE)[:2], "no"))

    assert found.reasons[0].en == "One question waits for an answer."


def test_plain_case_says_how_many_answers_were_known() -> None:
    found = judged({}, THREE)

    assert found.reasons[0].en == "All questions are answered: 3 by people and 6 by what was known already."


def test_opened_part_carries_every_reason_and_rule() -> None:
    found = judged({}, {**THREE, "subject.sensitive_technology": "yes", "results.harmful_use": "yes"})

    results = next(area for area in found.areas if area.id == "results")
    assert results.rules == ("harmful-use",)
    assert [area.id for area in found.areas] == [
        "subject",
        "results",
        "human_rights",
        "export_control",
        "technology",
    ]
    assert found.areas[1].because


def test_stop_opens_the_parts_where_it_is_looked_into() -> None:
    found = judged({"partner.rights_violations": "yes"}, THREE)

    partners = next(area for area in found.areas if area.id == "partners")
    assert partners.rules == ("serious-violations-stop", "serious-violations")


def test_day_before_the_first_rules_gives_no_result() -> None:
    found = judged({}, THREE, on=date(2024, 6, 1))

    assert found.result is Result.INCOMPLETE
    assert "No rules were in force" in found.reasons[0].en
    assert found.deciding.role is None


# ---- validity


@pytest.mark.parametrize(
    ("attention", "on", "ends_on", "expected"),
    [
        ("open", "2026-11-23", "2031-06-30", "2029-11-23"),
        ("no_data", "2026-11-23", "2031-06-30", "2028-11-23"),
        ("heightened", "2026-11-23", "2031-06-30", "2028-11-23"),
        ("strict", "2026-11-23", "2031-06-30", "2027-11-23"),
        # never longer than a while after the end
        ("open", "2026-11-23", "2027-06-30", "2027-09-30"),
        ("open", "2026-11-23", "2026-11-30", "2027-02-28"),
        # leap day, month end
        ("open", "2028-02-29", "2040-01-01", "2031-02-28"),
        # over already
        ("open", "2026-11-23", "2026-08-23", None),
        ("open", "2026-11-23", "2026-08-24", "2026-11-24"),
        # before the first periods
        ("open", "2024-11-23", "2031-06-30", None),
    ],
)
def test_validity_follows_context_and_end(
    attention: str, on: str, ends_on: str, expected: str | None
) -> None:
    found = valid_until(
        facts=facts({"country.attention": attention}),
        review=review(),
        on=date.fromisoformat(on),
        ends_on=date.fromisoformat(ends_on),
    )

    assert found == (date.fromisoformat(expected) if expected else None)


@pytest.mark.parametrize(("on", "says"), [("2029-11-22", False), ("2029-11-23", True), ("2030-01-01", True)])
def test_decision_lapses_on_its_last_day(on: str, says: bool) -> None:
    assert bool(lapsed(valid_until=date(2029, 11, 23), on=date.fromisoformat(on))) is says


def test_only_a_finished_quick_check_gets_a_validity() -> None:
    assert judged({}, THREE).valid_until == date(2029, 11, 23)
    assert judged({}, {}).valid_until is None
    assert judged({"partner.is_new": True}, THREE).valid_until is None


def test_every_attention_has_months() -> None:
    assert all(set(periods.months) == set(Attention) for periods in review().periods)


# ---- obstacles


@pytest.mark.parametrize(
    ("changed", "answers", "says"),
    [
        ({}, {}, "3 questions"),
        ({"partner.is_new": True}, THREE, "full assessment"),
        ({"partner.rights_violations": "yes"}, THREE, "stop applies"),
    ],
)
def test_unfinished_case_cannot_be_decided(changed: dict, answers: dict, says: str) -> None:
    found = obstacles(
        judgement=judged(changed, answers),
        is_decided=False,
        may_decide=True,
        outcome=Outcome.PROCEED,
        reason="Known partner.",
    )

    assert [says in reason.en for reason in found] == [True]


@pytest.mark.parametrize("outcome", Outcome)
def test_quick_check_only_proceeds_or_declines(outcome: Outcome) -> None:
    found = obstacles(
        judgement=judged({}, THREE),
        is_decided=False,
        may_decide=True,
        outcome=outcome,
        reason="Known partner.",
    )

    assert (found == ()) is (outcome in (Outcome.PROCEED, Outcome.DECLINE))


def test_all_obstacles_are_said_at_once() -> None:
    found = obstacles(
        judgement=judged({}, THREE, ends_on=date(2026, 1, 1)),
        is_decided=True,
        may_decide=False,
        outcome=Outcome.MODIFY,
        reason="  ",
    )

    says = ["already", "over", "proceed or decline", "Responsible researcher", "Write the reason"]
    assert len(found) == 5
    assert all(part in reason.en for part, reason in zip(says, found, strict=True))


def test_nobody_decides_before_the_first_delegation() -> None:
    found = obstacles(
        judgement=judged({}, THREE, on=date(2024, 6, 1)),
        is_decided=False,
        may_decide=True,
        outcome=Outcome.PROCEED,
        reason="Known partner.",
    )

    assert "no post can decide" in found[-1].en


# ---- the same in, the same out


@settings(max_examples=200, deadline=None)
@given(st.randoms(use_true_random=False), st.sampled_from(sorted(cases())))
def test_order_of_answers_changes_nothing(random: Random, id: str) -> None:
    case = cases()[id]
    shuffled = tuple(random.sample(case.answers, len(case.answers)))

    turned = type(case)(**{name: getattr(case, name) for name in case.__slots__} | {"answers": shuffled})

    assert case_judgement(turned) == case_judgement(case)


# ---- written out


@pytest.mark.parametrize(("language", "says"), [("sv", "vi saknar data"), ("en", "we lack data")])
def test_contexts_of_the_countries_are_written_out_with_their_reasons(language: str, says: str) -> None:
    case = cases()["missing-indices"]
    contexts = case_contexts(case=case, thresholds=thresholds())

    text = as_text(judgement=case_judgement(case), language=language, contexts=contexts)
    plain = json.loads(as_json(judgement=case_judgement(case), language=language, contexts=contexts))

    assert "MAC (no_data, no_data):" in text
    assert plain["countries"]["MAC"]["missing"] == ["afi", "fiw", "wjp"]
    assert any(says in reason for reason in plain["countries"]["MAC"]["reasons"])


@pytest.mark.parametrize("language", ["sv", "en"])
@pytest.mark.parametrize("id", sorted(cases()))
def test_every_worked_case_is_written_out_whole(id: str, language: str) -> None:
    judgement = case_judgement(cases()[id])

    plain = json.loads(as_json(judgement=judgement, language=language))
    text = as_text(judgement=judgement, language=language)

    assert plain["result"] == judgement.result.value
    assert [one["rule"] for one in plain["findings"]] == [finding.rule for finding in judgement.findings]
    assert all(finding.because.in_language(language) in text for finding in judgement.findings)
    assert all(reason in text for reason in plain["decides"]["because"])
