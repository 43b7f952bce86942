"""What do those who keep the questionnaires see of versions, running cases and what waits?"""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from farled.organisation.terms import PostRole
from farled.questionnaire.queries import QUICK_CHECK, draft
from farled.text.content import shipped_content
from tests.builders import MEDICAL, case, person, ready

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
PAGE = "/administration/questionnaires/"


@pytest.fixture
def keeper(client: Client, at: datetime) -> Client:
    client.force_login(person(PostRole.ADMINISTRATOR, at=at, language="en"))
    return client


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content that somebody edits."""
    copy = tmp_path / "content"
    shutil.copytree(shipped_content(), copy)
    monkeypatch.setenv("FARLED_CONTENT", str(copy))
    return copy


def edit(folder: Path, was: str, becomes: str) -> None:
    file = folder / "questionnaires" / QUICK_CHECK / "questions.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, becomes, 1), encoding="utf-8")


def raised(folder: Path) -> None:
    """Give the edited quick check a new version."""
    edit(folder, f"version: {draft().version}", "version: 9.0.0")


def test_before_anything_is_published_the_page_says_so(keeper: Client) -> None:
    page = keeper.get(PAGE).content.decode()

    assert "No version is published yet." in page
    assert "farled questionnaire publish quick-check" in page


def test_a_published_version_stands_with_its_digest_and_running_cases(keeper: Client, at: datetime) -> None:
    case("answering", at=at)
    case("decided", at=at)

    page = keeper.get(PAGE).content.decode()

    assert draft().digest in page
    assert '<td class="r" data-label="Running cases">1</td>' in page
    assert "Nothing waits." in page


def test_a_newer_version_is_tried_on_the_running_cases(keeper: Client, at: datetime, folder: Path) -> None:
    built = case("plain", at=at)
    raised(folder)
    edit(folder, "key: results.harmful_use", "key: results.harmful_new")
    for language in ("sv", "en"):
        words = folder / "questionnaires" / QUICK_CHECK / f"{language}.yaml"
        text = words.read_text(encoding="utf-8")
        words.write_text(text.replace("results.harmful_use:", "results.harmful_new:"), encoding="utf-8")

    page = keeper.get(PAGE).content.decode()

    assert "Version 9.0.0 waits in the content folder" in page
    assert built.number in page
    assert "Today: No further assessment needed" in page
    assert "Archived: results.harmful_use." in page


def test_other_content_under_a_published_version_is_told(keeper: Client, at: datetime, folder: Path) -> None:
    ready(at)
    words = folder / "questionnaires" / QUICK_CHECK / "sv.yaml"
    text = words.read_text(encoding="utf-8")
    words.write_text(text.replace("title: ", "title: Nya ", 1), encoding="utf-8")

    page = keeper.get(PAGE).content.decode()

    assert "give the changed questionnaire a new version number" in page


def test_a_folder_that_cannot_be_read_right_now_is_told_with_its_line(
    keeper: Client, at: datetime, folder: Path
) -> None:
    ready(at)
    (folder / "questionnaires" / QUICK_CHECK / "sv.yaml").write_text("title: [\n")

    page = keeper.get(PAGE).content.decode()

    assert "sv.yaml, line" in page
    assert "What is published goes on as before." in page


@pytest.mark.parametrize(
    ("role", "status"),
    [(PostRole.ADMINISTRATOR, 200), (PostRole.INTERNATIONAL_OFFICE, 200), (PostRole.RESEARCHER, 404)],
)
def test_only_those_who_keep_the_questionnaires_see_them(
    client: Client, at: datetime, role: PostRole, status: int
) -> None:
    ready(at)
    client.force_login(person(role, at=at))

    assert client.get(PAGE).status_code == status


def test_the_page_asks_as_little_for_ten_cases_as_for_one(
    keeper: Client, at: datetime, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case("answering", at=at)
    with django_assert_max_num_queries(6) as one:
        keeper.get(PAGE)
    for _ in range(9):
        case("answering", at=at)
    with django_assert_max_num_queries(6) as ten:
        keeper.get(PAGE)

    assert len(one) == len(ten)


def raised_pack(folder: Path) -> None:
    """A later version of the medical university's questions, in which one question has another key."""
    pack = folder / "questionnaires" / MEDICAL
    for name, was, becomes in (
        ("questions.yaml", "version: 1.1.0", "version: 9.0.0"),
        ("questions.yaml", "key: partner.searched", "key: partner.searched_anew"),
        ("sv.yaml", "partner.searched:", "partner.searched_anew:"),
        ("en.yaml", "partner.searched:", "partner.searched_anew:"),
    ):
        text = (pack / name).read_text(encoding="utf-8")
        assert was in text
        (pack / name).write_text(text.replace(was, becomes, 1), encoding="utf-8")


def test_a_newer_version_of_a_full_assessment_is_tried_on_what_people_did_in_it(
    keeper: Client, at: datetime, folder: Path
) -> None:
    built = case("assessed", at=at)
    raised_pack(folder)

    page = keeper.get(PAGE).content.decode()

    assert "Version 9.0.0 waits in the content folder" in page
    assert built.number in page
    assert "Incomplete. Today: Something that is required has not been done" in page
    assert "Archived: partner.searched." in page


def test_trying_a_full_assessment_asks_as_little_for_ten_cases_as_for_one(
    keeper: Client, at: datetime, folder: Path, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    case("assessed", at=at)
    raised_pack(folder)
    with django_assert_max_num_queries(14) as one:
        keeper.get(PAGE)
    for _ in range(9):
        case("assessing", at=at)
    with django_assert_max_num_queries(14) as ten:
        keeper.get(PAGE)

    assert len(one) == len(ten)
