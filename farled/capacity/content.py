"""What is asked of departments, by the file?"""

from pathlib import Path

from farled.capacity.terms import Ask, AskKind, Asks, CapacityBook, Course
from farled.text.content import Node, read_yaml


def read_capacity(path: Path) -> CapacityBook:
    """content/rules/capacity.yaml; ContentError with the line where something is wrong."""
    node = read_yaml(path)
    node.only("lists", "courses")
    courses = tuple(_course(one) for one in node.nodes("courses"))
    ids = tuple(one.id for one in courses)
    if len(set(ids)) < len(ids):
        raise node.refuse("every course once", ", ".join(ids), "courses")
    lists = tuple(_asks(one, ids) for one in node.nodes("lists"))
    starts = [one.starts_on for one in lists]
    if not lists or starts != sorted(set(starts)):
        raise node.refuse("lists with a 'from' each, oldest first", ", ".join(map(str, starts)), "lists")
    return CapacityBook(lists, courses)


def _asks(node: Node, courses: tuple[str, ...]) -> Asks:
    node.only("from", "reference", "asks")
    asks = tuple(_ask(one, courses) for one in node.nodes("asks"))
    ids = [one.id for one in asks]
    if not asks or len(set(ids)) < len(ids):
        raise node.refuse("at least one thing under 'asks', each id once", ", ".join(ids), "asks")
    return Asks(node.day("from"), node.text("reference"), asks)


def _ask(node: Node, courses: tuple[str, ...]) -> Ask:
    node.only("id", "kind", "least", "name", "because", "courses", "holds_months")
    kind = AskKind(node.one_of("kind", tuple(AskKind)))
    is_training = kind in (AskKind.TRAINED, AskKind.HEAD)
    return Ask(
        id=node.text("id"),
        kind=kind,
        least=node.at_least("least", 1),
        name=node.wording("name"),
        because=node.wording("because"),
        courses=tuple(node.some_of("courses", courses)) if is_training else (),
        holds_months=node.at_least("holds_months", 1) if kind is AskKind.GUIDANCE else 0,
    )


def _course(node: Node) -> Course:
    node.only("id", "holds_months", "name", "content")
    months = node.at_least("holds_months", 1)
    return Course(node.text("id"), months, node.wording("name"), node.wording("content"))
