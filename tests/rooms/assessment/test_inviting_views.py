"""Does the page of people show who is who, find colleagues without telling the address, and invite them?"""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from farled.capacity.actions import name_contact
from farled.collaborations.actions import end_invitation, invite
from farled.collaborations.models import Invitation
from farled.organisation.models import Person
from farled.organisation.queries import people_called
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def shares() -> Person:
    return builders.person(name="Siv Delar")


@pytest.fixture
def built(shares: Person) -> builders.Built:
    """A full assessment of somebody who reads English, shared with a colleague."""
    by = builders.person(language="en", name="Anna Ansvarar")
    return builders.case("assessing", by=by, also_responsible=(shares.pk,))


@pytest.fixture
def guest() -> Person:
    return builders.person(PostRole.LEGAL, name="Örjan Åkerö", username="orjan.akero")


def page_of(client: Client, built: builders.Built, by: Person | None = None) -> str:
    client.force_login(by or built.by)
    answer = client.get(reverse("assessment_people", args=[built.number]))
    assert answer.status_code == 200
    return answer.content.decode()


def send(client: Client, built: builders.Built, by: Person | None = None, **sent: Any) -> Any:
    client.force_login(by or built.by)
    return client.post(reverse("assessment_invite", args=[built.number]), sent)


def end(client: Client, built: builders.Built, pk: int, by: Person | None = None) -> Any:
    client.force_login(by or built.by)
    return client.post(reverse("assessment_invite_end", args=[built.number, pk]))


def invited(built: builders.Built, person: Person, *, may_answer: bool = False) -> Invitation:
    collaboration = built.case.collaboration
    return invite(by=built.by, at=MORNING, collaboration=collaboration, person=person, may_answer=may_answer)


def test_the_page_says_who_answers_and_who_is_invited(
    client: Client, built: builders.Built, guest: Person
) -> None:
    invited(built, guest, may_answer=True)

    page = page_of(client, built)

    assert page.index("Anna Ansvarar</h3>") < page.index("Siv Delar") < page.index("Örjan Åkerö")
    assert "Reads, comments and answers" in page
    assert reverse("collaboration_change", args=[built.number]) in page


@pytest.mark.parametrize("words", ["Örjan", "örjan", "ÖRJAN åkerö", "orjan.ak"])
def test_a_colleague_is_found_by_any_part_of_name_or_account(
    client: Client, built: builders.Built, guest: Person, words: str
) -> None:
    answer = send(client, built, words=words)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Örjan Åkerö" in page
    assert "legal, The Department" in page


def test_nothing_that_was_looked_for_stands_in_an_address(client: Client, built: builders.Built) -> None:
    answer = send(client, built, words="Örjan")

    assert answer.request["QUERY_STRING"] == ""
    assert "rjan" not in answer.request["PATH_INFO"]


def test_at_most_eight_are_found_and_nobody_with_a_closed_account(
    client: Client, built: builders.Built
) -> None:
    for number in range(10):
        builders.person(name=f"Bo {number}")
    Person.objects.filter(name="Bo 0").update(is_active=False)

    page = send(client, built, words="Bo").content.decode()

    assert page.count('name="person"') == 8
    assert "Bo 0" not in page


def test_nobody_found_is_said(client: Client, built: builders.Built) -> None:
    assert "Nobody with an open account is called that." in send(client, built, words="Zz").content.decode()


def test_no_words_find_nobody() -> None:
    builders.person()

    assert people_called(words="  ", most=8) == []


def test_who_needs_no_invitation_is_named_with_the_reason(
    client: Client, built: builders.Built, shares: Person, guest: Person
) -> None:
    invited(built, guest)

    pages = [send(client, built, words=words).content.decode() for words in ("Siv", "Örjan", "Anna")]

    assert "That person answers for the collaboration already" in pages[0]
    assert "That person is invited already" in pages[1]
    assert "You answer for the collaboration already" in pages[2]
    assert not any('name="person"' in page for page in pages)


@pytest.mark.parametrize(("right", "may_answer"), [("read", False), ("answer", True)])
def test_one_who_was_found_is_invited(
    client: Client, built: builders.Built, guest: Person, right: str, may_answer: bool
) -> None:
    answer = send(client, built, words="Örjan", person=str(guest.pk), right=right, invite="1")

    made = Invitation.objects.get()
    assert answer.headers["Location"] == reverse("assessment_people", args=[built.number])
    assert (made.person, made.may_answer, made.by) == (guest, may_answer, built.by)


def test_who_shares_the_collaboration_invites_as_well(
    client: Client, built: builders.Built, shares: Person, guest: Person
) -> None:
    assert (
        send(client, built, shares, words="Ö", person=guest.pk, right="read", invite="1").status_code == 302
    )


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"words": ""}, "Write a name, or part of one."),
        ({"words": "Örjan", "right": "read", "invite": "1"}, "Choose whom you invite."),
        ({"words": "Örjan", "person": "x", "right": "read", "invite": "1"}, "That person cannot be invited."),
        ({"words": "Örjan", "person": "0", "right": "read", "invite": "1"}, "That person cannot be invited."),
        (
            {"words": "Örjan", "person": "OWN", "right": "read", "invite": "1"},
            "You answer for the collaboration",
        ),
        ({"words": "Örjan", "person": "SHARES", "right": "read", "invite": "1"}, "That person answers for"),
        ({"words": "Örjan", "person": "GUEST", "right": "", "invite": "1"}, "Choose what they may do."),
    ],
)
def test_an_invitation_that_does_not_fit_is_said_with_all_that_was_chosen(
    client: Client,
    built: builders.Built,
    shares: Person,
    guest: Person,
    sent: dict[str, str],
    sentence: str,
) -> None:
    people = {"OWN": built.by.pk, "SHARES": shares.pk, "GUEST": guest.pk}

    answer = send(client, built, **{name: people.get(value, value) for name, value in sent.items()})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert not Invitation.objects.exists()
    assert not sent["words"] or "Örjan Åkerö" in page


