"""Can a content editor read in the terminal what opens and why?"""

from farled.questionnaire.rules import preview
from farled.questionnaire.rules.preview import _STATES
from farled.questionnaire.terms import Answer, State
from tests.rooms.questionnaire.packs import KNOWN, small

ANSWERS = (Answer("results.use", "yes"), Answer("links.military", "yes", "Seen on site"))


def test_preview_in_swedish_shows_state_reason_and_source() -> None:
    text = preview(questionnaire=small(), facts=KNOWN | {"partner.link": "no"}, answers=(), language="sv")

    assert text.splitlines()[:2] == ["title på svenska 1.0.0", "Öppna frågor: 1 av 3"]
    assert "  [REDAN KÄND: Nej] links.military på svenska  (links.military)" in text
    assert "      Därför att: clean på svenska\n      Källa: check på svenska\n" in text
    assert "  [STÄLLS INTE] links.detail på svenska  (links.detail)" in text


def test_preview_in_english_shows_correction_beside_what_is_known() -> None:
    facts = KNOWN | {"partner.link": "no"}

    text = preview(questionnaire=small(), facts=facts, answers=ANSWERS, language="en")

    assert "[CORRECTED: Yes] links.military in English" in text
    assert "What is known gives the answer: No" in text
    assert "Reason for the correction: Seen on site" in text
    assert "[ANSWERED: Yes] results.use in English" in text


def test_preview_shows_answer_without_words_as_it_is_kept() -> None:
    text = preview(
        questionnaire=small(), facts=KNOWN, answers=[Answer("results.use", "maybe")], language="en"
    )

    assert "Kept answer that does not count: maybe" in text


def test_each_state_has_words() -> None:
    assert set(_STATES) == set(State)
