"""What does a content file say, and where exactly is it wrong?

Files are YAML 1.2 (``NO`` is Norway, not false). Every complaint names file, line and what was expected,
so that somebody who is no programmer can mend it. A line of JSON is read by the same words.
"""

import json
import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from farled.text.terms import Wording

_HOUSE = Path(__file__).resolve().parent.parent
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class ContentError(Exception):
    """A content file is wrong; ``str()`` gives file, line, what was expected and what was found."""

    def __init__(self, file: Path | str, line: int, expected: str, found: str = "") -> None:
        self.file, self.line, self.expected, self.found = Path(file), line, expected, found
        tail = f", found {found}" if found else ""
        super().__init__(f"{self.file}, line {line}: expected {expected}{tail}")


class Node:
    """A mapping of a content file that remembers where it stands. Getters refuse what does not fit."""

    def __init__(self, file: Path, values: dict[str, Any], line: int) -> None:
        self.file, self.line, self._values = file, line, values

    def refuse(self, expected: str, found: str = "", key: str | None = None) -> ContentError:
        """The error to raise for this mapping, or for one ``key`` of it."""
        return ContentError(self.file, self._line_of(key) if key else self.line, expected, found)

    def has(self, key: str) -> bool:
        return key in self._values

    def keys(self) -> list[str]:
        return [str(key) for key in self._values]

    def text(self, key: str) -> str:
        """A non-empty text under ``key``."""
        value = self._get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.refuse(f"a text under '{key}'", repr(value), key)
        return str(value).strip()

    def optional_text(self, key: str) -> str | None:
        return self.text(key) if self.has(key) else None

    def one_of(self, key: str, allowed: tuple[str, ...]) -> str:
        value = self.text(key)
        if value not in allowed:
            raise self.refuse(f"'{key}' to be one of {', '.join(allowed)}", repr(value), key)
        return value

    def number(self, key: str) -> float:
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.refuse(f"a number under '{key}'", repr(value), key)
        return float(value)

    def whole(self, key: str) -> int:
        value = self._get(key)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(f"a whole number under '{key}'", repr(value), key)
        return int(value)

    def at_least(self, key: str, least: int) -> int:
        """A whole number under ``key`` that is no smaller than ``least``."""
        number = self.whole(key)
        if number < least:
            raise self.refuse(f"'{key}' to be at least {least}", str(number), key)
        return number

    def truth(self, key: str) -> bool:
        value = self._get(key)
        if not isinstance(value, bool):
            raise self.refuse(f"true or false under '{key}'", repr(value), key)
        return value

    def day(self, key: str) -> date:
        """A date written YYYY-MM-DD, with or without quotation marks."""
        value = self._get(key)
        day = _written_day(value) if isinstance(value, str) else value
        if isinstance(day, datetime) or not isinstance(day, date):
            raise self.refuse(f"a date YYYY-MM-DD under '{key}'", repr(value), key)
        return day

    def wording(self, key: str) -> Wording:
        """A text in both languages: a mapping with ``sv`` and ``en`` under ``key``."""
        node = self.node(key)
        node.only("sv", "en")
        return Wording(sv=node.text("sv"), en=node.text("en"))

    def node(self, key: str) -> "Node":
        value = self._get(key)
        if not isinstance(value, dict):
            raise self.refuse(f"a mapping under '{key}'", repr(value), key)
        return Node(self.file, value, self._line_of(key))

    def nodes(self, key: str) -> "list[Node]":
        """The mappings of a list under ``key``; a missing or empty list gives []."""
        return [
            _as_node(self.file, item, place) for item, place in _placed(self._list(key), self._line_of(key))
        ]

    def texts(self, key: str) -> list[str]:
        """The texts of a list under ``key``; a missing list gives []."""
        values = self._list(key)
        for value in values:
            if not isinstance(value, str):
                raise self.refuse(f"a list of texts under '{key}'", repr(value), key)
        return [str(value) for value in values]

    def lists(self, key: str) -> list[list[str]]:
        """A list of lists of texts under ``key``."""
        rows = self._list(key)
        if not all(isinstance(row, list) and all(isinstance(one, str) for one in row) for row in rows):
            raise self.refuse(f"a list of lists of texts under '{key}'", repr(rows), key)
        return [[str(one) for one in row] for row in rows]

    def some_of(self, key: str, allowed: tuple[str, ...], *, at_least: int = 1) -> tuple[str, ...]:
        """The texts of a list under ``key``, each one of ``allowed``, and so many of them at least."""
        values = tuple(self.texts(key))
        if strange := [value for value in values if value not in allowed]:
            raise self.refuse(f"'{key}' to be some of {', '.join(allowed)}", ", ".join(strange), key)
        if len(values) < at_least:
            raise self.refuse(f"at least one of {', '.join(allowed)} under '{key}'", "none")
        return values

    def only(self, *allowed: str) -> None:
        """Refuse any key that is not ``allowed``: a misspelt key must never be passed over in silence."""
        for key in self._values:
            if key not in allowed:
                raise self.refuse(f"one of {', '.join(allowed)}", repr(key), str(key))

    def _list(self, key: str) -> list[Any]:
        if not self.has(key):
            return []
        value = self._values[key]
        if not isinstance(value, list):
            raise self.refuse(f"a list under '{key}'", repr(value), key)
        return value

    def _get(self, key: str) -> Any:
        if not self.has(key):
            raise self.refuse(f"'{key}'", "nothing")
        return self._values[key]

    def _line_of(self, key: str) -> int:
        if not isinstance(self._values, CommentedMap):
            return self.line
        try:
            return int(self._values.lc.key(key)[0]) + 1
        except (KeyError, AttributeError, TypeError):
            return self.line


