"""Does the register keep what was stated, number it, and refuse what is not whole?"""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from farled.audit.queries import events_on
from farled.collaborations import actions, queries
from farled.collaborations.actions import ChangedMeanwhileError
from farled.collaborations.models import Collaboration
from farled.collaborations.terms import Activity, Agreement, Entry, Funding, PartnerEntry, PartnerRole, Reach
from farled.organisation import actions as organisation
from farled.organisation.models import Person, Unit
from farled.organisation.queries import viewer_of
from farled.organisation.terms import PostRole, UnitKind
from farled.partners import actions as partners
from farled.partners.terms import PartnerKind

AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def _person(username: str) -> Person:
    return organisation.open_account(
        by=None, at=AT, username=username, name=username.title(), email="", language="sv", password=None
    )


@pytest.fixture
def anna(db: None) -> Person:
    return _person("anna")


@pytest.fixture
def unit(db: None) -> Unit:
    return organisation.open_unit(by=None, at=AT, name_sv="Inst", name_en="Dept", kind=UnitKind.DEPARTMENT)


@pytest.fixture
def entry(unit: Unit) -> Entry:
    partner = partners.register_partner(
        by=None, at=AT, name="Fjordvik universitetssykehus", kind=PartnerKind.HOSPITAL, country="NOR"
    )
    return Entry(
        title="Stroke registry study",
        activity=Activity.RESEARCH_PROJECT,
        purpose="Compare care after stroke.",
        benefit_short="A shared protocol.",
        benefit_long="Better rehabilitation.",
        loss="Ten more years with small numbers.",
        agreement=Agreement.NONE,
        reach=Reach.NONE,
        funding=Funding.OWN,
        funder="",
        unit_id=unit.pk,
        starts_on=date(2026, 12, 1),
        ends_on=date(2028, 12, 1),
        partners=(PartnerEntry(partner.pk, PartnerRole.PARTNER),),
    )


def test_what_was_stated_is_what_is_kept(anna: Person, entry: Entry) -> None:
    collaboration = actions.register(by=anna, at=AT, entry=entry)

    assert queries.entry_of(collaboration) == entry


def test_the_one_who_registers_answers_for_it(anna: Person, entry: Entry) -> None:
    assert actions.register(by=anna, at=AT, entry=entry).responsible == anna


def test_numbers_follow_each_other_within_a_year_and_begin_anew(anna: Person, entry: Entry) -> None:
    numbers = [actions.register(by=anna, at=AT, entry=entry).number for _ in range(2)]
    next_year = actions.register(by=anna, at=AT.replace(year=2027), entry=entry).number

    assert (*numbers, next_year) == ("2026-0001", "2026-0002", "2027-0001")


@pytest.mark.parametrize("field", ["title", "purpose", "benefit_short", "benefit_long", "loss"])
def test_the_database_takes_no_collaboration_without_its_reasons(
    anna: Person, entry: Entry, field: str
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.register(by=anna, at=AT, entry=replace(entry, **{field: ""}))

    assert not Collaboration.objects.exists()


def test_an_agreement_without_a_reach_is_refused(anna: Person, entry: Entry) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.register(by=anna, at=AT, entry=replace(entry, agreement=Agreement.PLANNED))


def test_an_end_before_the_beginning_is_refused(anna: Person, entry: Entry) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        actions.register(by=anna, at=AT, entry=replace(entry, ends_on=date(2026, 1, 1)))


def test_a_change_keeps_before_and_after_in_the_trail(anna: Person, entry: Entry) -> None:
    collaboration = actions.register(by=anna, at=AT, entry=entry)

    actions.change(
        by=anna, at=AT, collaboration=collaboration, entry=replace(entry, title="A new title"), version=1
    )

    last = events_on(collaboration)[-1]
    assert (last.before["title"], last.after["title"]) == ("Stroke registry study", "A new title")


def test_a_form_that_was_open_too_long_overwrites_nothing(anna: Person, entry: Entry) -> None:
    collaboration = actions.register(by=anna, at=AT, entry=entry)
    first, second = replace(entry, title="First"), replace(entry, title="Second")
    actions.change(by=anna, at=AT, collaboration=collaboration, entry=first, version=1)

    with pytest.raises(ChangedMeanwhileError):
        actions.change(by=anna, at=AT, collaboration=collaboration, entry=second, version=1)

    assert Collaboration.objects.get().title == "First"


def _with_post(person: Person, unit: Unit, role: PostRole) -> Person:
    post = organisation.open_post(by=None, at=AT, unit=unit, role=role, title_sv="P", title_en="P")
    organisation.give_post(by=None, at=AT, post=post, person=person, since=date(2026, 1, 1))
    return person


def _sees(person: Person) -> bool:
    return queries.visible_to(viewer_of(person=person, on=AT.date())).exists()


def test_a_stranger_does_not_know_of_it(anna: Person, entry: Entry, unit: Unit) -> None:
    actions.register(by=anna, at=AT, entry=entry)

    assert not _sees(_with_post(_person("bo"), unit, PostRole.RESEARCHER))


def test_those_who_share_it_see_it(anna: Person, entry: Entry) -> None:
    bo = _person("bo")
    actions.register(by=anna, at=AT, entry=replace(entry, also_responsible=(bo.pk,)))

    assert _sees(anna) and _sees(bo)


def test_a_head_sees_the_own_unit_and_no_other(anna: Person, entry: Entry, unit: Unit) -> None:
    other = organisation.open_unit(by=None, at=AT, name_sv="B", name_en="B", kind=UnitKind.DEPARTMENT)
    actions.register(by=anna, at=AT, entry=entry)

    assert _sees(_with_post(_person("bo"), unit, PostRole.HEAD_OF_DEPARTMENT))
    assert not _sees(_with_post(_person("cia"), other, PostRole.HEAD_OF_DEPARTMENT))


@pytest.mark.parametrize(
    ("role", "sees"),
    [
        (PostRole.RESEARCHER, False),
        (PostRole.ADMINISTRATOR, False),
        (PostRole.INTERNATIONAL_OFFICE, True),
        (PostRole.LEGAL, True),
        (PostRole.EXPORT_CONTROL, True),
        (PostRole.SECURITY, True),
        (PostRole.ACADEMIC_VICE_PRESIDENT, True),
        (PostRole.PRESIDENT, True),
        (PostRole.REGISTRAR, True),
        (PostRole.AUDITOR, True),
    ],
)
def test_a_post_sees_what_its_work_needs(
    anna: Person, entry: Entry, unit: Unit, role: PostRole, sees: bool
) -> None:
    actions.register(by=anna, at=AT, entry=entry)

    assert _sees(_with_post(_person("bo"), unit, role)) is sees
