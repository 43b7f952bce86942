"""Does a manager see the measures that nobody can, or nobody has in time, put in place, and why?"""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.terms import Choice
from farled.mitigation.terms import Means, MeasureState
from farled.organisation.models import Holding, Person, Post
from farled.organisation.terms import PostRole
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
CALM = "Every measure has an owner with the means, and is in time."


def page_of(client: Client, person: Person) -> str:
    person.language = "en"
    person.save()
    client.force_login(person)
    return client.get(reverse("portfolio")).content.decode()


def test_each_lack_is_named(client: Client, at: datetime) -> None:
    built, head = builders.case("assessed"), builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    builders.plan(built, words="A safe.", means=Means.NO)
    builders.plan(built, words="A fence.", due=(at - timedelta(days=1)).date())
    builders.plan(built, words="A door.", due=(at - timedelta(days=1)).date(), state=MeasureState.IN_PLACE)
    vacant = Post.objects.create(
        unit=builders.department(at), role=PostRole.LEGAL, title_sv="Jurist", title_en="Lawyer"
    )
    builders.plan(built, words="A clause.", owner=vacant)

    page = page_of(client, head)

    assert "The owner has said no to having the authority and the means." in page
    assert "Its day has passed." in page
    assert "Nobody holds the post that owns it." in page
    assert "A door." not in page


def test_a_post_that_becomes_vacant_is_noticed(client: Client, at: datetime) -> None:
    built, head = builders.case("assessed"), builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    builders.plan(built)
    assert CALM in page_of(client, head)

    Holding.objects.filter(person=built.by).update(until=at.date())

    assert "Nobody holds the post that owns it." in page_of(client, head)


def test_what_is_over_or_another_units_is_not_shown(client: Client, at: datetime) -> None:
    built, head = builders.case("handed"), builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    builders.plan(built, due=(at - timedelta(days=1)).date())
    declined = {"told_partner": "In a call.", "help_goes_on": "The student stays."}
    builders.settled(builders.follow(built), choice=Choice.DECLINE, **declined)

    assert CALM in page_of(client, head)
