"""Does the board take up what it is asked, and do its minutes become opinions, once and for good?"""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.actions import ActionRefused, ask_for, take_back
from farled.assessment.models import StoredRequirement
from farled.audit.models import Event
from farled.boards import actions
from farled.boards.models import Item, Meeting
from farled.boards.queries import agenda_of, waiting_questions
from farled.boards.rules import against_calling, against_minutes, as_opinion
from farled.notices.models import Notice
from farled.notices.terms import NoticeKind
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import doing
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
BOARD = PostRole.ADVISORY_BOARD
OPINION = "board_opinion"
TODAY = MORNING.date()


@pytest.fixture
def secretary(at: datetime) -> Person:
    return builders.person(BOARD, at=at)


def asked(question: str = "Should it go on?") -> builders.Built:
    """A case in which those who answer for it ask the board."""
    built = builders.case("handed")
    ask_for(
        **doing(built.by),
        number=built.number,
        requirement=OPINION,
        asked_of=BOARD,
        question=question,
        due=None,
        version=0,
    )
    return built


def called(by: Person, days: int = 0) -> Meeting:
    return actions.call_meeting(**doing(by), on=TODAY + timedelta(days=days), where="The blue room")


def put(by: Person, meeting: Meeting, built: builders.Built) -> Item:
    return actions.put_on_agenda(**doing(by), pk=meeting.pk, number=built.number, requirement=OPINION)


def minuted(by: Person, meeting: Meeting, opinions: dict[int, str], **over: Any) -> Meeting:
    said = {"attended": "Vera Lundgren, chair; Ole Ask", "remarks": "", "opinions": opinions} | over
    return actions.record_minutes(**doing(by), pk=meeting.pk, **said)


def test_what_the_board_is_asked_waits_until_it_stands_on_an_agenda(secretary: Person) -> None:
    built = asked()
    viewer = builders.viewer(secretary)
    before = [one.case for one in waiting_questions(viewer)]

    item = put(secretary, called(secretary), built)

    assert before == [built.case]
    assert waiting_questions(viewer) == []
    assert (item.question, item.place) == ("Should it go on?", 1)


def test_those_who_answer_for_the_case_are_told_and_its_history_says_it(secretary: Person) -> None:
    built = asked()

    put(secretary, called(secretary), built)

    assert [one.person for one in Notice.objects.filter(kind=NoticeKind.ON_AGENDA)] == [built.by]
    assert Event.objects.filter(what="boards:item:put", object_id=str(built.case.pk)).exists()


def test_minutes_become_the_opinion_of_the_board_in_each_case(secretary: Person) -> None:
    first, second, meeting = asked("Go on?"), asked("With whom?"), called(secretary)
    items = [put(secretary, meeting, built) for built in (first, second)]

    minuted(secretary, meeting, {items[0].pk: "Go ahead, with a plan.", items[1].pk: " "})

    kept = StoredRequirement.objects.get(case=first.case, requirement=OPINION)
    assert (kept.state, kept.by_role, kept.by) == ("met", BOARD, secretary)
    assert kept.note == f"Go ahead, with a plan. (§ 1, {TODAY.isoformat()})"
    assert StoredRequirement.objects.get(case=second.case, requirement=OPINION).state == "asked"
    assert [one.case for one in waiting_questions(builders.viewer(secretary))] == [second.case]


def test_minutes_are_recorded_once(secretary: Person) -> None:
    meeting = called(secretary)
    item = put(secretary, meeting, asked())
    minuted(secretary, meeting, {item.pk: "Go ahead."})

    with pytest.raises(ActionRefused, match="not changed"):
        minuted(secretary, meeting, {item.pk: "Rather not."})
    with pytest.raises(ActionRefused, match="not changed"):
        actions.take_off_agenda(**doing(secretary), pk=meeting.pk, item=item.pk)

    assert Item.objects.get().opinion == "Go ahead."


def test_a_question_taken_back_keeps_nothing_of_the_minutes(secretary: Person) -> None:
    stays, gone, meeting = asked(), asked(), called(secretary)
    items = [put(secretary, meeting, built) for built in (stays, gone)]
    take_back(**doing(gone.by), number=gone.number, requirement=OPINION, version=1)

    with pytest.raises(ActionRefused, match="no longer asked"):
        minuted(secretary, meeting, {items[0].pk: "Yes.", items[1].pk: "No."})

    meeting.refresh_from_db()
    assert meeting.minuted_at is None
    assert StoredRequirement.objects.get(case=stays.case, requirement=OPINION).state == "asked"


def test_a_case_decided_meanwhile_takes_no_opinion(secretary: Person) -> None:
    built, meeting = asked(), called(secretary)
    item = put(secretary, meeting, built)
    builders.settled(builders.fresh(built))

    with pytest.raises(ActionRefused, match="no longer asked"):
        minuted(secretary, meeting, {item.pk: "Yes."})


def test_a_question_stands_on_one_coming_agenda_alone(secretary: Person) -> None:
    built = asked()
    put(secretary, called(secretary), built)

    with pytest.raises(ActionRefused, match="on an agenda already"):
        put(secretary, called(secretary, 7), built)


def test_what_nobody_asks_goes_on_no_agenda(secretary: Person) -> None:
    with pytest.raises(ActionRefused, match="not asked"):
        put(secretary, called(secretary), builders.case("handed"))


