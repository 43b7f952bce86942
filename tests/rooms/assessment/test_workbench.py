"""Is a full assessment begun by those who work on it, shown as it stands, and deepened only with a reason?"""

import re
from typing import Any

import pytest
from django.test import Client

from farled.assessment.actions import ActionRefused
from farled.assessment.models import Case, Wish
from farled.audit.models import Event
from farled.organisation.terms import PostRole
from farled.questionnaire.actions import publish
from farled.questionnaire.queries import QUICK_CHECK, asked_in, draft
from farled.text.terms import Wording
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.changing import next_version
from tests.rooms.assessment.full import guest, page_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
WISH = {"depth": "in_depth", "reason": "We have never worked there.", "version": "0"}


def begin(client: Client, built: builders.Built, **sent: str) -> Any:
    return client.post(page_of("assessment_begin", built), {"pack": builders.MEDICAL} | sent)


def wish(client: Client, built: builders.Built, **over: Any) -> Any:
    return client.post(page_of("assessment_deepen", built), WISH | over)


def published_alone(*ids: str) -> None:
    """Only these questionnaires are published in this house."""
    for id in ids:
        publish(by=None, at=MORNING - builders.EARLIER, questionnaire=draft(id))


@pytest.mark.parametrize("state", ["assessment_needed", "stopped"])
def test_what_asks_for_a_full_assessment_offers_to_begin_one(client: Client, state: str) -> None:
    built = builders.case(state)
    client.force_login(built.by)

    pages = [client.get(page_of(name, built)).content.decode() for name in ("check", "collaboration")]

    assert all("Påbörja den fulla bedömningen" in page for page in pages)
    assert all("Full bedömning, medicinskt universitet" in page for page in pages)


def test_a_begun_assessment_takes_the_answers_along_and_opens_its_workbench(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)

    answer = begin(client, built)

    assert answer.headers["Location"] == page_of("assessment", built)
    assert Case.objects.get(is_current=True).begun_at == MORNING
    assert "Sex avsnitt är öppna, 20 frågor kvar" in client.get(answer.headers["Location"]).content.decode()


def test_which_questions_fit_has_to_be_said_where_there_is_a_choice(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)

    answer = begin(client, built, pack="")

    assert answer.status_code == 422
    assert "Välj de frågor som passar." in answer.content.decode()
    assert 'href="#begin-pack"' in answer.content.decode()


def test_the_only_published_questions_are_not_asked_for(client: Client) -> None:
    published_alone(QUICK_CHECK, builders.MEDICAL)
    built = builders.case("assessment_needed")
    client.force_login(built.by)
    page = client.get(page_of("check", built)).content.decode()

    answer = begin(client, built, pack="")

    assert "Vilka frågor passar?" not in page
    assert answer.headers["Location"] == page_of("assessment", built)


def test_where_no_questions_are_published_the_page_says_so_calmly(client: Client) -> None:
    published_alone(QUICK_CHECK)
    built = builders.case("assessment_needed")
    client.force_login(built.by)

    page = client.get(page_of("check", built)).content.decode()
    answer = begin(client, built)

    assert "Frågorna för den fulla bedömningen är inte publicerade här än." in page
    assert "Påbörja den fulla bedömningen" not in page
    assert answer.headers["Location"] == page_of("check", built)


def test_a_plain_check_offers_to_look_deeper_with_a_reason(client: Client) -> None:
    built = builders.case("plain")
    client.force_login(built.by)

    page = client.get(page_of("check", built)).content.decode()
    refused = begin(client, built, depth="standard", reason=" ")
    begun = begin(client, built, depth="standard", reason="A colleague heard of trouble.")

    assert "Titta närmare ändå" in page
    assert (refused.status_code, begun.status_code) == (422, 302)
    assert "Skriv varför bedömningen ska gå djupare." in refused.content.decode()
    assert Wish.objects.get().reason == "A colleague heard of trouble."


