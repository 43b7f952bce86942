"""Is one rule of a rule file complete, and can it ever be true?"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from farled.questionnaire.rules import ConditionError, Conditions, can_hold
from farled.risks.rules.sentences import places_in
from farled.risks.terms import Exposed, Level, Requirement, RiskKind, Rule, StopKind, StopRule, Words
from farled.text.content import Node
from farled.text.terms import Wording

QUICK_CHECK_RULES = "triage.yaml"
_RULE_KEYS = ("kinds", "level", "exposed", "ask", "alone")
_SHARED_KEYS = ("id", "from", "when", "because", "opens", "reference", "case")
_COUNTRY = "country."
_WORKED_OUT = ("section.", "assessment.")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What a rule may name: facts and answers, words for sentences, areas, requirements, worked cases."""

    conditions: Conditions
    words: Words
    areas: tuple[str, ...]
    requirements: dict[str, Requirement]
    cases: Path
    questions: frozenset[str]

    def answers_in(self, when: str) -> tuple[str, ...]:
        """The keys of the questions that a condition looks at."""
        return tuple(sorted(self.conditions.names_in(when) & self.questions))


def read_rule(node: Node, shelf: Shelf) -> Rule:
    """One rule of a rule file; ContentError with the line where something is missing or not known."""
    node.only(*_SHARED_KEYS, *_RULE_KEYS)
    when = _condition(node, shelf)
    rule = Rule(
        id=node.text("id"),
        starts_on=node.day("from"),
        when=when,
        kinds=_members(node, "kinds", RiskKind),
        level=Level(node.one_of("level", tuple(Level))),
        exposed=_members(node, "exposed", Exposed),
        because=_because(node, shelf),
        reference=node.text("reference"),
        case=_case(node, shelf),
        areas=_opened(node, "areas", shelf.areas),
        requirements=_opened(node, "requirements", tuple(shelf.requirements)),
        ask=node.wording("ask") if node.has("ask") else None,
        alone=node.truth("alone") if node.has("alone") else True,
        answers=shelf.answers_in(when),
    )
    _refuse_high_alone(node, rule)
    _refuse_dead_end(node, rule, shelf)
    return rule


def read_stop(node: Node, shelf: Shelf) -> StopRule:
    """One rule of hard-stops.yaml. It must rest on a partner or a project: a country stops nothing."""
    node.only(*_SHARED_KEYS, "kind", "waits")
    when = _condition(node, shelf)
    countries = [name for name in shelf.conditions.names_in(when) if name.startswith(_COUNTRY)]
    if countries:
        raise node.refuse("a stop that rests on a partner or the project", ", ".join(countries), "when")
    areas = _opened(node, "areas", shelf.areas)
    if not areas:
        raise node.refuse("at least one area under 'opens', where the stop is looked into", "none")
    return StopRule(
        id=node.text("id"),
        starts_on=node.day("from"),
        kind=StopKind(node.one_of("kind", tuple(StopKind))),
        when=when,
        because=_because(node, shelf),
        reference=node.text("reference"),
        case=_case(node, shelf),
        areas=areas,
        waits=node.truth("waits") if node.has("waits") else False,
        answers=shelf.answers_in(when),
    )


def _refuse_high_alone(node: Node, rule: Rule) -> None:
    """The quick check knows no measures that could bring a high level down before somebody decides."""
    if node.file.name == QUICK_CHECK_RULES and rule.level is Level.HIGH and rule.alone:
        raise node.refuse("'alone: false' where the level is high", "nothing", "level")


def _refuse_dead_end(node: Node, rule: Rule, shelf: Shelf) -> None:
    """What must be looked into or waited for needs an area; otherwise the quick check would end there."""
    waits = [name for name in rule.requirements if shelf.requirements[name].before_decision]
    if rule.areas or (rule.level is Level.LOW and rule.alone and not waits):
        return
    found = ", ".join(waits) if waits else f"level {rule.level}, alone {str(rule.alone).lower()}, no area"
    raise node.refuse(
        "an area under 'opens' where the level is not low, nobody may decide alone, or a decision must wait",
        found,
    )


def _condition(node: Node, shelf: Shelf) -> str:
    when = node.text("when")
    try:
        possible = can_hold(conditions=shelf.conditions, text=when)
    except ConditionError as error:
        raise node.refuse("a condition under 'when' that can be used", error.complaint, "when") from error
    circular = sorted(name for name in shelf.conditions.names_in(when) if name.startswith(_WORKED_OUT))
    if circular:
        raise node.refuse("facts that rules do not work out themselves", ", ".join(circular), "when")
    if not possible:
        raise node.refuse("a condition under 'when' that can be true", f"{when!r}, which never is", "when")
    return when


def _because(node: Node, shelf: Shelf) -> Wording:
    wording = node.wording("because")
    named = shelf.conditions.names_in(node.text("when"))
    allowed = sorted(named & shelf.words.values.keys())
    for place in (*places_in(wording.sv), *places_in(wording.en)):
        if place not in allowed:
            places = ", ".join(allowed) or "no places here"
            raise node.refuse(f"only facts of 'when' that have words: {places}", place, "because")
    return wording


def _case(node: Node, shelf: Shelf) -> str:
    case = node.text("case")
    if not (shelf.cases / f"{case}.yaml").is_file():
        raise node.refuse(f"a worked case in {shelf.cases.name}", f"no file {case}.yaml", "case")
    return case


def _members[Member: StrEnum](node: Node, key: str, members: type[Member]) -> tuple[Member, ...]:
    return tuple(members(name) for name in node.some_of(key, tuple(members)))


def _opened(node: Node, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    if not node.has("opens"):
        return ()
    opens = node.node("opens")
    opens.only("areas", "requirements")
    return opens.some_of(key, allowed, at_least=0)
