"""Is the depth chosen by rules, may a person only go deeper, and does every section say why?"""

import pytest

from farled.assessment.terms import Deeper, Depth, Work
from farled.questionnaire.terms import Answer, FactValue
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import assessed, books, case_assessment, full_cases

HARD: dict[str, FactValue] = {"country.attention": "strict", "partner.military_link": "yes"}
PLAIN: dict[str, FactValue] = {}
NEW: dict[str, FactValue] = {"partner.is_new": True, "partner.check": "none"}


def work(facts: dict[str, FactValue], deeper: Deeper | None = None) -> Work:
    answers = tuple(Answer(key, value) for key, value in shelf.calm(facts).items())
    return Work(answers=answers, deeper=deeper)


@pytest.mark.parametrize(
    ("facts", "wished", "reason", "depth"),
    [
        # What the rules call for.
        (PLAIN, None, "", Depth.QUICK),
        (NEW, None, "", Depth.STANDARD),
        (HARD, None, "", Depth.IN_DEPTH),
        # A person goes deeper, with a reason.
        (PLAIN, Depth.STANDARD, "To be sure.", Depth.STANDARD),
        (PLAIN, Depth.IN_DEPTH, "To be sure.", Depth.IN_DEPTH),
        (NEW, Depth.IN_DEPTH, "To be sure.", Depth.IN_DEPTH),
        # Never without one, and never shallower.
        (PLAIN, Depth.IN_DEPTH, " ", Depth.QUICK),
        (NEW, Depth.QUICK, "In a hurry.", Depth.STANDARD),
        (HARD, Depth.STANDARD, "In a hurry.", Depth.IN_DEPTH),
    ],
)
def test_depth(facts: dict[str, FactValue], wished: Depth | None, reason: str, depth: Depth) -> None:
    deeper = Deeper(wished, (), reason) if wished else None

    found = assessed(facts, {}, work=work(facts, deeper))

    assert found.depth.depth is depth
    assert bool(found.refused) is bool(wished and found.depth.depth is not wished)


def test_section_that_a_person_wishes_opens_with_the_persons_reason() -> None:
    deeper = Deeper(Depth.QUICK, ("fieldwork",), "We will visit the clinic.")

    found = assessed({}, {}, work=work({}, deeper))

    section = next(one for one in found.sections if one.id == "fieldwork")
    assert section.is_open
    assert section.because[0].en == "Somebody chose to go deeper: We will visit the clinic."


@pytest.mark.parametrize("id", sorted(full_cases()))
def test_every_section_says_why_it_is_open_or_closed(id: str) -> None:
    found = case_assessment(full_cases()[id])

    if found.on >= books().proportion.closed[0].starts_on:
        assert len(found.sections) == len(books().rulebook.areas)
        assert all(one.because for one in found.sections)


def test_values_stay_closed_where_academic_freedom_is_respected() -> None:
    found = assessed({}, shelf.calm({}))

    values = next(one for one in found.sections if one.id == "values")
    assert (values.is_open, values.rules) == (False, ("values-respected",))


def test_open_section_stays_open_when_a_later_answer_opens_another() -> None:
    found = case_assessment(full_cases()["one-sided-register"])

    opened = {one.id: one.rules for one in found.sections if one.is_open}
    assert {"subject", "own_side", "data_security", "export_control"} <= opened.keys()
    assert "unbalanced" in opened["own_side"]


def test_rules_that_did_not_run_are_listed_with_what_they_lack() -> None:
    technical = assessed({}, {}, pack="technical-university")
    medical = assessed({}, {})

    assert {one.rule: one.lacks for one in technical.not_run}["accused"] == ("rights.accused",)
    assert medical.not_run == ()


def test_full_rules_are_silent_in_the_quick_check() -> None:
    judgement = shelf.judged({}, shelf.calm({}))

    assert {finding.rule for finding in judgement.findings} == set()


def test_unsure_is_always_found_even_where_no_rule_speaks() -> None:
    answers = {**shelf.calm(NEW), "partner.ownership_known": "unsure", "partner.searched": "yes"}

    found = assessed(NEW, answers)

    doubt = next(one for one in found.doubts if one.rule == "unsure:partner.ownership_known")
    assert doubt.ask and doubt.areas == ("partners",)
    assert "Do you know who owns" in doubt.because.en
