"""What are the kinds of risk, levels, areas and requirements called in both languages?"""

from enum import StrEnum

from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Fact
from farled.risks.terms import Area, Exposed, Level, Requirement, RiskKind, StopKind, Words
from farled.text.content import Node
from farled.text.terms import Wording

_NOBODY = "nobody"
_REQUIREMENT_KEYS = (
    *(
        "id",
        "name",
        "before_decision",
        "given_by",
        "posts",
        "waived_by",
        "met_when",
        "again_during",
        "on_request",
    ),
)


def read_words(node: Node, facts: tuple[Fact, ...]) -> Words:
    """All names, complete: every kind, level, exposed and stop, every value of each fact under ``values``."""
    node.only("kinds", "levels", "exposed", "stops", "values")
    return Words(
        kinds=_names(node.node("kinds"), RiskKind),
        levels=_names(node.node("levels"), Level),
        exposed=_names(node.node("exposed"), Exposed),
        stops=_names(node.node("stops"), StopKind),
        values=_value_words(node.node("values"), {fact.key: fact for fact in facts}),
    )


def read_areas(node: Node) -> tuple[Area, ...]:
    """The areas that rules may open, in the order in which they are shown."""
    nodes = node.nodes("areas")
    refuse_repeated(nodes)
    for one in nodes:
        one.only("id", "name")
    return tuple(Area(one.text("id"), one.wording("name")) for one in nodes)


def read_requirements(node: Node) -> tuple[Requirement, ...]:
    """What rules may ask for, in the order in which it is shown."""
    nodes = node.nodes("requirements")
    refuse_repeated(nodes)
    return tuple(_requirement(one) for one in nodes)


def _requirement(node: Node) -> Requirement:
    node.only(*_REQUIREMENT_KEYS)
    waived_by = node.one_of("waived_by", (*PostRole, _NOBODY)) if node.has("waived_by") else _NOBODY
    on_request = node.truth("on_request") if node.has("on_request") else False
    if on_request and (node.truth("before_decision") or not node.has("posts") or node.has("waived_by")):
        wanted = "'before_decision: false', 'posts' and no 'waived_by' where it is asked on request"
        raise node.refuse(wanted, "another", "on_request")
    return Requirement(
        id=node.text("id"),
        name=node.wording("name"),
        before_decision=node.truth("before_decision"),
        given_by=node.wording("given_by") if node.has("given_by") else None,
        waived_by=None if waived_by == _NOBODY else PostRole(waived_by),
        met_when=node.optional_text("met_when") or "",
        again_during=node.truth("again_during") if node.has("again_during") else False,
        posts=tuple(PostRole(post) for post in node.some_of("posts", tuple(PostRole), at_least=0)),
        on_request=on_request,
    )


def refuse_repeated(nodes: list[Node]) -> None:
    """Every id once."""
    seen: set[str] = set()
    for one in nodes:
        if one.text("id") in seen:
            raise one.refuse("every id once", repr(one.text("id")), "id")
        seen.add(one.text("id"))


def _names[Member: StrEnum](node: Node, members: type[Member]) -> dict[Member, Wording]:
    node.only(*members)
    return {member: node.wording(member) for member in members}


def _value_words(node: Node, facts: dict[str, Fact]) -> dict[str, dict[str, Wording]]:
    node.only(*facts)
    found: dict[str, dict[str, Wording]] = {}
    for key in node.keys():  # noqa: SIM118 - a Node is no mapping
        values = node.node(key)
        values.only(*facts[key].values)
        found[key] = {value: values.wording(value) for value in facts[key].values}
    return found
