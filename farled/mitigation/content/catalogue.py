"""Which measures does the catalogue hold?"""

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
        against=tuple(RiskKind(kind) for kind in node.some_of("against", tuple(RiskKind))),
        owners=tuple(PostRole(role) for role in node.some_of("owners", tuple(PostRole))),
        reference=node.text("reference"),
        clause=node.wording("clause") if node.has("clause") else None,
    )