def test_a_check_that_waits_for_answers_offers_no_full_assessment(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    answer = begin(client, built)

    assert answer.headers["Location"] == page_of("check", built)
    assert not Case.objects.get().is_full


def test_who_may_only_read_is_told_who_begins_it(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(builders.person(PostRole.AUDITOR))

    page = client.get(page_of("check", built)).content.decode()

    assert "De som arbetar med ärendet påbörjar den fulla bedömningen." in page
    assert begin(client, built).status_code == 403


def test_whoever_is_invited_to_answer_begins_it_too(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(guest(built, may_answer=True))

    assert begin(client, built).status_code == 302
    assert Case.objects.get().is_full


def test_whoever_comes_second_finds_what_the_first_began(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    answer = begin(client, built)

    assert answer.status_code == 409
    assert "data-together" in answer.content.decode()


def test_a_reason_typed_while_somebody_else_began_it_is_not_lost(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    answer = begin(client, built, depth="in_depth", reason="We have never worked there.")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "We have never worked there." in page
    assert "Någon annan har påbörjat den under tiden." in page
    assert not Wish.objects.exists()


def test_somebody_who_begins_it_between_two_looks_is_met_calmly(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)
    really = builders.begin_assessment

    def twice(**sent: Any) -> Case:
        really(**sent)
        return really(**sent)

    monkeypatch.setattr("farled.assessment.actions.begin_assessment", twice)

    answer = begin(client, built)

    assert answer.status_code == 409
    assert "data-together" in answer.content.decode()


def test_a_decided_check_begins_nothing(client: Client) -> None:
    built = builders.case("decided")
    client.force_login(built.by)

    assert begin(client, built).status_code == 409


def test_a_refused_beginning_says_every_reason(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)
    monkeypatch.setattr("farled.assessment.actions.opening.full_packs", list)

    answer = begin(client, built)

    assert answer.status_code == 422
    assert "Frågorna medical-university är inte publicerade." in answer.content.decode()


@pytest.mark.parametrize("name", ["assessment", "assessment_section"])
def test_a_page_of_an_assessment_that_has_not_begun_leads_to_the_check(client: Client, name: str) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)

    address = page_of(name, built, *(["partners"] if name == "assessment_section" else []))

    assert client.get(address).headers["Location"] == page_of("check", built)


def test_the_check_of_a_full_assessment_leads_to_its_workbench(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    assert client.get(page_of("check", built)).headers["Location"] == page_of("assessment", built)


def test_the_workbench_says_how_deep_and_why_and_what_comes_next(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Vanlig bedömning." in page
    assert "Något som har svarats eller är känt öppnar minst ett avsnitt" in page
    assert "Fortsätt: Ämne och syfte" in page
    assert page_of("assessment_section", built, "subject") + "#q-subject-expected_effects" in page
    assert "1 av 6 besvarade, 5 kvar" in page
    assert "6 avsnitt är stängda, vart och ett med sitt skäl" in page


def test_every_closed_section_stands_with_its_reason(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Samarbetet är varken fältarbete eller en resa." in page
    assert "En fråga som ställs i varje samarbete, besvarad." in page


def test_rules_that_this_questionnaire_cannot_be_judged_by_are_named(client: Client) -> None:
    built = builders.case("assessment_needed")
    client.force_login(built.by)
    begin(client, built, pack="technical-university")

    page = client.get(page_of("assessment", built)).content.decode()

    assert "regler prövades inte, eftersom frågorna saknar det de ser till" in page


def test_what_is_answered_leads_on_to_what_is_required(client: Client) -> None:
    built = builders.case("assessed")
    client.force_login(built.by)

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Alla frågor är besvarade" in page
    assert "Fortsätt: 2 saker krävs" in page


def test_a_stop_stands_on_the_workbench_with_its_reason(client: Client) -> None:
    built = builders.case("stopped")
    client.force_login(built.by)
    begin(client, built)

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Samarbetet är stoppat" in page
    assert "Stopp enligt universitetets policy." in page


def test_who_may_only_read_sees_the_workbench_without_its_buttons(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(builders.person(PostRole.REGISTRAR))

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Fortsätt:" not in page
    assert "Gå djupare" not in page
    assert wish(client, built).status_code == 403


def test_going_deeper_opens_sections_with_the_reason(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    answer = wish(client, built, sections=["fieldwork"])
    page = client.get(answer.headers["Location"]).content.decode()

    assert "Fördjupad bedömning." in page
    assert "Någon har valt att gå djupare: We have never worked there." in page
    assert Wish.objects.get().sections == ["fieldwork"]
    assert Event.objects.get(what="assessment:depth:deepen").why == "We have never worked there."


def test_sections_wished_for_earlier_stay_wished_for(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)
    wish(client, built, depth="standard", sections=["fieldwork"])

    wish(client, built, depth="standard", sections=["people"], version="1")

    assert Wish.objects.get().sections == ["fieldwork", "people"]


def test_going_deeper_without_a_reason_is_refused_and_keeps_what_was_chosen(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    answer = wish(client, built, reason="", sections=["fieldwork"])

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#deeper-reason"' in page
    assert re.search(r'value="fieldwork"[^>]* checked', page)


def test_nobody_goes_shallower_than_the_rules_ask(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    answer = wish(client, built, depth="quick")

    assert answer.status_code == 422
    assert not Wish.objects.exists()


def test_two_wishes_are_both_shown_and_nothing_typed_is_lost(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)
    wish(client, built, reason="The ministry has changed.")

    answer = wish(client, built, reason="A new owner.", version="0")

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The ministry has changed." in page
    assert "A new owner." in page
    assert 'name="version" value="1"' in page
    assert Wish.objects.get().reason == "The ministry has changed."


def test_the_post_that_decides_may_go_deeper_too(client: Client) -> None:
    built = builders.case("assessed")
    client.force_login(builders.decider(PostRole.HEAD_OF_DEPARTMENT))

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Gå djupare" in page
    assert wish(client, built).status_code == 302


def test_a_decided_assessment_is_read_and_no_longer_worked_on(client: Client) -> None:
    built = builders.case("assessing")
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)
    client.force_login(built.by)

    page = client.get(page_of("assessment", built)).content.decode()

    assert "Gå djupare" not in page
    assert "data-together" not in page
    assert wish(client, built).status_code == 409


def test_a_refusal_of_the_rules_is_said_beside_the_form(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)

    def refuse(**_sent: Any) -> None:
        raise ActionRefused(Wording(sv="Reglerna kräver redan mer.", en="The rules ask for more already."))

    monkeypatch.setattr("farled.assessment.actions.go_deeper", refuse)
    answer = wish(client, built)

    assert answer.status_code == 422
    assert "Reglerna kräver redan mer." in answer.content.decode()


def test_a_newer_version_of_the_questions_is_offered_on_the_workbench(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)
    newer = next_version(asked_in(built.case.published))
    publish(by=None, at=MORNING, questionnaire=newer)

    before = client.get(page_of("assessment", built)).content.decode()
    moved = client.post(page_of("check_upgrade", built))
    after = client.get(page_of("assessment", built)).content.decode()

    assert f"nyare version av frågorna ({newer.version})" in before
    assert moved.headers["Location"] == page_of("assessment", built)
    assert f"står nu på version {newer.version}" in after


def test_what_the_answers_of_a_page_without_script_opened_is_said_once(client: Client) -> None:
    built = builders.case("assessing")
    client.force_login(built.by)
    send(client, built, "people.exposed", value="no", version="1")
    sent = {"section": "people", "answer:people.exposed": "unsure", "version:people.exposed": "1"}

    client.post(page_of("assessment_answer", built), sent)
    pages = [client.get(page_of("assessment", built)).content.decode() for _ in range(2)]

    assert ["Det här öppnade: Människor som kan vara utsatta." in page for page in pages] == [True, False]
