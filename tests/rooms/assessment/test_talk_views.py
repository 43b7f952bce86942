"""Do comments stand where they belong with and without script, and does a page tell who else is here?"""

from typing import Any

import pytest
from django.test import Client

from farled.assessment.models import Case, Comment, Presence
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING, Clock
from tests.rooms.assessment.full import EFFECTS, JSON, SEARCHED, page_of, send, stored

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PLACE = f"question:{SEARCHED}"
FINDING = "finding:academic-freedom-pressure"


@pytest.fixture
def built(client: Client) -> builders.Built:
    """A full assessment with open questions, whose responsible is signed in."""
    made = builders.case("assessing")
    client.force_login(made.by)
    return made


def say(
    client: Client, built: builders.Built, place: str = PLACE, text: str = "Ask the fund.", **more: Any
) -> Any:
    sent = {"place": place, f"text:{place}": text} | more.pop("also", {})
    return client.post(page_of("assessment_comment", built), sent, **more)


def beat(client: Client, built: builders.Built, place: str = "partners") -> Any:
    return client.post(page_of("assessment_presence", built), {"place": place}, headers=JSON)


def test_a_comment_leads_back_to_its_question_and_stands_under_it(
    client: Client, built: builders.Built
) -> None:
    answer = say(client, built)
    page = client.get(answer.headers["Location"].partition("#")[0]).content.decode()

    section = page_of("assessment_section", built, "partners")
    assert answer.headers["Location"] == f"{section}#q-partner-searched"
    assert "Kommentarer (1)" in page
    assert "Ask the fund." in page
    assert f"<b>{built.by.name}</b>, Post researcher, Institutionen." in page


@pytest.mark.parametrize(
    ("place", "name", "anchor"),
    [(FINDING, "assessment_risks", "findingacademic-freedom-pressure"), ("case", "collaboration", "case")],
)
def test_a_comment_on_a_finding_or_the_case_leads_back_there(
    client: Client, built: builders.Built, place: str, name: str, anchor: str
) -> None:
    assert say(client, built, place).headers["Location"] == f"{page_of(name, built)}#c-{anchor}"


def test_the_script_gets_what_was_said_to_put_it_in_place(client: Client, built: builders.Built) -> None:
    told = say(client, built, headers=JSON).json()

    assert "Ask the fund." in told["html"]["comments_said"]
    assert told["html"]["comments_count"].strip() == "Kommentarer (1)"


def test_markup_in_a_comment_is_shown_as_it_was_typed(client: Client, built: builders.Built) -> None:
    told = say(client, built, text="<b>x</b>\ny", headers=JSON).json()

    assert "&lt;b&gt;x&lt;/b&gt;<br>y" in told["html"]["comments_said"]


def test_an_empty_comment_is_refused_beside_its_question(client: Client, built: builders.Built) -> None:
    answer = say(client, built, text=" ")
    with_script = say(client, built, text=" ", headers=JSON)

    assert answer.status_code == 422
    assert "Skriv en kommentar." in answer.content.decode()
    assert (with_script.status_code, with_script.json()) == (422, {"problems": ["Skriv en kommentar."]})


@pytest.mark.parametrize("place", [FINDING, "case"])
def test_an_empty_comment_elsewhere_is_shown_on_a_page_of_its_own(
    client: Client, built: builders.Built, place: str
) -> None:
    answer = say(client, built, place, text="")

    assert answer.status_code == 422
    assert "Kommentaren är inte sparad" in answer.content.decode()


def test_a_comment_about_what_is_not_there_is_refused_with_its_words(
    client: Client, built: builders.Built
) -> None:
    answer = say(client, built, "question:no.such", text="Typed for long.")

    assert answer.status_code == 422
    assert "Typed for long." in answer.content.decode()
    assert "finns inte i det här ärendet" in answer.content.decode()


def test_answers_on_the_page_of_a_comment_without_script_are_kept_as_well(
    client: Client, built: builders.Built
) -> None:
    also = {"section": "partners", f"answer:{SEARCHED}": "yes", f"version:{SEARCHED}": "0"}

    answer = say(client, built, also=also)

    assert answer.status_code == 302
    assert (stored(SEARCHED).value, Comment.objects.count()) == ("yes", 1)


