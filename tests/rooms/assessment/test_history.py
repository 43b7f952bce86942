"""Does the history of a full assessment read as sentences, without half sentences and without long quotes?"""

from datetime import datetime, timedelta
from typing import Any

import pytest

from farled.assessment.actions import answer, comment, go_deeper
from farled.assessment.presenters.history import history
from farled.assessment.terms import Deeper, Depth
from farled.audit.queries import events_on
from farled.questionnaire.queries import asked_in
from tests import builders
from tests.rooms.assessment.full import EFFECTS, SEARCHED

pytestmark = pytest.mark.django_db


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessing")


def say(built: builders.Built, at: datetime, key: str, value: str, version: int) -> None:
    answer(
        by=built.by,
        at=at,
        viewer=built.viewer,
        number=built.number,
        key=key,
        value=value,
        reason="",
        version=version,
    )


def told(built: builders.Built, language: str = "en") -> list[str]:
    rows: list[dict[str, Any]] = history(events_on(built.case), asked_in(built.case.published), language)
    return [row["sentence"] for row in rows]


def test_of_a_text_typed_in_one_go_only_the_last_stands(built: builders.Built, at: datetime) -> None:
    for version, text in enumerate(("Earl", "Earlier", "Earlier help.")):
        say(built, at + timedelta(seconds=version), EFFECTS, text, version)

    found = [sentence for sentence in told(built) if "Earl" in sentence]

    assert len(found) == 1
    assert "answered “Earlier help.” to: What is the collaboration to lead to" in found[0]


def test_every_change_of_a_chosen_answer_stands(built: builders.Built, at: datetime) -> None:
    for version, value in enumerate(("yes", "no", "unsure")):
        say(built, at + timedelta(seconds=version), SEARCHED, value, version)

    assert sum("Have you searched" in sentence for sentence in told(built)) == 3


def test_a_long_text_is_quoted_by_its_beginning(built: builders.Built, at: datetime) -> None:
    say(built, at, EFFECTS, "A shared method. " * 40, 0)

    assert len(told(built)[0]) < 300
    assert "..." in told(built)[0]


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (f"question:{SEARCHED}", "commented on: Have you searched for the partner"),
        ("finding:academic-freedom-pressure", "commented on: Academic freedom"),
        ("finding:serious-violations-stop", "commented on: Stop by university policy"),
        (f"finding:unsure:{SEARCHED}", "commented on: Have you searched"),
        ("case", "commented on: the case"),
    ],
)
def test_a_comment_is_told_by_what_it_is_about_and_not_by_its_words(
    built: builders.Built, at: datetime, place: str, said: str
) -> None:
    comment(by=built.by, at=at, viewer=built.viewer, number=built.number, place=place, text="Secret words.")

    assert said in told(built)[0]
    assert "Secret" not in " ".join(told(built))


def test_going_deeper_and_beginning_are_told_in_words(built: builders.Built, at: datetime) -> None:
    go_deeper(
        by=built.by,
        at=at,
        viewer=built.viewer,
        number=built.number,
        deeper=Deeper(Depth.IN_DEPTH, (), "New owner."),
        version=0,
    )

    sentences = " ".join(told(built))
    assert "chose to go deeper: in-depth assessment." in sentences
    assert "began the full assessment (Full assessment, medical university, version" in sentences


def test_a_case_without_events_has_no_history(built: builders.Built) -> None:
    assert history([], asked_in(built.case.published), "en") == []
