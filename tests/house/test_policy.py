"""Does every address have its row of rights, and does each row hold for every role, relation and phase?

The cases are made from the map of addresses itself, so that a new address without a row, or without an
expectation here, is red.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, path, reverse

from farled.assessment.models import Case
from farled.boards.models import Item, Meeting
from farled.capacity.models import ContactPoint, Guidance, Training
from farled.collaborations.models import Invitation
from farled.organisation import actions as organisation
from farled.organisation.models import Deputyship, Person
from farled.organisation.terms import PostRole, UnitKind
from farled.web.policy import POLICY, Phase, Relation, Row
from tests import builders
from tests.ground.addresses import TAKE_FORMS
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

NEEDS_A_FULL_CASE = frozenset(
    {
        "conflict_declare",
        "hand_up",
        "second_look",
        "stop_set_aside",
        *(name for name in POLICY if name.startswith("assessment")),
    }
) - {"assessment_begin"}
"""Addresses of the full assessment: where there is none yet, a page leads to the check."""
FURTHER = {
    "assessment_section": {"section": "partners"},
    "assessment_requirement": {"requirement": "background_check"},
    "assessment_measure": {"pk": 1},
    "assessment_means": {"pk": 1},
    "assessment_file": {"pk": 1},
    "assessment_file_withdraw": {"pk": 1},
    "assessment_invite_end": {"pk": 1},
}
"""What else an address of a case names. There is no measure, file or invitation 1 unless a test makes it."""
BY_POST = frozenset(
    {"event_note", "assessment_requirement", "assessment_ask", "assessment_means", "assessment_measure"}
)
"""Addresses at which not the relation to the case counts alone, but also which post somebody holds."""
NAMES_ONE_THING = frozenset(name for name, named in FURTHER.items() if "pk" in named)
OF_A_CASE = sorted(
    name
    for name, row in POLICY.items()
    if row.relation in set(Relation) - {Relation.ANYBODY, Relation.SIGNED_IN}
)
REST = sorted(set(POLICY) - set(OF_A_CASE))


def names_in(patterns: Iterable[URLPattern | URLResolver]) -> set[str]:
    """Every name of an address below these patterns; an address without a name is named by its pattern."""
    found: set[str] = set()
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found |= names_in(pattern.url_patterns)
        else:
            found.add(pattern.name or str(pattern.pattern))
    return found


def without_row(names: set[str]) -> set[str]:
    """The addresses that the policy does not know."""
    return names - set(POLICY)


def test_every_address_has_a_row() -> None:
    assert without_row(names_in(get_resolver().url_patterns)) == set()


def test_every_row_has_an_address() -> None:
    assert set(POLICY) - names_in(get_resolver().url_patterns) == set()


def test_an_address_without_a_row_is_found() -> None:
    planted = [*get_resolver().url_patterns, path("planted/", lambda request: None, name="planted")]

    assert without_row(names_in(planted)) == {"planted"}


def test_an_address_without_a_row_answers_nobody(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(POLICY, "portfolio")
    client.force_login(builders.person(PostRole.PRESIDENT))

    assert client.get(reverse("portfolio")).status_code == 404


def _address(name: str, number: str) -> str:
    if name in OF_A_CASE:
        return reverse(name, kwargs={"number": number, **FURTHER.get(name, {})})
    if name in {"partner", "partner_change", "partner_check"}:
        return reverse(name, kwargs={"pk": builders.partner().pk})
    if name == "deputy_end":
        return reverse(name, kwargs={"pk": _deputyship().pk})
    if name in _OF_A_DEPARTMENT:
        return reverse(name, kwargs={"pk": builders.department(MORNING).pk})
    if name == "one_list":
        return reverse(name, kwargs={"source": "un_sc"})
    if name == "post_end":
        return reverse(name, kwargs={"pk": builders.person().holdings.get().pk})
    if name in _OF_CAPACITY:
        return reverse(name, kwargs={"pk": _of_capacity(name)})
    if name.startswith("board_") and name != "board_put":
        named = {"pk": _meeting().pk}
        return reverse(name, kwargs=named | ({"item": _item(named["pk"]).pk} if name in _OF_AN_ITEM else {}))
    if name == "country":
        return reverse(name, kwargs={"code": "NOR"})
    if name == "evidence_edition":
        builders.ready()
        return reverse(name, kwargs={"pk": builders.StoredEdition.objects.first().pk})
    return reverse(name)


_OF_A_DEPARTMENT = {"department", "contact_name", "guidance_keep", "training_record"}
_OF_CAPACITY = {"contact_end", "guidance_drop", "training_withdraw"}


def _of_capacity(name: str) -> int:
    """A contact point, a piece of guidance or a training of somebody else's."""
    unit, person, today = builders.department(MORNING), builders.person(), MORNING.date()
    if name == "contact_end":
        return ContactPoint.objects.create(unit=unit, person=person, since=today).pk
    if name == "guidance_drop":
        return Guidance.objects.create(unit=unit, title="Ours", says="Ask.", reviewed_on=today).pk
    return Training.objects.create(person=person, course="basics", on=today, by=person, at=MORNING).pk


