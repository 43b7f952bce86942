"""Does the page of what is required say where each stands, offer what is the reader's, and lose nothing?"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from farled.assessment.models import StoredRequirement
from farled.assessment.presenters.history import history
from farled.assessment.presenters.requirements import requirements_of
from farled.assessment.queries.locked import assessed_again
from farled.audit.queries import events_on
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from farled.questionnaire.queries import asked_in
from tests import builders
from tests.ground.clock import MORNING, Clock
from tests.rooms.assessment.changing import partner_becomes
from tests.rooms.assessment.requiring import (
    ETHICS,
    EXPERTISE,
    RIGHTS,
    ask,
    meet,
    requiring,
    stored,
    take_back,
    waive,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HEAD, OFFICE, LEGAL = PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE, PostRole.LEGAL
SOON = (MORNING + timedelta(days=7)).date().isoformat()


def english(role: PostRole = PostRole.RESEARCHER) -> Person:
    return builders.person(role, language="en")


@pytest.fixture
def built() -> builders.Built:
    """A case in which expertise and two opinions are required, of somebody who reads English."""
    return requiring(by=english())


def page_of(client: Client, built: builders.Built, by: Person | None = None) -> str:
    client.force_login(by or built.by)
    answer = client.get(reverse("assessment_requirements", args=[built.number]))
    assert answer.status_code == 200
    return answer.content.decode()


def row_of(client: Client, built: builders.Built, requirement: str, by: Person | None = None) -> Any:
    client.force_login(by or built.by)
    answer = client.get(reverse("assessment_requirements", args=[built.number]))
    return next(row for row in answer.context["requirements"]["items"] if row["id"] == requirement)


def send(
    client: Client, built: builders.Built, requirement: str, by: Person | None = None, **sent: Any
) -> Any:
    client.force_login(by or built.by)
    address = reverse("assessment_requirement", args=[built.number, requirement])
    return client.post(address, {"version": "0"} | sent)


def test_the_heading_counts_what_remains(client: Client, built: builders.Built) -> None:
    assert "<h1>Four requirements remain</h1>" in page_of(client, built)


def test_everything_is_said_of_what_is_required(client: Client, built: builders.Built) -> None:
    row = row_of(client, built, EXPERTISE)

    assert row["because"]
    assert row["given_by"].startswith("An expert on the country")
    assert row["says"] == "Remains"
    assert "waive it with a reason" in row["waivable"]


def test_what_nobody_can_waive_says_so(client: Client, built: builders.Built) -> None:
    assert row_of(client, built, RIGHTS)["waivable"] == "Nobody can waive it."


def test_reminders_stand_apart_and_offer_nothing(client: Client) -> None:
    built = requiring(by=english(), partner_ids=(builders.partner(country="KEN").pk,))

    page = page_of(client, built)

    apart = page[page.index('id="reminders"') :]
    assert "Reminder: read the country page and the travel advice" in apart
    assert "<form" not in apart[: apart.index("</section>")]
    assert "Reminder" not in page[: page.index('id="reminders"')]


@pytest.mark.parametrize(
    ("requirement", "role", "labels"),
    [
        (EXPERTISE, None, ["It is done", "Ask somebody"]),
        (EXPERTISE, HEAD, ["Ask somebody", "Waive it"]),
        (EXPERTISE, LEGAL, []),
        (ETHICS, None, ["Ask the international office"]),
        (ETHICS, OFFICE, ["Give the opinion"]),
        (ETHICS, PostRole.ACADEMIC_VICE_PRESIDENT, ["Ask the international office", "Waive it"]),
        (RIGHTS, HEAD, ["Give the opinion", "Ask somebody"]),
        (RIGHTS, PostRole.PRESIDENT, ["Ask somebody"]),
    ],
)
def test_each_reader_is_offered_what_is_theirs(
    client: Client, built: builders.Built, requirement: str, role: PostRole | None, labels: list[str]
) -> None:
    row = row_of(client, built, requirement, english(role) if role else None)

    assert [one["label"] for one in row["forms"]] == labels


def test_what_was_asked_offers_to_answer_and_to_change_the_question(
    client: Client, built: builders.Built
) -> None:
    ask(built, EXPERTISE, asked_of=LEGAL)

    assert [one["label"] for one in row_of(client, built, EXPERTISE)["forms"]] == [
        "It is done",
        "Change the question",
        "Take back the question",
    ]
    assert [one["label"] for one in row_of(client, built, EXPERTISE, english(LEGAL))["forms"]] == ["Answer"]


def test_what_was_said_can_be_changed_and_a_waiver_taken_back(client: Client, built: builders.Built) -> None:
    head = english(HEAD)
    meet(built, "partner_dialogue")
    waive(built, EXPERTISE, by=head)

    said = [one["label"] for one in row_of(client, built, "partner_dialogue")["forms"]]
    waived = [one["label"] for one in row_of(client, built, EXPERTISE, head)["forms"]]

    assert said == ["Change what is said", "Take it back"]
    assert waived == ["Take back the waiver"]


def test_a_question_is_sent_and_stands_with_its_day(client: Client, built: builders.Built) -> None:
    answer = send(
        client, built, ETHICS, do="ask", asked_of="international_office", question="Is it sound?", due=SOON
    )

    assert answer.headers["Location"].endswith(f"/assessment/requirements/#r-{ETHICS}")
    row = row_of(client, built, ETHICS)
    assert (row["says"], row["question"]) == ("Waits for an answer", "Is it sound?")
    assert row["remains"] == "The answer is needed by 9\N{NO-BREAK SPACE}November\N{NO-BREAK SPACE}2026."


def test_a_question_without_a_day_and_one_past_it_say_so(
    client: Client, built: builders.Built, clock: Clock
) -> None:
    ask(built, ETHICS)
    ask(built, RIGHTS, due=(MORNING + timedelta(days=2)).date())
    clock.advance(days=3)

    assert row_of(client, built, ETHICS)["remains"] == "An answer is awaited. No day is set."
    assert row_of(client, built, RIGHTS)["remains"].startswith("The answer was needed by 4")


def test_an_opinion_is_given_and_stands_with_post_name_and_day(client: Client, built: builders.Built) -> None:
    office = english(OFFICE)

    send(client, built, ETHICS, office, do="meet", note="It is sound.")

    row = row_of(client, built, ETHICS)
    assert (row["says"], row["note"], row["at"]) == ("The opinion is given", "It is sound.", MORNING)
    assert row["who"] == f"International office, {office.name}"


def test_a_waiver_and_taking_it_back_by_the_page(client: Client, built: builders.Built) -> None:
    head = english(HEAD)

    send(client, built, EXPERTISE, head, do="waive", note="We know the place.")
    waived = row_of(client, built, EXPERTISE)["says"]
    send(client, built, EXPERTISE, head, do="withdraw", version="1")

    assert waived == "Waived"
    assert not StoredRequirement.objects.exists()


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({"do": "meet", "note": " "}, "country_expertise-meet-note", "Write what came out."),
        ({"do": "ask", "question": "Who?"}, "country_expertise-ask-asked_of", "Choose whom you ask."),
        (
            {"do": "ask", "asked_of": "legal", "question": ""},
            "country_expertise-ask-question",
            "Write what you would like to know.",
        ),
        (
            {"do": "ask", "asked_of": "legal", "question": "Who?", "due": "tomorrow"},
            "country_expertise-ask-due",
            "Write the day as 2026-09-01.",
        ),
        (
            {"do": "ask", "asked_of": "legal", "question": "Who?", "due": "2020-01-01"},
            "r-country_expertise",
            "That day has passed already.",
        ),
        ({"note": "Read.", "version": "first"}, "r-country_expertise", "Enter a whole number."),
    ],
)
def test_what_does_not_fit_is_said_on_top_and_beside_and_nothing_typed_is_lost(
    client: Client, built: builders.Built, sent: dict[str, str], field: str, sentence: str
) -> None:
    answer = send(client, built, EXPERTISE, **sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'<a href="#{field}">{sentence}</a>' in page
    assert all(
        value in page for value in sent.values() if value.strip() and value not in ("tomorrow", "first")
    )
    assert page.count('<details class="why" open>') == 1


def test_a_waiver_without_a_reason_is_sent_back_to_the_head(client: Client, built: builders.Built) -> None:
    answer = send(client, built, EXPERTISE, english(HEAD), do="waive", note="")

    assert answer.status_code == 422
    assert "Write why it can be waived." in answer.content.decode()


@pytest.mark.parametrize(
    ("requirement", "role", "deed"),
    [
        (EXPERTISE, PostRole.AUDITOR, "meet"),
        (EXPERTISE, LEGAL, "waive"),
        (ETHICS, HEAD, "waive"),
        (ETHICS, LEGAL, "meet"),
    ],
)
def test_what_is_anothers_to_do_is_forbidden_with_the_reason(
    client: Client, built: builders.Built, requirement: str, role: PostRole, deed: str
) -> None:
    answer = send(client, built, requirement, english(role), do=deed, note="Done.")

    assert answer.status_code == 403
    assert not StoredRequirement.objects.exists()


def test_nobody_waives_in_a_case_of_their_own_by_the_page(client: Client) -> None:
    built = requiring(by=english(HEAD))

    assert "waive" not in [one["do"] for one in row_of(client, built, EXPERTISE)["forms"]]
    assert send(client, built, EXPERTISE, do="waive", note="We know it.").status_code == 403


def test_two_at_once_see_both_and_nothing_is_lost(client: Client, built: builders.Built) -> None:
    meet(built, EXPERTISE, note="Read by one expert.")

    answer = send(client, built, EXPERTISE, do="meet", note="Read by another expert.", version="0")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Read by one expert." in page
    assert ">\nRead by another expert.</textarea>" in page
    assert 'name="version" value="1"' in page
    assert stored(EXPERTISE).note == "Read by one expert."


def test_sent_again_after_a_conflict_it_replaces_what_stood(client: Client, built: builders.Built) -> None:
    meet(built, EXPERTISE, note="Read by one expert.")
    send(client, built, EXPERTISE, do="meet", note="Read by another expert.", version="0")

    send(client, built, EXPERTISE, do="meet", note="Read by another expert.", version="1")

    assert stored(EXPERTISE).note == "Read by another expert."


def test_what_can_no_longer_be_sent_is_shown_still(client: Client, built: builders.Built) -> None:
    meet(built, EXPERTISE)

    answer = send(
        client, built, EXPERTISE, do="ask", asked_of="legal", question="Who knows the place?", version="1"
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "What you wrote" in page
    assert "Who knows the place?</textarea>" in page


def test_a_missing_background_check_is_made_by_those_who_may_and_read_by_others(client: Client) -> None:
    built = requiring(by=english())
    partner = builders.partner(check=False, country="UGA", name="Nalubaale")
    partner_becomes(built, partner)

    mine = page_of(client, built)
    offices = page_of(client, built, english(OFFICE))

    assert reverse("partner", args=[partner.pk]) in mine
    assert "See what is known of Nalubaale" in mine
    assert reverse("partner_check", args=[partner.pk]) in offices


def test_an_earlier_opinion_on_the_same_partner_is_shown(client: Client) -> None:
    by, office = english(), english(OFFICE)
    partner = builders.partner(country="UGA", name="Nalubaale")
    first = requiring(by=by, partner_ids=(partner.pk,), title="The first study")
    meet(first, ETHICS, by=office, note="Sound with consent.")
    second = requiring(by=by, partner_ids=(partner.pk,))

    row = row_of(client, second, ETHICS)

    assert [(one["note"], one["partners"], one["title"]) for one in row["earlier"]] == [
        ("Sound with consent.", "Nalubaale", "The first study")
    ]


def test_an_earlier_opinion_that_the_reader_may_not_see_stays_hidden(client: Client) -> None:
    office, partner = english(OFFICE), builders.partner(country="UGA")
    meet(requiring(partner_ids=(partner.pk,)), ETHICS, by=office)
    mine = requiring(by=english(), partner_ids=(partner.pk,))

    assert row_of(client, mine, ETHICS)["earlier"] == []
    assert len(row_of(client, mine, ETHICS, office)["earlier"]) == 1


def test_only_the_three_newest_opinions_are_shown_and_long_ones_are_cut(client: Client) -> None:
    by, office, partner = english(), english(OFFICE), builders.partner(country="UGA")
    for number in range(4):
        earlier = requiring(by=by, partner_ids=(partner.pk,))
        meet(earlier, ETHICS, by=office, note=f"{number} " + "a" * 500, at=MORNING + timedelta(hours=number))

    row = row_of(client, requiring(by=by, partner_ids=(partner.pk,)), ETHICS)

    assert [one["note"][0] for one in row["earlier"]] == ["3", "2", "1"]
    assert all(len(one["note"]) < 410 for one in row["earlier"])


def test_what_is_no_longer_required_stands_apart_and_its_question_is_taken_back(
    client: Client, built: builders.Built
) -> None:
    StoredRequirement.objects.create(
        case=built.case,
        requirement="legal_opinion",
        state="asked",
        asked_of=LEGAL,
        question="Is the draft fine?",
        by_role="researcher",
        by=built.by,
        at=MORNING,
        asked_by=built.by,
        asked_at=MORNING,
    )

    page = page_of(client, built)
    answer = send(client, built, "legal_opinion", do="withdraw", version="1")

    assert "No longer required" in page
    assert "Is the draft fine?" in page
    assert answer.status_code == 302
    assert not StoredRequirement.objects.exists()


def test_what_is_required_waits_in_the_frame(client: Client, built: builders.Built) -> None:
    assert "4 left" in page_of(client, built)


def test_a_case_without_requirements_says_that_nothing_is_required(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = builders.case("assessing", by=english())
    monkeypatch.setattr("farled.assessment.presenters.requiring.requirements_of", lambda **_given: [])

    assert "<h1>Nothing is required before the decision</h1>" in page_of(client, built)


def test_a_case_in_which_all_is_done_says_so(client: Client, built: builders.Built) -> None:
    office = english(OFFICE)
    for requirement, by in ((ETHICS, office), (RIGHTS, office), (EXPERTISE, built.by)):
        meet(built, requirement, by=by)
    meet(built, "partner_dialogue")

    assert "<h1>Everything that is required is done</h1>" in page_of(client, built)


def test_the_history_tells_what_was_asked_met_waived_and_taken_back(built: builders.Built) -> None:
    ask(built)
    take_back(built, ETHICS)
    meet(built, EXPERTISE)

    told = history(events_on(built.case), asked_in(built.case.published), "en")

    assert [one["sentence"].partition(" ")[2] for one in told[:3]] == [
        "The Department met what is required: Independent expertise on the country.",
        "The Department took back what stood about: Ethics opinion.",
        "The Department asked: International office. It is about: Ethics opinion.",
    ]


def test_a_problem_is_told_and_asks_to_do_it_again(built: builders.Built) -> None:
    meet(built, EXPERTISE)
    built.case.running_since = (MORNING + timedelta(days=1)).date()
    kept, assessment = assessed_again(case=built.case, at=MORNING)

    row = next(
        row
        for row in requirements_of(assessment=assessment, kept=kept, language="en")
        if row["id"] == EXPERTISE
    )

    assert (row["says"], row["state"]) == ("To be done again", "missing")
    assert row["problem"].startswith("Was done before")


def test_the_same_words_again_count_once_it_must_be_done_again(built: builders.Built) -> None:
    meet(built, EXPERTISE)
    built.case.running_since = MORNING.date() + timedelta(days=1)
    built.case.save()

    meet(built, EXPERTISE, version=1, at=MORNING + timedelta(days=2))

    assert stored(EXPERTISE).version == 2


@pytest.mark.parametrize("state", ["plain", "decided"])
def test_a_quick_check_leads_to_its_own_page_and_takes_nothing(client: Client, state: str) -> None:
    built = builders.case(state)
    client.force_login(built.by)

    shown = client.get(reverse("assessment_requirements", args=[built.number]))
    sent = send(client, built, EXPERTISE, do="meet", note="Done.")

    assert (shown.status_code, sent.status_code) == (302, 409)
    assert shown.headers["Location"] == reverse("check", args=[built.number])


def test_a_decided_assessment_is_read_only_and_keeps_what_was_typed(
    client: Client, built: builders.Built
) -> None:
    built.case.decided_at = MORNING
    built.case.save()

    shown = page_of(client, built)
    sent = send(client, built, EXPERTISE, do="meet", note="Too late.")

    assert '<form class="form"' not in shown
    assert sent.status_code == 409
    assert "Too late.</textarea>" in sent.content.decode()


def test_what_nothing_is_called_and_who_may_not_know_get_the_same_answer(
    client: Client, built: builders.Built
) -> None:
    assert send(client, built, "no_such_thing", do="meet", note="Done.").status_code == 404
    assert send(client, built, EXPERTISE, english(), do="meet", note="Done.").status_code == 404


def test_a_form_is_not_opened_by_its_address(client: Client, built: builders.Built) -> None:
    client.force_login(built.by)

    assert client.get(reverse("assessment_requirement", args=[built.number, EXPERTISE])).status_code == 405


def test_the_page_asks_equally_often_however_much_was_said(client: Client, built: builders.Built) -> None:
    partner_ids = tuple(part.partner_id for part in built.case.collaboration.partnerships.all())
    few = _queries(client, built)
    for _ in range(3):
        earlier = requiring(by=built.by, partner_ids=partner_ids)
        meet(earlier, EXPERTISE)
    meet(built, "partner_dialogue")
    ask(built, ETHICS)

    assert _queries(client, built) == few + 1 <= 18


def _queries(client: Client, built: builders.Built) -> int:
    page_of(client, built)
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("assessment_requirements", args=[built.number]))
    return len(asked)
