"""What happens to a collaboration of the demonstration after it was registered?"""

from dataclasses import dataclass

from farled.assessment.terms import Outcome
from farled.collaborations.terms import PartnerRole
from farled.text.content import Node
from farled.web.demo.assessing import SINGLE, FullStep, planned, rated

_KINDS = ("answers", "change", "again", "decision", "rate", "plan", *SINGLE)


@dataclass(frozen=True, slots=True)
class ToldAnswer:
    """An answer; ``reason`` says why it corrects what was known."""

    key: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """Those who answer for the collaboration answered some questions."""

    day: int
    answers: tuple[ToldAnswer, ...]


@dataclass(frozen=True, slots=True)
class ToldCondition:
    """A condition in own words, owned by a person's first post, due on a day."""

    words: str
    owner: str
    due: int


@dataclass(frozen=True, slots=True)
class Decided:
    """Somebody decided; in a full assessment perhaps with conditions, or with what a no means for people."""

    day: int
    by: str
    outcome: Outcome
    reason: str
    conditions: tuple[ToldCondition, ...] = ()
    told_partner: str = ""
    help_goes_on: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """What is registered was changed; empty words, None and no partners mean unchanged."""

    day: int
    purpose: str
    ends: int | None
    partners: tuple[tuple[str, PartnerRole], ...]


@dataclass(frozen=True, slots=True)
class Again:
    """A new check was begun."""

    day: int
    why: str


Step = Answered | Decided | Changed | Again | FullStep


def steps_of(node: Node) -> tuple[Step, ...]:
    """The steps under ``story``, in the order of their days, all before the day of loading."""
    steps = tuple(_step(one) for one in node.nodes("story"))
    days = [node.whole("registered"), *(step.day for step in steps)]
    if days != sorted(days) or days[-1] >= 0:
        raise node.refuse("days in order, each before 0", str(days), "story" if steps else "registered")
    return steps


def partners_in(node: Node) -> tuple[tuple[str, PartnerRole], ...]:
    """The partners that are named under ``partners``, each with its role; none for a missing list."""
    return tuple(_part(one) for one in node.nodes("partners"))


def _part(node: Node) -> tuple[str, PartnerRole]:
    node.only("partner", "role")
    return node.text("partner"), PartnerRole(node.one_of("role", tuple(PartnerRole)))


def _step(node: Node) -> Step:
    node.only("day", *_KINDS)
    named = [kind for kind in _KINDS if node.has(kind)]
    if len(named) != 1:
        raise node.refuse(f"exactly one of {', '.join(_KINDS)}", ", ".join(named))
    day = node.whole("day")
    match named[0]:
        case "answers":
            return Answered(day, tuple(_answer(one) for one in node.nodes("answers")))
        case "change":
            return _change(node.node("change"), day)
        case "again":
            again = node.node("again")
            again.only("why")
            return Again(day, again.text("why"))
        case "decision":
            return _decision(node.node("decision"), day)
        case "rate":
            return rated(node.nodes("rate"), day)
        case "plan":
            return planned(node.nodes("plan"), day)
        case kind:
            return SINGLE[kind](node.node(kind), day)


def _answer(node: Node) -> ToldAnswer:
    node.only("key", "value", "reason")
    return ToldAnswer(node.text("key"), node.text("value"), node.optional_text("reason") or "")


def _change(node: Node, day: int) -> Changed:
    node.only("purpose", "ends", "partners")
    ends = node.whole("ends") if node.has("ends") else None
    return Changed(day, node.optional_text("purpose") or "", ends, partners_in(node))


def _decision(node: Node, day: int) -> Decided:
    node.only("by", "outcome", "reason", "conditions", "told_partner", "help_goes_on")
    return Decided(
        day=day,
        by=node.text("by"),
        outcome=Outcome(node.one_of("outcome", tuple(Outcome))),
        reason=node.text("reason"),
        conditions=tuple(_condition(one) for one in node.nodes("conditions")),
        told_partner=node.optional_text("told_partner") or "",
        help_goes_on=node.optional_text("help_goes_on") or "",
    )


def _condition(node: Node) -> ToldCondition:
    node.only("words", "owner", "due")
    return ToldCondition(node.text("words"), node.text("owner"), node.whole("due"))