_OF_AN_ITEM = {"board_take_off", "board_move_up"}


def _meeting() -> Meeting:
    return Meeting.objects.create(held_on=MORNING.date(), called_by=builders.person(), called_at=MORNING)


def _item(meeting: int) -> Item:
    case, by = builders.case("plain").case, builders.person()
    told = {"requirement": "board_opinion", "question": "Go on?", "place": 1, "put_by": by, "put_at": MORNING}
    return Item.objects.create(meeting_id=meeting, case=case, **told)


def _deputyship() -> Deputyship:
    """Somebody deputises for a head, whom nobody of the test may replace."""
    head = builders.decider(PostRole.HEAD_OF_DEPARTMENT)
    told = {"since": MORNING.date(), "until": MORNING.date() + timedelta(days=9), "reason": "Leave."}
    return Deputyship.objects.create(post=head.holdings.get().post, person=builders.person(), **told)


def _ask(client: Client, name: str, address: str) -> int:
    return (client.post(address) if name in TAKE_FORMS else client.get(address)).status_code


def _expected(row: Row, role: PostRole | None) -> set[int]:
    """What an address that belongs to no case answers to somebody with this post, or to nobody."""
    if row.in_demo_only:
        return {404}
    if row.relation is Relation.ANYBODY:
        return {200, 302, 400, 422}
    if role is None:
        return {302}
    # What is known and another's to do answers 403, as ending somebody else's deputyship does.
    return {200, 302, 403, 422} if not row.roles or role in row.roles else {404}


@pytest.mark.parametrize("name", REST)
@pytest.mark.parametrize("role", [None, *PostRole])
def test_an_address_opens_for_the_posts_of_its_row_alone(
    client: Client, name: str, role: PostRole | None
) -> None:
    address = _address(name, "")
    if role is not None:
        client.force_login(builders.person(role))

    answered = _ask(client, name, address)

    assert answered in _expected(POLICY[name], role)


@pytest.mark.parametrize(
    "name", sorted(set(POLICY) - {name for name, row in POLICY.items() if row.relation is Relation.ANYBODY})
)
def test_nobody_signed_in_is_led_to_the_sign_in_page(client: Client, name: str) -> None:
    answer = client.get(_address(name, "2026-0001"))

    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("sign_in"))


@dataclass(frozen=True)
class Somebody:
    """A relation to one case, and how somebody with it is made."""

    sees: bool
    answers: bool = False
    decides: bool = False
    invited: bool = False

    @property
    def works(self) -> bool:
        """Whether somebody answers for the collaboration, or is invited to answer in its case."""
        return self.answers or self.invited


RELATIONS = {
    "stranger": Somebody(sees=False),
    "administrator": Somebody(sees=False),
    "head of another department": Somebody(sees=False),
    "responsible": Somebody(sees=True, answers=True, decides=True),
    "also responsible": Somebody(sees=True, answers=True),
    "head of the department": Somebody(sees=True),
    "international office": Somebody(sees=True),
    "registrar": Somebody(sees=True),
    "auditor": Somebody(sees=True),
    "president": Somebody(sees=True),
    "invited to answer": Somebody(sees=True, invited=True),
    "invited to read": Somebody(sees=True),
}


def _somebody(relation: str, built: builders.Built) -> Person:
    if relation == "responsible":
        return built.by
    if relation == "also responsible":
        shares = builders.person()
        built.case.collaboration.also_responsible.add(shares)
        return shares
    if relation.startswith("invited"):
        return _invited(built, may_answer=relation == "invited to answer")
    if relation == "head of another department":
        other = organisation.open_unit(
            by=None,
            at=MORNING,
            name_sv="B",
            name_en="B",
            kind=UnitKind.DEPARTMENT,
            parent=builders.university(),
        )
        return builders.person(PostRole.HEAD_OF_DEPARTMENT, unit=other)
    roles = {"stranger": PostRole.RESEARCHER, "head of the department": PostRole.HEAD_OF_DEPARTMENT}
    return builders.person(roles.get(relation) or PostRole(relation.replace(" ", "_")))


def _invited(built: builders.Built, *, may_answer: bool) -> Person:
    """A colleague whom the responsible asked in."""
    guest = builders.person()
    Invitation.objects.create(
        collaboration=built.case.collaboration, person=guest, may_answer=may_answer, at=MORNING, by=built.by
    )
    return guest


