"""Which pages are measured, as whom, and what should each of them take at most?"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from bench.counting import HEADER
from bench.visiting import Answer, Visitor


@dataclass(frozen=True)
class Limits:
    """At most so many queries, milliseconds at one connection's median and at eight connections' p95."""

    queries: int | None = None
    median: float | None = None
    crowded: float | None = None
    most_rows: int | None = None

    def at(self, rows: int) -> "Limits":
        """What holds for so many collaborations: above ``most_rows`` the number of queries alone."""
        return self if rows <= (self.most_rows or rows) else Limits(self.queries)


@dataclass(frozen=True)
class Places:
    """Where to look in a seeded house: a decided collaboration and one running check for each connection."""

    decided: str
    running: tuple[str, ...]


Visit = Callable[[], tuple[int, int]]
"""One visit; gives the bytes that came and the queries that were asked (0 where nobody counts)."""


@dataclass(frozen=True)
class Measured:
    """A page: its name, its limits, how to visit it over one connection, and how often."""

    name: str
    limits: Limits
    begin: Callable[[int, int, Places], Visit]
    alone: int = 40
    together: int = 80


def _page(person: str, path: Callable[[Places], str]) -> Callable[[int, int, Places], Visit]:
    def begin(port: int, _connection: int, places: Places) -> Visit:
        visitor, asked = Visitor(port).sign_in(person), path(places)
        return lambda: _told(visitor.get(asked))

    return begin


def _search(port: int, _connection: int, _places: Places) -> Visit:
    """Sending the words and reading the list that comes, as one visit."""
    visitor = Visitor(port).sign_in("ulla.pettersson")
    visitor.get("/collaborations/")

    def visit() -> tuple[int, int]:
        sent = _told(visitor.post("/collaborations/search/", words="glaciär"))
        shown = _told(visitor.get("/collaborations/"))
        return sent[0] + shown[0], sent[1] + shown[1]

    return visit


def _save(port: int, connection: int, places: Places) -> Visit:
    """One answer, yes and no in turn, to a check of this connection's own."""
    visitor, version = Visitor(port).sign_in("elin.sundstrom"), 0
    number = places.running[connection]
    visitor.get(f"/collaborations/{number}/check/")

    def visit() -> tuple[int, int]:
        nonlocal version
        answer = visitor.post(
            f"/collaborations/{number}/check/answer/",
            accept="application/json",
            key="results.harmful_use",
            value="no" if version % 2 else "yes",
            reason="",
            version=str(version),
            ground="0" * 64,
        )
        told = json.loads(answer.body)
        if answer.status == 409:
            # A measurement before this one left the answer at a later version.
            version = told["version"]
            return visit()
        version = told.get("version", version)
        return _told(answer)

    return visit


def _told(answer: Answer) -> tuple[int, int]:
    if answer.status not in (200, 302):
        raise RuntimeError(f"a measured page answered {answer.status}: {answer.body[:300]!r}")
    return len(answer.body), int(answer.headers.get(HEADER.lower(), "0"))


def _decided(tail: str) -> Callable[[Places], str]:
    return lambda places: f"/collaborations/{places.decided}/{tail}"


READER = "ulla.pettersson"
PAGES = (
    Measured("list, first page", Limits(12, 40), _page(READER, lambda _: "/collaborations/")),
    Measured("search in the list", Limits(), _search),
    Measured("one collaboration", Limits(), _page(READER, _decided(""))),
    Measured(
        "questionnaire page",
        Limits(8, 50),
        _page("elin.sundstrom", lambda places: f"/collaborations/{places.running[0]}/check/"),
    ),
    Measured("save an answer", Limits(10, 30, 250), _save),
    Measured(
        "portfolio", Limits(11, 100, most_rows=1000), _page("annika.rosenqvist", lambda _: "/overview/")
    ),
    Measured("country", Limits(), _page(READER, lambda _: "/countries/CHN/")),
    Measured("record, HTML", Limits(), _page(READER, _decided("record/"))),
    Measured("record, PDF", Limits(None, 600), _page(READER, _decided("record.pdf")), alone=10, together=16),
)
