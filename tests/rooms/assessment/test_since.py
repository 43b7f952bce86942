"""Is what has changed since a decision shown, old beside new, and calm where nothing has?"""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.actions import note_event
from farled.assessment.rules.since import since
from farled.assessment.terms import Choice
from farled.mitigation.terms import MeasureState
from farled.text.terms import Wording
from tests import builders
from tests.rooms.mitigation.plans import finding

LOW, HIGH = Wording(sv="låg", en="low"), Wording(sv="hög", en="high")


def document(*rules: str, **over: Any) -> dict[str, Any]:
    found = [{"rule": rule, "because": {"sv": f"sv {rule}", "en": f"en {rule}"}} for rule in rules]
    return {"findings": found, "level": {"sv": "låg", "en": "low"}} | over


def test_what_is_new_what_is_gone_and_what_remains_are_told() -> None:
    found = since(document=document("a", "b"), findings=[finding("b"), finding("c")], level=HIGH, measures=[])

    assert [one.en for one in found.gone] == ["en a"]
    assert len(found.found) == 1
    assert found.level == (LOW, HIGH)
    assert not found.is_calm


def test_where_nothing_has_changed_it_is_calm() -> None:
    assert since(document=document("a"), findings=[finding("a")], level=LOW, measures=[]).is_calm
    assert since(document=document(level=None), findings=[], level=HIGH, measures=[]).is_calm


def test_conditions_count_as_kept_when_they_are_in_place() -> None:
    made = {"conditions": [{"letter": "A"}, {"letter": "B"}, {"letter": "C"}]}
    states = [("A", MeasureState.IN_PLACE), ("B", MeasureState.PLANNED), ("D", MeasureState.IN_PLACE)]

    found = since(document=document(decision=made), findings=[], level=None, measures=states)

    assert (found.kept, found.conditions) == (1, 3)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
def test_the_page_of_a_review_shows_it_beside_the_old(client: Client, at: datetime) -> None:
    built = builders.settled(builders.case("handed"), choice=Choice.PROCEED)
    note_event(by=built.by, at=at, viewer=built.viewer, number=built.number, what="A coup, by the news.")
    built.by.language = "en"
    built.by.save()
    client.force_login(built.by)

    page = client.get(reverse("collaboration", args=[built.number])).content.decode()

    assert "Since the decision of" in page
    assert "Nothing that it rests on has changed." in page
