"""Does the demonstration come about as content/demo tells it, on any day of the week, and only once?"""

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.utils import timezone

from farled.assessment.queries.cases import answers_of, case_for
from farled.assessment.queries.ground import ground_of
from farled.assessment.queries.judging import judging_of
from farled.assessment.queries.register import Filters, Listed, register_page
from farled.audit.models import Event
from farled.collaborations.terms import Activity
from farled.organisation.models import Person
from farled.organisation.queries import viewer_of
from farled.organisation.terms import WITH_ACCOUNT, PostRole, Viewer
from farled.text.content import ContentError, content_folder
from farled.web.demo.loading import is_loaded, load
from farled.web.demo.story import read_told
from farled.web.demo.walking import StoryError

A_SUNDAY = datetime(2026, 11, 22, 3, 30, tzinfo=UTC)
A_WEDNESDAY = datetime(2027, 2, 24, 15, 0, tzinfo=UTC)


def _silent(_line: str) -> None:
    """Nobody listens to the progress of a test."""


def _reader_of_all(at: datetime) -> Viewer:
    registrar = Person.objects.get(holdings__post__role=PostRole.REGISTRAR)
    return viewer_of(person=registrar, on=timezone.localdate(at))


def _rows(at: datetime) -> dict[str, Listed]:
    viewer, on = _reader_of_all(at), timezone.localdate(at)
    first = register_page(viewer=viewer, filters=Filters(), page=1, on=on)
    pages = [register_page(viewer=viewer, filters=Filters(), page=n + 1, on=on) for n in range(first.pages)]
    return {row.title: row for page in pages for row in page.rows}


@pytest.mark.django_db
@pytest.mark.parametrize("at", [A_SUNDAY, A_WEDNESDAY], ids=["Sunday", "Wednesday"])
def test_every_collaboration_stands_as_its_file_says(at: datetime) -> None:
    load(at=at, say=_silent)

    rows = _rows(at)

    for told in read_told().collaborations:
        row, expected = rows[told.title], told.stands
        found = (row.stage, row.result, row.deciding_role, row.open_questions)
        assert found == (expected.stage, expected.result, expected.decides, expected.open), told.id


@pytest.mark.django_db
def test_a_page_that_judges_anew_finds_what_the_list_shows() -> None:
    load(at=A_SUNDAY, say=_silent)
    viewer = _reader_of_all(A_SUNDAY)

    for row in _rows(A_SUNDAY).values():
        case = case_for(viewer=viewer, number=row.number)
        assert case is not None
        facts = ground_of(collaboration=case.collaboration, at=A_SUNDAY).facts
        now = judging_of(case).judged(answers=answers_of(case), at=A_SUNDAY, facts=facts)
        assert case.decided_at or not case.would_follow(now, facts), row.title


@pytest.mark.django_db
def test_nothing_happened_later_than_the_loading() -> None:
    load(at=A_SUNDAY, say=_silent)

    assert Event.objects.count() > 300
    assert not Event.objects.filter(at__gte=A_SUNDAY).exists()


@pytest.mark.django_db
def test_a_house_is_filled_once() -> None:
    before = is_loaded()
    load(at=timezone.now(), say=_silent)

    assert (before, is_loaded()) == (False, True)


def test_the_university_is_large_and_varied_enough_to_try_everything() -> None:
    told = read_told()

    assert {person.role for person in told.people} == set(WITH_ACCOUNT)
    assert len(told.people) >= 25
    assert {one.activity for one in told.collaborations} == set(Activity)
    assert {one.language for one in told.collaborations} == {"sv", "en"}
    assert {"check", "decision", "assessment", "stopped", "in_force", "review", "closed"} == {
        one.stands.stage for one in told.collaborations
    }


def test_no_web_address_of_an_invented_partner_can_exist() -> None:
    addresses = [partner.website for partner in read_told().partners if partner.website]

    assert len(addresses) > 10
    assert [found for found in addresses if not re.fullmatch(r"https://[a-z]+\.example", found)] == []


@pytest.fixture
def own_demo(tmp_path: Path) -> Path:
    """The demonstration's folder, to be spoilt."""
    return shutil.copytree(content_folder() / "demo", tmp_path / "demo")


@pytest.mark.parametrize(
    ("was", "becomes", "said"),
    [
        ("day: -3\n", "day: -5\n", "days in order"),
        ("day: -3\n", "day: 3\n", "each before 0"),
        ("answers:", "anwsers:", "one of day, answers"),
        ("activity: education_exchange", "activity: holiday", "'activity' to be one of"),
        ("loss:", "losses:", "one of title"),
    ],
)
def test_a_spoilt_story_is_refused_with_file_and_line(
    own_demo: Path, was: str, becomes: str, said: str
) -> None:
    file = own_demo / "collaborations" / "28-nursing-exchange.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes), encoding="utf-8")

    with pytest.raises(
        ContentError, match=rf"28-nursing-exchange\.yaml, line \d+: expected .*{re.escape(said)}"
    ):
        read_told(own_demo)


@pytest.mark.django_db
def test_a_step_that_the_house_refuses_is_named(own_demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = own_demo / "collaborations" / "30-summer-course.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("by: birgitta.nilsson", "by: anni.labba"), encoding="utf-8")
    told = read_told(own_demo)
    monkeypatch.setattr("farled.web.demo.loading.read_told", lambda: told)

    with pytest.raises(StoryError, match=r"30-summer-course\.yaml, day -104: .*Head of department"):
        load(at=A_SUNDAY, say=_silent)
    assert not is_loaded()
