"""Are the questions of a section answered one by one or all at once, and nothing lost by several hands?"""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from farled.assessment.actions import Saved
from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.work import assessed_now, kept_in
from farled.assessment.views.telling import told
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING, Clock
from tests.rooms.assessment.full import EFFECTS, JSON, SEARCHED, guest, page_of, send, stored, typed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
EXPOSED, OWNERSHIP = "people.exposed", "partner.ownership_known"
NEW_PARTNER = "partner.new_or_unknown"


def shown(client: Client, built: builders.Built, section: str = "partners") -> str:
    return client.get(page_of("assessment_section", built, section)).content.decode()


def post(client: Client, built: builders.Built, sent: dict[str, str]) -> Any:
    return client.post(page_of("assessment_answer", built), sent)


@pytest.fixture
def built(client: Client) -> builders.Built:
    """A full assessment with open questions, whose responsible is signed in."""
    made = builders.case("assessing")
    client.force_login(made.by)
    return made


def test_a_section_asks_only_its_own_questions_and_says_why(client: Client, built: builders.Built) -> None:
    page = shown(client, built)

    assert page.count('class="q"') == 2
    assert "Vet ni vem som äger" in page
    assert "Öppet därför att:" in page
    assert "Besvarat av det som är känt: 4 frågor" in page
    assert "Avsnitt 2 av 6" in page


def test_a_question_says_which_kinds_of_risk_it_is_about(client: Client, built: builders.Built) -> None:
    assert "Risker av de här slagen: allmän säkerhet, anseende" in shown(client, built)


def test_the_sections_before_and_after_are_one_step_away(client: Client, built: builders.Built) -> None:
    page = shown(client, built)

    assert page_of("assessment_section", built, "subject") in page
    assert page_of("assessment_section", built, "finance_legal") in page


def test_the_first_section_has_none_before_and_the_last_leads_back(
    client: Client, built: builders.Built
) -> None:
    first, last = shown(client, built, "subject"), shown(client, built, "human_rights")

    assert "Föregående" not in first
    assert "Tillbaka till" in last


def test_a_closed_section_says_why_and_shows_what_every_collaboration_is_asked(
    client: Client, built: builders.Built
) -> None:
    page = shown(client, built, "people")

    assert "Stängt därför att:" in page
    assert page.count('class="q"') == 1


def test_there_is_no_section_that_nobody_wrote(client: Client, built: builders.Built) -> None:
    assert client.get(page_of("assessment_section", built, "no-such")).status_code == 404


def test_what_was_found_and_who_decides_stand_beside_the_questions(
    client: Client, built: builders.Built
) -> None:
    page = shown(client, built)

    assert "20 frågor kvar" in page
    assert "Akademisk frihet" in page
    assert "beslutar." in page


def test_an_answer_saves_itself_and_says_what_follows(client: Client, built: builders.Built) -> None:
    answered = send(client, built).json()

    assert (answered["saved"], answered["key"], answered["version"], answered["open"]) == (
        "09:00",
        SEARCHED,
        1,
        19,
    )
    assert answered["by"] == f"{built.by.name}, 09:00"
    assert "19 frågor kvar" in answered["html"]["found"]
    assert "5 av 6 besvarade, 1 kvar" in answered["html"]["left"]
    assert "19 kvar" in answered["html"]["frame_parts"]
    assert stored(SEARCHED).value == "no"


def test_saving_an_answer_of_a_full_assessment_takes_eighteen_queries(
    client: Client, built: builders.Built, django_assert_max_num_queries: Any
) -> None:
    send(client, built)

    with django_assert_max_num_queries(18):
        answer = send(client, built, value="yes", version="1", shown=f"{OWNERSHIP} {SEARCHED}")

    assert answer.status_code == 200


def test_a_section_that_an_answer_opens_is_told_with_its_reason(
    client: Client, built: builders.Built
) -> None:
    answered = send(client, built, EXPOSED, value="unsure", version="1").json()

    assert "Det här öppnade: Människor som kan vara utsatta." in answered["html"]["opened_now"]
    assert "Därför att:" in answered["html"]["opened_now"]
    assert page_of("assessment_section", built, "people") in answered["html"]["opened_now"]


