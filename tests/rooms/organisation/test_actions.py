"""Do units, accounts and posts come as they should, each with its trace?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError

from farled.audit.models import Event
from farled.organisation import actions, queries
from farled.organisation.models import Person, Post, Unit
from farled.organisation.terms import MOST_REFUSALS, PostRole, UnitKind

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


@pytest.fixture
def university(db: None) -> Unit:
    return actions.open_unit(
        by=None, at=AT, name_sv="Universitetet", name_en="The University", kind=UnitKind.UNIVERSITY
    )


@pytest.fixture
def department(university: Unit) -> Unit:
    return actions.open_unit(
        by=None,
        at=AT,
        name_sv="Institutionen",
        name_en="The Department",
        kind=UnitKind.DEPARTMENT,
        parent=university,
    )


@pytest.fixture
def person(db: None) -> Person:
    return actions.open_account(
        by=None,
        at=AT,
        username="anna",
        name="Anna Ek",
        email="",
        language="sv",
        password="tre gula båtar i hamn",
    )


def _post(unit: Unit, role: PostRole) -> Post:
    return actions.open_post(by=None, at=AT, unit=unit, role=role, title_sv="Posten", title_en="The post")


def test_a_unit_hangs_below_its_parent(university: Unit, department: Unit) -> None:
    assert department.path == f"{university.path}{department.pk}/"


def test_a_weak_password_is_refused_and_no_account_is_made(db: None) -> None:
    with pytest.raises(ValidationError):
        actions.open_account(
            by=None, at=AT, username="a", name="A", email="", language="sv", password="short"
        )

    assert not Person.objects.exists()


def test_an_account_without_password_cannot_be_signed_in_to(db: None) -> None:
    person = actions.open_account(
        by=None, at=AT, username="a", name="A", email="", language="sv", password=None
    )

    assert not person.has_usable_password()


def test_a_post_counts_from_the_day_it_is_given(department: Unit, person: Person) -> None:
    actions.give_post(by=None, at=AT, post=_post(department, PostRole.RESEARCHER), person=person, since=TODAY)

    assert queries.viewer_of(person=person, on=TODAY).roles == {PostRole.RESEARCHER}
    assert queries.viewer_of(person=person, on=TODAY - timedelta(days=1)).roles == frozenset()


def test_a_post_taken_back_no_longer_counts_on_that_day(department: Unit, person: Person) -> None:
    post = _post(department, PostRole.RESEARCHER)
    held = actions.give_post(by=None, at=AT, post=post, person=person, since=date(2026, 1, 1))

    actions.take_post_back(by=person, at=AT, holding=held, until=TODAY)

    assert queries.viewer_of(person=person, on=TODAY).roles == frozenset()
    assert queries.viewer_of(person=person, on=TODAY - timedelta(days=1)).roles == {PostRole.RESEARCHER}


def test_the_nearest_holder_of_a_role_comes_first(university: Unit, department: Unit, person: Person) -> None:
    other = actions.open_account(
        by=None, at=AT, username="b", name="B", email="", language="en", password=None
    )
    far = _post(university, PostRole.HEAD_OF_DEPARTMENT)
    near = _post(department, PostRole.HEAD_OF_DEPARTMENT)
    actions.give_post(by=None, at=AT, post=far, person=other, since=TODAY)
    actions.give_post(by=None, at=AT, post=near, person=person, since=TODAY)

    holders = queries.holders_of(role=PostRole.HEAD_OF_DEPARTMENT, unit_path=department.path, on=TODAY)

    assert [held.person for held in holders] == [person, other]


def test_a_researcher_may_register_for_the_own_unit_and_below(
    university: Unit, department: Unit, person: Person
) -> None:
    actions.give_post(by=None, at=AT, post=_post(department, PostRole.RESEARCHER), person=person, since=TODAY)

    units = queries.units_to_choose(queries.viewer_of(person=person, on=TODAY))

    assert units == [department]


def test_ten_wrong_passwords_close_an_account_for_a_quarter_of_an_hour(person: Person) -> None:
    for _ in range(MOST_REFUSALS):
        actions.note_refused_sign_in(by=None, at=AT, person=person)

    assert queries.is_locked_out(person=person, at=AT + timedelta(minutes=14))
    assert not queries.is_locked_out(person=person, at=AT + timedelta(minutes=15))


def test_nine_wrong_passwords_do_not(person: Person) -> None:
    for _ in range(MOST_REFUSALS - 1):
        actions.note_refused_sign_in(by=None, at=AT, person=person)

    assert not queries.is_locked_out(person=person, at=AT)


def test_the_audit_trail_never_holds_a_password(person: Person) -> None:
    actions.set_password(by=person, at=AT, person=person, password="fyra röda hus på berget")

    told = str(list(Event.objects.values()))

    assert "båtar" not in told and "berget" not in told and "pbkdf2" not in told
