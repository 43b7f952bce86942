"""Do people at one case speak to each other for good, and see each other for a moment?"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError

from farled.assessment.actions import ActionRefused, be_here, comment
from farled.assessment.models import Case, Comment, Presence
from farled.assessment.queries.places import others_here
from farled.audit.models import AppendOnlyError, Event
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders

pytestmark = pytest.mark.django_db
SEARCHED = "question:partner.searched"


def say(built: builders.Built, at: datetime, *, by: Person | None = None, **over: Any) -> Comment:
    by = by or built.by
    sent = {"place": SEARCHED, "text": "The fund owns a third of it."} | over
    return comment(by=by, at=at, viewer=builders.viewer(by), number=built.number, **sent)


def come(built: builders.Built, by: Person, at: datetime, place: str = "partners") -> Case:
    return be_here(by=by, at=at, viewer=builders.viewer(by), number=built.number, place=place)


@pytest.mark.parametrize("role", [PostRole.AUDITOR, PostRole.HEAD_OF_DEPARTMENT, PostRole.LEGAL])
def test_whoever_may_see_a_running_assessment_may_comment(at: datetime, role: PostRole) -> None:
    built = builders.case("assessing")
    reader = builders.person(role)

    written = say(built, at, by=reader, text="  Have you asked the ministry? ")

    assert (written.by, written.text, written.place) == (reader, "Have you asked the ministry?", SEARCHED)


def test_the_audit_names_the_place_of_a_comment_and_never_its_words(at: datetime) -> None:
    built = builders.case("assessing")

    say(built, at)

    event = Event.objects.get(what="assessment:comment:write")
    assert (event.by, event.before, event.after, event.why) == (built.by, None, {"place": SEARCHED}, "")


def test_a_comment_is_never_changed_or_removed(at: datetime) -> None:
    written = say(builders.case("assessing"), at)

    with pytest.raises(AppendOnlyError):
        written.save()
    with pytest.raises(AppendOnlyError):
        Comment.objects.all().delete()


@pytest.mark.parametrize(
    "place",
    [
        "case",
        "question:subject.expected_effects",
        "finding:academic-freedom-pressure",
        "finding:serious-violations-stop",
        "finding:unsure:partner.searched",
    ],
)
def test_a_question_a_finding_a_stop_a_doubt_and_the_case_are_places(at: datetime, place: str) -> None:
    assert say(builders.case("assessing"), at, place=place).place == place


@pytest.mark.parametrize(
    "place", ["", "question:", "question:no.such", "finding:no-such", "finding:no-such:partner.searched", "x"]
)
def test_what_is_no_part_of_the_case_is_no_place(at: datetime, place: str) -> None:
    with pytest.raises(ActionRefused, match="not part of this case"):
        say(builders.case("assessing"), at, place=place)


def test_nothing_is_no_comment(at: datetime) -> None:
    with pytest.raises(ActionRefused, match="Write a comment"):
        say(builders.case("assessing"), at, text=" \n ")


@pytest.mark.parametrize("state", ["plain", "decided"])
def test_a_quick_check_and_a_decided_case_take_no_comments(at: datetime, state: str) -> None:
    built = builders.case(state)

    with pytest.raises(ActionRefused):
        say(built, at)

    assert not Comment.objects.exists()


def test_who_may_not_know_of_the_collaboration_comments_nothing(at: datetime) -> None:
    with pytest.raises(Case.DoesNotExist):
        say(builders.case("assessing"), at, by=builders.person())


def test_two_people_see_each_other_and_not_themselves(at: datetime) -> None:
    built, reader = builders.case("assessing"), builders.person(PostRole.LEGAL)
    come(built, built.by, at)

    case = come(built, reader, at, "values")

    assert [one.person for one in others_here(case=case, person_id=reader.pk, at=at)] == [built.by]
    assert [one.place for one in others_here(case=case, person_id=built.by.pk, at=at)] == ["values"]


def test_somebody_is_in_one_place_and_gone_after_a_minute(at: datetime) -> None:
    built, reader = builders.case("assessing"), builders.person(PostRole.LEGAL)
    case = come(built, reader, at)
    come(built, reader, at + timedelta(seconds=20), "people")

    seen = [
        [
            one.place
            for one in others_here(case=case, person_id=built.by.pk, at=at + timedelta(seconds=passed))
        ]
        for passed in (21, 79, 80)
    ]

    assert seen == [["people"], ["people"], []]


def test_who_was_here_before_yesterday_is_forgotten(at: datetime) -> None:
    built, reader = builders.case("assessing"), builders.person(PostRole.LEGAL)
    come(built, reader, at)

    come(built, built.by, at + timedelta(days=1, seconds=1))

    assert [one.person for one in Presence.objects.all()] == [built.by]


def test_presence_leaves_no_trace_in_the_audit(at: datetime) -> None:
    built = builders.case("assessing")
    before = Event.objects.count()

    come(built, built.by, at)

    assert Event.objects.count() == before


@pytest.mark.parametrize("state", ["plain", "decided"])
def test_nobody_is_seen_where_no_assessment_runs(at: datetime, state: str) -> None:
    built = builders.case(state)

    with pytest.raises(Case.DoesNotExist):
        come(built, built.by, at)


def test_the_database_knows_one_place_for_each_person(at: datetime) -> None:
    built = builders.case("assessing")
    come(built, built.by, at)

    with pytest.raises(IntegrityError):
        Presence.objects.create(case=built.case, person=built.by, place="x", seen_at=at)
