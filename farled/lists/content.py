"""Which lists are there, by the files of content/lists?"""

from pathlib import Path

from farled.lists.terms import ListKind, PublishedList
from farled.text.content import read_yaml

_KEYS = (
    *("id", "kind", "name", "publisher", "address", "licence", "footing", "means"),
    *("expected", "most_lost_percent", "renew_days", "is_on"),
)


def read_lists(folder: Path) -> dict[str, PublishedList]:
    """Every list by its id, each in a folder of its name; ContentError with file and line."""
    return {path.parent.name: _read(path) for path in sorted(folder.glob("*/list.yaml"))}


def _read(path: Path) -> PublishedList:
    node = read_yaml(path)
    node.only(*_KEYS)
    if node.text("id") != path.parent.name:
        raise node.refuse(f"the name of the folder, {path.parent.name}", repr(node.text("id")), "id")
    expected = node.node("expected")
    expected.only("least", "most")
    least, most = expected.at_least("least", 1), expected.at_least("most", 1)
    if most < least:
        raise expected.refuse("'most' to be at least 'least'", str(most), "most")
    return PublishedList(
        id=node.text("id"),
        kind=ListKind(node.one_of("kind", tuple(ListKind))),
        name=node.wording("name"),
        publisher=node.text("publisher"),
        address=node.text("address"),
        licence=node.text("licence"),
        footing=node.text("footing"),
        means=node.wording("means"),
        least=least,
        most=most,
        most_lost_percent=node.at_least("most_lost_percent", 0),
        renew_days=node.at_least("renew_days", 1),
        is_on=node.truth("is_on"),
    )
