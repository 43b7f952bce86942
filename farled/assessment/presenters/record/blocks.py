"""Of which parts is a document made, whichever way it is printed?"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from farled.text.rules import written_date, written_moment, written_number
from farled.text.terms import Wording

Block = dict[str, Any]
Both = dict[str, str]


@dataclass(frozen=True)
class Voice:
    """The language that a document is written in."""

    language: str

    def say(self, wording: Wording, **values: str) -> str:
        return (
            wording.filled(**values).in_language(self.language)
            if values
            else wording.in_language(self.language)
        )

    def of(self, both: Both | None) -> str:
        """A stored text of two languages; empty when none was stored."""
        return both[self.language] if both else ""

    def day(self, iso: str) -> str:
        return written_date(date.fromisoformat(iso), self.language)

    def moment(self, iso: str) -> str:
        return written_moment(timezone.localtime(datetime.fromisoformat(iso)), self.language)

    def number(self, value: float, decimals: int) -> str:
        return written_number(value, decimals, self.language).replace("-", "−")


def text(said: str) -> Block:
    return {"kind": "text", "text": said}


def heading(said: str) -> Block:
    return {"kind": "heading", "text": said}


def facts(rows: Iterable[tuple[str, str]]) -> Block:
    """Pairs of label and value; pairs without a value fall away."""
    return {"kind": "facts", "rows": [{"label": label, "value": value} for label, value in rows if value]}


def bullets(items: Iterable[str]) -> Block:
    return {"kind": "list", "said": list(items)}


def table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int]) -> Block:
    """``widths`` are shares of the line; the first column names its row."""
    return {
        "kind": "table",
        "head": list(head),
        "rows": [list(row) for row in rows],
        "widths": list(widths),
    }


def code(said: str) -> Block:
    return {"kind": "code", "text": said}


def section(id: str, title: str, blocks: Iterable[Block]) -> Block:
    return {"id": id, "heading": title, "blocks": [block for block in blocks if _has_content(block)]}


def _has_content(block: Block) -> bool:
    return bool(block.get("text") or block.get("rows") or block.get("said"))
