"""Can partners be found, registered, changed and checked by those whose work it is?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from farled.audit.models import Event
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from farled.partners.models import Partner
from farled.partners.terms import Found
from tests.builders import case, partner, person, ready
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = timezone.localdate(MORNING)
JSON = {"HTTP_ACCEPT": "application/json"}
OFFICER = PostRole.INTERNATIONAL_OFFICE


@pytest.fixture
def reader(client: Client) -> Callable[..., tuple[Client, Person]]:
    """Somebody signed in, by default an officer of the international office who reads English."""

    def enter(role: PostRole = OFFICER) -> tuple[Client, Person]:
        who = person(role, language="en")
        client.force_login(who)
        return client, who

    return enter


def stated(**over: str) -> dict[str, str]:
    """What a browser sends for a new partner."""
    return {"name": "Kuusiranta University", "kind": "university", "country": "FIN", "website": ""} | over


def looked_up(**over: str) -> dict[str, str]:
    """What a browser sends for a background check."""
    plain = {
        "military_link": "no",
        "rights_violations": "no",
        "state_directed": "unsure",
        "sources": "Annual report 2025\nRegister of companies",
        "summary": "Nothing stands out; who names the board is not clear.",
        "checked_on": TODAY.isoformat(),
        "valid_until": (TODAY + timedelta(days=365)).isoformat(),
    }
    return plain | over


def test_list_tells_seat_owner_and_how_the_check_stands(reader: Any) -> None:
    partner(name="Helvetia Sensorik", country="CHE", owner_name="Holding", owner_country="ARE", check=False)
    browser, _who = reader()

    page = browser.get("/partners/").content.decode()

    assert "Helvetia Sensorik" in page
    assert "Owned by Holding, United Arab Emirates" in page
    assert "No background check" in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "ÖRNVIK"}, {"Örnviks kustforskning"}),
        ({"words": "holding"}, {"Helvetia Sensorik"}),
        ({"country": "ARE"}, {"Helvetia Sensorik"}),
        ({"words": "örnviks", "country": "CHE"}, set()),
    ],
)
def test_search_finds_by_name_owner_and_country(asked: dict[str, str], found: set[str], reader: Any) -> None:
    partner(name="Örnviks kustforskning", country="SWE")
    partner(name="Helvetia Sensorik", country="CHE", owner_name="Holding", owner_country="ARE")
    browser, _who = reader()

    sent = browser.post("/partners/search/", asked)

    assert sent.headers["Location"] == "/partners/"
    assert {row["name"] for row in browser.get("/partners/").context["rows"]} == found


def test_search_can_be_forgotten(reader: Any) -> None:
    partner()
    browser, _who = reader()
    browser.post("/partners/search/", {"words": "nobody at all"})

    browser.post("/partners/search/", {"clear": "1"})

    assert browser.get("/partners/").context["found"].total == 1


def test_searching_for_nothing_narrows_nothing(reader: Any) -> None:
    browser, _who = reader()

    browser.post("/partners/search/", {"words": "", "country": ""})

    assert browser.get("/partners/").context["is_filtered"] is False


def test_suggestions_come_while_typing_with_country_and_check(reader: Any) -> None:
    known = partner(name="Örnviks kustforskning", country="SWE")
    browser, _who = reader()

    offered = browser.post("/partners/search/", {"words": "örn"}, **JSON).json()["partners"]

    assert offered == [
        {
            "id": known.pk,
            "name": "Örnviks kustforskning",
            "country": "Sweden",
            "kind": "Hospital",
            "check": "Current background check",
        }
    ]


def test_suggestions_are_few_and_leave_the_kept_search_alone(reader: Any) -> None:
    for number in range(12):
        partner(name=f"Norrvik {number}", check=False)
    browser, _who = reader()

    offered = browser.post("/partners/search/", {"words": "norrvik"}, **JSON).json()["partners"]

    assert len(offered) == 8
    assert browser.get("/partners/").context["found"].total == 12


def test_registered_partner_opens_its_page(reader: Any) -> None:
    browser, _who = reader()

    answer = browser.post("/partners/new/", stated())

    made = Partner.objects.get()
    assert answer.headers["Location"] == f"/partners/{made.pk}/"
    assert Event.objects.filter(what="partners:partner:register").exists()


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"name": ""}, "name"),
        ({"country": "XXX"}, "country"),
        ({"website": "not an address"}, "website"),
        ({"owner_country": "ARE"}, "owner_name"),
        ({"name": "kuusiranta UNIVERSITY"}, "name"),
    ],
)
def test_partner_that_does_not_fit_is_refused_with_a_sentence(
    over: dict[str, str], field: str, reader: Any
) -> None:
    partner(name="Kuusiranta University", country="FIN")
    browser, _who = reader()

    answer = browser.post("/partners/new/", stated(name="Another") | over)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert Partner.objects.count() == 1


def test_change_keeps_why(reader: Any) -> None:
    known = partner()
    browser, _who = reader()

    browser.post(f"/partners/{known.pk}/change/", stated(name=known.name, why="New owner."))

    event = Event.objects.get(what="partners:partner:change")
    assert (event.why, event.after["country"]) == ("New owner.", "FIN")


def test_change_without_why_is_refused(reader: Any) -> None:
    known = partner()
    browser, _who = reader()

    answer = browser.post(f"/partners/{known.pk}/change/", stated(name=known.name))

    assert answer.context["form"].errors.keys() == {"why"}


def test_check_form_suggests_days_and_never_a_finding(reader: Any) -> None:
    known = partner()
    browser, _who = reader()

    page = browser.get(f"/partners/{known.pk}/check/").content.decode()

    assert 'value="2027-11-02"' in page
    assert "checked" not in page.replace("checked_on", "")


def test_recorded_check_is_told_with_post_sources_and_findings(reader: Any) -> None:
    known = partner(check=False)
    browser, _who = reader()

    answer = browser.post(f"/partners/{known.pk}/check/", looked_up())

    page = browser.get(answer.headers["Location"]).content.decode()
    assert known.checks.get().state_directed == Found.UNSURE
    assert "international_office, The Department" in page
    assert "<li>Register of companies</li>" in page
    assert "Its background check holds until" in page


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"military_link": ""}, "military_link"),
        ({"military_link": "unknown"}, "military_link"),
        ({"sources": " "}, "sources"),
        ({"checked_on": "2030-01-01"}, "checked_on"),
        ({"valid_until": TODAY.isoformat()}, "valid_until"),
    ],
)
def test_check_that_does_not_fit_is_refused(over: dict[str, str], field: str, reader: Any) -> None:
    known = partner(check=False)
    browser, _who = reader()

    answer = browser.post(f"/partners/{known.pk}/check/", looked_up(**over))

    assert answer.status_code == 422
    assert field in answer.context["form"].errors
    assert not known.checks.exists()


def test_newest_check_stands_first_and_the_aged_one_says_so(reader: Any) -> None:
    known = partner(check=False)
    browser, _who = reader()
    old = {"checked_on": "2020-01-01", "valid_until": "2021-01-01"}
    for over in (old, {}):
        browser.post(f"/partners/{known.pk}/check/", looked_up(**over))

    told = browser.get(f"/partners/{known.pk}/").context["checks"]

    assert [check["is_aged"] for check in told] == [False, True]


def test_partner_page_tells_the_context_of_seat_and_owner_in_words(reader: Any) -> None:
    ready()
    known = partner(country="NOR", owner_name="A holding", owner_country="CHN")
    browser, _who = reader()

    page = browser.get(f"/partners/{known.pk}/")

    assert [place["name"] for place in page.context["countries"]] == ["Norway", "China"]
    assert all(place["attention"] and place["reasons"] for place in page.context["countries"])


def test_partner_page_shows_only_collaborations_that_the_reader_may_see(reader: Any) -> None:
    built = case("plain")
    known = built.case.collaboration.partnerships.get().partner
    seen = {}
    for role in (OFFICER, PostRole.RESEARCHER):
        browser, _who = reader(role)
        seen[role] = built.case.collaboration.title in browser.get(f"/partners/{known.pk}/").content.decode()

    assert seen == {OFFICER: True, PostRole.RESEARCHER: False}


@pytest.mark.parametrize("page", ["check", "change"])
def test_a_researcher_neither_checks_nor_changes(page: str, reader: Any) -> None:
    known = partner()
    browser, _who = reader(PostRole.RESEARCHER)

    assert browser.get(f"/partners/{known.pk}/{page}/").status_code == 404
    assert f"/partners/{known.pk}/{page}/" not in browser.get(f"/partners/{known.pk}/").content.decode()


@pytest.mark.parametrize("page", ["", "check/", "change/"])
def test_unknown_partner_is_not_found(page: str, reader: Any) -> None:
    browser, _who = reader()

    assert browser.get(f"/partners/999999/{page}").status_code == 404


def test_list_asks_the_database_equally_often_at_10_and_1000_rows(
    reader: Any, django_assert_max_num_queries: Any
) -> None:
    browser, _who = reader()
    counts = []

    for size in (10, 990):
        Partner.objects.bulk_create(
            Partner(name=f"{size} {place}", kind="university", country="NOR", registered_at=MORNING)
            for place in range(size)
        )
        with django_assert_max_num_queries(12) as asked:
            browser.get("/partners/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
