"""What happens in a full assessment of the demonstration: begun, rated, planned, asked, handed up?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from farled.assessment.terms import StepKind
from farled.mitigation.terms import Cell, Knowledge, Means, MeasureState, Rating
from farled.organisation.terms import PostRole
from farled.text.content import Node


@dataclass(frozen=True, slots=True)
class Begun:
    """The full assessment was begun with a questionnaire."""

    day: int
    pack: str


@dataclass(frozen=True, slots=True)
class Rated:
    """Those who answer for the collaboration rated findings."""

    day: int
    ratings: tuple[Rating, ...]


@dataclass(frozen=True, slots=True)
class ToldMeasure:
    """A measure of the catalogue, or in own words; due on a day; owned by a person's first post."""

    measure: str
    words: str
    against: tuple[str, ...]
    owner: str
    due: int
    state: MeasureState
    evidence: str


@dataclass(frozen=True, slots=True)
class Planned:
    """They planned measures."""

    day: int
    measures: tuple[ToldMeasure, ...]


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The owner of a measure said whether there are authority and means."""

    day: int
    letter: str
    by: str
    says: Means
    note: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A post was asked for what is required, to be answered by a day."""

    day: int
    requirement: str
    of: PostRole
    question: str
    due: int


@dataclass(frozen=True, slots=True)
class Met:
    """What is required was done, or an opinion given."""

    day: int
    by: str
    requirement: str
    note: str


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody wrote a comment."""

    day: int
    by: str
    place: str
    text: str


@dataclass(frozen=True, slots=True)
class Invited:
    """A colleague was invited."""

    day: int
    person: str
    may_answer: bool


@dataclass(frozen=True, slots=True)
class Moved:
    """The case moved between posts; ``by`` is empty for those who answer for the collaboration."""

    day: int
    kind: StepKind
    by: str
    reason: str


FullStep = Begun | Rated | Planned | Confirmed | Asked | Met | Said | Invited | Moved


def _begun(node: Node, day: int) -> Begun:
    node.only("pack")
    return Begun(day, node.text("pack"))


def _confirmed(node: Node, day: int) -> Confirmed:
    node.only("letter", "by", "says", "note")
    says = Means(node.one_of("says", (Means.YES, Means.NO)))
    return Confirmed(day, node.text("letter"), node.text("by"), says, node.optional_text("note") or "")


def _asked(node: Node, day: int) -> Asked:
    node.only("requirement", "of", "question", "due")
    role = PostRole(node.one_of("of", tuple(PostRole)))
    return Asked(day, node.text("requirement"), role, node.text("question"), node.whole("due"))


def _met(node: Node, day: int) -> Met:
    node.only("by", "requirement", "note")
    return Met(day, node.text("by"), node.text("requirement"), node.text("note"))


def _said(node: Node, day: int) -> Said:
    node.only("by", "place", "text")
    return Said(day, node.text("by"), node.text("place"), node.text("text"))


def _invited(node: Node, day: int) -> Invited:
    node.only("person", "may_answer")
    return Invited(day, node.text("person"), node.truth("may_answer"))


def _handed(node: Node, day: int) -> Moved:
    node.only("reason")
    return Moved(day, StepKind.HAND_UP, "", node.optional_text("reason") or "")


def _outside(node: Node, day: int) -> Moved:
    node.only("by", "reason")
    return Moved(day, StepKind.OUTSIDE_AUTHORITY, node.text("by"), node.text("reason"))


def _more(node: Node, day: int) -> Moved:
    node.only("by", "reason")
    return Moved(day, StepKind.ASK_FOR_MORE, node.text("by"), node.text("reason"))


SINGLE: Mapping[str, Callable[[Node, int], FullStep]] = {
    "assess": _begun,
    "means": _confirmed,
    "ask": _asked,
    "meet": _met,
    "comment": _said,
    "invite": _invited,
    "hand_up": _handed,
    "outside": _outside,
    "more": _more,
}
"""The steps that are told as one mapping under their name."""


def rated(nodes: list[Node], day: int) -> Rated:
    """The ratings of one day."""
    return Rated(day, tuple(_rating(one) for one in nodes))


def _rating(node: Node) -> Rating:
    node.only("finding", "before", "after", "reason", "knowledge", "override")
    return Rating(
        finding=node.text("finding"),
        before=_cell(node, "before"),
        after=_cell(node, "after") if node.has("after") else None,
        reason=node.text("reason"),
        knowledge=Knowledge(node.one_of("knowledge", tuple(Knowledge))),
        override=node.optional_text("override") or "",
    )


def _cell(node: Node, key: str) -> Cell:
    steps = node.texts(key)
    if len(steps) != 2:
        raise node.refuse(f"two steps under '{key}': likelihood and consequence", ", ".join(steps), key)
    return Cell(*steps)


def planned(nodes: list[Node], day: int) -> Planned:
    """The measures planned on one day."""
    return Planned(day, tuple(_measure(one) for one in nodes))


def _measure(node: Node) -> ToldMeasure:
    node.only("measure", "words", "against", "owner", "due", "state", "evidence")
    return ToldMeasure(
        measure=node.optional_text("measure") or "",
        words=node.optional_text("words") or "",
        against=tuple(node.texts("against")),
        owner=node.text("owner"),
        due=node.whole("due"),
        state=MeasureState(node.one_of("state", tuple(MeasureState))),
        evidence=node.optional_text("evidence") or "",
    )
