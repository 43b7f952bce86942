"""Does the command line answer what it is asked, and say in one line what it cannot do?"""

import json
import os
import shutil
import subprocess
import sys
import threading
import time
import zipfile
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from farled.evidence.queries import editions_in_force, panels
from farled.organisation.models import Holding, Person, Unit
from farled.questionnaire.queries import draft
from farled.text.content import shipped_content
from tests.builders import case, ready
from tests.journeys.terminal import Terminal
from tests.rooms.evidence.publishers import wjp_row, wjp_workbook

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
SOON = 5.0
"""So many seconds a refusal may take."""


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the content that somebody edits, in force."""
    copy = tmp_path / "content"
    shutil.copytree(shipped_content(), copy)
    monkeypatch.setenv("FARLED_CONTENT", str(copy))
    return copy


def loaded(terminal: Terminal, path: Path, year: int = 2031, score: float = 0.91) -> None:
    """A made-up Rule of Law Index is in force."""
    file = wjp_workbook(path, year=year, rows=[wjp_row("Norway", "NOR", year, score)])
    code, _, problem = terminal.type("evidence", "import", "wjp", str(file))
    assert code == 0, problem


# ---- country


def test_a_country_is_told_with_figures_reasons_and_gaps(terminal: Terminal, at: datetime) -> None:
    ready(at)

    code, out, problem = terminal.type("country", "TWN")

    assert (code, problem) == (0, "")
    assert "Academic Freedom Index: 0.828 (0.775 to 0.907). Group A (1.0–0.8)" in out
    assert "Test: The publisher's test: the intervals of both years do not overlap" in out
    assert "WJP Rule of Law Index: Not covered" in out
    assert "Worldwide Governance Indicators: Not loaded. farled evidence import wgi FILE" in out
    assert "It can never refuse anything by itself." in out


def test_a_country_is_told_in_swedish(terminal: Terminal, at: datetime) -> None:
    ready(at)

    _, out, _ = terminal.type("country", "CHE", "--language", "sv")

    assert out.startswith("Schweiz (CHE), 2 november 2026")
    assert "WJP Rule of Law Index: Täcks inte" in out


def test_json_is_one_document_and_nothing_else(terminal: Terminal, at: datetime) -> None:
    ready(at)

    code, out, problem = terminal.type("country", "NOR", "--json")

    told = json.loads(out)
    assert (code, problem) == (0, "")
    assert told["country"]["name"] == {"sv": "Norge", "en": "Norway"}
    assert told["context"]["attention"] == "open"
    assert {source["id"]: source["state"] for source in told["sources"]}["wgi"] == "not_loaded"


def test_json_holds_every_year_with_band_change_and_interval(terminal: Terminal, at: datetime) -> None:
    ready(at)

    _, out, _ = terminal.type("country", "UGA", "--json")

    (afi,) = [source for source in json.loads(out)["sources"] if source["id"] == "afi"]
    newest = afi["series"]["afi"][-1]
    assert (newest["year"], newest["band"], newest["rank"]) == (2025, "E", None)
    assert newest["lower"] < newest["value"] < newest["upper"]
    assert newest["change"]["from_year"] == 2015
    assert newest["change"]["significant"] is True
    assert len(afi["series"]["afi"]) > 10


def test_one_year_alone_can_be_asked_for(terminal: Terminal, at: datetime) -> None:
    ready(at)

    _, out, _ = terminal.type("country", "UGA", "--json", "--year", "2020")

    (afi,) = [source for source in json.loads(out)["sources"] if source["id"] == "afi"]
    assert [one["year"] for one in afi["series"]["afi"]] == [2020]


def test_the_publishers_rank_stands_in_json_and_in_no_text(
    terminal: Terminal, at: datetime, shared_data: Path
) -> None:
    indices = shared_data / "indices"
    terminal.type("evidence", "import", "cpi", str(indices / "cpi/raw/CPI2025_Results.xlsx"))
    historical = "wjp/raw/2025_wjp_rule_of_law_index_HISTORICAL_DATA_FILE.xlsx"
    terminal.type("evidence", "import", "wjp", str(indices / historical))

    _, out, _ = terminal.type("country", "SWE", "--json", "--year", "2025")
    _, text, _ = terminal.type("country", "SWE")

    sources = {source["id"]: source for source in json.loads(out)["sources"]}
    assert [one["rank"] for one in sources["cpi"]["series"]["score"]] == [6]
    assert [one["rank"] for one in sources["wjp"]["series"]["overall"]] == [4]
    assert sources["cpi"]["figures"][0]["listed_change"]["from_value"] == 89
    assert "rank" not in text.lower()


def test_a_day_before_the_first_edition_knows_nothing(terminal: Terminal, at: datetime) -> None:
    ready(at)

    _, out, _ = terminal.type("country", "NOR", "--on", "2019-01-01", "--json")

    told = json.loads(out)
    assert told["on"] == "2019-01-01"
    assert {source["state"] for source in told["sources"]} == {"not_loaded"}
    assert told["context"]["attention"] == "no_data"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["country", "SWEE"], "SWE (Sweden)"),
        (["country", "Kosova"], "XKX (Kosovo)"),
        (["country", "SWE", "--on", "yesterday"], "expected a date YYYY-MM-DD"),
        (["country", "SWE", "--on", "9999-12-31"], "expected a date"),
        (["country"], "ISO3"),
        (["evidence", "import", "who", __file__], "afi, fiw, wjp, cpi, row, wgi"),
        (["evidence", "import", "cpi", "no-such-file.xlsx"], "found none at no-such-file.xlsx"),
        (["evidence", "fetch", "afi"], "farled evidence import afi FILE"),
        (["evidence", "fetch", "fiw", "--address", "http://example.org/x.xlsx"], "https"),
        (["content", "check", "no-such-folder"], "found none at no-such-folder"),
        (["judge", "no-such-case.yaml"], "found none at no-such-case.yaml"),
        (["judge"], "expected CASE.yaml, or --schema"),
        (["content", "try", "no-such-case.yaml"], "found none at no-such-case.yaml"),
        (["questionnaire", "preview", "slow-check"], "quick-check"),
        (["sail"], "invalid choice"),
    ],
)
def test_bad_input_ends_with_code_2_and_a_sentence(
    terminal: Terminal, words: list[str], expected: str
) -> None:
    code, out, problem = terminal.type(*words)

    assert (code, out) == (2, "")
    assert expected in problem


# ---- evidence


def html(path: Path) -> None:
    path.write_text("<!doctype html><html><title>Please sign in</title></html>" * 50, encoding="utf-8")


def truncated(path: Path) -> None:
    whole = wjp_workbook(path, year=2032).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def renamed(path: Path) -> None:
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(1000))


def of_an_older_year(path: Path) -> None:
    wjp_workbook(path, year=2030)


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        for number in range(5):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", bytes(100 * 1024 * 1024))


@pytest.mark.parametrize("spoil", [html, truncated, renamed, of_an_older_year, bomb])
def test_a_file_that_does_not_fit_is_refused_soon_and_the_old_edition_answers_as_before(
    terminal: Terminal, tmp_path: Path, at: datetime, spoil: Any
) -> None:
    loaded(terminal, tmp_path / "sound.xlsx")
    bad = tmp_path / "2032_wjp_rule_of_law_index.xlsx"
    spoil(bad)
    began = time.monotonic()

    code, out, problem = terminal.type("evidence", "import", "wjp", str(bad))

    assert time.monotonic() - began < SOON
    assert (code, out) == (2, "")
    assert problem.startswith("farled evidence: refused. ")
    assert "WJP Rule of Law Index 2031 is still in force" in problem
    assert editions_in_force(at=at)["wjp"].label == "2031"
    assert panels(territories=["NOR"], at=at)["NOR"].of("wjp").value == 0.91  # type: ignore[union-attr]  # loaded


def test_another_edition_than_the_one_asked_for_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    file = wjp_workbook(tmp_path / "wjp.xlsx", year=2031)

    code, _, problem = terminal.type("evidence", "import", "wjp", str(file), "--edition", "2030")

    assert code == 2
    assert "2031" in problem
    assert "2030" in problem


def test_what_came_in_is_told_with_every_unknown_name(terminal: Terminal, tmp_path: Path) -> None:
    file = wjp_workbook(tmp_path / "wjp.xlsx", rows=[wjp_row("Taiwann", "", 2031)])

    code, out, _ = terminal.type("evidence", "import", "wjp", str(file))

    assert code == 0
    assert "WJP Rule of Law Index 2031 is in force" in out
    assert "Taiwann (no code), 1 row; near: TWN (Taiwan)" in out


def test_the_list_says_what_is_in_force_and_what_is_not(terminal: Terminal, tmp_path: Path) -> None:
    loaded(terminal, tmp_path / "wjp.xlsx", year=2025)

    _, text, _ = terminal.type("evidence", "list")
    _, out, _ = terminal.type("evidence", "list", "--json")

    rows = {row["source"]: row for row in json.loads(out)["sources"]}
    assert (rows["wjp"]["edition"], rows["wjp"]["months_behind"]) == ("2025", 1)
    assert rows["cpi"] == {
        "source": "cpi",
        "name": "Corruption Perceptions Index",
        "publisher": "Transparency International",
        "state": "not_loaded",
        "load_with": "farled evidence import cpi FILE",
    }
    assert "1 month behind" in text


class Quiet(SimpleHTTPRequestHandler):
    """A publisher that serves a folder and prints nothing."""

    def log_message(self, *_words: object) -> None:
        """Silence."""


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_a_file_is_fetched_and_taken_in(terminal: Terminal, tmp_path: Path, publisher: str) -> None:
    wjp_workbook(tmp_path / "2031_wjp.xlsx", year=2031)

    code, out, problem = terminal.type("evidence", "fetch", "wjp", "--address", f"{publisher}/2031_wjp.xlsx")

    assert (code, problem) == (0, "")
    assert "WJP Rule of Law Index 2031 is in force" in out


def test_what_cannot_be_fetched_leaves_the_edition_in_force(
    terminal: Terminal, tmp_path: Path, publisher: str
) -> None:
    loaded(terminal, tmp_path / "wjp.xlsx")

    code, _, problem = terminal.type("evidence", "fetch", "wjp", "--address", f"{publisher}/gone.xlsx")

    assert code == 2
    assert "404" in problem
    assert "2031 is still in force" in problem


# ---- content


def test_the_content_that_comes_with_the_house_holds(terminal: Terminal) -> None:
    code, out, problem = terminal.type("content", "check")

    assert (code, problem) == (0, "")
    assert "6 sources" in out
    assert "3 questionnaires, 109 questions" in out


def test_every_complaint_names_file_and_line(terminal: Terminal, folder: Path) -> None:
    spoilt = {
        "sources/cpi/source.yaml": ("may_ship: false", "may_ship: perhaps"),
        "sources/wjp/source.yaml": ("usual_month: 10", "usual_month: October"),
        "rules/review.yaml": ("periods:", "period:"),
    }
    for name, (was, becomes) in spoilt.items():
        file = folder / name
        text = file.read_text(encoding="utf-8")
        assert was in text
        file.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    code, out, problem = terminal.type("content", "check", str(folder))

    assert (code, out) == (2, "")
    for name in spoilt:
        (line,) = [line for line in problem.splitlines() if name in line]
        assert line.startswith(f"{folder / name}:")
        assert ": expected " in line


def test_a_worked_case_that_no_longer_holds_is_a_complaint(terminal: Terminal, folder: Path) -> None:
    file = folder / "cases" / "plain-visit.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("decides: researcher", "decides: president"), encoding="utf-8")

    code, _, problem = terminal.type("content", "check", str(folder))

    assert code == 2
    assert f"{file}:{text[: text.index('expect:')].count(chr(10)) + 1}: decides:" in problem


# ---- questionnaire


def test_a_questionnaire_is_previewed_for_a_plain_case(terminal: Terminal) -> None:
    code, out, _ = terminal.type("questionnaire", "preview", "quick-check", "--language", "sv")

    assert code == 0
    assert "Öppna frågor: 3 av 9" in out


def test_a_questionnaire_is_previewed_for_given_facts(terminal: Terminal, tmp_path: Path, root: Path) -> None:
    file = root / "content" / "cases" / "s04-military-academy-genomics.yaml"
    wrong = tmp_path / "facts.yaml"
    wrong.write_text("facts:\n  partner.check: fresh\n", encoding="utf-8")

    code, out, _ = terminal.type("questionnaire", "preview", "quick-check", "--facts", str(file))
    refused, _, problem = terminal.type("questionnaire", "preview", "quick-check", "--facts", str(wrong))

    assert (code, refused) == (0, 2)
    assert "BESVARAD" in out
    assert "partner.check should be current, aged, none" in problem


def test_a_version_is_tried_then_published_and_running_cases_keep_theirs(
    terminal: Terminal, at: datetime, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = case("plain", at=at).case
    file = folder / "questionnaires" / "quick-check" / "questions.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(f"version: {draft().version}", "version: 9.0.0", 1), encoding="utf-8")
    newer = shutil.copytree(folder, folder.parent / "newer")
    monkeypatch.setenv("FARLED_CONTENT", str(newer))

    dry = terminal.type("questionnaire", "publish", "quick-check", "--dry-run")
    wet = terminal.type("questionnaire", "publish", "quick-check")
    again = terminal.type("questionnaire", "publish", "quick-check")

    assert dry[0] == wet[0] == again[0] == 0
    assert "tried on 1 running case: 0 would be asked something new" in dry[1]
    assert "Nothing was published" in dry[1]
    assert "quick-check 9.0.0 is published" in wet[1]
    assert "published already" in again[1]
    running.refresh_from_db()
    assert running.published.version != "9.0.0"


# ---- account


def create(terminal: Terminal, *words: str, username: str = "anna") -> tuple[int, str, str]:
    given = ("--name", "Anna Berg", "--email", "anna@example.org", "--role", "administrator")
    return terminal.type("account", "create", username, *given, *words)


def test_the_first_account_founds_the_university(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", StringIO("four words in a row\n"))

    code, out, _ = create(terminal)

    person = Person.objects.get(username="anna")
    assert (code, out) == (0, "anna can sign in, as administrator of Universitetet.\n")
    assert person.check_password("four words in a row")
    assert Holding.objects.get(person=person).post.unit == Unit.objects.get()


def test_a_weak_password_creates_nothing(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("short\n", encoding="utf-8")

    code, _, problem = create(terminal, "--password-file", str(file))

    assert code == 2
    assert "too short" in problem
    assert not Person.objects.exists()
    assert not Unit.objects.exists()


def test_a_name_that_is_taken_and_a_unit_that_is_not_there_are_said(
    terminal: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "password"
    file.write_text("four words in a row\n", encoding="utf-8")
    password = ("--password-file", str(file))
    create(terminal, *password)

    twice = create(terminal, *password)
    nowhere = create(terminal, *password, "--unit", "Astrology", username="bo")

    assert (twice[0], nowhere[0]) == (2, 2)
    assert "'anna' already" in twice[2]
    assert "There are: The University" in nowhere[2]
    assert Person.objects.count() == 1


# ---- as a process of its own


def test_without_tables_the_command_says_what_to_run(tmp_path: Path, root: Path) -> None:
    own = {"FARLED_HOME": str(tmp_path / "home"), "FARLED_DATABASE_URL": ""}
    words = [sys.executable, "-m", "farled.web.command", "country", "SWE", "--json"]

    done = subprocess.run(
        words, env=os.environ | own | {"DJANGO_SETTINGS_MODULE": "farled.web.settings"},
        cwd=root, capture_output=True, text=True, check=False,
    )  # fmt: skip  # one call on few lines

    assert (done.returncode, done.stdout) == (2, "")
    assert "farled migrate" in done.stderr
    assert "Traceback" not in done.stderr
