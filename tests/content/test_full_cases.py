"""Do the worked cases of the full assessment hold, and do they say what the design asks for?"""

import pytest

from farled.assessment import rules
from farled.assessment.terms import Assessment, Choice, Readiness
from farled.organisation.terms import PostRole
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books, case_assessment, full_cases

DESIGNED = ("s01", "s02", "s03", "s04", "s06a", "s06b", "s08", "s08b", "s10", "s12")
"""The worked cases that the design asks for, by the beginning of their ids."""


@pytest.mark.parametrize("id", sorted(full_cases()))
def test_worked_case_holds(id: str) -> None:
    case = full_cases()[id]

    assert case.expected
    assert not rules.missed_in_full(assessment=case_assessment(case), expected=case.expected)


@pytest.mark.parametrize("id", sorted(shelf.cases()))
def test_quick_check_case_holds_beside_the_further_rules(id: str) -> None:
    case = shelf.cases()[id]

    assert case.expected
    assert not rules.missed(judgement=shelf.case_judgement(case), expected=case.expected)


def test_there_are_forty_cases_and_each_designed_one_is_among_them() -> None:
    ids = sorted(full_cases())

    assert len(ids) + len(shelf.cases()) >= 40
    assert all(any(id.split("-")[0] == wanted for id in ids) for wanted in DESIGNED)


CHAINS = {
    "s01-stroke-registry": ["researcher"],
    "s02-maternal-health-exchange": ["researcher", "head_of_department", "academic_vice_president"],
    "s03-civil-hospital-trial": ["researcher", "head_of_department"],
    "s04-military-academy-genomics": ["researcher", "head_of_department", "president"],
    "s06a-state-university-memorandum": ["researcher", "head_of_department", "president"],
    "s06b-coauthor-in-finland": ["researcher"],
    "s08-donated-equipment": ["researcher", "head_of_department", "president"],
    "s08b-similar-name-other-city": ["researcher"],
    "s10-usa-defence-funder": ["researcher", "head_of_department"],
    "s10c-handed-to-the-president": ["researcher", "head_of_department", "president"],
    "s12-state-university-training": ["researcher", "head_of_department", "president"],
}
"""Who holds each designed case, and in which order."""


@pytest.mark.parametrize("id", CHAINS)
def test_designed_case_goes_through_these_posts_in_this_order(id: str) -> None:
    found = case_assessment(full_cases()[id])

    assert [link.role for link in found.deciding.chain] == CHAINS[id]
    assert full_cases()[id].expected.chain == tuple(CHAINS[id])


def test_every_case_says_through_which_posts_it_goes() -> None:
    silent = [
        id
        for id, case in full_cases().items()
        if case.expected and case.expected.role and case.expected.chain is None
    ]

    assert silent == []


def test_every_stop_that_a_case_sets_aside_exists() -> None:
    stops = {stop.id for stop in books().rulebook.stops}

    named = {one.rule for case in full_cases().values() for one in case.work.set_aside}
    assert named and named <= stops


def test_every_measure_and_finding_that_a_case_names_exists() -> None:
    catalogue = {measure.id for measure in books().measures}
    for id, case in full_cases().items():
        found = {finding.rule for finding in case_assessment(case).findings}
        named = {rule for measure in case.work.measures for rule in measure.against}

        assert {measure.measure for measure in case.work.measures} <= catalogue, id
        assert named | {rating.finding for rating in case.work.ratings} <= found, id


def choices(found: Assessment, role: PostRole) -> set[Choice]:
    return {one.choice for one in found.possible if one.role is role}


def test_rule_speaks_in_the_case_that_it_names() -> None:
    silent = [
        rule.id
        for rule in books().rulebook.rules
        if rule.case.startswith("full/")
        and rule.id not in {one.rule for one in case_assessment(full_cases()[rule.case[5:]]).findings}
    ]

    assert silent == []


def test_military_academy_cannot_be_approved_below_the_president() -> None:
    found = case_assessment(full_cases()["s04-military-academy-genomics"])

    assert found.deciding.role is PostRole.PRESIDENT
    assert choices(found, PostRole.HEAD_OF_DEPARTMENT) == set()
    assert choices(found, PostRole.RESEARCHER) == {Choice.HAND_UP}


def test_nothing_is_weighed_under_a_stop_by_law() -> None:
    found = case_assessment(full_cases()["s08-donated-equipment"])

    assert found.readiness is Readiness.STOPPED_BY_LAW
    assert (found.remaining, found.level) == ((), None)
    assert choices(found, PostRole.PRESIDENT) == {Choice.STOP_BY_LAW, Choice.FINDING_WRONG}


def test_terms_raise_a_case_in_an_open_country() -> None:
    found = case_assessment(full_cases()["s10-usa-defence-funder"])

    assert {"excludes-people", "publication-veto"} <= {finding.rule for finding in found.findings}
    assert found.deciding.role is PostRole.HEAD_OF_DEPARTMENT


def test_expertise_is_asked_for_again_after_the_coup() -> None:
    found = case_assessment(full_cases()["s12-state-university-training"])

    again = next(one for one in found.requirements if one.asked.id == "country_expertise")
    assert again.is_in_the_way and again.problem and "2026-10-01" in again.problem.en
    assert Choice.MODIFY in choices(found, PostRole.PRESIDENT)
