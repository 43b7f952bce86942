"""Do the pages of a case say what is so, save each answer, and keep everybody to what is theirs?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.models import Decision, StoredAnswer
from farled.audit.models import Event
from farled.organisation.terms import PostRole
from farled.questionnaire.actions import publish
from farled.questionnaire.queries import asked_in
from tests import builders
from tests.ground.clock import MORNING, Clock
from tests.rooms.assessment.changing import next_version, partner_becomes

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SUBJECT = "subject.sensitive_technology"
OPEN_KEYS = (SUBJECT, "data.sensitive_transfer", "results.harmful_use")
NEW_PARTNER = "partner.new_or_unknown"


def page_of(name: str, built: builders.Built) -> str:
    return reverse(name, args=[built.number])


def send(client: Client, built: builders.Built, key: str = SUBJECT, **over: Any) -> Any:
    """One answer as the page's script sends it."""
    sent = {"key": key, "value": "no", "reason": "", "version": "0", "ground": "0" * 64} | over
    return client.post(page_of("check_answer", built), sent, headers={"accept": "application/json"})


def all_answers(built: builders.Built, value: str = "no") -> dict[str, str]:
    """A whole page as it is sent without script."""
    stored = {answer.key: answer for answer in StoredAnswer.objects.filter(case=built.case)}
    sent = {}
    for key in OPEN_KEYS:
        sent[f"answer:{key}"] = value
        sent[f"version:{key}"] = str(stored[key].version) if key in stored else "0"
    return sent


