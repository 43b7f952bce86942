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


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            [
                "The way of the case:",
                "  1. Responsible researcher or teacher: Answers for the collaboration.",
                "  2. Head of department: An agreement on a single project is part of it. It is decided at "
                "the department by its head and goes through the legal office before it is signed. Has "
                "recorded that the risk lies outside the authority of this post.",
                "  3. President: Superior on the way. No step is skipped.",
            ],
        ),
        (
            "sv",
            [
                "Ärendets väg:",
                "  1. Ansvarig forskare eller lärare: Ansvarar för samarbetet.",
                "  2. Prefekt: Ett avtal om ett enskilt projekt ingår. Det avgörs på institutionen av "
                "prefekten och går genom juridiska avdelningen före underskrift. Har antecknat att risken "
                "ligger utanför befattningens befogenhet.",
                "  3. Rektor: Närmaste chef på vägen. Inget steg hoppas över.",
            ],
        ),
    ],
)
def test_text_names_every_post_that_the_case_goes_through_and_why(language: str, expected: list[str]) -> None:
    found = case_assessment(full_cases()["s10c-handed-to-the-president"])

    lines = rules.full_as_text(assessment=found, outcomes=books().outcomes, language=language).splitlines()

    start = lines.index(expected[0])
    assert lines[start : start + 4] == expected


def test_case_that_one_post_decides_has_no_way_to_tell() -> None:
    found = case_assessment(full_cases()["s01-stroke-registry"])

    text = rules.full_as_text(assessment=found, outcomes=books().outcomes, language="en")

    assert "The way of the case" not in text


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Stops found to be wrong:"), ("sv", "Stopp som har befunnits fel:")]
)
def test_stops_found_wrong_are_told_apart_from_those_that_stand(language: str, title: str) -> None:
    aside, standing = (
        case_assessment(full_cases()[id])
        for id in ("stop-set-aside-by-the-president", "stop-set-aside-by-the-head")
    )

    told = [
        rules.full_as_text(assessment=one, outcomes=books().outcomes, language=language)
        for one in (aside, standing)
    ]
    document = json.loads(rules.full_as_json(assessment=aside, language=language))

    assert [title in text for text in told] == [True, False]
    assert ([one["rule"] for one in document["set_aside"]], document["stops"]) == (
        ["serious-violations-stop"],
        [],
    )
