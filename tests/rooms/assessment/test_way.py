"""Does the way of a decision show each post, what it said, and whose move it is?"""

from datetime import datetime
from typing import Any

import pytest

from farled.assessment.actions import ask_for_more, outside_authority
from farled.assessment.models import Case
from farled.assessment.presenters.way import roles_of, way_of
from farled.assessment.terms import Choice
from farled.collaborations.terms import Agreement, Reach
from farled.organisation.queries import nearest_posts
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = pytest.mark.django_db


def way(built: Built, at: datetime) -> dict[str, dict[str, Any]]:
    """The stops by their names, in English."""
    kept, assessment = builders.assessed_in(Case.objects.get(pk=built.case.pk), at)
    collaboration = built.case.collaboration
    posts = nearest_posts(
        roles=roles_of(assessment),
        unit_path=collaboration.unit.path,
        on=at.date(),
        besides=collaboration.responsible_id,
    )
    decision = getattr(kept.case, "decision", None)
    stops = way_of(assessment=assessment, kept=kept, decision=decision, posts=posts, language="en")
    return {stop["name"]: stop for stop in stops}


def states(found: dict[str, dict[str, Any]]) -> list[tuple[str, str]]:
    return [(name, stop["state"]) for name, stop in found.items()]


ME, HEAD, TOP = "Responsible researcher or teacher", "Head of department", "President"


def test_before_it_is_handed_on_those_who_answer_have_it(at: datetime) -> None:
    builders.person(PostRole.HEAD_OF_DEPARTMENT)

    found = way(builders.case("ready"), at)

    assert states(found) == [(ME, "now"), (HEAD, "ahead"), (TOP, "ahead"), ("Review", "ahead")]
    assert (found[ME]["next"], found[HEAD]["next"]) == ("Works on the assessment", "Decides")
    assert found[HEAD]["who"] == "head_of_department, The Department"
    assert found[TOP]["who"] == "president, The University"
    assert found[TOP]["next"].startswith("Only if the risk lies outside")


def test_handed_on_it_lies_with_the_post_that_decides(at: datetime) -> None:
    found = way(builders.case("handed"), at)

    assert states(found)[:2] == [(ME, "done"), (HEAD, "now")]
    assert [said["what"] for said in found[ME]["said"]] == [
        "Registered the collaboration",
        "Handed the case on",
    ]
    assert found[HEAD]["next"] == "Has the case for decision"


def test_sent_back_it_lies_with_those_who_answer_again(at: datetime) -> None:
    built = builders.case("handed")
    head = builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    said = {"viewer": builders.viewer(head), "number": built.number, "reason": "Who pays?"}
    ask_for_more(by=head, at=at, **said)

    found = way(built, at)

    assert states(found)[:2] == [(ME, "now"), (HEAD, "ahead")]
    assert found[HEAD]["said"][0]["reason"] == "Who pays?"


def test_outside_an_authority_the_next_superior_has_it(at: datetime) -> None:
    built = builders.case("handed")
    head = builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    said = {"viewer": builders.viewer(head), "number": built.number, "reason": "Too large."}
    outside_authority(by=head, at=at, **said)

    assert states(way(built, at))[:3] == [(ME, "done"), (HEAD, "done"), (TOP, "now")]


def test_a_post_below_that_was_never_asked_is_not_on_the_way(at: datetime) -> None:
    built = builders.case("ready", agreement=Agreement.PLANNED, reach=Reach.PROGRAMME)

    found = way(built, at)

    assert list(found) == [ME, "Academic vice president", TOP, "Review"]


def test_a_stop_lies_with_the_president_at_once(at: datetime) -> None:
    assert states(way(builders.case("stopped_in_full"), at))[:2] == [(ME, "done"), (TOP, "now")]


def test_decided_it_says_what_and_when_it_is_looked_at_again(at: datetime) -> None:
    found = way(builders.case("decided_in_full"), at)

    assert [said["what"] for said in found[HEAD]["said"]] == ["Decided: go ahead"]
    assert (found[HEAD]["state"], found[TOP]["state"]) == ("done", "ahead")
    assert found["Review"]["said"][0]["at"].year == 2027


def test_what_does_not_go_on_is_not_looked_at_again(at: datetime) -> None:
    told = {"told_partner": "By letter.", "help_goes_on": "None is needed."}

    found = way(builders.settled(builders.case("handed"), choice=Choice.DECLINE, **told), at)

    assert "Review" not in found


def test_what_one_decides_alone_has_one_post(at: datetime) -> None:
    built = builders.case("assessing")

    found = way(built, at)

    assert (found[ME]["state"], found[ME]["next"]) == ("now", "Works on the assessment, and decides")
