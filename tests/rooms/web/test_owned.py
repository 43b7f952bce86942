"""Does the start page tell owners of measures what waits for them, and nobody else?"""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.models import Case
from farled.assessment.queries.owned import measures_waiting
from farled.mitigation.models import StoredMeasure
from farled.mitigation.terms import MeasureState
from farled.organisation.terms import PostRole, Viewer
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.weighed import TODAY, lawyer, plan, say

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessed")


def start(client: Client, person: Any) -> str:
    person.language = "en"
    person.save()
    client.force_login(person)
    return client.get(reverse("start")).content.decode()


def test_an_owner_is_asked_to_confirm(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)

    page = start(client, owner)

    assert "One thing waits for you" in page
    assert "Confirm authority and means for measure A in Rehabilitation after stroke" in page
    assert reverse("assessment_measure", args=[built.number, stored.pk]) in page


def test_an_owner_who_has_answered_is_left_alone_until_the_day_has_passed(
    client: Client, built: builders.Built
) -> None:
    owner = lawyer()
    stored = say(built, owner, plan(built, owner))
    assert "Nothing waits for you" in start(client, owner)

    StoredMeasure.objects.filter(pk=stored.pk).update(due=TODAY - timedelta(days=1))

    page = start(client, owner)
    assert "Follow up measure A in Rehabilitation after stroke" in page
    assert "Was due 1\N{NO-BREAK SPACE}November" in page


@pytest.mark.parametrize("state", [MeasureState.IN_PLACE, MeasureState.DROPPED])
def test_what_is_in_place_or_dropped_is_never_overdue(
    client: Client, built: builders.Built, state: MeasureState
) -> None:
    owner = lawyer()
    stored = say(built, owner, plan(built, owner))

    StoredMeasure.objects.filter(pk=stored.pk).update(due=TODAY - timedelta(days=1), state=state)

    assert "Nothing waits for you" in start(client, owner)


def test_after_the_decision_only_what_is_overdue_waits(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)
    assert "Nothing waits for you" in start(client, owner)

    StoredMeasure.objects.filter(pk=stored.pk).update(due=TODAY - timedelta(days=1))

    assert "Follow up measure A" in start(client, owner)


def test_a_case_that_is_no_longer_current_waits_for_nobody(client: Client, built: builders.Built) -> None:
    owner = lawyer()
    plan(built, owner)

    Case.objects.filter(pk=built.case.pk).update(is_current=False)

    assert "Nothing waits for you" in start(client, owner)


def test_nobody_else_is_asked(client: Client, built: builders.Built) -> None:
    plan(built, lawyer())

    assert "Confirm authority" not in start(client, builders.person(PostRole.SECURITY))
    assert "Confirm authority" not in start(client, built.by)


def test_who_holds_no_post_owns_nothing(django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert measures_waiting(viewer=Viewer(person_id=1, posts=()), on=TODAY, most=5) == []


def test_the_start_page_shows_a_bounded_number_in_one_query(
    built: builders.Built, django_assert_num_queries: Any
) -> None:
    owner = lawyer()
    for number in range(4):
        plan(built, owner, words=f"Number {number}.")
    viewer = builders.viewer(owner)

    with django_assert_num_queries(1):
        found = measures_waiting(viewer=viewer, on=TODAY, most=3)
        assert [one.case.collaboration.number for one in found] == [built.number] * 3