def test_only_the_questions_of_the_section_are_put_in_place(client: Client, built: builders.Built) -> None:
    answered = send(client, built, EXPOSED, value="unsure", version="1", shown=EXPOSED).json()

    assert answered["order"][0] == EXPOSED
    assert len(answered["order"]) > 3
    assert set(answered["questions"]) == set(answered["order"]) - {EXPOSED}
    assert all(key.startswith("people.") for key in answered["order"])


def test_questions_that_somebody_else_opened_meanwhile_come_with_the_next_answer(
    client: Client, built: builders.Built
) -> None:
    send(client, built, EXPOSED, value="unsure", version="1")

    answered = send(client, built, EXPOSED, value="yes", version="2", shown=EXPOSED).json()

    assert set(answered["questions"]) == set(answered["order"]) - {EXPOSED}


def test_a_page_that_shows_all_there_is_gets_nothing_put_in_place(
    client: Client, built: builders.Built
) -> None:
    answered = send(client, built, shown=f"{OWNERSHIP} {SEARCHED}").json()

    assert (answered["questions"], answered["order"], answered["closed"]) == ({}, [], None)


def test_a_known_fact_is_corrected_with_a_reason_in_its_section(
    client: Client, built: builders.Built
) -> None:
    page = shown(client, built)

    refused = send(client, built, NEW_PARTNER, value="yes")
    kept = send(client, built, NEW_PARTNER, value="yes", reason="The owner has changed.")

    assert "Stämmer det inte?" in page
    assert (refused.status_code, kept.status_code) == (422, 200)
    assert "The owner has changed." in kept.json()["closed"]


def test_two_hands_at_one_question_are_both_shown(client: Client, built: builders.Built) -> None:
    send(client, built, value="yes")
    client.force_login(guest(built, may_answer=True))

    answer = send(client, built, value="no")

    assert answer.status_code == 409
    assert f"{built.by.name} svarade ”Ja” (09:00). Du svarade ”Nej”" in answer.json()["html"]
    assert stored(SEARCHED).value == "yes"


def test_two_texts_are_both_shown_whole(client: Client, built: builders.Built) -> None:
    send(client, built, EFFECTS, value="Earlier help.")

    answer = send(client, built, EFFECTS, value="Fewer deaths.")

    assert answer.status_code == 409
    assert "<blockquote>Earlier help.</blockquote>" in answer.json()["html"]
    assert "Behåll det andra svaret" in answer.json()["html"]


def test_a_text_taken_away_again_is_refused_and_the_earlier_one_stands(
    client: Client, built: builders.Built
) -> None:
    send(client, built, EFFECTS, value="Earlier help.")

    answer = send(client, built, EFFECTS, value="", version="1")

    assert (answer.status_code, answer.json()["problems"]) == (422, ["Skriv ett svar."])
    assert stored(EFFECTS).value == "Earlier help."


def test_who_gave_an_answer_stands_under_it(client: Client, built: builders.Built, clock: Clock) -> None:
    send(client, built)
    clock.advance(days=1)
    client.force_login(built.by)

    page = shown(client, built)

    assert f'data-part="by">{built.by.name}, 2 november 2026 kl. 09:00' in page


def test_without_script_one_button_saves_the_section_and_leads_to_the_next(
    client: Client, built: builders.Built
) -> None:
    answer = post(client, built, typed("partners", partner_searched="yes", partner_ownership_known="yes"))

    assert answer.headers["Location"] == page_of("assessment_section", built, "finance_legal")
    assert StoredAnswer.objects.filter(key__in=(SEARCHED, OWNERSHIP), value="yes").count() == 2


def test_after_the_last_section_the_first_with_open_questions_comes_next(
    client: Client, built: builders.Built
) -> None:
    answer = post(client, built, {"section": "human_rights"})

    assert answer.headers["Location"] == page_of("assessment_section", built, "subject")


def test_when_nothing_is_left_elsewhere_the_workbench_comes_next(client: Client) -> None:
    built = builders.case("assessed")
    client.force_login(built.by)

    assert post(client, built, typed("subject")).headers["Location"] == page_of("assessment", built)


def test_a_page_sent_without_saying_which_section_leads_to_the_first(
    client: Client, built: builders.Built
) -> None:
    assert post(client, built, {}).headers["Location"] == page_of("assessment_section", built, "subject")


def test_an_answer_refused_without_script_is_shown_again_with_all_that_was_sent(
    client: Client, built: builders.Built
) -> None:
    answer = post(client, built, typed("partners", partner_new_or_unknown="yes", partner_searched="yes"))

    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#q-partner-new_or_unknown"' in page
    assert stored(SEARCHED).value == "yes"


