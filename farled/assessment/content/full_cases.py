"""What does a worked case of a full assessment state beside the facts, and what does it expect?"""

from collections.abc import Callable
from pathlib import Path

from farled.assessment.content.cases import CASE_KEYS, case_in, levels_in
from farled.assessment.terms import (
    Deeper,
    Depth,
    ExpectedAssessment,
    FullCase,
    Readiness,
    RequirementState,
    Running,
    Seen,
    SetAside,
    Work,
)
from farled.mitigation.terms import Cell, Knowledge, Means, MeasureState, PlannedMeasure, Rating
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import Level
from farled.text.content import Node, read_yaml

FULL_KEYS = (
    *("pack", "running", "deeper", "requirements", "ratings", "measures"),
    *("outside", "conflict", "looked", "set_aside"),
)
EXPECTED_KEYS = (
    "depth",
    "depth_rules",
    "sections",
    "closed",
    "open",
    "findings",
    "stops",
    "requirements",
    "in_the_way",
    "remaining",
    "overridden",
    "readiness",
    "decides",
    "chain",
    "levels",
    "valid_until",
    "possible",
)
_NONE = "none"
_STATES = tuple(state for state in RequirementState if state is not RequirementState.MISSING)


def read_full_case(path: Path) -> FullCase:
    """One worked case of a full assessment (content/cases/full); ContentError with the line when it is bad.

    It is a worked case with a ``pack``: the id of the questionnaire that it is assessed by.
    """
    return full_case_in(read_yaml(path), path.stem)


def full_case_in(node: Node, id: str) -> FullCase:
    """One case of a full assessment, wherever it is written."""
    node.only(*CASE_KEYS, *FULL_KEYS)
    case = case_in(node, id)
    return FullCase(
        case=case,
        pack=node.text("pack"),
        work=Work(
            answers=case.answers,
            deeper=_deeper(node.node("deeper")) if node.has("deeper") else None,
            seen=_each_once(node, "requirements", "id", _seen),
            ratings=_each_once(node, "ratings", "finding", _rating),
            measures=_each_once(node, "measures", "measure", _planned),
            running=_running(node.node("running")) if node.has("running") else None,
            outside=_posts(node, "outside"),
            conflict=_posts(node, "conflict"),
            looked=PostRole(node.one_of("looked", DECIDING_ROLES)) if node.has("looked") else None,
            set_aside=_each_once(node, "set_aside", "rule", _set_aside),
        ),
        expected=_expected(node.node("expect")) if node.has("expect") else None,
    )


def _each_once[Item](node: Node, key: str, id: str, read: Callable[[Node], Item]) -> tuple[Item, ...]:
    nodes, seen = node.nodes(key), set[str]()
    for one in nodes:
        if one.text(id) in seen:
            raise one.refuse(f"each '{id}' once under '{key}'", repr(one.text(id)), id)
        seen.add(one.text(id))
    return tuple(read(one) for one in nodes)


def _deeper(node: Node) -> Deeper:
    node.only("depth", "sections", "reason")
    depth = Depth(node.one_of("depth", tuple(Depth)))
    return Deeper(depth, tuple(node.texts("sections")), node.text("reason"))


def _running(node: Node) -> Running:
    node.only("since", "event")
    return Running(since=node.day("since"), event=node.text("event"))


def _seen(node: Node) -> Seen:
    node.only("id", "state", "on", "by", "note")
    return Seen(
        requirement=node.text("id"),
        state=RequirementState(node.one_of("state", _STATES)),
        on=node.day("on"),
        by=PostRole(node.one_of("by", tuple(PostRole))),
        note=node.text("note"),
    )


def _set_aside(node: Node) -> SetAside:
    node.only("rule", "on", "by", "evidence")
    return SetAside(
        rule=node.text("rule"),
        used=(),
        on=node.day("on"),
        by=PostRole(node.one_of("by", tuple(PostRole))),
        evidence=node.text("evidence"),
    )


def _posts(node: Node, key: str) -> tuple[PostRole, ...]:
    """Posts that decide, in the order in which they are written; () where the key is left out."""
    return tuple(PostRole(role) for role in node.some_of(key, DECIDING_ROLES, at_least=0))


def _rating(node: Node) -> Rating:
    node.only("finding", "before", "after", "reason", "knowledge", "override")
    return Rating(
        finding=node.text("finding"),
        before=_cell(node.node("before")),
        reason=node.text("reason"),
        knowledge=Knowledge(node.one_of("knowledge", tuple(Knowledge))),
        after=_cell(node.node("after")) if node.has("after") else None,
        override=node.optional_text("override") or "",
    )


def _cell(node: Node) -> Cell:
    node.only("likelihood", "consequence")
    return Cell(node.text("likelihood"), node.text("consequence"))


def _planned(node: Node) -> PlannedMeasure:
    node.only("measure", "against", "state", "owner", "due", "evidence", "means")
    against = tuple(node.texts("against"))
    if not against:
        raise node.refuse("at least one finding under 'against'", "none", "against")
    return PlannedMeasure(
        measure=node.text("measure"),
        against=against,
        state=MeasureState(node.one_of("state", tuple(MeasureState))),
        owner=PostRole(node.one_of("owner", tuple(PostRole))),
        due=node.day("due"),
        evidence=node.text("evidence"),
        means=Means(node.one_of("means", tuple(Means))),
    )


def _expected(node: Node) -> ExpectedAssessment:
    node.only(*EXPECTED_KEYS)
    role = node.one_of("decides", (*DECIDING_ROLES, _NONE))
    possible = node.node("possible")
    possible.only(*DECIDING_ROLES)
    return ExpectedAssessment(
        depth=Depth(node.one_of("depth", tuple(Depth))),
        depth_rules=tuple(node.texts("depth_rules")),
        sections=tuple(node.texts("sections")),
        closed=tuple(node.texts("closed")),
        open_questions=tuple(node.texts("open")),
        findings=tuple(node.texts("findings")),
        stops=tuple(node.texts("stops")),
        requirements=tuple(node.texts("requirements")),
        in_the_way=tuple(node.texts("in_the_way")),
        remaining=node.one_of("remaining", (*Level, _NONE)),
        overridden=node.whole("overridden"),
        readiness=Readiness(node.one_of("readiness", tuple(Readiness))),
        role=None if role == _NONE else PostRole(role),
        possible={one: tuple(possible.texts(one)) for one in possible.keys()},  # noqa: SIM118 - no mapping
        chain=_posts(node, "chain") if node.has("chain") else None,
        levels=levels_in(node.node("levels")) if node.has("levels") else (),
        valid_until=node.day("valid_until") if node.has("valid_until") else None,
    )
