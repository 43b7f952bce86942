"""Does a page ask the database equally often, however much the register holds?"""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.bulk import fill
from farled.assessment.models import Case
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
        ("portfolio", PostRole.PRESIDENT, 10),
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
@pytest.mark.parametrize(("name", "ceiling"), [("check", 8), ("collaboration", 12)])
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


@pytest.mark.django_db
def test_a_planted_query_for_each_row_is_noticed(running: Built) -> None:
    def one_for_each() -> int:
        for person in Person.objects.all():
            person.collaborations.count()
        return 200

    few = asked_by(one_for_each)
    builders.person(at=MORNING)

    assert asked_by(one_for_each) == few + 1