def test_a_conflict_without_script_shows_both_and_keeps_what_was_typed(
    client: Client, built: builders.Built
) -> None:
    send(client, built, EFFECTS, value="Earlier help.")

    answer = post(client, built, typed("subject", subject_expected_effects="Fewer deaths."))

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "<blockquote>Earlier help.</blockquote>" in page
    assert ">Fewer deaths.</textarea>" in page
    assert f'name="version:{EFFECTS}" value="1"' in page


def test_an_answer_to_a_question_that_is_gone_is_said_on_top_with_what_was_typed(
    client: Client, built: builders.Built
) -> None:
    sent = typed("partners", partner_searched="yes") | {
        "answer:partner.gone": "Typed long ago.",
        "version:partner.gone": "0",
    }

    answer = post(client, built, sent)

    assert answer.status_code == 422
    assert "Frågan finns inte i den här versionen. ”Typed long ago.”" in answer.content.decode()


def test_a_colleague_who_is_invited_to_answer_answers(client: Client, built: builders.Built) -> None:
    client.force_login(guest(built, may_answer=True))

    with_script = send(client, built)
    without = post(client, built, typed("partners", partner_ownership_known="yes"))

    assert (with_script.status_code, without.status_code) == (200, 302)


@pytest.mark.parametrize("may_answer", [False, None])
def test_who_only_reads_sees_the_answers_and_gives_none(
    client: Client, built: builders.Built, may_answer: bool | None
) -> None:
    reader = builders.person(PostRole.LEGAL) if may_answer is None else guest(built, may_answer=False)
    client.force_login(reader)

    page = shown(client, built)
    with_script, without = send(client, built), post(client, built, typed("partners"))

    assert page.count(" disabled>") == 2
    assert "Spara och fortsätt" not in page
    assert (with_script.status_code, without.status_code) == (403, 403)
    assert not StoredAnswer.objects.filter(key=SEARCHED).exists()


def test_who_may_not_know_of_it_gets_404(client: Client, built: builders.Built) -> None:
    client.force_login(builders.person())

    assert client.get(page_of("assessment_section", built, "partners")).status_code == 404
    assert (send(client, built).status_code, post(client, built, {}).status_code) == (404, 404)


def test_a_decided_assessment_shows_its_answers_and_takes_none(client: Client, built: builders.Built) -> None:
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)

    page = shown(client, built)
    with_script = send(client, built)
    without = post(client, built, typed("subject", subject_expected_effects="Typed before."))

    assert "Spara och fortsätt" not in page
    assert (with_script.status_code, without.status_code) == (409, 409)
    assert "Typed before." in without.content.decode()
    assert "beslutat och kan inte längre ändras" in without.content.decode()


def test_a_quick_check_has_no_section_to_send(client: Client) -> None:
    built = builders.case("answering")
    client.force_login(built.by)

    assert post(client, built, typed("partners")).status_code == 409


def test_an_old_page_of_the_check_still_saves_into_the_full_assessment(
    client: Client, built: builders.Built
) -> None:
    sent = {f"answer:{EXPOSED}": "unsure", f"version:{EXPOSED}": "1"}
    stale = {f"answer:{EXPOSED}": "yes", f"version:{EXPOSED}": "1"}

    kept = client.post(page_of("check_answer", built), sent)
    contested = client.post(page_of("check_answer", built), stale)
    by_script = client.post(
        page_of("check_answer", built), {"key": SEARCHED, "value": "no", "version": 0}, headers=JSON
    )

    assert kept.headers["Location"] == page_of("check", built) + "#outcome"
    assert (contested.status_code, by_script.status_code) == (409, 200)
    assert "Människor som kan vara utsatta" in contested.content.decode()


def test_a_case_judged_in_full_without_its_work_is_a_fault_of_ours(
    client: Client, built: builders.Built
) -> None:
    kept = kept_in(built.case)
    found = assessed_now(kept=kept, facts=built.case.facts, at=MORNING)
    saved = Saved(built.case, kept.answers[0], tuple(kept.answers), found, found, kept)

    with pytest.raises(TypeError, match="judged in full"):
        told(saved=replace(saved, kept=None), ground="", request=None)  # type: ignore[arg-type]  # not read
