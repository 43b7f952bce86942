"""Does the published form of a case say the same as the program that reads it?"""

import json
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from farled.assessment import rules
from farled.assessment.content import read_case, read_full_case
from farled.text.content import ContentError
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import FULL
from tests.rooms.assessment.json_schema import complaints, plain

PATHS = [*sorted((shelf.CONTENT / "cases").glob("*.yaml")), *sorted(FULL.glob("*.yaml"))]
ONE = FULL / "s03-civil-hospital-trial.yaml"


def loaded(path: Path) -> dict[str, Any]:
    return plain(YAML(typ="safe").load(path.read_text(encoding="utf-8")))  # type: ignore[no-any-return] # a mapping


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_every_worked_case_has_the_published_form(path: Path) -> None:
    assert list(complaints(loaded(path), rules.schema())) == []


def test_schema_is_a_json_document_of_the_named_dialect() -> None:
    document = json.loads(json.dumps(rules.schema()))

    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize(
    ("was", "becomes"),
    [
        ("pack: medical-university", "packs: medical-university"),
        ("activity: research_project", "activity: research"),
        ("    state: agreed", "    state: nearly"),
        ("    knowledge: good", "    knowledge: vast"),
        ('    means: "yes"', "    means: maybe"),
        ("  ends_on: 2028-06-30", "  ends_on: summer"),
        ("  decides: head_of_department", "  decides: caretaker"),
        ("  - id: background_check\n    state: met", "  - id: background_check\n    state: missing"),
        ("  readiness: ready", "  readiness: soon"),
    ],
)
def test_schema_and_reader_refuse_the_same(tmp_path: Path, was: str, becomes: str) -> None:
    text = ONE.read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "case.yaml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    assert list(complaints(loaded(path), rules.schema()))
    with pytest.raises(ContentError, match="case.yaml, line"):
        read_full_case(path)


@pytest.mark.parametrize(
    ("id", "was", "becomes"),
    [
        ("s12-state-university-training", "outside: [head_of_department]", "outside: [caretaker]"),
        ("s12-state-university-training", "outside: [head_of_department]", "outside: head_of_department"),
        ("s12-state-university-training", "  chain: [researcher,", "  chain: [caretaker,"),
        ("s12-state-university-training", "  remaining: medium", "  remaining: medium\n  levels: {a: grave}"),
        ("s01-stroke-registry", "  valid_until: 2", "  valid_until: soon 2"),
        ("stop-set-aside-by-the-president", "set_aside:\n  - rule:", "set_aside:\n  - stop:"),
        ("stop-set-aside-by-the-president", "    by: president", "    by: caretaker"),
        ("stop-set-aside-by-the-president", "    on: 2026-11-18", "    on: lately"),
        ("stop-set-aside-by-the-president", "    evidence:", "    proof:"),
    ],
)
def test_schema_and_reader_refuse_the_same_of_what_posts_have_said(
    tmp_path: Path, id: str, was: str, becomes: str
) -> None:
    text = (FULL / f"{id}.yaml").read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "case.yaml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    assert list(complaints(loaded(path), rules.schema()))
    with pytest.raises(ContentError, match="case.yaml, line"):
        read_full_case(path)


def test_one_stop_set_aside_twice_is_refused(tmp_path: Path) -> None:
    text = (FULL / "stop-set-aside-by-the-president.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - rule:"), text.index("\nratings:")
    (tmp_path / "case.yaml").write_text(text[:end] + text[start:end] + text[end:], encoding="utf-8")

    with pytest.raises(ContentError, match="each 'rule' once under 'set_aside'"):
        read_full_case(tmp_path / "case.yaml")


@pytest.mark.parametrize(
    ("was", "becomes"),
    [("    agreement: low", "    agreement: grave"), ("  findings:\n    agreement: low\n", "")],
)
def test_schema_and_reader_refuse_the_same_of_a_quick_check(tmp_path: Path, was: str, becomes: str) -> None:
    text = (shelf.CONTENT / "cases" / "plain-agreement.yaml").read_text(encoding="utf-8")
    assert was in text
    path = tmp_path / "case.yaml"
    path.write_text(text.replace(was, becomes, 1), encoding="utf-8")

    assert list(complaints(loaded(path), rules.schema()))
    with pytest.raises(ContentError, match="case.yaml, line"):
        read_case(path)


def test_rating_of_one_finding_twice_is_refused(tmp_path: Path) -> None:
    text = ONE.read_text(encoding="utf-8").replace("- finding: must-hand-over", "- finding: legal-limits")
    (tmp_path / "case.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match="each 'finding' once"):
        read_full_case(tmp_path / "case.yaml")
