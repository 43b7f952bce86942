"""How deep is a collaboration assessed by the files, and why does a section stay closed?"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from farled.assessment.terms import ClosedReason, Depth, DepthRule, DepthWords, DoubtRule, Proportion
from farled.questionnaire.rules import ConditionError, can_hold
from farled.risks.terms import Level, Rulebook
from farled.text.content import Node, read_yaml

_WORKED_OUT = ("section.", "assessment.")
_ALWAYS = "true"


@dataclass(frozen=True, slots=True)
class Ground:
    """What depth rules may name: the rulebook's words, the quick check's questions, worked cases."""

    rulebook: Rulebook
    quick: frozenset[str]
    cases: Path


def read_proportion(folder: Path, *, rulebook: Rulebook, quick_check: str, cases: Path) -> Proportion:
    """What depth.yaml and unsure.yaml say; ContentError with the line where one is wrong.

    ``quick_check`` is the id of the questionnaire whose answers may choose a depth: every case has them.
    """
    node, unsure = read_yaml(folder / "depth.yaml"), read_yaml(folder / "unsure.yaml")
    node.only("depths", "floor", "rules", "closed")
    unsure.only("doubts")
    ground = Ground(rulebook, rulebook.packs[quick_check], cases)
    sections = tuple(area.id for area in rulebook.areas)
    closed = tuple(_closed(one, ground, sections) for one in node.nodes("closed"))
    _refuse_silence(node, closed, sections)
    return Proportion(
        depths=_depths(node, sections),
        floor=tuple(_rule(one, ground, has_when=False) for one in node.nodes("floor")),
        rules=tuple(_rule(one, ground, has_when=True) for one in node.nodes("rules")),
        closed=closed,
        doubts=tuple(_doubt(one, ground, sections) for one in unsure.nodes("doubts")),
    )


def _depths(node: Node, sections: tuple[str, ...]) -> tuple[DepthWords, ...]:
    nodes = node.nodes("depths")
    if [one.text("id") for one in nodes] != list(Depth):
        raise node.refuse(f"the depths {', '.join(Depth)}, in this order", "others", "depths")
    return tuple(_depth(one, sections) for one in nodes)


def _depth(node: Node, sections: tuple[str, ...]) -> DepthWords:
    node.only("id", "name", "meaning", "opens", "when_chosen")
    return DepthWords(
        id=Depth(node.text("id")),
        name=node.wording("name"),
        meaning=node.wording("meaning"),
        opens=node.some_of("opens", sections, at_least=0),
        when_chosen=node.some_of("when_chosen", sections, at_least=0),
    )


def _rule(node: Node, ground: Ground, *, has_when: bool) -> DepthRule:
    node.only("id", "from", "depth", "because", "reference", "case", *(("when",) if has_when else ()))
    return DepthRule(
        id=node.text("id"),
        starts_on=node.day("from"),
        when=_condition(node, ground, ground.quick) if has_when else _ALWAYS,
        depth=Depth(node.one_of("depth", tuple(Depth))),
        because=node.wording("because"),
        reference=node.text("reference"),
        case=_case(node, ground),
    )


def _closed(node: Node, ground: Ground, sections: tuple[str, ...]) -> ClosedReason:
    node.only("id", "from", "section", "when", "because", "reference", "case")
    keys = frozenset(ground.rulebook.questions)
    return ClosedReason(
        id=node.text("id"),
        starts_on=node.day("from"),
        section=node.one_of("section", sections),
        when=_condition(node, ground, keys) if node.has("when") else _ALWAYS,
        because=node.wording("because"),
        reference=node.text("reference"),
        case=_case(node, ground),
    )


def _doubt(node: Node, ground: Ground, sections: tuple[str, ...]) -> DoubtRule:
    node.only("id", "from", "level", "because", "ask", "reference", "case")
    ask = node.node("ask")
    ask.only(*sections)
    return DoubtRule(
        id=node.text("id"),
        starts_on=node.day("from"),
        level=Level(node.one_of("level", tuple(Level))),
        because=node.wording("because"),
        ask={section: ask.wording(section) for section in sections},
        reference=node.text("reference"),
        case=_case(node, ground),
    )


def _condition(node: Node, ground: Ground, keys: frozenset[str]) -> str:
    """A condition over facts and ``keys``; what the depth itself decides would wait for itself."""
    when, conditions = node.text("when"), ground.rulebook.conditions
    try:
        possible = can_hold(conditions=conditions, text=when)
    except ConditionError as error:
        raise node.refuse("a condition under 'when' that can be used", error.complaint, "when") from error
    if not possible:
        raise node.refuse("a condition under 'when' that can be true", f"{when!r}, which never is", "when")
    foreign = (frozenset(ground.rulebook.questions) - keys) & conditions.names_in(when)
    strange = sorted(foreign | {one for one in conditions.names_in(when) if one.startswith(_WORKED_OUT)})
    if strange:
        raise node.refuse(
            "facts of the register and questions that every case has", ", ".join(strange), "when"
        )
    return when


def _refuse_silence(node: Node, closed: Iterable[ClosedReason], sections: tuple[str, ...]) -> None:
    """Every section has a last reason without a condition: none is ever closed in silence."""
    last = {reason.section: reason.when for reason in closed}
    silent = [section for section in sections if last.get(section) != _ALWAYS]
    if silent:
        raise node.refuse("for every section a last reason without 'when'", ", ".join(silent), "closed")


def _case(node: Node, ground: Ground) -> str:
    case = node.text("case")
    if not (ground.cases / f"{case}.yaml").is_file():
        raise node.refuse("a worked case in content/cases", repr(case), "case")
    return case
