"""Does each step of a case tell the post or the people that it is theirs now, and nobody the own deed?"""

from datetime import datetime, timedelta

import pytest

from farled.assessment.actions import (
    ask_for,
    ask_for_more,
    comment,
    confirm_means,
    declare_conflict,
    meet,
    plan_measure,
    remind,
)
from farled.assessment.terms import Choice
from farled.collaborations.actions import hand_over, invite
from farled.mitigation.terms import Means, MeasureEntry, MeasureState
from farled.notices.models import Notice
from farled.notices.terms import NoticeKind
from farled.organisation.actions import appoint_deputy
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.rooms.assessment.requiring import EXPERTISE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HEAD, PRESIDENT = PostRole.HEAD_OF_DEPARTMENT, PostRole.PRESIDENT


def told(kind: NoticeKind) -> set[Person]:
    return {notice.person for notice in Notice.objects.filter(kind=kind)}


def test_the_deciding_post_is_told_deputies_too(at: datetime) -> None:
    head, deputy = builders.decider(HEAD, at), builders.person(at=at)
    appoint_deputy(
        by=head,
        at=at,
        viewer=builders.viewer(head, at),
        post=head.holdings.get().post,
        person=deputy,
        since=at.date(),
        until=at.date().replace(day=28),
        reason="Leave.",
    )

    built = builders.case("handed")

    assert told(NoticeKind.HANDED) == {head, deputy}
    assert Notice.objects.first().address == f"/collaborations/{built.number}/"


def test_sent_back_and_decided_tell_those_who_answer(at: datetime) -> None:
    built, head = builders.case("handed"), builders.decider(HEAD, at)
    ask_for_more(
        by=head, at=at, viewer=builders.viewer(head, at), number=built.number, reason="Who keeps the data?"
    )
    other = builders.settled(builders.case("handed"), choice=Choice.PROCEED)

    assert told(NoticeKind.SENT_BACK) == {built.by}
    assert told(NoticeKind.DECIDED) == {other.by}


def test_nobody_is_told_of_the_own_decision(at: datetime) -> None:
    builders.case("decided")

    assert told(NoticeKind.DECIDED) == set()


def test_a_conflict_tells_the_next_superior(at: datetime) -> None:
    built, head = builders.case("handed"), builders.decider(HEAD, at)
    declare_conflict(
        by=head, at=at, viewer=builders.viewer(head, at), number=built.number, reason="My brother."
    )

    assert builders.decider(PRESIDENT, at) in told(NoticeKind.HANDED)


def test_the_post_that_is_asked_is_told_and_then_whoever_asked(at: datetime) -> None:
    built = builders.case("assessed")
    office = builders.person(PostRole.INTERNATIONAL_OFFICE)
    said = {"at": at, "number": built.number, "requirement": EXPERTISE}
    ask_for(
        by=built.by,
        viewer=built.viewer,
        asked_of=PostRole.INTERNATIONAL_OFFICE,
        question="Who knows the region?",
        due=None,
        version=0,
        **said,
    )
    assert office in told(NoticeKind.OPINION_ASKED)

    meet(by=office, viewer=builders.viewer(office, at), note="Asked two experts.", version=1, **said)

    assert told(NoticeKind.OPINION_GIVEN) == {built.by}


def test_the_owner_of_a_measure_is_told_and_a_no_comes_back(at: datetime) -> None:
    built = builders.case("assessed")
    legal = builders.person(PostRole.LEGAL)
    entry = MeasureEntry(
        measure="",
        words="A safe.",
        against=("unbalanced",),
        owner=legal.holdings.get().post_id,
        due=at.date() + timedelta(days=30),
        state=MeasureState.PLANNED,
        evidence="",
    )
    stored = plan_measure(by=built.by, at=at, viewer=built.viewer, number=built.number, entry=entry)
    assert told(NoticeKind.MEASURE_OWNED) == {legal}

    confirm_means(
        by=legal,
        at=at,
        viewer=builders.viewer(legal, at),
        number=built.number,
        pk=stored.pk,
        means=Means.NO,
        note="No room for it.",
        version=stored.version,
    )

    assert told(NoticeKind.MEASURE_REFUSED) == {built.by}


def test_who_takes_over_is_told(at: datetime) -> None:
    built, to = builders.case("plain"), builders.person(at=at)
    hand_over(by=built.by, at=at, may=True, leaving=built.by, to=to, reason="Retires.")

    assert told(NoticeKind.HANDED_OVER) == {to}


def test_who_is_invited_and_who_answers_when_others_comment_are_told(at: datetime) -> None:
    built, guest = builders.case("assessing"), builders.person(at=at)

    invite(by=built.by, at=at, collaboration=built.case.collaboration, person=guest, may_answer=True)
    for text in ("Have you asked the ministry?", "And the partner?"):
        said = {"by": guest, "at": at, "viewer": builders.viewer(guest, at), "number": built.number}
        comment(**said, place="case", text=text)

    assert told(NoticeKind.INVITED) == {guest}
    assert told(NoticeKind.COMMENTED) == {built.by}
    assert Notice.objects.filter(kind=NoticeKind.COMMENTED).count() == 1


@pytest.mark.parametrize(("days", "notices"), [(30, 0), (7, 1), (-1, 1)])
def test_who_owns_a_measure_is_reminded_a_week_before_and_once_it_is_late(
    at: datetime, days: int, notices: int
) -> None:
    built = builders.case("assessing")
    builders.plan(built, due=at.date() + timedelta(days=days))

    for _ in range(2):
        remind(by=None, at=at)

    assert Notice.objects.filter(kind=NoticeKind.MEASURE_DUE, person=built.by).count() == notices


def test_who_put_a_measure_in_place_is_reminded_no_more(at: datetime) -> None:
    built = builders.case("assessing")
    builders.plan(built, due=at.date(), state=MeasureState.IN_PLACE)

    remind(by=None, at=at)

    assert not Notice.objects.filter(kind=NoticeKind.MEASURE_DUE).exists()
