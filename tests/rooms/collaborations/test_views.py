"""Does the register show, find, take in and change collaborations as its readers need it?"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from farled.audit.models import Event
from farled.collaborations.models import Collaboration
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from farled.partners.models import Partner
from tests.builders import case, department, partner, person, ready
from tests.ground.clock import MORNING, Clock
from tests.rooms.web.crowd import crowd

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
TODAY = timezone.localdate(MORNING)
NEW = "/collaborations/new/"


@pytest.fixture
def reader(client: Client) -> Callable[..., tuple[Client, Person]]:
    """Somebody signed in, by default a researcher who reads English."""

    def enter(who: Person | None = None, role: PostRole = PostRole.RESEARCHER) -> tuple[Client, Person]:
        who = who or person(role, language="en")
        client.force_login(who)
        return client, who

    return enter


def stated(**over: Any) -> dict[str, Any]:
    """What a browser sends for a plain collaboration with a partner that has no name yet."""
    plain = {
        "activity": "research_project",
        "title": "Tides and turbines",
        "purpose": "To learn how tides wear on blades.",
        "benefit_short": "Shared measurements.",
        "benefit_long": "Turbines that last.",
        "loss": "Each side measures alone.",
        "agreement": "none",
        "reach": "",
        "funding": "own",
        "funder": "",
        "unit": department().pk,
        "starts_on": TODAY.isoformat(),
        "ends_on": (TODAY + timedelta(days=700)).isoformat(),
        "rows": "1",
        "partner-0-name": "",
        "partner-0-known": "",
        "partner-0-role": "partner",
    }
    return plain | over


def test_form_suggests_unit_dates_and_money(reader: Any) -> None:
    browser, _who = reader()

    page = browser.get(NEW).content.decode()

    assert 'value="2026-11-02"' in page
    assert 'value="2028-11-02"' in page
    assert f'<option value="{department().pk}" selected>' in page
    assert page.count("checked") == 2


def test_known_partner_typed_by_name_is_taken_and_case_is_opened(reader: Any) -> None:
    ready()
    known = partner(name="Örnviks kustforskning")
    browser, _who = reader()

    answer = browser.post(NEW, stated(**{"partner-0-name": "örnviks KUSTFORSKNING"}))

    made = Collaboration.objects.get()
    assert answer.headers["Location"] == f"/collaborations/{made.number}/check/"
    assert [part.partner_id for part in made.partnerships.all()] == [known.pk]
    assert made.cases.get().is_current


def test_everything_missing_is_told_at_once_in_the_order_of_the_page(reader: Any) -> None:
    browser, _who = reader()

    answer = browser.post(NEW, {"rows": "1", "partner-0-role": "partner"})

    problems = [sentence for _field, sentence in answer.context["form"].problems]
    assert answer.status_code == 422
    assert problems[0] == "Choose what kind of activity it is."
    assert "Say what is lost if it is not done. To refrain has a price as well." in problems
    assert problems.index("Name at least one partner.") < problems.index("Say when it begins.")


def test_a_problem_stands_beside_its_field_and_is_tied_to_it(reader: Any) -> None:
    browser, _who = reader()

    page = browser.post(NEW, stated(title="", **{"partner-0-name": "Nobody"})).content.decode()

    assert '<p class="problem" id="id_title_error">Give it a title.</p>' in page
    assert 'aria-describedby="id_title_helptext id_title_error"' in page
    assert '<a href="#id_title">Give it a title.</a>' in page


@pytest.mark.parametrize("field", ["purpose", "benefit_short", "benefit_long", "loss"])
def test_purpose_benefit_and_loss_are_never_optional(field: str, reader: Any) -> None:
    browser, _who = reader()
    known = partner()

    answer = browser.post(NEW, stated(**{field: "  ", "partner-0-name": known.name}))

    assert answer.status_code == 422
    assert not Collaboration.objects.exists()


def test_unknown_name_offers_what_comes_near(reader: Any) -> None:
    near = partner(name="Kuusiranta University")
    browser, _who = reader()

    answer = browser.post(NEW, stated(**{"partner-0-name": "Kuusiranta"}))

    assert answer.status_code == 422
    assert f'name="partner-0-candidate" value="{near.pk}"' in answer.content.decode()


def test_picked_candidate_is_the_partner(reader: Any) -> None:
    ready()
    near = partner(name="Kuusiranta University")
    browser, _who = reader()

    browser.post(NEW, stated(**{"partner-0-name": "Kuusiranta", "partner-0-candidate": near.pk}))

    assert Collaboration.objects.get().partnerships.get().partner_id == near.pk


def test_new_partner_is_registered_with_its_owner(reader: Any) -> None:
    ready()
    browser, _who = reader()
    new = {"name": "Nieuw Instituut", "kind": "institute", "country": "NLD"}
    owner = {"owner_name": "Holding", "owner_country": "ARE"}

    browser.post(NEW, stated(**{f"partner-0-{field}": value for field, value in (new | owner).items()}))

    added = Collaboration.objects.get().partnerships.get().partner
    assert (added.name, added.country, added.owner_country) == ("Nieuw Instituut", "NLD", "ARE")


def test_nothing_is_kept_when_one_partner_of_two_does_not_fit(reader: Any) -> None:
    browser, _who = reader()
    first = {"partner-0-name": "Nieuw Instituut", "partner-0-kind": "institute", "partner-0-country": "NLD"}
    second = {
        "partner-1-name": "Half named",
        "partner-1-kind": "company",
        "partner-1-role": "host",
    }

    answer = browser.post(NEW, stated(rows="2", **first, **second))

    assert answer.status_code == 422
    assert not Partner.objects.exists()


def test_partner_collaboration_and_case_are_kept_together_or_not_at_all(
    reader: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready()
    browser, _who = reader()
    browser.raise_request_exception = False
    new = {"partner-0-name": "Nieuw Instituut", "partner-0-kind": "institute", "partner-0-country": "NLD"}

    def break_down(**_anything: Any) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr("farled.web.registration.open_case", break_down)
    browser.post(NEW, stated(**new))

    assert not Collaboration.objects.exists()
    assert not Partner.objects.exists()


def test_two_partners_of_one_name_must_be_told_apart(reader: Any) -> None:
    places = {partner(name="Saint Mary Hospital", country=code).pk for code in ("NOR", "ISL")}
    browser, _who = reader()

    answer = browser.post(NEW, stated(**{"partner-0-name": "Saint Mary Hospital"}))

    offered = {found["pk"] for found in answer.context["form"].rows[0].candidates}
    assert offered == places


def test_one_partner_named_twice_is_refused(reader: Any) -> None:
    known = partner()
    browser, _who = reader()
    twice = {
        "partner-0-name": known.name,
        "partner-1-name": known.name,
        "partner-1-role": "host",
    }

    answer = browser.post(NEW, stated(rows="2", **twice))

    assert answer.context["form"].rows[1].errors["name"]


def test_another_row_without_scripts_keeps_what_was_written_and_judges_nothing(reader: Any) -> None:
    browser, _who = reader()

    answer = browser.post(NEW, stated(title="Half wri", add_partner="1"))

    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="Half wri"' in page
    assert 'name="partner-1-name"' in page
    assert 'class="errors"' not in page


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"agreement": "planned"}, "reach"),
        ({"funding": "external"}, "funder"),
        ({"ends_on": "2020-01-01"}, "ends_on"),
        ({"unit": "999999"}, "unit"),
    ],
)
def test_what_does_not_go_together_is_told(over: dict[str, str], field: str, reader: Any) -> None:
    browser, _who = reader()

    answer = browser.post(NEW, stated(**over))

    assert field in answer.context["form"].stated.errors


def test_no_field_asks_about_a_person(reader: Any) -> None:
    browser, _who = reader()

    form = browser.get(NEW).context["form"]

    assert set(form.rows[0].fields) == {
        "name", "known", "candidate", "role", "kind", "country", "owner_name", "owner_country",
    }  # fmt: skip  # one line says it


def test_change_is_judged_anew_and_audited(reader: Any) -> None:
    built = case("plain")
    built.by.language = "en"
    browser, _who = reader(built.by)
    collaboration = built.case.collaboration
    name = collaboration.partnerships.get().partner.name
    sent = stated(
        version=collaboration.version, agreement="planned", reach="university", **{"partner-0-name": name}
    )

    answer = browser.post(f"/collaborations/{built.number}/change/", sent)

    built.case.refresh_from_db()
    assert answer.headers["Location"] == f"/collaborations/{built.number}/"
    assert built.case.deciding_role == PostRole.PRESIDENT
    assert Event.objects.filter(what="collaborations:collaboration:change").exists()


def test_change_on_a_stale_page_is_not_saved_and_shows_what_stands(reader: Any) -> None:
    built = case("plain")
    browser, _who = reader(built.by)
    name = built.case.collaboration.partnerships.get().partner.name

    answer = browser.post(
        f"/collaborations/{built.number}/change/", stated(version=0, **{"partner-0-name": name})
    )

    told = {field["now"] for field in answer.context["differing"]}
    assert answer.status_code == 409
    assert built.case.collaboration.title in told
    assert Collaboration.objects.get().title == built.case.collaboration.title


def test_change_form_is_filled_from_the_register(reader: Any) -> None:
    built = case("waits_for_head")
    browser, _who = reader(built.by)

    page = browser.get(f"/collaborations/{built.number}/change/").content.decode()

    assert built.case.collaboration.purpose in page
    assert '<option value="department" selected>' in page
    assert built.case.collaboration.partnerships.get().partner.name in page


def test_change_of_what_one_may_only_read_is_refused_and_of_the_unseen_unknown(reader: Any) -> None:
    built = case("plain")
    browser, _who = reader(role=PostRole.AUDITOR)
    read_only = browser.get(f"/collaborations/{built.number}/change/").status_code

    browser, _who = reader(person())
    unseen = browser.get(f"/collaborations/{built.number}/change/").status_code

    assert (read_only, unseen) == (403, 404)


def test_list_shows_only_what_the_reader_may_see(reader: Any) -> None:
    own, other = case("plain", title="Own matter"), case("plain", title="Somebody else's")
    browser, _who = reader(own.by)

    page = browser.get("/collaborations/").content.decode()

    assert own.case.collaboration.title in page
    assert other.number not in page


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "ÖVERVAKNING"}, {"Övervakning av is"}),
        ({"words": "kuusi"}, {"Övervakning av is"}),
        ({"stage": "in_force"}, {"Decided one"}),
        ({"stage": "check"}, {"Övervakning av is"}),
        ({"country": "FIN"}, {"Övervakning av is"}),
        ({"activity": "visit"}, {"Decided one"}),
        ({"mine": "on"}, set()),
        ({"clear": "1", "words": "nothing"}, {"Övervakning av is", "Decided one"}),
    ],
)
def test_search_narrows_the_register(asked: dict[str, str], found: set[str], reader: Any) -> None:
    finnish = partner(name="Kuusiranta", country="FIN")
    case("answering", title="Övervakning av is", partner_ids=(finnish.pk,))
    case("decided", title="Decided one", activity="visit")
    browser, _who = reader(role=PostRole.AUDITOR)

    sent = browser.post("/collaborations/search/", asked)

    rows = browser.get(sent.headers["Location"]).context["rows"]
    assert {row["title"] for row in rows} == found


def test_what_is_sought_never_stands_in_the_address(reader: Any) -> None:
    browser, _who = reader()

    answer = browser.post("/collaborations/search/", {"words": "Kuusiranta"})

    assert answer.headers["Location"] == "/collaborations/"


@pytest.mark.parametrize(
    ("state", "sentence"),
    [
        ("answering", "3 questions are left. Those who answer for it have the next move."),
        ("plain", "The check is done. The researcher decides."),
        ("waits_for_head", "The check is done. Decided by: Head of department."),
        ("decided", "Go ahead. Holds until"),
        ("declined", "Declined on"),
        ("expired", "The decision ran out on"),
        ("assessment_needed", "A full assessment is needed before anything is decided."),
        ("stopped", "Nothing may begin until the stop is settled."),
    ],
)
def test_every_state_is_said_in_words(state: str, sentence: str, reader: Any) -> None:
    case(state)
    browser, _who = reader(role=PostRole.AUDITOR)

    rows = browser.get("/collaborations/").context["rows"]

    assert sentence in rows[0]["sentence"].replace("\N{NO-BREAK SPACE}", " ")


def test_list_speaks_swedish(client: Client) -> None:
    case("decided")
    client.force_login(person(PostRole.AUDITOR, language="sv"))

    with override("sv"):
        page = client.get("/collaborations/").content.decode()

    assert "1 samarbete" in page
    assert "Gå vidare. Gäller till" in page


def test_list_asks_the_database_equally_often_at_10_and_1000_rows(
    reader: Any, django_assert_max_num_queries: Any, clock: Clock
) -> None:
    built = case("plain")
    browser, _who = reader(role=PostRole.AUDITOR)
    counts = []

    for size in (9, 990):
        crowd(built, size)
        with django_assert_max_num_queries(12) as asked:
            browser.get("/collaborations/")
        counts.append(len(asked))

    assert counts[0] == counts[1]
    assert clock.now() == MORNING


def test_second_page_follows_the_first(reader: Any) -> None:
    built = case("plain")
    crowd(built, 29)
    browser, _who = reader(role=PostRole.AUDITOR)

    first, second = (browser.get(f"/collaborations/?page={number}").context["rows"] for number in (1, 2))

    assert (len(first), len(second)) == (25, 5)
    assert not {row["number"] for row in first} & {row["number"] for row in second}
