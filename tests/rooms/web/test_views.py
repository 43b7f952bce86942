"""Do the frame, the start page, the overview and the pages about people and accounts do what they say?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client, override_settings
from django.utils.translation import override

from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from farled.web.portfolio import said_duration
from farled.web.start import heading
from tests.builders import case, partner, person
from tests.ground.clock import MORNING, Clock
from tests.rooms.web.crowd import crowd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PASSWORD = "quiet water runs deep 7"


@pytest.fixture
def reader(client: Client) -> Callable[..., tuple[Client, Person]]:
    """Somebody signed in, by default a researcher who reads English."""

    def enter(
        who: Person | None = None, role: PostRole = PostRole.RESEARCHER, **over: Any
    ) -> tuple[Client, Person]:
        who = who or person(role, **{"language": "en"} | over)
        client.force_login(who)
        return client, who

    return enter


def in_english(who: Person) -> Person:
    who.language = "en"
    who.save(update_fields=["language"])
    return who


def test_heading_counts_in_words() -> None:
    with override("sv"):
        said = [heading(count) for count in (0, 1, 2, 11)]

    assert said == [
        "Inget väntar på dig",
        "En sak väntar på dig",
        "Två saker väntar på dig",
        "11 saker väntar på dig",
    ]


@pytest.mark.parametrize(
    ("state", "task", "button"),
    [
        ("answering", "Finish the check of", "check"),
        ("plain", "Decide on", ""),
        ("expired", "again", ""),
    ],
)
def test_start_names_what_waits_and_leads_there(state: str, task: str, button: str, reader: Any) -> None:
    built = case(state)
    browser, _who = reader(in_english(built.by))

    page = browser.get("/").context

    assert page["heading"] == "One thing waits for you"
    assert task in page["tasks"][0]["what"]
    assert page["tasks"][0]["to"] == f"/collaborations/{built.number}/{button}{'/' if button else ''}"


@pytest.mark.parametrize("state", ["decided", "declined", "stopped", "waits_for_head"])
def test_what_is_in_order_or_with_somebody_else_waits_for_nobody_here(state: str, reader: Any) -> None:
    built = case(state)
    browser, _who = reader(in_english(built.by))

    page = browser.get("/").context

    assert page["heading"] == "Nothing waits for you"
    assert [row["number"] for row in page["rows"]] == [built.number]


@pytest.mark.parametrize(
    ("state", "role"),
    [
        ("waits_for_head", PostRole.HEAD_OF_DEPARTMENT),
        ("waits_for_vice_president", PostRole.ACADEMIC_VICE_PRESIDENT),
        ("waits_for_president", PostRole.PRESIDENT),
    ],
)
def test_a_decision_waits_for_the_post_that_makes_it(state: str, role: PostRole, reader: Any) -> None:
    built = case(state)
    browser, _who = reader(role=role)

    page = browser.get("/").context

    assert [task["to"] for task in page["tasks"]] == [f"/collaborations/{built.number}/"]


def test_a_head_never_gets_the_own_case_to_decide(reader: Any) -> None:
    head = person(PostRole.HEAD_OF_DEPARTMENT, language="en")
    case("waits_for_head", by=head)
    browser, _who = reader(head)

    assert browser.get("/").context["tasks"] == []


def test_start_without_anything_says_what_to_do_next(reader: Any) -> None:
    browser, _who = reader()

    page = browser.get("/").content.decode()

    assert "You have no collaboration here yet." in page
    assert "/collaborations/new/" in page


def test_administrator_is_led_to_the_administration_and_sees_no_case(reader: Any) -> None:
    case("plain", title="Only for its readers")
    browser, _who = reader(role=PostRole.ADMINISTRATOR)

    page = browser.get("/").content.decode()

    assert "Only for its readers" not in page
    assert "under Administration" in page


def test_start_asks_the_database_equally_often_at_10_and_1000_rows(
    reader: Any, django_assert_max_num_queries: Any
) -> None:
    built = case("plain")
    browser, _who = reader(built.by)
    counts = []

    for size in (9, 990):
        crowd(built, size)
        with django_assert_max_num_queries(10) as asked:
            browser.get("/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


def test_overview_begins_with_how_many_went_ahead(reader: Any) -> None:
    case("decided")
    case("declined")
    browser, _who = reader(role=PostRole.PRESIDENT)

    page = browser.get("/overview/").content.decode()

    assert "1 collaboration went ahead" in page
    assert "Out of 2 that you can see." in page


def test_overview_counts_by_state_activity_unit_and_country(reader: Any) -> None:
    finnish = partner(country="FIN")
    case("answering", partner_ids=(finnish.pk,))
    case("decided", activity="visit")
    browser, _who = reader(role=PostRole.PRESIDENT)

    page = browser.get("/overview/").context

    assert _counts(page["by_stage"]) == {"Check under way": 1, "Go ahead": 1}
    assert _counts(page["by_activity"]) == {"Research project": 1, "Visit": 1}
    assert _counts(page["by_unit"]) == {"The Department": 2}
    assert _counts(page["by_country"]) == {"Finland": 1, "Norway": 1}


def _counts(bars: list[dict[str, Any]]) -> dict[str, int]:
    return {bar["name"]: bar["count"] for bar in bars if bar["count"]}


def test_countries_stand_in_the_order_of_the_alphabet_however_many(reader: Any) -> None:
    for code in ("USA", "USA", "FIN", "NOR"):
        case("answering", partner_ids=(partner(country=code).pk,))
    browser, _who = reader(role=PostRole.PRESIDENT, language="sv")

    page = browser.get("/overview/").context

    assert [bar["name"] for bar in page["by_country"]] == ["Finland", "Norge", "USA"]


def test_two_partners_in_one_country_count_as_one_collaboration_there(reader: Any) -> None:
    case("answering", partner_ids=(partner().pk, partner().pk))
    browser, _who = reader(role=PostRole.PRESIDENT)

    assert _counts(browser.get("/overview/").context["by_country"]) == {"Norway": 1}


def test_overview_tells_what_waits_too_long_and_what_runs_out(reader: Any, clock: Clock) -> None:
    waiting, expired = case("answering", title="Waits"), case("expired", title="Ran out")
    clock.advance(days=40)
    browser, _who = reader(role=PostRole.PRESIDENT)

    page = browser.get("/overview/").context

    assert [row["number"] for row in page["waiting"]] == [waiting.number]
    assert [row["number"] for row in page["running_out"]] == [expired.number]


def test_a_head_adds_up_only_the_own_unit(reader: Any) -> None:
    case("plain")
    elsewhere = person(PostRole.HEAD_OF_DEPARTMENT, unit=_another_department(), language="en")
    browser, _who = reader(elsewhere)

    assert browser.get("/overview/").context["total"] == 0


def _another_department() -> Any:
    from_builders = person().holdings.get().post.unit
    return type(from_builders).objects.create(
        name_sv="Annan", name_en="Other", kind="department", path="/999/"
    )


def test_overview_asks_the_database_at_most_ten_times_at_10_and_1000_rows(
    reader: Any, django_assert_max_num_queries: Any
) -> None:
    case("decided")
    built = case("plain")
    browser, _who = reader(role=PostRole.PRESIDENT)
    counts = []

    for size in (9, 990):
        crowd(built, size)
        with django_assert_max_num_queries(10) as asked:
            browser.get("/overview/")
        counts.append(len(asked))

    assert counts[0] == counts[1]


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        (None, ""),
        (timedelta(minutes=1), "1 minut"),
        (timedelta(minutes=90), "90 minuter"),
        (timedelta(hours=5, minutes=40), "6 timmar"),
        (timedelta(days=4, hours=12), "4,5 dagar"),
        (timedelta(days=40), "40 dagar"),
    ],
)
def test_durations_are_said_as_people_say_them(duration: timedelta | None, said: str) -> None:
    with override("sv"):
        assert said_duration(duration, "sv") == said


def test_a_wrong_password_is_told_without_saying_what_was_wrong(client: Client) -> None:
    person(language="en", password=PASSWORD)

    answer = client.post("/sign-in/", {"username": "researcher", "password": "no"}, HTTP_ACCEPT_LANGUAGE="en")

    assert answer.status_code == 422
    assert "Account name and password do not fit together" in answer.content.decode()


def test_sign_in_leads_on_but_never_out_of_the_house(client: Client) -> None:
    who = person(password=PASSWORD)
    sent = {"username": who.username, "password": PASSWORD}

    inside = client.post("/sign-in/", sent | {"next": "/partners/"}).headers["Location"]
    outside = client.post("/sign-in/", sent | {"next": "https://elsewhere.example/"}).headers["Location"]

    assert (inside, outside) == ("/partners/", "/")


def test_own_password_is_changed_on_the_account_page(reader: Any) -> None:
    browser, who = reader(password=PASSWORD)
    new = "another quiet river 8"

    answer = browser.post("/account/", {"old": PASSWORD, "new": new})

    who.refresh_from_db()
    assert "Your password is changed." in answer.content.decode()
    assert who.check_password(new)


def test_a_person_is_added_with_a_post(reader: Any) -> None:
    browser, who = reader(role=PostRole.ADMINISTRATOR)
    post = who.holdings.get().post_id
    sent = {"username": "ny.person", "name": "Ny", "language": "sv", "password": PASSWORD, "post": post}

    answer = browser.post("/administration/people/add/", sent)

    assert answer.headers["Location"] == "/administration/people/"
    assert "ny.person" in browser.get("/administration/people/").content.decode()


def test_a_person_without_a_name_is_refused_beside_the_field(reader: Any) -> None:
    browser, _who = reader(role=PostRole.ADMINISTRATOR)

    answer = browser.post("/administration/people/add/", {"username": "Å b", "name": ""})

    assert answer.status_code == 422
    assert {"name", "username", "password", "post"} <= answer.context["form"].errors.keys()


@override_settings(DEMO=True)
def test_demo_people_are_named_by_post_and_come_in_by_a_button(client: Client) -> None:
    who = person(PostRole.PRESIDENT)

    page = client.get("/demo/", HTTP_ACCEPT_LANGUAGE="en").content.decode()
    client.post("/demo/sign-in/", {"username": who.username})

    assert "Sees the whole picture, decides the gravest." in page
    assert client.get("/").status_code == 200


def test_outside_the_demo_nobody_comes_in_without_a_password(client: Client) -> None:
    who = person()

    answer = client.post("/demo/sign-in/", {"username": who.username})

    assert answer.status_code == 404
    assert client.get("/demo/").status_code == 404


@pytest.mark.parametrize("page", ["/accessibility/", "/data/", "/sign-in/"])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_for_everybody_are_there_in_both_languages(page: str, language: str, client: Client) -> None:
    answer = client.get(page, HTTP_ACCEPT_LANGUAGE=language)

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.content.decode()


def test_every_form_has_one_heading_and_the_language_is_kept(reader: Any) -> None:
    browser, who = reader()

    browser.post("/language/", {"language": "sv", "next": "/"})

    who.refresh_from_db()
    page = browser.get("/").content.decode()
    assert who.language == "sv"
    assert page.count("<h1") == 1


def test_what_is_not_there_says_where_to_go(reader: Any) -> None:
    browser, _who = reader()

    answer = browser.get("/nowhere/")

    assert answer.status_code == 404
    assert "There is nothing here" in answer.content.decode()


def test_a_form_from_elsewhere_is_told_kindly(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post("/sign-in/", {"username": "x", "password": "y"}, HTTP_ACCEPT_LANGUAGE="en")

    assert answer.status_code == 403
    assert "The form was open too long" in answer.content.decode()


def test_our_own_fault_is_told_without_asking_the_database(
    reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser, _who = reader()
    browser.raise_request_exception = False

    def break_down(**_anything: Any) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("farled.web.start.register.waiting_for", break_down)
    answer = browser.get("/")

    assert answer.status_code == 500
    assert "What a page called saved is saved." in answer.content.decode()


def test_today_is_the_day_of_the_clock(reader: Any, clock: Clock) -> None:
    browser, _who = reader()

    assert "Monday 2 November 2026" in browser.get("/").content.decode()
    assert clock.now() == MORNING