def test_inviting_twice_is_said(client: Client, built: builders.Built, guest: Person) -> None:
    sent = {"words": "Örjan", "person": guest.pk, "right": "read", "invite": "1"}
    send(client, built, **sent)

    answer = send(client, built, **sent)

    assert answer.status_code == 422
    assert "That person is invited already." in answer.content.decode()
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    "role", [PostRole.HEAD_OF_DEPARTMENT, PostRole.PRESIDENT, PostRole.AUDITOR, PostRole.INTERNATIONAL_OFFICE]
)
def test_who_only_sees_the_case_sees_its_people_and_invites_nobody(
    client: Client, built: builders.Built, guest: Person, role: PostRole
) -> None:
    reader, made = builders.person(role, language="en"), invited(built, guest)

    assert "Invite a colleague" not in page_of(client, built, reader)
    assert send(client, built, reader, words="Bo").status_code == 403
    assert end(client, built, made.pk, reader).status_code == 403


def test_a_guest_neither_invites_nor_ends(client: Client, built: builders.Built, guest: Person) -> None:
    made = invited(built, guest, may_answer=True)

    assert page_of(client, built, guest)
    assert send(client, built, guest, words="Bo").status_code == 403
    assert end(client, built, made.pk, guest).status_code == 403


def test_the_end_closes_every_page_at_once(client: Client, built: builders.Built) -> None:
    guest = builders.person()
    made = invited(built, guest, may_answer=True)
    page_of(client, built, guest)

    answer = end(client, built, made.pk)

    client.force_login(guest)
    names = ("assessment_people", "assessment_files", "assessment_requirements", "check", "collaboration")
    closed = {client.get(reverse(name, args=[built.number])).status_code for name in names}
    assert answer.status_code == 302
    assert closed == {404}
    assert built.case.collaboration.title not in client.get(reverse("start")).content.decode()


def test_an_ended_invitation_stands_apart_and_ends_only_once(
    client: Client, built: builders.Built, guest: Person
) -> None:
    made = invited(built, guest)
    end(client, built, made.pk)

    assert end(client, built, made.pk).status_code == 302
    assert "One invitation has ended" in page_of(client, built)
    assert "Nobody is invited." in page_of(client, built)


def test_an_invitation_of_another_collaboration_is_not_ended_here(
    client: Client, built: builders.Built, guest: Person
) -> None:
    other = builders.case("assessing", by=built.by)
    made = invited(other, guest)

    assert end(client, built, made.pk).status_code == 404
    assert Invitation.objects.get().ended_at is None


def test_a_stranger_finds_no_people(client: Client, built: builders.Built) -> None:
    client.force_login(builders.person())

    assert client.get(reverse("assessment_people", args=[built.number])).status_code == 404
    assert send(client, built, builders.person(), words="Bo").status_code == 404


def test_a_quick_check_leads_to_its_own_page(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(built.by)

    answer = client.get(reverse("assessment_people", args=[built.number]))

    assert answer.headers["Location"] == reverse("check", args=[built.number])
    assert send(client, built, words="Bo").status_code == 409


def test_the_page_asks_equally_often_however_many_are_invited(
    client: Client, built: builders.Built, guest: Person
) -> None:
    def asked() -> int:
        page_of(client, built)
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("assessment_people", args=[built.number]))
        return len(queries)

    invited(built, guest)
    few = asked()
    for _ in range(5):
        end_invitation(by=built.by, at=MORNING, invitation=invited(built, builders.person()))
        invited(built, builders.person())

    assert asked() == few <= 18


def test_looking_for_somebody_asks_equally_often_however_many_are_found(
    client: Client, built: builders.Built
) -> None:
    def asked() -> int:
        send(client, built, words="Bo")
        with CaptureQueriesContext(connection) as queries:
            client.post(reverse("assessment_invite", args=[built.number]), {"words": "Bo"})
        return len(queries)

    builders.person(name="Bo")
    few = asked()
    for _ in range(6):
        builders.person(name="Bo")

    assert asked() == few


def test_the_page_of_people_names_whom_one_can_ask_close_by(client: Client) -> None:
    built, head, colleague = (
        builders.case("assessing"),
        builders.decider(PostRole.HEAD_OF_DEPARTMENT),
        builders.person(),
    )
    name_contact(
        by=head,
        at=MORNING,
        viewer=builders.viewer(head),
        unit=builders.department(MORNING),
        person=colleague,
    )
    client.force_login(built.by)

    page = client.get(reverse("assessment_people", args=[built.number])).content.decode()

    assert f"Vem man kan fråga nära sig: {colleague.name}." in page
