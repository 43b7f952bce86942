"""Does a department have what is asked of it, by the list in force, and who may say so?"""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.capacity import actions
from farled.capacity.actions import CapacityRefused
from farled.capacity.content import read_capacity
from farled.capacity.models import ContactPoint, Guidance, Training
from farled.capacity.queries import capacity_book, contacts_near, department, trainings_of
from farled.capacity.rules import in_force, may_keep, standings
from farled.capacity.terms import AskState, Has, Trained
from farled.organisation import actions as organisation
from farled.organisation.models import Person
from farled.organisation.terms import PostRole, UnitKind
from farled.text.content import ContentError, shipped_content
from farled.text.rules import months_later
from tests import builders
from tests.builders import doing
from tests.ground.clock import MORNING

TODAY = MORNING.date()
HEAD, OFFICE = PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE


# ---- the rules


def states(**has: Any) -> dict[str, AskState]:
    book = capacity_book()
    asks = in_force(book=book, on=TODAY)
    assert asks is not None
    return {one.ask.id: one.state for one in standings(asks=asks, has=Has(**has), book=book, on=TODAY)}


def test_an_empty_department_lacks_everything() -> None:
    assert set(states().values()) == {AskState.MISSING}


def test_a_department_that_has_it_all_lacks_nothing() -> None:
    trained = (Trained(1, "leading", TODAY, True), Trained(2, "basics", TODAY, False))
    trained += (Trained(3, "security", TODAY, False),)

    found = states(contacts=1, trained=trained, guidance=(TODAY,))

    assert set(found.values()) == {AskState.THERE}


def test_what_was_there_once_is_too_old_and_not_missing() -> None:
    long_ago = TODAY - timedelta(days=4 * 366)
    trained = (Trained(1, "basics", long_ago, True), Trained(2, "basics", long_ago, False))

    found = states(trained=trained, guidance=(long_ago,))

    assert found == {
        "contact_point": AskState.MISSING,
        "trained_head": AskState.TOO_OLD,
        "trained_people": AskState.TOO_OLD,
        "local_guidance": AskState.TOO_OLD,
    }


def test_one_person_with_two_courses_is_one_trained_person() -> None:
    trained = (Trained(1, "basics", TODAY, False), Trained(1, "security", TODAY, False))

    assert states(trained=trained)["trained_people"] is AskState.MISSING


def test_only_the_head_is_the_trained_head() -> None:
    assert states(trained=(Trained(1, "leading", TODAY, False),))["trained_head"] is AskState.MISSING


def test_the_day_is_named_from_which_too_few_are_trained() -> None:
    book = capacity_book()
    asks = in_force(book=book, on=TODAY)
    assert asks is not None
    trained = tuple(Trained(n, "basics", TODAY - timedelta(days=n), False) for n in (1, 2, 3))

    found = standings(asks=asks, has=Has(trained=trained), book=book, on=TODAY)

    assert next(one.until for one in found if one.ask.id == "trained_people") == months_later(
        TODAY - timedelta(days=2), 36
    )


def test_nothing_is_asked_before_the_first_list() -> None:
    assert in_force(book=capacity_book(), on=date(2020, 1, 1)) is None


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 2, 28), 12, date(2024, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
    ],
)
def test_months_end_where_the_calendar_does(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("        kind: contact", "        kind: person", "'kind' to be one of"),
        ("least: 2", "least: 0", "'least' to be at least 1"),
        ("courses: [leading, basics]", "courses: [leading, dancing]", "courses"),
        ("id: trained_head", "id: contact_point", "each id once"),
        ("- id: leading", "- id: basics", "every course once"),
        ("from: 2025-01-01", "from: soon", "from"),
    ],
)
def test_a_wrong_list_is_refused_with_its_line(tmp_path: Path, was: str, becomes: str, expected: str) -> None:
    text = (shipped_content() / "rules" / "capacity.yaml").read_text(encoding="utf-8")
    assert was in text
    file = tmp_path / "capacity.yaml"
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=expected):
        read_capacity(file)


# ---- in the house


def guidance(by: Person, **over: Any) -> Guidance:
    said = {"title": "Ours", "says": "Ask first.", "address": "", "on": TODAY} | over
    return actions.keep_guidance(**doing(by), unit=builders.department(MORNING), **said)


