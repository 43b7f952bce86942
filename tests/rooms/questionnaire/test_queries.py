"""Which questionnaires stand in the content folder, and what if one is being edited?"""

import shutil
from pathlib import Path

import pytest

from farled.questionnaire.queries import QUICK_CHECK, draft, drafts_read_anew
from farled.text.content import shipped_content


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content that somebody edits."""
    copy = tmp_path / "content"
    shutil.copytree(shipped_content(), copy)
    monkeypatch.setenv("FARLED_CONTENT", str(copy))
    return copy


def test_the_quick_check_stands_in_the_folder() -> None:
    assert draft().id == QUICK_CHECK


def test_an_unknown_questionnaire_names_those_there_are() -> None:
    with pytest.raises(LookupError, match="quick-check"):
        draft("slow-check")


def test_what_was_edited_meanwhile_is_seen(folder: Path) -> None:
    before = drafts_read_anew().found[QUICK_CHECK]
    file = folder / "questionnaires" / QUICK_CHECK / "questions.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace(f"version: {before.version}", "version: 9.9.9"))

    assert drafts_read_anew().found[QUICK_CHECK].version == "9.9.9"


def test_a_file_that_is_wrong_right_now_is_told_with_file_and_line(folder: Path) -> None:
    file = folder / "questionnaires" / QUICK_CHECK / "questions.yaml"
    file.write_text("id: quick-check\nversion: soon\n")

    drafts = drafts_read_anew()

    assert not drafts.found
    assert str(file) in drafts.complaint
    assert "line" in drafts.complaint
