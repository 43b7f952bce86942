"""Is an answer refused only for a reason that a person can read?"""

import pytest

from farled.questionnaire.rules import fact_problems, problems_with
from farled.questionnaire.rules.answers import REPLIES, name_of
from farled.questionnaire.terms import FactValue, Kind, Option, Reply
from tests.rooms.questionnaire.packs import FACTS, KNOWN, question, words

ASKED = question("results.use")
PICK = question(
    "results.owner", kind=Kind.CHOICE, options=(Option("us", words("us")), Option("them", words("them")))
)
TELL = question("results.story", kind=Kind.TEXT)


@pytest.mark.parametrize(
    ("asked", "value"),
    [(ASKED, "yes"), (ASKED, "no"), (ASKED, "unsure"), (PICK, "them"), (PICK, "unsure"), (TELL, "A story")],
)
def test_allowed_answer_is_fine(asked, value: str) -> None:
    assert problems_with(question=asked, value=value, reason="") == ()


@pytest.mark.parametrize(
    ("asked", "value", "sv", "en"),
    [
        (
            ASKED,
            "maybe",
            "Välj ett av svaren: Ja, Nej, Osäker.",
            "Choose one of the answers: Yes, No, Unsure.",
        ),
        (
            ASKED,
            "not_asked",
            "Välj ett av svaren: Ja, Nej, Osäker.",
            "Choose one of the answers: Yes, No, Unsure.",
        ),
        (TELL, "  ", "Skriv ett svar.", "Write an answer."),
    ],
)
def test_answer_that_does_not_fit_is_refused_in_both_languages(asked, value: str, sv: str, en: str) -> None:
    (problem,) = problems_with(question=asked, value=value, reason="")

    assert (problem.sv, problem.en) == (sv, en)


def test_choice_names_its_options_and_unsure() -> None:
    (problem,) = problems_with(question=PICK, value="yes", reason="")

    assert problem.en == "Choose one of the answers: us in English, them in English, Unsure."


def test_correction_without_reason_says_what_is_known() -> None:
    (problem,) = problems_with(question=ASKED, value="yes", reason=" ", known="no")

    assert "ger svaret Nej" in problem.sv
    assert "gives the answer No" in problem.en


def test_correction_with_reason_and_agreement_without_are_fine() -> None:
    assert problems_with(question=ASKED, value="yes", reason="I was there", known="no") == ()
    assert problems_with(question=ASKED, value="no", reason="", known="no") == ()


def test_each_reply_has_words() -> None:
    assert set(REPLIES) == set(Reply)
    assert name_of(question=TELL, value="A story").sv == "A story"


def test_complete_facts_are_fine() -> None:
    assert fact_problems(declared=FACTS, values=KNOWN) == ()


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"partner.check": "curent"}, "partner.check should be current, aged, none, but is 'curent'"),
        ({"partner.is_new": "yes"}, "partner.is_new should be true or false, but is 'yes'"),
        ({"money.amount": True}, "money.amount should be a number, but is True"),
        ({"partner.colour": "red"}, "partner.colour is not known here"),
    ],
)
def test_wrong_fact_is_named_with_what_was_expected(change: dict[str, FactValue], problem: str) -> None:
    (found,) = fact_problems(declared=FACTS, values=KNOWN | change)

    assert problem in found.en


def test_missing_fact_is_named() -> None:
    found = fact_problems(declared=FACTS, values={})

    assert [problem.sv for problem in found] == [f"Uppgiften {fact.key} saknas." for fact in FACTS]
