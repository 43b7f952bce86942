"""What may be chosen, by whom, in which state of an assessment, by the files?"""

from enum import StrEnum
from pathlib import Path

from farled.assessment.terms import Choice, Need, OutcomeRow, Outcomes, OutcomeTable, Readiness, Seat, Stage
from farled.text.content import Node, read_yaml
from farled.text.terms import Wording


def read_outcomes(path: Path, *, cases: Path) -> Outcomes:
    """The dated tables of content/rules/outcomes.yaml; ContentError with the line where one is wrong."""
    node = read_yaml(path)
    node.only("states", "choices", "needs", "tables")
    tables = tuple(_table(one, cases) for one in node.nodes("tables"))
    starts = [table.starts_on for table in tables]
    if not tables or starts != sorted(set(starts)):
        raise node.refuse("tables with a 'from' each, oldest first", ", ".join(map(str, starts)), "tables")
    return Outcomes(
        tables=tables,
        states=_names(node.node("states"), Readiness),
        choices=_names(node.node("choices"), Choice),
        needs=_names(node.node("needs"), Need),
    )


def _table(node: Node, cases: Path) -> OutcomeTable:
    node.only("from", "reference", "rows")
    rows = tuple(_row(one, cases) for one in node.nodes("rows"))
    silent = [state for state in Readiness if state not in {one for row in rows for one in row.states}]
    if silent:
        raise node.refuse("for every state something that somebody may do", ", ".join(silent), "rows")
    return OutcomeTable(node.day("from"), node.text("reference"), rows)


def _row(node: Node, cases: Path) -> OutcomeRow:
    node.only("id", "choice", "states", "stages", "seats", "needs", "because", "reference", "case")
    if not (cases / f"{node.text('case')}.yaml").is_file():
        raise node.refuse("a worked case in content/cases", repr(node.text("case")), "case")
    return OutcomeRow(
        id=node.text("id"),
        choice=Choice(node.one_of("choice", tuple(Choice))),
        states=_members(node, "states", Readiness),
        stages=_members(node, "stages", Stage),
        seats=_members(node, "seats", Seat),
        needs=_members(node, "needs", Need, at_least=0),
        because=node.wording("because"),
        reference=node.text("reference"),
        case=node.text("case"),
    )


def _members[Member: StrEnum](
    node: Node, key: str, members: type[Member], *, at_least: int = 1
) -> tuple[Member, ...]:
    return tuple(members(name) for name in node.some_of(key, tuple(members), at_least=at_least))


def _names[Member: StrEnum](node: Node, members: type[Member]) -> dict[Member, Wording]:
    node.only(*members)
    return {member: node.wording(member) for member in members}
