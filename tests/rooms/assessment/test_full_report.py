"""Does the written assessment say all that was judged, in both languages?"""

import json

import pytest

from farled.assessment import rules
from farled.text.terms import LANGUAGES
from tests.rooms.assessment.books import books, case_assessment, full_cases


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("id", sorted(full_cases()))
def test_json_holds_every_finding_section_and_choice(id: str, language: str) -> None:
    found = case_assessment(full_cases()[id])

    told = json.loads(rules.full_as_json(assessment=found, language=language))

    assert [one["rule"] for one in told["findings"]] == [one.rule for one in found.findings]
    assert {one["id"]: one["open"] for one in told["sections"]} == {
        one.id: one.is_open for one in found.sections
    }
    assert len(told["possible"]) == len(found.possible)
    assert told["state"] == found.readiness.value


def test_text_names_state_post_sections_and_what_remains() -> None:
    found = case_assessment(full_cases()["s03-civil-hospital-trial"])

    text = rules.full_as_text(assessment=found, outcomes=books().outcomes, language="en")

    assert "State: ready to be decided" in text
    assert "Decides: Head of department" in text
    assert "Data and IT security: Sensitive data" in text
    assert "[high > medium] Data on people are to be handed out as a copy" in text
    assert "head_of_department: proceed with conditions" in text


def test_trying_content_shows_what_opens_what_stays_closed_and_what_is_asked() -> None:
    found = case_assessment(full_cases()["not-all-answered"])

    text = rules.opening_as_text(assessment=found, language="sv")

    assert text.startswith("Djup: snabbkoll")
    assert "Säkerhet i fält: Samarbetet är varken fältarbete eller en resa." in text
    assert "(results.harmful_use)" in text
