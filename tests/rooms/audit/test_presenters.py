"""Does every event have a sentence that people can read, in both languages?"""

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest

from farled.assessment.terms import Outcome
from farled.audit.presenters import SENTENCES, told
from farled.organisation.terms import REFUSED_SIGN_IN

FILLED = {
    "assessment:decision:": [outcome.value for outcome in Outcome],
    "assessment:requirement:": ["ask", "meet", "waive"],
    "collaborations:invitation:": ["read", "answer"],
}
"""The events whose last word is a value, and all that it can be."""
NAMED = {"REFUSED_SIGN_IN": REFUSED_SIGN_IN}


def events_in(source: str) -> Iterator[str]:
    """Every ``what`` that a file records; an event that cannot be read off is given as it is written."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.keyword) and node.arg == "what":
            yield from _named(node.value)


def _named(value: ast.expr) -> list[str]:
    match value:
        case ast.Constant(value=str(name)):
            return [name]
        case ast.Name(id=name) if name in NAMED:
            return [NAMED[name]]
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), _]) if start in FILLED:
            return [start + word for word in FILLED[start]]
        case _:
            return [ast.unparse(value)]


@pytest.fixture
def recorded(root: Path) -> set[str]:
    """Every event that some action records."""
    files = {*root.glob("farled/*/actions.py"), *root.glob("farled/*/actions/*.py")}
    files -= {root / "farled" / "audit" / "actions.py"}
    return {event for file in files for event in events_in(file.read_text(encoding="utf-8"))}


def test_every_event_of_every_action_has_its_sentence(recorded: set[str]) -> None:
    assert len(recorded) > 15
    assert recorded - SENTENCES.keys() == set()


def test_no_sentence_waits_for_an_event_that_nobody_records(recorded: set[str]) -> None:
    assert SENTENCES.keys() - recorded == set()


def test_an_event_without_a_sentence_is_found() -> None:
    planted = "audit.record(by=by, at=at, what='toy:thing:break', on=thing)"

    assert set(events_in(planted)) - SENTENCES.keys() == {"toy:thing:break"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_an_event_without_a_person_is_the_systems(language: str) -> None:
    event = SimpleNamespace(what="assessment:case:refresh", at=None, why="", before=None, after=None)

    said = told(event=event, who="", names={}, language=language)["sentence"]  # type: ignore[arg-type]  # a stand-in

    assert said.startswith({"sv": "Systemet", "en": "The system"}[language])


def test_braces_in_what_people_wrote_are_left_alone() -> None:
    after = {"key": "k", "value": "{odd} value"}
    event = SimpleNamespace(what="assessment:answer:save", at=None, why="", before=None, after=after)

    said = told(event=event, who="Head", names={}, language="en")["sentence"]  # type: ignore[arg-type]  # a stand-in

    assert said == "Head answered “{odd} value” to: k"
