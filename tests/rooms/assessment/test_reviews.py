"""Does a decision come up for review by the rules, is everybody reminded once, and can an event open it?"""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.actions import ActionRefused, MoveRefused, note_event, remind
from farled.assessment.models import Case, Decision
from farled.assessment.queries.books import books
from farled.assessment.queries.reviews import reviews_due
from farled.assessment.rules import midway_on
from farled.assessment.rules.reviews import ReviewKind, due, reminder
from farled.assessment.terms import Choice
from farled.notices.models import Notice
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
ON, UNTIL = date(2026, 11, 23), date(2028, 11, 23)


@pytest.mark.parametrize(
    ("attention", "has_conditions", "day"),
    [
        ("open", False, None),
        ("open", True, date(2027, 5, 23)),
        ("no_data", False, date(2027, 11, 23)),
        ("heightened", False, date(2027, 11, 23)),
        ("heightened", True, date(2027, 5, 23)),
        ("strict", False, date(2027, 5, 23)),
    ],
)
def test_midway_comes_by_the_context_and_by_conditions(
    attention: str, has_conditions: bool, day: date | None
) -> None:
    facts = {"country.attention": attention}

    found = midway_on(facts=facts, review=books().review, on=ON, until=UNTIL, has_conditions=has_conditions)

    assert found == day


def test_nothing_is_midway_of_what_ends_before_or_was_never_in_force() -> None:
    said = {"facts": {"country.attention": "strict"}, "review": books().review, "has_conditions": True}

    assert midway_on(**said, on=ON, until=date(2027, 5, 23)) is None
    assert midway_on(**said, on=date(2020, 1, 1), until=UNTIL) is None


@pytest.mark.parametrize(
    ("midway", "until", "found"),
    [
        (None, UNTIL, None),
        (date(2027, 1, 22), UNTIL, (ReviewKind.MIDWAY, date(2027, 1, 22))),
        (date(2027, 1, 23), UNTIL, None),
        (date(2026, 11, 1), UNTIL, (ReviewKind.MIDWAY, date(2026, 11, 1))),
        (None, date(2027, 1, 1), (ReviewKind.VALIDITY, date(2027, 1, 1))),
        # what has run out is due as such, whatever was due before
        (date(2026, 6, 1), date(2026, 11, 23), (ReviewKind.VALIDITY, date(2026, 11, 23))),
    ],
)
def test_what_is_due(midway: date | None, until: date, found: tuple[ReviewKind, date] | None) -> None:
    assert due(midway_on=midway, valid_until=until, on=ON) == found


@pytest.mark.parametrize(("left", "which"), [(31, None), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-40, 0)])
def test_reminders_come_a_month_a_week_and_no_days_before(left: int, which: int | None) -> None:
    assert reminder(day=ON + timedelta(days=left), on=ON) == which


def test_the_midway_review_is_kept_with_the_decision_and_in_its_record(at: datetime) -> None:
    builders.settled(builders.case("handed"), choice=Choice.PROCEED)

    made = Decision.objects.get()

    assert made.midway_on is not None
    assert made.midway_on < made.valid_until
    assert f'"midway_on":"{made.midway_on}"' in made.snapshot.replace('": "', '":"')


def test_each_reminder_reaches_those_who_answer_once(at: datetime) -> None:
    built = builders.settled(builders.case("handed"), choice=Choice.PROCEED)
    day = Decision.objects.get().midway_on
    assert day is not None

    def told(days: int) -> int:
        moment = datetime.combine(day + timedelta(days=days), time(9), UTC)
        for _ in range(2):
            remind(by=None, at=moment)
        return Notice.objects.filter(kind="review_due", person=built.by).count()

    assert [told(days) for days in (-61, -30, -20, -7, 0)] == [0, 1, 1, 2, 3]
    head = builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    assert Notice.objects.filter(kind="review_due", person=head).count() == 1


def test_what_is_looked_at_again_is_no_longer_due(at: datetime) -> None:
    built = builders.settled(builders.case("handed"), choice=Choice.PROCEED)
    day = Decision.objects.get().midway_on
    assert day is not None
    assert [one.kind for one in reviews_due(viewer=built.viewer, on=day)] == [ReviewKind.MIDWAY]

    note_event(by=built.by, at=at, viewer=built.viewer, number=built.number, what="A coup, by the news.")

    assert reviews_due(viewer=built.viewer, on=day) == []
    assert Case.objects.get(is_current=True).answers.exists()


def test_a_head_and_an_office_note_an_event_and_those_who_answer_are_told(at: datetime) -> None:
    for role in (PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE):
        built, by = builders.case("decided"), builders.person(role)

        note_event(by=by, at=at, viewer=builders.viewer(by), number=built.number, what="A new owner.")

        assert Notice.objects.filter(kind="reopened", person=built.by).count() == 1


def test_an_event_needs_words_a_decision_and_somebody_whose_it_is(at: datetime) -> None:
    built = builders.case("decided")
    auditor = builders.person(PostRole.AUDITOR)
    said = {"at": at, "number": built.number}

    with pytest.raises(ActionRefused, match="what has happened"):
        note_event(by=built.by, viewer=built.viewer, what=" ", **said)
    with pytest.raises(ActionRefused, match="noted by those who answer"):
        note_event(by=auditor, viewer=builders.viewer(auditor), what="A scandal.", **said)
    running = builders.case("plain")
    with pytest.raises(MoveRefused):
        note_event(by=running.by, at=at, viewer=running.viewer, number=running.number, what="A scandal.")


def enter(client: Client, person: Person) -> Client:
    person.language = "en"
    person.save()
    client.force_login(person)
    return client


def test_the_page_of_reviews_shows_the_most_urgent_first_or_calms(client: Client, at: datetime) -> None:
    built = builders.case("expired")

    page = enter(client, built.by).get(reverse("reviews")).content.decode()
    assert "The decision runs out" in page
    assert "overdue" in page
    assert (
        "No review is due." in enter(client, builders.person(at=at)).get(reverse("reviews")).content.decode()
    )


def test_the_office_notes_an_event_on_the_page(client: Client, at: datetime) -> None:
    built = builders.settled(builders.case("handed"), choice=Choice.PROCEED)
    office = builders.person(PostRole.INTERNATIONAL_OFFICE)
    address = reverse("event_note", args=[built.number])

    assert (
        "Something has happened"
        in enter(client, office).get(reverse("collaboration", args=[built.number])).content.decode()
    )
    assert client.post(address, {"what": " "}).status_code == 422
    assert client.post(address, {"what": "A coup."}).status_code == 302
    assert client.post(address, {"what": "A coup."}).status_code == 409
    assert enter(client, builders.person(PostRole.AUDITOR)).post(address, {"what": "A."}).status_code == 403
