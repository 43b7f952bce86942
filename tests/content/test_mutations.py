"""Is every statement of the rule files held by a worked case? Each is changed, and a case must break."""

from dataclasses import replace

import pytest

from farled.assessment import rules
from farled.assessment.terms import Books
from farled.countries.terms import Attention
from farled.risks.terms import Rulebook
from tests.content import mutants
from tests.content.mutants import broken, world
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books, full_cases

FAMILIES = {
    "requirements": (mutants.requirements_changed, 30, "full/waived-by-posts"),
    "delegation": (mutants.delegation_changed, 25, "full/"),
    "proportion": (mutants.proportion_changed, 45, "full/"),
    "outcomes": (mutants.outcomes_changed, 75, "full/"),
    "review": (mutants.review_changed, 5, "full/"),
    "matrix": (mutants.matrix_changed, 18, "full/every-cell"),
    "thresholds": (mutants.thresholds_changed, 27, "context-"),
}
"""What is changed, at least how many changes that must be, and which cases are likely to notice."""


def test_all_cases_hold_by_the_content_as_it_is() -> None:
    assert broken(world()) == ""


def test_no_rule_and_no_stop_can_be_removed_unnoticed() -> None:
    tried = list(mutants.rules_removed())

    assert [id for id, case, changed in tried if not broken(changed, case)] == []
    assert len(tried) == len(books().rulebook.rules) + len(books().rulebook.stops)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_statement_can_be_changed_unnoticed(family: str) -> None:
    changes, least, first = FAMILIES[family]
    tried = list(changes())

    assert [what for what, changed in tried if not broken(changed, first)] == []
    assert len(tried) >= least, "an empty run would prove nothing"


def test_a_rule_that_no_case_touches_would_be_found() -> None:
    book = books().rulebook
    deaf = replace(book.rules[0], id="never", when='partner.check == "none" && partner.check == "current"')

    assert broken(replace(world(), books=_ruled(replace(book, rules=(*book.rules, deaf))))) == ""


def _ruled(book: Rulebook) -> Books:
    return replace(books(), rulebook=book)


def test_no_measure_can_be_removed_without_a_suggestion_less() -> None:
    """Suggestions decide nothing, so no case expects them; but one that none gets would lie there in vain."""
    suggested = {
        one.measure.id
        for case in full_cases().values()
        for one in rules.assess_case(
            case=case, packs=shelf.packs(), books=books(), thresholds=shelf.thresholds()
        ).suggested
    }

    assert {measure.id for measure in books().measures} - suggested == set()


def test_cases_touch_every_attention_by_figures_too() -> None:
    stated = [
        context.attention
        for case in (*shelf.cases().values(), *(full.case for full in full_cases().values()))
        for code, context in rules.case_contexts(case=case, thresholds=shelf.thresholds()).items()
        if any(country.territory == code and country.panel for country in case.countries)
    ]

    assert set(stated) == set(Attention)
