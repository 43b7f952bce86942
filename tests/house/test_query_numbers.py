"""Does a page ask the database equally often, however much the register holds?"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.bulk import fill
from farled.assessment.models import Case, Comment
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built
from tests.ground.clock import MORNING, Clock

LOCAL = "django.contrib.auth.backends.ModelBackend"
Ask = Callable[[], int]


@pytest.fixture
def running(clock: Clock) -> Built:
    """A plain check with three open questions, beside one decided collaboration."""
    by = builders.person(at=MORNING)
    builders.case("decided", by=by)
    return builders.case("answering", by=by)


@pytest.fixture
def reader(client: Client) -> Callable[[Person], Client]:
    """Call it to sign a person in."""

    def signed_in(person: Person) -> Client:
        client.force_login(person, backend=LOCAL)
        return client

    return signed_in


def asked_by(ask: Ask) -> int:
    """How many queries the second visit asks; the first one reads what a process keeps."""
    ask()
    with CaptureQueriesContext(connection) as asked:
        assert ask() == 200
    return len(asked)


def grow(*, rows: int) -> None:
    """So many collaborations more in the register."""
    fill(rows=rows, template=Case.objects.filter(decision__isnull=False).earliest("pk"), now=MORNING)


def asked_at_10_and_1000(ask: Ask) -> tuple[int, int]:
    """The queries of one visit in a small register and in a large one."""
    grow(rows=10)
    few = asked_by(ask)
    grow(rows=1000)
    return few, asked_by(ask)


def saving(client: Client, number: str) -> Ask:
    """Saves another answer to the same question each time, as the page's script does."""
    version = 0

    def ask() -> int:
        nonlocal version
        fields = {"key": "results.harmful_use", "value": ("yes", "no")[version % 2], "version": version}
        address = reverse("check_answer", args=[number])
        answered = client.post(address, fields, headers={"accept": "application/json"})
        version = answered.json()["version"]
        return int(answered.status_code)

    return ask


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "role", "ceiling"),
    [
        ("collaborations", PostRole.REGISTRAR, 12),
        ("portfolio", PostRole.PRESIDENT, 11),
        ("start", PostRole.REGISTRAR, 12),
        ("partners", PostRole.REGISTRAR, 12),
        ("countries", PostRole.REGISTRAR, 10),
    ],
)
def test_a_page_over_the_whole_register_asks_equally_often(
    running: Built, reader: Callable[[Person], Client], name: str, role: PostRole, ceiling: int
) -> None:
    signed_in = reader(builders.person(role, at=MORNING))

    few, many = asked_at_10_and_1000(lambda: signed_in.get(reverse(name)).status_code)

    assert few == many <= ceiling


@pytest.mark.django_db
@pytest.mark.parametrize(("name", "ceiling"), [("check", 9), ("collaboration", 13)])
def test_a_page_of_one_collaboration_asks_equally_often(
    running: Built, reader: Callable[[Person], Client], name: str, ceiling: int
) -> None:
    signed_in, address = reader(running.by), reverse(name, args=[running.number])

    few, many = asked_at_10_and_1000(lambda: signed_in.get(address).status_code)

    assert few == many <= ceiling


@pytest.mark.django_db
def test_saving_an_answer_asks_equally_often(running: Built, reader: Callable[[Person], Client]) -> None:
    signed_in = reader(running.by)

    few, many = asked_at_10_and_1000(saving(signed_in, running.number))

    assert few == many <= 10


@pytest.fixture
def assessing(clock: Clock) -> Built:
    """A full assessment with open questions, beside one decided collaboration."""
    by = builders.person(at=MORNING)
    builders.case("decided", by=by)
    return builders.case("assessing", by=by)


@pytest.mark.django_db
@pytest.mark.parametrize(("more", "ceiling"), [((), 20), (("partners",), 20)])
def test_a_page_of_a_full_assessment_asks_equally_often(
    assessing: Built, reader: Callable[[Person], Client], more: tuple[str, ...], ceiling: int
) -> None:
    signed_in = reader(assessing.by)
    name = "assessment_section" if more else "assessment"
    address = reverse(name, args=[assessing.number, *more])

    few, many = asked_at_10_and_1000(lambda: signed_in.get(address).status_code)

    assert few == many <= ceiling


@pytest.mark.django_db
def test_the_whole_of_a_full_assessment_asks_its_decider_equally_often(
    clock: Clock, reader: Callable[[Person], Client]
) -> None:
    by = builders.person(at=MORNING)
    builders.case("decided", by=by)
    built = builders.case("handed", by=by)
    signed_in = reader(builders.decider(PostRole.HEAD_OF_DEPARTMENT, MORNING))
    address = reverse("collaboration", args=[built.number])

    few, many = asked_at_10_and_1000(lambda: signed_in.get(address).status_code)

    assert few == many <= 31


@pytest.mark.django_db
def test_a_section_asks_as_often_with_a_thousand_comments(
    assessing: Built, reader: Callable[[Person], Client]
) -> None:
    signed_in = reader(builders.person(PostRole.AUDITOR, at=MORNING))
    address = reverse("assessment_section", args=[assessing.number, "partners"])
    few = talked_about(assessing, signed_in, address, comments=10)

    many = talked_about(assessing, signed_in, address, comments=1000)

    assert few == many <= 22


def talked_about(built: Built, client: Client, address: str, *, comments: int) -> int:
    """The queries of a section's page after so many more comments, each by one of two people."""
    people = [built.by, builders.person(PostRole.LEGAL, at=MORNING)]
    Comment.objects.bulk_create(
        Comment(
            case=built.case,
            place="question:partner.searched",
            text="Ask the fund.",
            by=people[turn % 2],
            at=MORNING,
        )
        for turn in range(comments)
    )
    return asked_by(lambda: client.get(address).status_code)


@pytest.mark.django_db
def test_saving_in_a_full_assessment_asks_equally_often(
    assessing: Built, reader: Callable[[Person], Client]
) -> None:
    signed_in, version = reader(assessing.by), 0

    def ask() -> int:
        nonlocal version
        value = ("yes", "no")[version % 2]
        fields = {"key": "partner.searched", "value": value, "version": version, "shown": ""}
        address = reverse("assessment_answer", args=[assessing.number])
        answered = signed_in.post(address, fields, headers={"accept": "application/json"})
        version = answered.json()["version"]
        return int(answered.status_code)

    few, many = asked_at_10_and_1000(ask)

    assert few == many <= 20


@pytest.mark.django_db
def test_a_heartbeat_asks_equally_often(assessing: Built, reader: Callable[[Person], Client]) -> None:
    signed_in = reader(assessing.by)
    address = reverse("assessment_presence", args=[assessing.number])

    few, many = asked_at_10_and_1000(lambda: signed_in.post(address, {"place": "partners"}).status_code)

    assert few == many <= 14


@pytest.mark.django_db
def test_a_planted_query_for_each_row_is_noticed(running: Built) -> None:
    def one_for_each() -> int:
        for person in Person.objects.all():
            person.collaborations.count()
        return 200

    few = asked_by(one_for_each)
    builders.person(at=MORNING)

    assert asked_by(one_for_each) == few + 1
