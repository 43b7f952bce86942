"""Does the start page tell whoever is asked, and whoever is invited, and nobody else?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from farled.assessment.queries.opinions import asked_of
from farled.collaborations.actions import end_invitation, invite
from farled.organisation import actions as organisation
from farled.organisation.models import Person
from farled.organisation.terms import PostRole, UnitKind
from tests import builders
from tests.ground.clock import MORNING, Clock
from tests.rooms.assessment.requiring import ETHICS, EXPERTISE, RIGHTS, ask, meet, requiring, take_back

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HEAD, OFFICE = PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE
SOON = MORNING.date() + timedelta(days=31)


def tasks_of(client: Client, person: Person) -> list[dict[str, Any]]:
    client.force_login(person)
    found: list[dict[str, Any]] = client.get(reverse("start")).context["tasks"]
    return found


def asked(person: Person) -> list[str]:
    return [one.requirement for one in asked_of(viewer=builders.viewer(person), most=20)]


def test_a_post_that_is_asked_finds_question_day_and_way(client: Client) -> None:
    built, office = requiring(title="The study"), builders.person(OFFICE, language="en")
    ask(built, due=SOON)

    task = tasks_of(client, office)[0]

    assert task["what"] == "You are asked: Ethics opinion"
    assert task["why"] == "The study. Is it sound?"
    assert task["when"] == "By 3\N{NO-BREAK SPACE}December\N{NO-BREAK SPACE}2026"
    assert task["to"] == reverse("assessment_requirements", args=[built.number]) + f"#r-{ETHICS}"


def test_the_heading_counts_the_question(client: Client) -> None:
    office = builders.person(OFFICE, language="en")
    ask(requiring())
    client.force_login(office)

    assert "<h1>One thing waits for you</h1>" in client.get(reverse("start")).content.decode()


def test_a_question_without_a_day_and_one_past_it_say_so(client: Client, clock: Clock) -> None:
    built, office = requiring(), builders.person(OFFICE, language="en")
    ask(built, ETHICS, question="a" * 500)
    ask(built, RIGHTS, due=MORNING.date())
    clock.advance(days=2)

    tasks = tasks_of(client, office)

    assert [task["when"] for task in tasks] == [
        "Was due 2\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026",
        "No deadline",
    ]
    assert len(tasks[1]["why"]) < 220


def test_nothing_is_left_to_do_once_it_is_answered_or_taken_back() -> None:
    built, office = requiring(), builders.person(OFFICE)
    ask(built, ETHICS)
    ask(built, RIGHTS)

    meet(built, ETHICS, by=office, version=1)
    take_back(built, RIGHTS, version=2)

    assert asked(office) == []


def test_another_post_is_not_asked() -> None:
    ask(requiring())

    assert asked(builders.person(PostRole.LEGAL)) == []
    assert asked(builders.person(PostRole.AUDITOR)) == []


def test_a_head_is_asked_for_the_own_units_alone() -> None:
    built, head = requiring(), builders.person(HEAD)
    other = organisation.open_unit(by=None, at=MORNING, name_sv="B", name_en="B", kind=UnitKind.DEPARTMENT)
    elsewhere = builders.person(HEAD, unit=other)
    invite(
        by=built.by, at=MORNING, collaboration=built.case.collaboration, person=elsewhere, may_answer=False
    )
    ask(built, RIGHTS, asked_of=HEAD)

    assert asked(head) == [RIGHTS]
    assert asked(elsewhere) == []


@pytest.mark.parametrize("as_first", [True, False])
def test_nobody_is_asked_in_a_collaboration_of_their_own(as_first: bool) -> None:
    office = builders.person(OFFICE)
    built = requiring(by=office) if as_first else requiring(also_responsible=(office.pk,))
    ask(built, EXPERTISE)

    assert asked(office) == []


def test_a_decided_case_asks_nobody() -> None:
    built, office = requiring(), builders.person(OFFICE)
    ask(built)
    built.case.decided_at = MORNING
    built.case.save()

    assert asked(office) == []


def test_two_posts_of_one_person_are_both_asked() -> None:
    person = builders.person(OFFICE)
    post = organisation.open_post(
        by=None, at=MORNING, unit=builders.department(), role=HEAD, title_sv="P", title_en="P"
    )
    organisation.give_post(by=None, at=MORNING, post=post, person=person, since=MORNING.date())
    built = requiring()
    ask(built, ETHICS)
    ask(built, RIGHTS, asked_of=HEAD)

    assert sorted(asked(person)) == [ETHICS, RIGHTS]


def test_who_is_invited_finds_the_collaboration_on_the_start_page_until_the_end(client: Client) -> None:
    built, guest = builders.case("assessing", title="The study"), builders.person(language="en")
    made = invite(
        by=built.by, at=MORNING, collaboration=built.case.collaboration, person=guest, may_answer=True
    )
    client.force_login(guest)
    invited = client.get(reverse("start")).content.decode()

    end_invitation(by=built.by, at=MORNING, invitation=made)

    assert "You are invited to" in invited
    assert f'<a href="{reverse("collaboration", args=[built.number])}">The study</a>' in invited
    assert "Reads, comments and answers" in invited
    assert "You are invited to" not in client.get(reverse("start")).content.decode()


def test_the_start_page_asks_equally_often_however_much_is_asked(client: Client) -> None:
    office = builders.person(OFFICE)

    def queries() -> int:
        tasks_of(client, office)
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("start"))
        return len(found)

    ask(requiring())
    few = queries()
    for _ in range(4):
        ask(requiring())

    assert queries() == few <= 12