def test_the_order_of_an_agenda_is_changed_and_closes_up(secretary: Person) -> None:
    meeting = called(secretary)
    one, two, three = (put(secretary, meeting, asked()) for _ in range(3))

    actions.move_up(**doing(secretary), pk=meeting.pk, item=three.pk)
    actions.move_up(**doing(secretary), pk=meeting.pk, item=one.pk)
    actions.take_off_agenda(**doing(secretary), pk=meeting.pk, item=three.pk)

    assert [(item.pk, item.place) for item in agenda_of(meeting)] == [(one.pk, 1), (two.pk, 2)]


def test_a_meeting_is_called_off_when_nothing_waits_for_it(secretary: Person) -> None:
    meeting = called(secretary)
    item = put(secretary, meeting, asked())

    with pytest.raises(ActionRefused, match="Take the cases off"):
        actions.call_off(**doing(secretary), pk=meeting.pk)
    actions.take_off_agenda(**doing(secretary), pk=meeting.pk, item=item.pk)
    actions.call_off(**doing(secretary), pk=meeting.pk)

    assert not Meeting.objects.exists()


@pytest.mark.parametrize("role", [PostRole.PRESIDENT, PostRole.INTERNATIONAL_OFFICE, PostRole.RESEARCHER])
def test_nobody_else_calls_the_board(role: PostRole) -> None:
    with pytest.raises(ActionRefused) as refused:
        called(builders.person(role))

    assert not refused.value.is_theirs


def test_the_rules_say_everything_that_speaks_against_a_meeting_or_its_minutes() -> None:
    past = TODAY - timedelta(days=1)

    assert len(against_calling(on=past, today=TODAY, taken=[past])) == 2
    assert against_calling(on=TODAY, today=TODAY, taken=[past]) == ()
    nothing = against_minutes(
        is_minuted=True, on=TODAY + timedelta(days=1), today=TODAY, attended=" ", opinions=["", " "]
    )
    assert len(nothing) == 4
    assert as_opinion(said=" Go ahead. ", place=2, on=TODAY) == f"Go ahead. (§ 2, {TODAY.isoformat()})"


# ---- the pages


def test_the_secretary_takes_a_question_from_the_case_to_the_minutes(
    client: Client, secretary: Person
) -> None:
    built = asked("Should the exchange go on?")
    client.force_login(secretary)

    client.post(reverse("board"), {"on": TODAY.isoformat(), "where": "The blue room"})
    meeting = Meeting.objects.get()
    page = client.get(reverse("board")).content.decode()
    sent = {"meeting": meeting.pk, "number": built.number, "requirement": OPINION}
    agenda = client.post(reverse("board_put"), sent, follow=True).content.decode()
    bundle = client.get(reverse("board_bundle", args=[meeting.pk])).content.decode()
    item = Item.objects.get()
    minutes = {"attended": "Vera Lundgren", f"opinion-{item.pk}": "Go ahead.", "remarks": ""}
    held = client.post(reverse("board_minutes", args=[meeting.pk]), minutes, follow=True).content.decode()

    assert "Should the exchange go on?" in page
    assert f'§ 1. <a href="/collaborations/{built.number}/">' in agenda
    assert "Frågan till nämnden" in bundle
    assert "§ 1: " in bundle
    assert "Fastställ protokollet" not in held
    assert "Go ahead." in held


def test_the_bundle_and_the_minutes_are_archivable_documents(client: Client, secretary: Person) -> None:
    meeting = called(secretary)
    item = put(secretary, meeting, asked())
    client.force_login(secretary)

    bundle = client.get(reverse("board_bundle_pdf", args=[meeting.pk]))
    minuted(secretary, meeting, {item.pk: "Go ahead."})
    minutes = client.get(reverse("board_bundle_pdf", args=[meeting.pk]), {"language": "en"})

    assert (bundle["Content-Type"], bundle.content[:4]) == ("application/pdf", b"%PDF")
    assert minutes.content[:4] == b"%PDF"
    assert len(bundle.content) > len(minutes.content)


def test_minutes_that_say_nothing_are_shown_again_with_what_was_written(
    client: Client, secretary: Person
) -> None:
    meeting = called(secretary)
    item = put(secretary, meeting, asked())
    client.force_login(secretary)
    address = reverse("board_minutes", args=[meeting.pk])

    empty = client.post(address, {"attended": "Vera Lundgren", f"opinion-{item.pk}": ""})
    nobody = client.post(address, {"attended": "", f"opinion-{item.pk}": "Go ahead."})

    assert (empty.status_code, nobody.status_code) == (422, 422)
    assert "Vera Lundgren" in empty.content.decode()
    assert "Go ahead." in nobody.content.decode()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (PostRole.PRESIDENT, 200),
        (PostRole.AUDITOR, 200),
        (PostRole.RESEARCHER, 404),
        (PostRole.HEAD_OF_DEPARTMENT, 404),
    ],
)
def test_who_reads_the_minutes(client: Client, secretary: Person, role: PostRole, status: int) -> None:
    meeting = called(secretary)
    client.force_login(builders.person(role))

    page = client.get(reverse("board_meeting", args=[meeting.pk]))

    assert page.status_code == status
    assert "Ställ in mötet" not in page.content.decode()


def test_a_page_of_an_agenda_asks_equally_often_however_much_stands_on_it(
    client: Client, secretary: Person, django_assert_max_num_queries: Any
) -> None:
    meeting = called(secretary)
    for _ in range(6):
        put(secretary, meeting, asked())
    client.force_login(secretary)

    with django_assert_max_num_queries(9):
        client.get(reverse("board_meeting", args=[meeting.pk]))
