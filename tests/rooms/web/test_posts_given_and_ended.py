"""Does the administrator give and end posts, and is nothing left alone when somebody leaves?"""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from farled.collaborations.actions import HandOverRefused, hand_over, leave_post
from farled.collaborations.models import Collaboration
from farled.collaborations.rules import against_leaving
from farled.organisation import actions as organisation
from farled.organisation.models import Holding, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = MORNING.date()


def test_nobodys_last_post_ends_while_collaborations_hang_on_it(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(builders.person(PostRole.ADMINISTRATOR))
    holding = built.by.holdings.get()
    Holding.objects.filter(pk=holding.pk).update(since=TODAY - timedelta(days=9))

    refused = client.post(reverse("post_end", args=[holding.pk]))

    assert refused.status_code == 422
    assert "svarar för ett samarbete och har ingen annan post" in refused.content.decode()
    assert built.by.holdings.get().until is None


def test_after_handing_over_the_post_ends_and_nothing_is_orphaned(client: Client) -> None:
    built, colleague = builders.case("plain"), builders.person()
    hand_over(by=built.by, at=MORNING, may=True, leaving=built.by, to=colleague, reason="A new post.")
    client.force_login(builders.person(PostRole.ADMINISTRATOR))
    holding = built.by.holdings.get()
    Holding.objects.filter(pk=holding.pk).update(since=TODAY - timedelta(days=9))

    client.post(reverse("post_end", args=[holding.pk]))

    assert built.by.holdings.get().until == TODAY
    assert Collaboration.objects.get().responsible == colleague


def test_one_of_two_posts_ends_without_more() -> None:
    built = builders.case("plain")
    first = built.by.holdings.get()
    Holding.objects.filter(pk=first.pk).update(since=TODAY - timedelta(days=9))
    first.refresh_from_db()
    other = organisation.open_post(
        by=None,
        at=MORNING,
        unit=builders.department(MORNING),
        role=PostRole.RESEARCHER,
        title_sv="Lektor",
        title_en="Lecturer",
    )
    organisation.give_post(by=None, at=MORNING, post=other, person=built.by, since=TODAY - timedelta(days=1))

    leave_post(by=built.by, at=MORNING, holding=first, until=TODAY)

    first.refresh_from_db()
    assert first.until == TODAY


def test_a_post_does_not_end_before_it_began() -> None:
    person = builders.person()

    with pytest.raises(HandOverRefused):
        leave_post(by=person, at=MORNING, holding=person.holdings.get(), until=person.holdings.get().since)
    assert len(against_leaving(since=TODAY, until=TODAY, today=TODAY, left=3)) == 2


def test_a_post_is_given_to_somebody_who_has_an_account(client: Client) -> None:
    person, post = (
        builders.person(),
        Post.objects.create(
            unit=builders.department(MORNING), role=PostRole.LEGAL, title_sv="Jurist", title_en="Counsel"
        ),
    )
    client.force_login(builders.person(PostRole.ADMINISTRATOR))
    address = reverse("post_give")

    client.post(address, {"person": person.username, "post": post.pk})
    nobody = client.post(address, {"person": "nobody.here", "post": post.pk})

    assert [one.person for one in post.holdings.all()] == [person]
    assert nobody.status_code == 422
    assert "nobody.here" in nobody.content.decode()