def _placed(items: list[Any], fallback: int) -> Iterator[tuple[Any, int]]:
    for index, item in enumerate(items):
        place = items.lc if isinstance(items, CommentedSeq) else None
        yield item, (place.item(index)[0] + 1 if place and place.data else fallback)


def _written_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None


def _as_node(file: Path, value: Any, line: int) -> Node:
    if not isinstance(value, dict):
        raise ContentError(file, line, "a mapping (key: value)", repr(value))
    return Node(file, value, line)


def read_yaml(path: Path) -> Node:
    """The one mapping that a content file holds; raises ContentError with line when it does not parse."""
    try:
        loaded = YAML(typ="rt").load(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ContentError(path, 1, "a file that exists") from error
    except MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ContentError(path, line, "YAML 1.2", str(error.problem)) from error
    except (YAMLError, UnicodeDecodeError) as error:
        raise ContentError(path, 1, "a text in UTF-8 without control characters", str(error)) from error
    return _as_node(path, loaded, 1)


def read_json_line(path: Path, number: int, line: str) -> Node:
    """The one mapping that a line of a file holds, as JSON; ContentError names the line."""
    try:
        return _as_node(path, json.loads(line), number)
    except ValueError as error:
        raise ContentError(path, number, "one case in JSON", str(error)) from error


@lru_cache(maxsize=1)
def shipped_content() -> Path:
    """The folder of content that came with the house: in a checkout ``content``, in a wheel beside it."""
    inside = _HOUSE / "_content"
    return inside if inside.is_dir() else _HOUSE.parent / "content"


def content_folder() -> Path:
    """The folder of content in force: FARLED_CONTENT where there is an own one, else the shipped one."""
    own = os.environ.get("FARLED_CONTENT")
    return Path(own).absolute() if own else shipped_content()


@lru_cache(maxsize=1)
def shipped_data() -> Path:
    """The folder of figures that may be shipped: in a checkout ``data``, in a wheel beside the code."""
    inside = _HOUSE / "_data"
    return inside if inside.is_dir() else _HOUSE.parent / "data"
