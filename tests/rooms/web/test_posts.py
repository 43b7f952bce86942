"""Does the page of posts let the right people appoint a deputy, end it, and hand over?"""

from datetime import datetime, timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from farled.audit.models import Event
from farled.collaborations.models import Collaboration
from farled.organisation.models import Deputyship, Person
from farled.organisation.terms import PostRole
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HEAD = PostRole.HEAD_OF_DEPARTMENT


def enter(client: Client, person: Person) -> Client:
    person.language = "en"
    person.save()
    client.force_login(person)
    return client


def appoint(client: Client, head: Person, deputy: str, at: datetime, **over: str) -> HttpResponse:
    today = timezone.localdate(at)
    sent = {
        "post": str(head.holdings.get().post_id),
        "person": deputy,
        "since": today.isoformat(),
        "last": (today + timedelta(days=13)).isoformat(),
        "reason": "Leave.",
    }
    return enter(client, head).post(reverse("posts"), sent | over)


def hand_over(
    client: Client, by: Person, leaving: Person, to: Person, reason: str = "A new post."
) -> HttpResponse:
    sent = {"leaving": leaving.username, "to": to.username, "reason": reason}
    return enter(client, by).post(reverse("hand_over"), sent)


def test_a_head_appoints_a_deputy_and_ends_it(client: Client, at: datetime) -> None:
    head, deputy = builders.decider(HEAD, at), builders.person(at=at)

    assert appoint(client, head, deputy.username, at).status_code == 302
    page = client.get(reverse("posts")).content.decode()
    assert f"{deputy.name}, 2 November 2026 to 15 November 2026" in page.replace("\N{NO-BREAK SPACE}", " ")
    made = Deputyship.objects.get()
    assert (made.until - made.since).days == 14

    assert client.post(reverse("deputy_end", args=[made.pk])).status_code == 302
    assert "None" in client.get(reverse("posts")).content.decode()


def test_what_does_not_fit_is_said_and_kept(client: Client, at: datetime) -> None:
    head = builders.decider(HEAD, at)

    answered = appoint(client, head, "nobody.here", at, last="2026-01-01")

    page = answered.content.decode()
    assert answered.status_code == 422
    assert "No open account has that name." in page
    assert "Leave." in page
    assert appoint(client, head, builders.person(at=at).username, at, last="2026-01-01").status_code == 422
    assert not Deputyship.objects.exists()


def test_a_researcher_finds_a_calm_page_without_a_form(client: Client, at: datetime) -> None:
    page = enter(client, builders.person(at=at)).get(reverse("posts")).content.decode()

    assert "You hold no post that can have a deputy." in page
    assert 'name="last"' not in page


def test_nobody_ends_a_deputyship_that_is_none_of_theirs(client: Client, at: datetime) -> None:
    appoint(client, builders.decider(HEAD, at), builders.person(at=at).username, at)
    made = Deputyship.objects.get()

    assert (
        enter(client, builders.person(at=at)).post(reverse("deputy_end", args=[made.pk])).status_code == 403
    )
    assert client.post(reverse("deputy_end", args=[made.pk + 1])).status_code == 404


def test_who_leaves_hands_everything_over(client: Client, at: datetime) -> None:
    leaving, to = builders.person(at=at), builders.person(at=at)
    own = builders.case("decided", by=leaving).case.collaboration
    shared = builders.case("plain").case.collaboration
    shared.also_responsible.add(leaving)

    answered = hand_over(client, leaving, leaving, to)

    assert f"One collaboration is answered for by {to.name} from now on." in answered.content.decode()
    own.refresh_from_db()
    assert own.responsible == to
    assert set(shared.also_responsible.all()) == {to}
    assert not Collaboration.objects.filter(responsible=leaving).exists()
    assert Event.objects.filter(what="collaborations:collaboration:hand_over").count() == 2


@pytest.mark.parametrize(
    ("role", "status"),
    [(HEAD, 200), (PostRole.ADMINISTRATOR, 200), (PostRole.LEGAL, 422), (PostRole.RESEARCHER, 422)],
)
def test_who_may_hand_over_for_somebody_else(
    client: Client, at: datetime, role: PostRole, status: int
) -> None:
    built = builders.case("plain")

    answered = hand_over(client, builders.person(role, at=at), built.by, builders.person(at=at))

    assert answered.status_code == status
    assert Collaboration.objects.filter(responsible=built.by).exists() is (status == 422)


def test_nothing_is_handed_over_without_a_reason_or_to_the_same_person(client: Client, at: datetime) -> None:
    built = builders.case("plain")

    assert hand_over(client, built.by, built.by, built.by).status_code == 422
    assert hand_over(client, built.by, built.by, builders.person(at=at), " ").status_code == 422
    assert Collaboration.objects.filter(responsible=built.by).exists()
