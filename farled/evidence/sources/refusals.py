"""In which words is a file refused, or taken in with a remark?"""

from functools import lru_cache
from pathlib import Path

from farled.evidence.terms import Refused
from farled.text.content import Node, content_folder, read_yaml
from farled.text.terms import Wording


def refused(reason: str, **found: object) -> Refused:
    """The refusal to raise; ``reason`` is a key of content/sources/refusals.yaml, ``found`` its places."""
    return Refused(_phrases(content_folder())["refusals", reason].filled(**_texts(found)))


def note(reason: str, **found: object) -> Wording:
    """A remark on a file that is taken in."""
    return _phrases(content_folder())["notes", reason].filled(**_texts(found))


def place(*, file: str, sheet: str, row: int) -> Wording:
    """Where in a file something stands."""
    kind = "sheet_row" if sheet else "row"
    return _phrases(content_folder())["places", kind].filled(file=file, sheet=sheet, row=str(row))


def _texts(found: dict[str, object]) -> dict[str, str | Wording]:
    return {key: value if isinstance(value, Wording) else str(value) for key, value in found.items()}


@lru_cache(maxsize=4)
def _phrases(folder: Path) -> dict[tuple[str, str], Wording]:
    node = read_yaml(folder / "sources" / "refusals.yaml")
    node.only("refusals", "notes", "places")
    sections = node.keys()
    return {key: words for section in sections for key, words in _of(section, node.node(section)).items()}


def _of(kind: str, node: Node) -> dict[tuple[str, str], Wording]:
    keys = node.keys()
    return {(kind, key): node.wording(key) for key in keys}
