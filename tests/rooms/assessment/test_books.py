"""Does the house judge full assessments by the content that is shipped?"""

from dataclasses import replace

from farled.assessment import rules
from farled.assessment.queries.books import books
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books as shipped
from tests.rooms.assessment.books import full_cases


def test_books_of_the_house_are_those_of_the_content_folder() -> None:
    same = replace(books(), rulebook=shipped().rulebook)

    assert same == shipped()
    assert books().rulebook.digest == shipped().rulebook.digest


def test_case_judged_by_the_house_holds() -> None:
    case = full_cases()["s10b-clauses-gone"]

    found = rules.assess_case(case=case, packs=shelf.packs(), books=books(), thresholds=shelf.thresholds())

    assert case.expected
    assert rules.missed_in_full(assessment=found, expected=case.expected) == ()