def _expected_of_case(name: str, who: Somebody, phase: Phase, *, is_full: bool) -> set[int]:
    """404 for what may not be known or is not there in this phase, 403 for what is another's to do."""
    row = POLICY[name]
    if not who.sees:
        return {404}
    if name in NEEDS_A_FULL_CASE and not is_full:
        return {404, 409} | ({403} if _is_anothers(row, who) else set()) if name in TAKE_FORMS else {302, 404}
    if _is_anothers(row, who):
        if row.phase not in (Phase.ANY, phase):
            return {403, 404, 409}
        return {403, 404} if name in NAMES_ONE_THING else {403}
    if row.relation is Relation.DECIDES and (not who.decides or name in ONLY_FOR_THE_TOP):
        return {403, 404, 409, 422}
    if row.phase not in (Phase.ANY, phase):
        return {302, 403, 404, 409, 422}
    absent = {404} if name in NAMES_ONE_THING else set()
    return {200, 302, 409, 422} | absent | ({403} if name in BY_POST else set())


def _is_anothers(row: Row, who: Somebody) -> bool:
    """Whether an address is for those who work on the case, or answer for it, and this is somebody else."""
    needs = {Relation.ANSWERS: who.answers, Relation.WORKS: who.works}
    return not needs.get(row.relation, True)


def _wrong(
    client: Client, built: builders.Built, relation: str, phase: Phase, *, is_full: bool
) -> dict[str, int]:
    """The addresses of a case that answer something else to somebody in this relation than their row says."""
    client.raise_request_exception = False  # a page that breaks is named beside the others, as 500
    client.force_login(_somebody(relation, built))
    who = RELATIONS[relation]
    asked = [name for name in OF_A_CASE if not (name in CHANGES_THE_CASE and who.works)]
    answers = {name: _ask(client, name, _address(name, built.number)) for name in asked}
    return {
        name: status
        for name, status in answers.items()
        if status not in _expected_of_case(name, who, phase, is_full=is_full)
    }


ONLY_FOR_THE_TOP = frozenset({"stop_set_aside"})
"""What even the post that decides may not do, unless it is the highest."""
CHANGES_THE_CASE = frozenset({"check_again", "decide", "assessment_begin"})
"""Addresses after which the case is another one: the rest of the addresses would answer for that."""


@pytest.mark.parametrize("phase", [Phase.RUNNING, Phase.DECIDED])
@pytest.mark.parametrize("relation", RELATIONS)
def test_a_case_opens_by_relation_and_phase(client: Client, relation: str, phase: Phase) -> None:
    built = builders.case("plain" if phase is Phase.RUNNING else "decided")

    assert _wrong(client, built, relation, phase, is_full=False) == {}


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_full_assessment_opens_by_relation(client: Client, relation: str) -> None:
    built = builders.case("assessing")

    assert _wrong(client, built, relation, Phase.RUNNING, is_full=True) == {}


@pytest.mark.parametrize("relation", RELATIONS)
def test_a_decided_full_assessment_opens_by_relation(client: Client, relation: str) -> None:
    built = builders.case("assessing")
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)

    wrong = _wrong(client, built, relation, Phase.DECIDED, is_full=True)

    # No decision is written here: what only a decision can show is asked where decisions are made.
    assert {name: status for name, status in wrong.items() if not name.startswith("record")} == {}


@pytest.mark.parametrize("name", ["record", "record_pdf", "record_json"])
def test_a_running_case_has_no_record(client: Client, name: str) -> None:
    built = builders.case("plain")
    client.force_login(built.by)

    assert client.get(reverse(name, kwargs={"number": built.number})).status_code == 404


@pytest.mark.parametrize("relation", [name for name, who in RELATIONS.items() if not who.sees])
def test_a_case_that_may_not_be_known_answers_like_one_that_is_not_there(
    client: Client, relation: str
) -> None:
    built = builders.case("decided")
    client.force_login(_somebody(relation, built))

    hidden = client.get(reverse("collaboration", kwargs={"number": built.number}))
    absent = client.get(reverse("collaboration", kwargs={"number": "2026-9999"}))

    assert hidden.status_code == 404
    assert _without_marks(hidden.content, built.number) == _without_marks(absent.content, "2026-9999")


def _without_marks(page: bytes, number: str) -> str:
    """The page without its one-time token and without the number that was asked for."""
    plain = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page.decode())
    return plain.replace(number, "NUMBER")


def test_a_post_given_back_opens_nothing_any_more(client: Client) -> None:
    head = builders.person(PostRole.HEAD_OF_DEPARTMENT)
    built = builders.case("plain")
    held = head.holdings.get()
    organisation.take_post_back(by=head, at=MORNING, holding=held, until=date(2026, 1, 1))
    client.force_login(head)

    assert client.get(reverse("collaboration", kwargs={"number": built.number})).status_code == 404
