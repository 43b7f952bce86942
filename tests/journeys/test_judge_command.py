"""Does ``farled judge`` say what the rules find, of one case and of many, and which form a case has?"""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ruamel.yaml import YAML

from bench.cases import Maker
from farled.assessment.rules import schema
from tests.journeys.terminal import Terminal
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import books
from tests.rooms.assessment.json_schema import complaints, plain

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


# ---- judge


def test_a_case_is_judged_in_words_and_as_json(terminal: Terminal, root: Path) -> None:
    file = str(root / "content" / "cases" / "plain-visit.yaml")

    code, text, _ = terminal.type("judge", file, "--language", "sv")
    _, out, _ = terminal.type("judge", file, "--json")

    assert code == 0
    assert text.startswith("Ingen ytterligare bedömning behövs")
    assert json.loads(out)["result"] == "no_further_assessment"


def test_an_expectation_that_does_not_hold_ends_with_code_1(
    terminal: Terminal, root: Path, tmp_path: Path
) -> None:
    file = tmp_path / "plain-visit.yaml"
    text = (root / "content" / "cases" / "plain-visit.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("decides: researcher", "decides: president"), encoding="utf-8")

    code, out, problem = terminal.type("judge", str(file), "--json")

    assert code == 1
    assert json.loads(out)["decides"]["role"] == "researcher"
    assert "decides: expected president, found researcher" in problem


def test_a_case_file_that_is_wrong_is_told_with_its_line(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("title: {sv: Ett, en: One}\n", encoding="utf-8")

    code, _, problem = terminal.type("judge", str(file))

    assert code == 2
    assert "case.yaml, line 1" in problem


# ---- judge a full assessment


@pytest.fixture
def conference(root: Path) -> Path:
    """A full assessment that opens two sections and needs no more than its researcher."""
    return root / "content" / "cases" / "full" / "conference-with-laptop.yaml"


def test_a_full_assessment_is_told_in_words(terminal: Terminal, conference: Path) -> None:
    code, out, problem = terminal.type("judge", str(conference))

    assert (code, problem) == (0, "")
    assert out.startswith("State: ready to be decided\nDecides: Responsible researcher or teacher\n")
    assert "Depth: standard assessment" in out
    assert "[low > low] Sensitive content is taken across a border." in out
    assert "Possible now:\n  - researcher: proceed with conditions" in out


def test_a_full_assessment_is_told_in_swedish(terminal: Terminal, conference: Path) -> None:
    code, out, _ = terminal.type("judge", str(conference), "--language", "sv")

    assert code == 0
    assert "Känsligt innehåll" in out
    assert "Sensitive content" not in out


def test_a_full_assessment_as_json_is_one_document(terminal: Terminal, conference: Path) -> None:
    code, out, problem = terminal.type("judge", str(conference), "--json")

    told = json.loads(out)
    assert (code, problem) == (0, "")
    assert (told["pack"], told["depth"]["depth"]) == ("medical-university", "standard")
    assert {one["id"] for one in told["sections"] if one["open"]} == {"people", "data_security"}


def test_a_full_assessment_that_expects_something_else_ends_with_code_1(
    terminal: Terminal, tmp_path: Path, conference: Path
) -> None:
    file = tmp_path / "case.yaml"
    text = conference.read_text(encoding="utf-8")
    file.write_text(text.replace("  remaining: low", "  remaining: high"), encoding="utf-8")

    code, out, problem = terminal.type("judge", str(file), "--json")

    assert (code, json.loads(out)["pack"]) == (1, "medical-university")
    assert f"{file}: remaining: expected high, found low" in problem


def test_a_questionnaire_that_is_not_there_is_told_with_file_and_line(
    terminal: Terminal, tmp_path: Path, conference: Path
) -> None:
    file = tmp_path / "case.yaml"
    text = conference.read_text(encoding="utf-8")
    file.write_text(text.replace("pack: medical-university", "pack: astrology"), encoding="utf-8")
    line = text[: text.index("pack:")].count("\n") + 1

    code, out, problem = terminal.type("judge", str(file))

    assert (code, out) == (2, "")
    assert f"{file}, line {line}: expected 'pack' to be one of medical-university" in problem
    assert "found 'astrology'" in problem


# ---- the form of a case

KEYWORDS = {
    *("$schema", "title", "if", "then", "else", "oneOf", "type", "properties", "required"),
    *("additionalProperties", "items", "minItems", "enum", "minLength", "format", "pattern", "minimum"),
}
"""The words of JSON Schema that the published form uses."""


def published(terminal: Terminal) -> dict[str, Any]:
    """What ``judge --schema`` prints."""
    code, out, problem = terminal.type("judge", "--schema")
    assert (code, problem) == (0, "")
    return json.loads(out)  # type: ignore[no-any-return]  # a mapping


def schemas_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A schema and every schema inside it."""
    yield schema
    below = [schema[key] for key in ("if", "then", "else", "items", "additionalProperties") if key in schema]
    for one in [*below, *schema.get("oneOf", ()), *schema.get("properties", {}).values()]:
        if isinstance(one, dict):
            yield from schemas_in(one)


def content_of(file: Path) -> Any:
    return plain(YAML(typ="safe").load(file.read_text(encoding="utf-8")))


def test_the_form_of_a_case_is_a_valid_json_schema(terminal: Terminal) -> None:
    form = published(terminal)

    assert form["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    for one in schemas_in(form):
        assert one.keys() <= KEYWORDS
        assert one.get("type", "object") in {"object", "array", "string", "integer", "number", "boolean"}
        assert one.get("enum", ["filled"])
        assert re.compile(one.get("pattern", ""))
        assert "properties" not in one or set(one.get("required", ())) <= set(one["properties"])


def test_every_worked_case_fits_the_printed_form(terminal: Terminal, root: Path) -> None:
    form = published(terminal)
    files = sorted((root / "content" / "cases").rglob("*.yaml"))

    assert len(files) > 70
    assert {file.name: told for file in files if (told := list(complaints(content_of(file), form)))} == {}


@pytest.mark.parametrize("key", ["collaboration", "partners", "title"])
@pytest.mark.parametrize("case", ["plain-visit", "full/conference-with-laptop"])
def test_a_case_that_lacks_a_part_does_not_fit_the_printed_form(
    terminal: Terminal, root: Path, case: str, key: str
) -> None:
    content = content_of(root / "content" / "cases" / f"{case}.yaml")
    del content[key]

    (told,) = complaints(content, published(terminal))

    assert key in told


# ---- content try


def test_what_opens_for_a_full_assessment_is_told_with_reasons(terminal: Terminal, conference: Path) -> None:
    code, out, problem = terminal.type("content", "try", str(conference))

    opened, closed = out.split("Closed sections:\n")
    assert (code, problem) == (0, "")
    assert "- Data and IT security: The country asks for strict attention." in opened
    assert "- The partners: The partners are known and have a current background check" in closed


def test_what_opens_for_a_quick_check_is_told_with_reasons(terminal: Terminal, root: Path) -> None:
    file = root / "content" / "cases" / "s04-military-academy-genomics.yaml"

    code, out, problem = terminal.type("content", "try", str(file), "--language", "sv")

    assert (code, problem) == (0, "")
    assert out.startswith("En full bedömning behövs")


def test_answers_that_cannot_be_tried_are_told_with_their_line(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("title: {sv: Ett, en: One}\n", encoding="utf-8")

    code, out, problem = terminal.type("content", "try", str(file))

    assert (code, out) == (2, "")
    assert "case.yaml, line 1" in problem


# ---- many cases


def written(file: Path, *cases: Any) -> Path:
    """A file with these cases, one a line, after an empty line."""
    file.write_text("\n" + "".join(json.dumps(case) + "\n" for case in cases), encoding="utf-8")
    return file


@pytest.fixture
def three(root: Path, tmp_path: Path) -> Path:
    """A quick check, a full assessment, and one that expects something else."""
    cases = root / "content" / "cases"
    quick, full = (
        content_of(cases / "plain-visit.yaml"),
        content_of(cases / "full" / "s01-stroke-registry.yaml"),
    )
    other = {**full, "expect": {**full["expect"], "remaining": "high"}}
    return written(tmp_path / "cases.jsonl", quick, full, other)


def test_many_cases_are_told_in_a_line_each_in_their_order(terminal: Terminal, three: Path) -> None:
    code, out, problem = terminal.type("judge", str(three), "--workers", "1")

    researcher = "Responsible researcher or teacher"
    assert (code, out.splitlines()) == (
        1,
        [
            f"{three}:2: No further assessment needed; {researcher}; as expected",
            f"{three}:3: ready to be decided; {researcher}; as expected",
            f"{three}:4: ready to be decided; {researcher}; not as expected",
        ],
    )
    assert problem == f"{three}:4: remaining: expected high, found low\n"


def test_many_cases_are_told_in_swedish(terminal: Terminal, three: Path) -> None:
    _, out, _ = terminal.type("judge", str(three), "--workers", "1", "--language", "sv")

    assert "klart att besluta; Ansvarig forskare eller lärare; inte som väntat" in out


def test_many_cases_as_json_are_one_document_a_line(terminal: Terminal, three: Path) -> None:
    _, out, _ = terminal.type("judge", str(three), "--workers", "1", "--json")

    quick, full, _ = (json.loads(line) for line in out.splitlines())
    assert (quick["case"], quick["result"]) == (f"{three}:2", "no_further_assessment")
    assert (full["case"], full["state"]) == (f"{three}:3", "ready")
    assert [link["role"] for link in full["decides"]["chain"]] == ["researcher"]


def test_a_case_that_expects_nothing_is_told_without_a_verdict(
    terminal: Terminal, tmp_path: Path, three: Path
) -> None:
    case = json.loads(three.read_text(encoding="utf-8").splitlines()[1])
    del case["expect"]

    code, out, _ = terminal.type("judge", str(written(tmp_path / "one.jsonl", case)), "--workers", "1")

    assert (code, out.rstrip().split("; ")[1:]) == (0, ["Responsible researcher or teacher"])


def test_lines_that_are_wrong_are_told_and_the_others_judged(
    terminal: Terminal, tmp_path: Path, three: Path
) -> None:
    sound = json.loads(three.read_text(encoding="utf-8").splitlines()[1])
    file = written(
        tmp_path / "spoilt.jsonl", {**sound, "on": "2026-02-30"}, sound, {**sound, "pack": "stars"}, []
    )
    with file.open("a", encoding="utf-8") as lines:
        lines.write("{half a case\n")

    code, out, problem = terminal.type("judge", str(file), "--workers", "1")

    assert (code, len(out.splitlines())) == (2, 1)
    told = problem.splitlines()
    assert told[0] == f"{file}, line 2: expected a date YYYY-MM-DD under 'on', found '2026-02-30'"
    assert f"{file}, line 4: expected 'pack' to be one of medical-university" in told[1]
    assert f"{file}, line 5: expected a mapping" in told[2]
    assert f"{file}, line 6: expected one case in JSON" in told[3]
    assert told[4] == "farled judge: 4 cases cannot be read"


def test_countries_are_not_looked_up_for_many_cases(terminal: Terminal, three: Path) -> None:
    code, _, problem = terminal.type("judge", str(three), "--with-evidence")

    assert code == 2
    assert "--with-evidence looks up the countries of one case" in problem


def test_two_processes_say_the_same_as_one(root: Path, tmp_path: Path) -> None:
    packs = tuple(pack for id, pack in shelf.packs().items() if id != "quick-check")
    made = Maker(Random(1), packs, books())
    file = written(tmp_path / "many.jsonl", *(made.case() for _ in range(250)))

    def judged(workers: int) -> str:
        words = [sys.executable, "-m", "farled.web.command", "judge", str(file), "--workers", str(workers)]
        return subprocess.run(words, cwd=root, capture_output=True, text=True, check=True).stdout

    assert judged(2) == judged(1)
    assert len(judged(2).splitlines()) == 250


def test_made_up_cases_have_the_published_form() -> None:
    packs = tuple(pack for id, pack in shelf.packs().items() if id != "quick-check")
    made, form = Maker(Random(2), packs, books()), schema()

    assert [list(complaints(made.case(), form)) for _ in range(30)] == [[]] * 30


def test_the_same_chance_makes_the_same_cases() -> None:
    packs = tuple(shelf.packs().values())

    assert Maker(Random(3), packs, books()).case() == Maker(Random(3), packs, books()).case()
