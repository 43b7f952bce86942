"""Does every verb that writes say who and when, and leave its trace in the audit?"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TRACE = ("farled.audit.actions", "record")
Place = tuple[str, str]
"""A function: module and name."""
_TELLING, _NOTICES = "farled.assessment.actions.telling", "farled.notices.actions"
_FINDS_OUT = "a part of an action that leaves a trace of its own: it only finds out whom the notice goes to"
LEAVES_NO_TRACE = {
    ("farled.assessment.actions.presence", "be_here"): "who has a page open is no record of a case: it is "
    "overwritten every twenty seconds, means nothing a minute later, and is deleted after a day",
    (
        "farled.assessment.actions.reviewing",
        "remind",
    ): "a reminder changes nothing but notices, and those are kept with their moment",
    (_TELLING, "tell_post"): _FINDS_OUT,
    (_TELLING, "tell_answering"): _FINDS_OUT,
    (_TELLING, "tell_owner"): _FINDS_OUT,
    (_NOTICES, "tell"): "a notice tells of a deed that has a trace of its own, and is itself kept for good",
    (_NOTICES, "mark_read"): "what somebody has read is nobody else's business, and nothing else hangs on it",
    (
        _NOTICES,
        "hand_over",
    ): "the notice itself says whether its mail was accepted, or how often it was tried",
    (_NOTICES, "note_accepted"): "the notice itself says for good when its mail was accepted",
    (_NOTICES, "note_refused"): "the notice itself says how often its mail was tried, and what was answered",
}
"""The actions that are not audited, each with the reason why nobody will ever ask what it did."""


def unaudited(sources: dict[str, str]) -> list[str]:
    """A sentence for each public function of the given modules that lacks by, at or a trace.

    ``sources`` maps the names of modules of actions to their text.
    """
    trees = {module: ast.parse(text) for module, text in sources.items()}
    calls = {place: set(_calls(trees[place[0]], place[0], node)) for place, node in _functions(trees)}
    traced = _reaching(TRACE, calls)
    faults = []
    for place, node in _functions(trees):
        if node.name.startswith("_") or place == TRACE:
            continue
        keywords = {argument.arg for argument in node.args.kwonlyargs}
        if missing := {"by", "at"} - keywords:
            faults.append(f"{'.'.join(place)} takes no keyword-only {' and '.join(sorted(missing))}")
        if place not in traced and place not in LEAVES_NO_TRACE:
            faults.append(f"{'.'.join(place)} leaves no trace in the audit")
    return faults


def _functions(trees: dict[str, ast.Module]) -> Iterator[tuple[Place, ast.FunctionDef]]:
    for module, tree in trees.items():
        for node in tree.body:
            if isinstance(node, ast.FunctionDef):
                yield (module, node.name), node


def _calls(tree: ast.Module, module: str, function: ast.FunctionDef) -> Iterator[Place]:
    """The functions that ``function`` calls, by the module that they come from."""
    known = _imported(tree)
    for node in ast.walk(function):
        if not isinstance(node, ast.Call):
            continue
        match node.func:
            case ast.Attribute(value=ast.Name(id=room), attr=name) if room in known:
                yield ".".join(known[room]), name
            case ast.Name(id=name):
                yield known.get(name, (module, name))


def _imported(tree: ast.Module) -> dict[str, Place]:
    """Every name that ``from a.b import c as d`` makes known: d -> (a.b, c)."""
    return {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


def _reaching(target: Place, calls: dict[Place, set[Place]]) -> set[Place]:
    """All functions that call ``target``, themselves or through others."""
    reaching = {target}
    while more := {place for place, called in calls.items() if called & reaching} - reaching:
        reaching |= more
    return reaching


def test_what_leaves_no_trace_is_still_there_and_says_why(root: Path) -> None:
    for module, name in LEAVES_NO_TRACE:
        file = root / Path(*module.split(".")).with_suffix(".py")

        assert f"def {name}(" in file.read_text(encoding="utf-8")
        assert len(LEAVES_NO_TRACE[module, name].split()) > 10


AUDIT = {"farled.audit.actions": "def record(*, by, at, what, on): ..."}
IMPORTS = "from farled.audit import actions as audit\n"


def test_every_action_says_who_and_when_and_is_audited(root: Path) -> None:
    files = [*root.glob("farled/*/actions.py"), *root.glob("farled/*/actions/*.py")]
    sources = {
        ".".join(file.relative_to(root).with_suffix("").parts).removesuffix(".__init__"): file.read_text()
        for file in files
    }

    found = unaudited(sources)

    assert len(sources) >= 4
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("action", "fault"),
    [
        ("def close(*, by, at, unit): unit.delete()", "leaves no trace in the audit"),
        ("def close(*, at, unit): audit.record(at=at)", "takes no keyword-only by"),
        ("def close(by, at): audit.record(by=by)", "takes no keyword-only at and by"),
        ("def close(*, by, at): queries.record(by=by)", "leaves no trace in the audit"),
        ("def close(*, by, at): _really(by)\ndef _really(by): by.save()", "leaves no trace in the audit"),
    ],
)
def test_an_action_without_a_trace_is_found(action: str, fault: str) -> None:
    found = unaudited({**AUDIT, "farled.toy.actions": IMPORTS + action})

    assert found == [f"farled.toy.actions.close {fault}"]


@pytest.mark.parametrize(
    "action",
    [
        "def close(*, by, at): audit.record(by=by, at=at)",
        "def close(*, by, at): _really(by, at)\ndef _really(by, at): audit.record(by=by, at=at)",
        "from farled.audit.actions import record\ndef close(*, by, at): record(by=by, at=at)",
    ],
)
def test_an_action_with_a_trace_is_right(action: str) -> None:
    assert unaudited({**AUDIT, "farled.toy.actions": IMPORTS + action}) == []


def test_an_action_may_leave_its_trace_through_another_rooms_action() -> None:
    first = {"farled.first.actions": IMPORTS + "def open_one(*, by, at): audit.record(by=by, at=at)"}
    second = "from farled.first import actions as first\ndef close(*, by, at): first.open_one(by=by, at=at)"

    assert unaudited({**AUDIT, **first, "farled.second.actions": second}) == []
