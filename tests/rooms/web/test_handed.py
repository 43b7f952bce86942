"""Does each move in a full assessment wait for the one whose it is, and does the register say so?"""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from farled.assessment.actions import ask_for_more, outside_authority
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


def english(person: Person) -> Person:
    person.language = "en"
    person.save()
    return person


def tasks_of(client: Client, person: Person) -> list[dict[str, Any]]:
    client.force_login(english(person))
    tasks: list[dict[str, Any]] = client.get("/").context["tasks"]
    return tasks


def head(at: datetime) -> Person:
    return builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)


def step(action: Any, built: Built, by: Person, at: datetime, reason: str) -> None:
    action(by=by, at=at, viewer=builders.viewer(by, at), number=built.number, reason=reason)


def sentence_in(client: Client, person: Person) -> str:
    client.force_login(english(person))
    (row,) = client.get("/collaborations/").context["rows"]
    return str(row["sentence"])


def test_what_is_handed_waits_for_the_post_that_decides_and_for_nobody_else(
    client: Client, at: datetime
) -> None:
    built = builders.case("handed")

    (task,) = tasks_of(client, head(at))

    assert (task["what"], task["to"]) == (
        "Decide on Rehabilitation after stroke",
        f"/collaborations/{built.number}/",
    )
    assert task["since"].startswith("with you since")
    assert tasks_of(client, built.by) == []
    assert tasks_of(client, builders.person(PostRole.PRESIDENT)) == []


def test_what_is_not_handed_yet_waits_for_those_who_answer(client: Client, at: datetime) -> None:
    built = builders.case("ready")

    (task,) = tasks_of(client, built.by)

    assert task["what"] == "Hand on Rehabilitation after stroke"
    assert task["why"].endswith("All is there. Decides: Head of department.")
    assert tasks_of(client, head(at)) == []


def test_an_assessment_under_way_waits_for_those_who_answer(client: Client) -> None:
    (task,) = tasks_of(client, builders.case("assessing").by)

    assert task["what"] == "Continue the assessment of Rehabilitation after stroke"
    assert task["why"].endswith("20 questions are left.")
    assert task["to"].endswith("/assessment/")


def test_every_question_answered_is_said(client: Client) -> None:
    (task,) = tasks_of(client, builders.case("assessed").by)

    assert task["why"].endswith("Every question is answered.")


def test_what_was_sent_back_waits_with_the_question(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    step(ask_for_more, built, head(at), at, "Who owns the centre?")

    (task,) = tasks_of(client, built.by)

    assert task["what"] == "Say more about Rehabilitation after stroke"
    assert task["why"].endswith("Head of department wants to know: Who owns the centre?")
    assert tasks_of(client, head(at)) == []


def test_what_lies_outside_an_authority_waits_for_the_next_superior(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    step(outside_authority, built, head(at), at, "Too large.")

    (task,) = tasks_of(client, builders.person(PostRole.PRESIDENT))

    assert task["to"] == f"/collaborations/{built.number}/"
    assert tasks_of(client, head(at)) == []


def test_a_stopped_assessment_waits_for_the_president_at_once(client: Client, at: datetime) -> None:
    builders.case("stopped_in_full")

    (task,) = tasks_of(client, builders.person(PostRole.PRESIDENT))

    assert task["why"].endswith("A stop applies. You decide.")
    assert task["since"].startswith("begun")
    assert tasks_of(client, head(at)) == []


def test_nobody_gets_the_own_case_to_decide(client: Client) -> None:
    own = builders.person(PostRole.HEAD_OF_DEPARTMENT)
    builders.case("handed", by=own)

    assert tasks_of(client, own) == []


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("assessing", "The full assessment is under way. 20 questions are left."),
        ("assessed", "The full assessment is under way. Every question is answered."),
        ("ready", "The assessment is done, and is to be handed to: Head of department."),
        ("handed", "The assessment is done. Decided by: Head of department."),
        ("stopped_in_full", "Nothing may begin until the stop is settled. Decided by: President."),
        ("decided_in_full", "Go ahead. Holds until 2\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2027."),
    ],
)
def test_the_register_says_where_a_full_assessment_stands(client: Client, state: str, said: str) -> None:
    assert sentence_in(client, builders.case(state).by) == said


def test_the_register_says_that_more_was_asked_for(client: Client, at: datetime) -> None:
    built = builders.case("handed")
    step(ask_for_more, built, head(at), at, "Who owns the centre?")

    assert sentence_in(client, built.by) == (
        "More was asked for. Those who answer for it have the next move."
    )
