"""What does the delegation say, and does it leave no collaboration without a post?"""

from itertools import product
from pathlib import Path

from farled.collaborations.terms import Agreement, Reach
from farled.organisation.terms import PostRole
from farled.responsibility.terms import (
    DECIDING_ROLES,
    DecisionLevel,
    Delegation,
    DelegationRow,
    DelegationTable,
    Lift,
    Line,
    Passing,
    Place,
    Trigger,
)
from farled.text.content import Node, read_yaml
from farled.text.terms import Wording


def read_delegation(path: Path) -> Delegation:
    """The dated tables of content/rules/delegation.yaml; ContentError with the line."""
    node = read_yaml(path)
    node.only("roles", "levels", "tables")
    tables = tuple(_table(one) for one in node.nodes("tables"))
    starts = [table.starts_on for table in tables]
    if not tables or starts != sorted(set(starts)):
        raise node.refuse("tables with a 'from' each, oldest first", ", ".join(map(str, starts)), "tables")
    return Delegation(tables=tables, roles=_roles(node.node("roles")), levels=_levels(node.node("levels")))


def _roles(node: Node) -> dict[PostRole, Wording]:
    node.only(*DECIDING_ROLES)
    return {role: node.wording(role) for role in DECIDING_ROLES}


def _levels(node: Node) -> dict[DecisionLevel, Wording]:
    node.only(*DecisionLevel)
    return {level: node.wording(level) for level in DecisionLevel}


def _table(node: Node) -> DelegationTable:
    node.only("from", "reference", "rows", "lifts", "lines", "passing")
    rows = tuple(_row(one) for one in node.nodes("rows"))
    _refuse_gaps(node, rows)
    lifts = tuple(_lift(one) for one in node.nodes("lifts"))
    for trigger in Trigger:
        if trigger is not Trigger.RULE and trigger not in {lift.trigger for lift in lifts}:
            raise node.refuse(f"a lift with the trigger {trigger}", "none", "lifts")
    lines = tuple(_line(one) for one in node.nodes("lines"))
    _refuse_broken_lines(node, lines)
    _refuse_posts_outside(node, lines, rows, lifts)
    return DelegationTable(
        node.day("from"), node.text("reference"), rows, lifts, lines, _passing(node.node("passing"))
    )


def _passing(node: Node) -> dict[Passing, Wording]:
    node.only(*Passing)
    return {why: node.wording(why) for why in Passing}


def _refuse_gaps(node: Node, rows: tuple[DelegationRow, ...]) -> None:
    """Every pair of agreement and reach meets exactly one row: nobody is left without a deciding post."""
    for agreement, reach in product(Agreement, Reach):
        met = [row.id for row in rows if agreement in row.agreement and reach in row.reach]
        if len(met) != 1:
            expected = f"exactly one row for agreement {agreement} and reach {reach}"
            raise node.refuse(expected, ", ".join(met) or "none", "rows")


def _refuse_broken_lines(node: Node, lines: tuple[Line, ...]) -> None:
    """Every reach has exactly one line of superiors."""
    for reach in Reach:
        met = [line.id for line in lines if reach in line.reach]
        if len(met) != 1:
            raise node.refuse(f"exactly one line for reach {reach}", ", ".join(met) or "none", "lines")


def _refuse_posts_outside(
    node: Node, lines: tuple[Line, ...], rows: tuple[DelegationRow, ...], lifts: tuple[Lift, ...]
) -> None:
    """Every post that decides is named, and none decides that stands outside the line it is reached by."""
    places: tuple[Place, ...] = (*rows, *lifts)
    for one, place in zip((*node.nodes("rows"), *node.nodes("lifts")), places, strict=True):
        lacking = [line.id for line in lines if _meets(place, line) and place.role not in line.roles]
        if lacking:
            raise one.refuse(f"a post of the line {', '.join(lacking)}", place.role, "role")
    if missing := set(DECIDING_ROLES) - {place.role for place in places}:
        raise node.refuse(
            "rows and lifts that name every post that decides", f"none for {', '.join(sorted(missing))}"
        )


def _meets(place: Place, line: Line) -> bool:
    """Whether a collaboration of the line can come to this place; a lift is met by those of every line."""
    return isinstance(place, Lift) or bool(set(place.reach) & set(line.reach))


def _line(node: Node) -> Line:
    node.only("id", "reach", "posts", "reference")
    roles = tuple(PostRole(role) for role in node.some_of("posts", DECIDING_ROLES))
    rising = sorted(set(roles), key=DECIDING_ROLES.index)
    if list(roles) != rising or (roles[0], roles[-1]) != (DECIDING_ROLES[0], DECIDING_ROLES[-1]):
        expected = f"posts in rising order from {DECIDING_ROLES[0]} to {DECIDING_ROLES[-1]}"
        raise node.refuse(expected, ", ".join(roles), "posts")
    return Line(node.text("id"), node.some_of("reach", tuple(Reach)), roles, node.text("reference"))


def _row(node: Node) -> DelegationRow:
    node.only("id", "agreement", "reach", "role", "level", "because", "reference")
    return DelegationRow(
        id=node.text("id"),
        agreement=node.some_of("agreement", tuple(Agreement)),
        reach=node.some_of("reach", tuple(Reach)),
        role=PostRole(node.one_of("role", DECIDING_ROLES)),
        level=DecisionLevel(node.one_of("level", tuple(DecisionLevel))),
        because=node.wording("because"),
        reference=node.text("reference"),
    )


def _lift(node: Node) -> Lift:
    node.only("id", "trigger", "rules", "role", "level", "because", "reference")
    trigger = Trigger(node.one_of("trigger", tuple(Trigger)))
    rules = tuple(node.texts("rules"))
    if (trigger is Trigger.RULE) != bool(rules):
        raise node.refuse(
            "'rules' for the trigger rule, and only for it", ", ".join(rules) or "none", "trigger"
        )
    return Lift(
        id=node.text("id"),
        trigger=trigger,
        role=PostRole(node.one_of("role", DECIDING_ROLES)),
        level=DecisionLevel(node.one_of("level", tuple(DecisionLevel))),
        because=node.wording("because"),
        reference=node.text("reference"),
        rules=rules,
    )