def test_a_plain_check_asks_three_questions_and_says_what_is_known(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    page = client.get(page_of("check", built)).content.decode()

    assert page.count('class="q"') == 3
    assert "Tre frågor till dig" in page
    assert "Besvarat av det som är känt: 6 frågor" in page


def test_the_check_reads_at_most_nine_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    client.get(page_of("check", built))

    with django_assert_max_num_queries(9):
        answer = client.get(page_of("check", built))

    assert answer.status_code == 200


def test_the_overview_reads_at_most_fourteen_queries(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    built = builders.case("decided")
    client.force_login(built.by)

    with django_assert_max_num_queries(14):
        answer = client.get(page_of("collaboration", built))

    assert answer.status_code == 200


@pytest.mark.parametrize("version", [0, 1])
def test_saving_an_answer_takes_one_request_and_ten_queries(
    client: Client, django_assert_max_num_queries: Any, version: int
) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    for earlier in range(version):
        send(client, built, value="unsure", version=str(earlier))

    with django_assert_max_num_queries(10):
        answer = send(client, built, version=str(version))

    assert answer.json() | {"html": {}} == {
        "saved": "09:00",
        "key": SUBJECT,
        "version": version + 1,
        "open": 2,
        "result": "incomplete",
        "html": {},
        "questions": {},
        "order": [],
        "closed": None,
    }


def test_a_colleague_who_shares_the_case_saves_within_the_same_ten(
    client: Client, django_assert_max_num_queries: Any
) -> None:
    colleague = builders.person()
    built = builders.case("answering", also_responsible=(colleague.pk,))
    client.force_login(colleague)

    with django_assert_max_num_queries(10):
        answer = send(client, built)

    assert answer.status_code == 200


def test_the_last_answer_brings_the_outcome_and_its_button(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    told = [send(client, built, key).json() for key in OPEN_KEYS]

    assert [one["open"] for one in told] == [2, 1, 0]
    assert told[1]["html"]["outcome"].strip() == ""
    assert "Ingen ytterligare bedömning behövs" in told[2]["html"]["outcome"]
    assert "Besluta: gå vidare" in told[2]["html"]["outcome"]


def test_three_answers_and_one_click_decide_a_plain_case(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    ground = builders.seen(built.case).partition(".")[0]
    told = [send(client, built, key, ground=ground).json() for key in OPEN_KEYS]
    seen = told[2]["html"]["outcome"].split('name="seen" value="')[1].split('"')[0]

    answer = client.post(page_of("decide", built), {"outcome": "proceed", "seen": seen, "reason": ""})

    assert answer.status_code == 302
    assert Decision.objects.get().reason.startswith("Alla frågor är besvarade")


def test_without_script_one_button_saves_all_answers(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    answer = client.post(page_of("check_answer", built), all_answers(built), follow=True)

    assert answer.redirect_chain == [(page_of("check", built) + "#outcome", 302)]
    assert "Ingen ytterligare bedömning behövs" in answer.content.decode()
    assert StoredAnswer.objects.filter(value="no").count() == 3


def test_the_same_page_sent_twice_writes_nothing_new(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    client.post(page_of("check_answer", built), all_answers(built))
    before = Event.objects.count()

    client.post(page_of("check_answer", built), all_answers(built))

    assert Event.objects.count() == before


def test_an_answer_changed_by_someone_else_is_shown_beside_mine(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    send(client, built, value="yes")

    answer = send(client, built, value="no", version="0")

    assert answer.status_code == 409
    assert answer.json()["version"] == 1
    assert "svarade ”Ja” (09:00). Du svarade ”Nej”" in answer.json()["html"]
    assert StoredAnswer.objects.get().value == "yes"


def test_a_lost_reply_sent_again_is_no_conflict(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    send(client, built)

    answer = send(client, built)

    assert (answer.status_code, answer.json()["version"]) == (200, 1)


def test_a_conflict_without_script_keeps_what_was_sent_and_offers_both(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    sent = all_answers(built)
    send(client, built, value="yes")

    answer = client.post(page_of("check_answer", built), sent)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Behåll ”Ja”" in page
    assert f'name="version:{SUBJECT}" value="1"' in page


def test_letting_the_other_answer_stand_without_script_changes_nothing(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    send(client, built, value="yes")

    client.post(page_of("check_answer", built), all_answers(built) | {f"take:{SUBJECT}": "theirs"})

    assert StoredAnswer.objects.get(key=SUBJECT).value == "yes"


def test_correcting_what_is_known_needs_a_reason(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    refused = send(client, built, NEW_PARTNER, value="yes")
    kept = send(client, built, NEW_PARTNER, value="yes", reason="The owner has changed.")

    assert refused.status_code == 422
    assert "Skriv varför ett annat svar ska gälla" in refused.json()["problems"][0]
    assert kept.status_code == 200
    assert "The owner has changed." in kept.json()["closed"]


def test_a_correction_without_script_and_reason_is_said_on_top_and_beside(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    sent = {f"answer:{NEW_PARTNER}": "yes", f"version:{NEW_PARTNER}": "0", f"reason:{NEW_PARTNER}": ""}

    answer = client.post(page_of("check_answer", built), sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#q-partner-new_or_unknown"' in page
    assert "Skriv varför ett annat svar ska gälla" in page


def test_an_answer_that_is_none_is_refused(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    answer = send(client, built, value="perhaps")

    assert (answer.status_code, answer.json()["problems"]) == (422, ["Välj ett av svaren: Ja, Nej, Osäker."])


@pytest.mark.parametrize("state", ["assessment_needed", "stopped"])
def test_what_opens_or_stops_is_named_and_offers_no_decision(client: Client, state: str) -> None:
    built = builders.case(state)
    client.force_login(built.by)

    page = client.get(page_of("check", built)).content.decode()

    assert {"assessment_needed": "En full bedömning behövs", "stopped": "Stopp"}[state] in page
    assert "Påbörja den fulla bedömningen" in page
    assert "Besluta: gå vidare" not in page


def test_the_page_names_the_post_that_decides_instead(client: Client) -> None:
    built = builders.case("waits_for_head")
    client.force_login(built.by)

    page = client.get(page_of("check", built)).content.decode()

    assert "Prefekt beslutar. Ärendet ligger nu på den personens startsida." in page
    assert "Besluta: gå vidare" not in page


def test_the_deciding_post_decides_on_the_case_page(client: Client) -> None:
    built = builders.case("waits_for_head")
    client.force_login(builders.decider(PostRole.HEAD_OF_DEPARTMENT))
    page = client.get(page_of("collaboration", built)).content.decode()

    sent = {"outcome": "decline", "reason": "Not now.", "seen": builders.seen(built.case)}
    answer = client.post(page_of("decide", built), sent, follow=True)

    assert "Du beslutar i det här ärendet" in page
    assert "Beslutat: avstå" in answer.content.decode()


def test_the_record_of_a_head_names_who_presented_and_took_part(client: Client) -> None:
    built = builders.case("waits_for_head")
    client.force_login(builders.decider(PostRole.HEAD_OF_DEPARTMENT))
    sent = {"outcome": "proceed", "seen": builders.seen(built.case)}

    client.post(
        page_of("decide", built), {**sent, "presented_by": "Camilla Åström", "took_part": "Joar Falk"}
    )

    record = client.get(page_of("record", built)).content.decode()
    assert "Föredragande" in record
    assert "Camilla Åström" in record
    assert "Joar Falk" in record


def test_who_decides_alone_is_not_asked_who_presented_the_case(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(built.by)

    assert "Vem föredrog ärendet?" not in client.get(page_of("collaboration", built)).content.decode()


def test_declining_takes_a_reason_and_says_so_on_top(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(built.by)

    sent = {"outcome": "decline", "reason": "", "seen": builders.seen(built.case)}
    answer = client.post(page_of("decide", built), sent)

    assert answer.status_code == 422
    assert "Skriv skälet till beslutet." in answer.content.decode()


def test_a_decision_on_something_else_than_was_shown_is_refused(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(built.by)
    seen = builders.seen(built.case)
    send(client, built, value="unsure", version="1")
    send(client, built, value="no", version="2")
    partner_becomes(built, builders.partner())

    answer = client.post(page_of("decide", built), {"outcome": "proceed", "seen": seen})

    assert answer.status_code == 422
    assert "Något har ändrats sedan sidan visades." in answer.content.decode()
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("collaboration", "get"),
        ("check", "get"),
        ("check_answer", "post"),
        ("check_again", "post"),
        ("check_upgrade", "post"),
        ("decide", "post"),
        ("record", "get"),
        ("record_pdf", "get"),
        ("record_json", "get"),
    ],
)
def test_who_may_not_know_of_a_collaboration_gets_404(client: Client, name: str, method: str) -> None:
    built = builders.case("decided")
    client.force_login(builders.person())

    answer = getattr(client, method)(page_of(name, built))

    assert answer.status_code == 404


@pytest.mark.parametrize("name", ["check_again", "check_upgrade", "decide"])
def test_who_sees_a_case_but_does_not_answer_for_it_gets_403(client: Client, name: str) -> None:
    built = builders.case("plain")
    client.force_login(builders.person(PostRole.AUDITOR))

    sent = {"outcome": "proceed", "seen": builders.seen(built.case)}
    answer = client.post(page_of(name, built), sent)

    assert answer.status_code == 403


def test_who_only_sees_a_case_saves_nothing(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(builders.person(PostRole.LEGAL))

    with_script = send(client, built)
    without = client.post(page_of("check_answer", built), all_answers(built))

    assert (with_script.status_code, without.status_code) == (403, 403)
    assert "Bara de som ansvarar" in with_script.json()["problems"][0]
    assert not StoredAnswer.objects.exists()


def test_who_only_sees_a_case_reads_its_questions_without_being_asked(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(builders.person(PostRole.LEGAL))

    page = client.get(page_of("check", built)).content.decode()

    assert page.count(" disabled>") == 3
    assert "Spara och fortsätt" not in page


def test_an_unknown_collaboration_answers_404_to_the_script(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(builders.person())

    answer = send(client, built)

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, "application/json")


def test_a_decided_case_takes_no_answers(client: Client) -> None:
    built = builders.case("decided")
    client.force_login(built.by)

    answer = send(client, built, value="yes", version="1")
    page = client.get(page_of("check", built))

    assert answer.status_code == 409
    assert "beslutat och kan inte längre ändras" in answer.json()["problems"][0]
    assert page.headers["Location"] == page_of("collaboration", built)


def test_a_decision_that_no_longer_covers_says_why_and_offers_a_new_check(client: Client) -> None:
    built = builders.case("changed")
    client.force_login(built.by)

    page = client.get(page_of("collaboration", built)).content.decode()
    client.post(page_of("check_again", built))

    assert "Beslutet täcker inte längre det här" in page
    assert "Syftet har skrivits om." in page
    assert Event.objects.get(what="assessment:case:again").why == "Syftet har skrivits om."


def test_a_new_check_of_what_has_not_changed_needs_a_reason(client: Client) -> None:
    built = builders.case("decided")
    client.force_login(built.by)

    refused = client.post(page_of("check_again", built), {"why": ""})
    begun = client.post(page_of("check_again", built), {"why": "New staff at the partner."})

    assert (refused.status_code, begun.status_code) == (422, 302)
    assert "ingenting har ändrats sedan beslutet" in refused.content.decode()


def test_the_record_of_an_earlier_check_stays_within_reach(client: Client) -> None:
    built = builders.case("again")
    client.force_login(built.by)
    earlier = Decision.objects.get()

    page = client.get(page_of("collaboration", built)).content.decode()
    record = client.get(page_of("record", built), {"case": earlier.case_id})

    assert f"?case={earlier.case_id}" in page
    assert (record.status_code, client.get(page_of("record", built)).status_code) == (200, 404)


def test_a_newer_version_of_the_questions_waits_until_it_is_asked_for(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)
    newer = next_version(asked_in(built.case.published))
    publish(by=None, at=MORNING, questionnaire=newer)

    before = client.get(page_of("check", built)).content.decode()
    after = client.post(page_of("check_upgrade", built), follow=True).content.decode()

    assert f"nyare version av frågorna ({newer.version})" in before
    assert f"står nu på version {newer.version}" in after
    assert newer.questions[-1].text.sv in after


def test_what_changes_around_a_running_case_is_followed_and_audited(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(built.by)
    partner_becomes(built, builders.partner(country="UGA"))

    page = client.get(page_of("check", built)).content.decode()

    followed = Event.objects.get(what="assessment:case:refresh")
    assert "Uganda" in page
    assert (followed.by, followed.after["facts"]["country.attention"]) == (None, "strict")


def test_the_history_tells_each_event_by_post(client: Client, clock: Clock) -> None:
    built = builders.case("decided")
    client.force_login(built.by)
    clock.advance(minutes=5)

    page = client.get(page_of("collaboration", built)).content.decode()

    assert "Post researcher, Institutionen registrerade samarbetet." in page
    assert "svarade ”Nej” på frågan: Rör ämnet teknik" in page