def test_an_answer_that_conflicts_beside_a_comment_is_shown_and_the_comment_kept(
    client: Client, built: builders.Built
) -> None:
    send(client, built, value="no")
    also = {"section": "partners", f"answer:{SEARCHED}": "yes", f"version:{SEARCHED}": "0"}

    answer = say(client, built, also=also)

    assert answer.status_code == 409
    assert "Behåll ”Nej”" in answer.content.decode()
    assert Comment.objects.count() == 1


def test_answers_beside_an_empty_comment_are_kept(client: Client, built: builders.Built) -> None:
    also = {"section": "subject", f"answer:{EFFECTS}": "Earlier help.", f"version:{EFFECTS}": "0"}

    answer = say(client, built, f"question:{EFFECTS}", text="", also=also)

    assert answer.status_code == 422
    assert stored(EFFECTS).value == "Earlier help."


def test_who_only_reads_comments_without_answering(client: Client, built: builders.Built) -> None:
    client.force_login(builders.person(PostRole.AUDITOR))
    also = {"section": "partners", f"answer:{SEARCHED}": "yes", f"version:{SEARCHED}": "0"}

    answer = say(client, built, also=also)

    assert answer.status_code == 302
    assert Comment.objects.count() == 1
    assert not built.case.answers.filter(key=SEARCHED).exists()


@pytest.mark.parametrize("script", [True, False])
def test_a_comment_on_a_case_decided_meanwhile_is_not_lost(
    client: Client, built: builders.Built, script: bool
) -> None:
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)

    answer = say(client, built, text="Typed for long.", **({"headers": JSON} if script else {}))

    said = " ".join(answer.json()["problems"]) if script else answer.content.decode()
    assert answer.status_code == 409
    assert ("Typed for long." in said) is not script
    assert "beslutat och kan inte längre ändras" in said


@pytest.mark.parametrize("state", ["plain", "decided"])
def test_a_quick_check_takes_no_comments_and_no_presence(client: Client, state: str) -> None:
    built = builders.case(state)
    client.force_login(built.by)

    assert (say(client, built).status_code, beat(client, built).status_code) == (409, 404)


def test_who_may_not_know_of_it_gets_404(client: Client, built: builders.Built) -> None:
    client.force_login(builders.person())

    assert (say(client, built).status_code, beat(client, built).status_code) == (404, 404)


def test_comments_of_a_decided_assessment_are_read_and_not_added_to(
    client: Client, built: builders.Built
) -> None:
    say(client, built)
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)

    page = client.get(page_of("assessment_section", built, "partners")).content.decode()

    assert "Ask the fund." in page
    assert "Skriv till de andra" not in page


def test_a_page_hears_who_else_is_here_and_where(client: Client, built: builders.Built) -> None:
    alone = beat(client, built).json()
    client.force_login(builders.person(PostRole.LEGAL, language="en"))

    told = [beat(client, built, place).json()["here"] for place in ("assessment_risks", "partners")]

    assert alone["here"] == ""
    assert told == [f"{built.by.name} is here too, in “The partners”."] * 2


@pytest.mark.parametrize(
    ("place", "said"),
    [("assessment_risks", ", i ”Risker”."), ("fieldwork", ", i ”Säkerhet i fält”."), ("x" * 90, ".")],
)
def test_a_place_is_said_by_its_name_and_an_unknown_one_not_at_all(
    client: Client, built: builders.Built, place: str, said: str
) -> None:
    beat(client, built, place)
    client.force_login(builders.person(PostRole.LEGAL))

    assert beat(client, built).json()["here"] == f"{built.by.name} är också här{said}"


def test_a_page_hears_in_which_version_its_answers_stand(client: Client, built: builders.Built) -> None:
    send(client, built)
    send(client, built, EFFECTS, value="Earlier help.")

    told = beat(client, built).json()["answers"]

    assert told == {SEARCHED: {"version": 1, "said": f"Ändrat av {built.by.name}, 09:00."}}


def test_who_has_gone_is_no_longer_here(client: Client, built: builders.Built, clock: Clock) -> None:
    beat(client, built)
    clock.advance(seconds=61)
    client.force_login(builders.person(PostRole.LEGAL))

    assert beat(client, built).json()["here"] == ""
    assert Presence.objects.count() == 2


def test_a_heartbeat_asks_at_most_fourteen_queries(
    client: Client, built: builders.Built, django_assert_max_num_queries: Any
) -> None:
    beat(client, built)

    with django_assert_max_num_queries(14):
        beat(client, built)
