"""Which measures does the catalogue hold?"""

from enum import StrEnum
from pathlib import Path

from farled.mitigation.terms import Measure
from farled.organisation.terms import PostRole
from farled.risks.terms import RiskKind
from farled.text.content import Node, read_yaml

_KEYS = ("id", "name", "what", "how", "clause", "against", "owners", "evidence", "reference")


def read_measures(folder: Path) -> tuple[Measure, ...]:
    """All measures of content/measures, by file and place; ContentError with the line where one is wrong."""
    found: dict[str, Measure] = {}
    for path in sorted(folder.glob("*.yaml")):
        node = read_yaml(path)
        node.only("measures")
        for one in node.nodes("measures"):
            measure = _measure(one)
            if measure.id in found:
                raise one.refuse("each measure once", repr(measure.id), "id")
            found[measure.id] = measure
    return tuple(found.values())


def _measure(node: Node) -> Measure:
    node.only(*_KEYS)
    return Measure(
        id=node.text("id"),
        name=node.wording("name"),
        what=node.wording("what"),
        how=node.wording("how"),
        evidence=node.wording("evidence"),
        against=_some_of(node, "against", RiskKind),
        owners=_some_of(node, "owners", PostRole),
        reference=node.text("reference"),
        clause=node.wording("clause") if node.has("clause") else None,
    )


def _some_of[Member: StrEnum](node: Node, key: str, members: type[Member]) -> tuple[Member, ...]:
    named = node.texts(key)
    strange = [name for name in named if name not in tuple(members)]
    if strange or not named:
        raise node.refuse(f"'{key}' to be some of {', '.join(members)}", repr(strange), key)
    return tuple(members(name) for name in named)
