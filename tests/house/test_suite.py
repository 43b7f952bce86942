"""Can the closing lines of the suite be trusted? They fail when anything failed, or when nothing ran."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.ground import chromium, suite
from tests.ground.database import touches_database
from tests.ground.reports import Counted, counted
from tests.ground.suite import Line, close

PASSING = "<testcase/>"
REPORT = "<testsuites><testsuite>{}</testsuite></testsuites>"


def report_of(folder: Path, *cases: str) -> Path:
    """A run's report with the given test cases."""
    file = folder / "report.xml"
    file.write_text(REPORT.format("".join(cases)))
    return file


def test_passed_failed_and_skipped_tests_are_told_apart(tmp_path: Path) -> None:
    cases = (PASSING, "<testcase><failure/></testcase>", '<testcase><skipped message="no file"/></testcase>')

    assert counted(report_of(tmp_path, *cases)) == Counted(1, 1, ("no file",))


def test_a_failed_test_is_never_clean(tmp_path: Path) -> None:
    assert not counted(report_of(tmp_path, PASSING, "<testcase><error/></testcase>")).is_clean


def test_a_run_in_which_everything_was_skipped_is_not_clean(tmp_path: Path) -> None:
    assert not counted(report_of(tmp_path, "<testcase><skipped/></testcase>")).is_clean


def test_a_run_without_a_report_is_not_clean(tmp_path: Path) -> None:
    assert not counted(tmp_path / "missing.xml").is_clean


def test_a_torn_report_is_not_clean(tmp_path: Path) -> None:
    file = report_of(tmp_path, PASSING)
    file.write_text(file.read_text()[:-10])

    assert not counted(file).is_clean


def test_reasons_of_skipped_tests_are_said_once_with_their_number() -> None:
    assert str(Counted(3, 0, ("no file", "no file"))) == "3 passed, 0 failed, 2 skipped; 2 x no file"


@pytest.mark.parametrize(
    ("lines", "code", "last"),
    [
        ([Line("checks", True, ""), Line("tests", True, "")], 0, "Everything passed."),
        ([Line("checks", False, ""), Line("tests", True, "")], 1, "FAILED: checks"),
        ([], 1, "FAILED: nothing ran"),
    ],
)
def test_one_failed_line_fails_the_suite(lines: list[Line], code: int, last: str) -> None:
    said: list[str] = []

    assert close(lines, said.append) == code
    assert said[-1].strip() == last


def test_suite_stops_with_one_sentence_where_no_browser_can_come(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(chromium, "find", lambda: None)
    monkeypatch.setattr(chromium.os, "geteuid", lambda: 1000)

    assert suite.main() == 2
    assert capsys.readouterr().err.startswith("Chromium is missing")


def test_suite_runs_every_check_that_stands_before_a_commit(root: Path) -> None:
    names = suite.checks((root / "justfile").read_text(encoding="utf-8"))

    assert names == ["format", "lint", "types", "rooms", "content", "reference", "words"]


@pytest.mark.parametrize(
    ("mark", "fixtures", "touches"),
    [
        ("django_db", (), True),
        (None, ("db",), True),
        (None, ("transactional_db", "clock"), True),
        (None, ("at",), False),
    ],
)
def test_what_touches_the_database_is_told_from_what_does_not(
    mark: str | None, fixtures: tuple[str, ...], touches: bool
) -> None:
    item = SimpleNamespace(
        fixturenames=fixtures, get_closest_marker=lambda name: mark if name == mark else None
    )

    assert touches_database(item) is touches


@pytest.mark.django_db
def test_a_test_with_the_database_is_run_on_both(request: pytest.FixtureRequest) -> None:
    assert request.node.get_closest_marker("database")
