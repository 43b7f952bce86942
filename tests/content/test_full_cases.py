"""Do the worked cases of the full assessment hold, and does each rule matter to one of them?"""

from collections.abc import Callable
from dataclasses import replace

import pytest

from farled.assessment import rules
from farled.assessment.terms import Assessment, Books, Choice, FullCase, Readiness
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


def test_every_measure_and_finding_that_a_case_names_exists() -> None:
    catalogue = {measure.id for measure in books().measures}
    for id, case in full_cases().items():
        found = {finding.rule for finding in case_assessment(case).findings}
        named = {rule for measure in case.work.measures for rule in measure.against}

        assert {measure.measure for measure in case.work.measures} <= catalogue, id
        assert named | {rating.finding for rating in case.work.ratings} <= found, id


def _without(place: Callable[[Books, str], Books], ids: list[str]) -> list[str]:
    """The ids whose removal breaks no worked case."""
    told = list(full_cases().values())
    return [id for id in ids if not any(_is_broken(case, place(books(), id)) for case in told)]


def _is_broken(case: FullCase, changed: Books) -> bool:
    assert case.expected
    return bool(rules.missed_in_full(assessment=case_assessment(case, changed), expected=case.expected))


def _rules_less(kept: Books, id: str) -> Books:
    book = kept.rulebook
    rest = tuple(rule for rule in book.rules if rule.id != id)
    return replace(kept, rulebook=replace(book, rules=rest))


def _stops_less(kept: Books, id: str) -> Books:
    book = kept.rulebook
    rest = tuple(stop for stop in book.stops if stop.id != id)
    return replace(kept, rulebook=replace(book, stops=rest))


def _depths_less(kept: Books, id: str) -> Books:
    proportion = kept.proportion
    return replace(
        kept,
        proportion=replace(
            proportion,
            rules=tuple(rule for rule in proportion.rules if rule.id != id),
            floor=tuple(rule for rule in proportion.floor if rule.id != id),
            closed=tuple(reason for reason in proportion.closed if reason.id != id),
            doubts=tuple(rule for rule in proportion.doubts if rule.id != id),
        ),
    )


def _outcomes_less(kept: Books, id: str) -> Books:
    tables = tuple(
        replace(table, rows=tuple(row for row in table.rows if row.id != id))
        for table in kept.outcomes.tables
    )
    return replace(kept, outcomes=replace(kept.outcomes, tables=tables))


def test_removing_any_rule_of_the_full_assessment_breaks_a_case() -> None:
    ids = [rule.id for rule in books().rulebook.rules if rule.case.startswith("full/")]

    assert len(ids) > 60
    assert _without(_rules_less, ids) == []


def test_removing_any_stop_breaks_a_case() -> None:
    ids = [stop.id for stop in books().rulebook.stops if stop.case.startswith("full/")]

    assert _without(_stops_less, ids) == []


def test_removing_any_rule_of_proportion_breaks_a_case() -> None:
    proportion = books().proportion
    entries = (*proportion.floor, *proportion.rules, *proportion.closed, *proportion.doubts)

    assert _without(_depths_less, [entry.id for entry in entries]) == []


def test_removing_any_row_of_outcomes_breaks_a_case() -> None:
    rows = [row.id for table in books().outcomes.tables for row in table.rows]

    assert _without(_outcomes_less, rows) == []


def test_removing_any_rule_of_the_quick_check_breaks_a_case_of_either_kind() -> None:
    ids = [rule.id for rule in books().rulebook.rules if not rule.case.startswith("full/")]
    left = _without(_rules_less, ids)

    assert [id for id in left if not _breaks_a_quick_case(id)] == []


def _breaks_a_quick_case(id: str) -> bool:
    book = _rules_less(books(), id).rulebook
    for case in shelf.cases().values():
        judgement = rules.judge_case(
            case=case,
            questionnaire=shelf.quick_check(),
            rulebook=book,
            delegation=shelf.delegation(),
            review=shelf.review(),
            thresholds=shelf.thresholds(),
        )
        assert case.expected
        if rules.missed(judgement=judgement, expected=case.expected):
            return True
    return False


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