@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
class TestInTheHouse:
    def test_a_head_fills_what_is_asked_of_the_department(self) -> None:
        head, colleague = builders.decider(HEAD), builders.person()
        unit = builders.department(MORNING)
        actions.name_contact(**doing(head), unit=unit, person=colleague)
        guidance(head)
        for person, course in ((head, "leading"), (colleague, "basics")):
            actions.record_training(**doing(head), person=person, course=course, on=TODAY, note="")

        found = department(pk=unit.pk, on=TODAY)

        assert found is not None
        assert {one.ask.id: one.state.value for one in found.standings} == {
            "contact_point": "there",
            "trained_head": "there",
            "trained_people": "missing",
            "local_guidance": "there",
        }
        assert found.lacking == 1

    def test_people_record_their_own_trainings_and_take_back_a_mistake(self) -> None:
        person = builders.person()
        made = actions.record_training(
            **doing(person), person=person, course="basics", on=TODAY, note="At home"
        )
        before = trainings_of(person.pk)

        actions.withdraw_training(**doing(person), pk=made.pk)

        assert (before, trainings_of(person.pk)) == ([made], [])
        assert Training.objects.get().withdrawn_at is not None

    def test_whoever_leaves_a_department_takes_the_training_along(self) -> None:
        person = builders.person()
        actions.record_training(**doing(person), person=person, course="basics", on=TODAY, note="")
        holding = person.holdings.get()
        organisation.take_post_back(by=None, at=MORNING, holding=holding, until=TODAY)

        found = department(pk=builders.department(MORNING).pk, on=TODAY)

        assert found is not None
        assert found.trainings == ()
        assert len(trainings_of(person.pk)) == 1

    @pytest.mark.parametrize("role", [PostRole.RESEARCHER, PostRole.AUDITOR, PostRole.PRESIDENT])
    def test_nobody_else_speaks_for_a_department(self, role: PostRole) -> None:
        by, colleague = builders.person(role), builders.person()

        with pytest.raises(CapacityRefused) as refused:
            guidance(by)
        with pytest.raises(CapacityRefused):
            actions.name_contact(**doing(by), unit=builders.department(MORNING), person=colleague)
        with pytest.raises(CapacityRefused):
            actions.record_training(**doing(by), person=colleague, course="basics", on=TODAY, note="")

        assert not refused.value.is_theirs

    def test_a_head_speaks_for_no_other_department(self) -> None:
        own = builders.department(MORNING)
        other = organisation.open_unit(
            by=None, at=MORNING, name_sv="B", name_en="B", kind=UnitKind.DEPARTMENT
        )
        head = builders.viewer(builders.person(HEAD, unit=other))

        assert may_keep(viewer=head, unit_path=other.path)
        assert not may_keep(viewer=head, unit_path=own.path)

    @pytest.mark.parametrize(
        "over",
        [
            {"title": " "},
            {"says": " "},
            {"says": "", "address": "http://plain.example"},
            {"on": TODAY + timedelta(days=1)},
        ],
    )
    def test_guidance_that_says_nothing_is_refused(self, over: dict[str, Any]) -> None:
        with pytest.raises(CapacityRefused):
            guidance(builders.decider(HEAD), **over)

        assert not Guidance.objects.exists()

    def test_a_contact_point_is_named_once_and_ends(self) -> None:
        head, colleague, unit = builders.decider(HEAD), builders.person(), builders.department(MORNING)
        made = actions.name_contact(**doing(head), unit=unit, person=colleague)
        with pytest.raises(CapacityRefused):
            actions.name_contact(**doing(head), unit=unit, person=colleague)
        near = contacts_near(unit_path=unit.path, on=TODAY)

        actions.end_contact(**doing(head), pk=made.pk)

        assert near == [made]
        assert contacts_near(unit_path=unit.path, on=TODAY) == []
        assert ContactPoint.objects.get().until == TODAY

    @pytest.mark.parametrize("said", [{"course": "dancing"}, {"on": TODAY + timedelta(days=1)}])
    def test_a_training_that_cannot_be_is_refused(self, said: dict[str, Any]) -> None:
        person = builders.person()

        with pytest.raises(CapacityRefused):
            actions.record_training(
                **doing(person), person=person, note="", **{"course": "basics", "on": TODAY, **said}
            )

    # ---- the pages

    def test_a_head_does_it_all_on_the_page_of_the_department(self, client: Client) -> None:
        head, colleague, unit = builders.decider(HEAD), builders.person(), builders.department(MORNING)
        client.force_login(head)
        named = reverse("contact_name", args=[unit.pk])
        client.post(named, {"person": colleague.username})
        written = {"title": "Field work", "says": "Two of us travel.", "on": TODAY.isoformat()}
        client.post(reverse("guidance_keep", args=[unit.pk]), written)
        taken = {"person": colleague.username, "course": "fieldwork", "on": TODAY.isoformat()}
        page = client.post(reverse("training_record", args=[unit.pk]), taken, follow=True).content.decode()
        nobody = client.post(named, {"person": "nobody.here"})

        assert "Två saker saknas" not in page
        assert "2 saker saknas" in page
        assert all(said in page for said in (colleague.name, "Two of us travel.", "Säkerhet i fält"))
        assert nobody.status_code == 422
        assert "nobody.here" in nobody.content.decode()

    @pytest.mark.parametrize(
        ("role", "sees"), [(PostRole.RESEARCHER, False), (PostRole.PRESIDENT, True), (OFFICE, True)]
    )
    def test_who_is_trained_is_read_by_those_who_see_to_it(
        self, client: Client, role: PostRole, sees: bool
    ) -> None:
        person = builders.person()
        actions.record_training(**doing(person), person=person, course="basics", on=TODAY, note="")
        client.force_login(builders.person(role))

        page = client.get(reverse("department", args=[builders.department(MORNING).pk])).content.decode()

        assert (person.name in page) is sees

    def test_people_see_and_add_their_own(self, client: Client) -> None:
        person = builders.person()
        client.force_login(person)
        address = reverse("trainings")

        empty = client.get(address).content.decode()
        added = client.post(address, {"course": "basics", "on": TODAY.isoformat()}, follow=True)
        refused = client.post(address, {"course": "", "on": "soon"})

        assert "Du har inte antecknat någon utbildning ännu." in empty
        assert "2 november 2029" in added.content.decode().replace("\N{NO-BREAK SPACE}", " ")
        assert refused.status_code == 422

    def test_the_list_asks_equally_often_for_one_department_as_for_many(
        self, client: Client, django_assert_max_num_queries: Any
    ) -> None:
        for name in "ABCDE":
            organisation.open_unit(by=None, at=MORNING, name_sv=name, name_en=name, kind=UnitKind.DEPARTMENT)
        client.force_login(builders.person())

        with django_assert_max_num_queries(9):
            client.get(reverse("departments"))
