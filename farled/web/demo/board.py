"""What did the demonstration's advisory board take up, and when will it meet?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone

from farled.boards.actions import call_meeting, put_on_agenda, record_minutes
from farled.text.content import Node, read_yaml, shipped_content
from farled.web.demo.days import Days
from farled.web.demo.house import House

Deeds = Iterator[tuple[datetime, Callable[[datetime], None]]]
_CALLED, _PUT, _MINUTED = 30, 45, 470
"""Minutes of the office day: questions are asked before they go on an agenda, minutes come last."""

_AFTER_A_WEEKEND = 4
"""So many days later no weekend draws a question and the agenda on which it goes onto the same day."""


@dataclass(frozen=True, slots=True)
class ToldItem:
    """A question on an agenda, by collaboration; ``opinion`` "" where nothing is said yet."""

    collaboration: str
    requirement: str
    opinion: str


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting, called on a day for another; without ``attended`` it has no minutes."""

    called: int
    by: str
    held: int
    where: str
    items: tuple[ToldItem, ...]
    attended: str
    remarks: str


def read_board() -> tuple[ToldMeeting, ...]:
    """The meetings of content/demo/board.yaml; ContentError with file and line."""
    root = read_yaml(shipped_content() / "demo" / "board.yaml")
    root.only("meetings")
    return tuple(_meeting(node) for node in root.nodes("meetings"))


def _meeting(node: Node) -> ToldMeeting:
    node.only("called", "by", "held", "where", "items", "attended", "remarks")
    return ToldMeeting(
        called=node.whole("called"),
        by=node.text("by"),
        held=node.whole("held"),
        where=node.text("where"),
        items=tuple(_item(one) for one in node.nodes("items")),
        attended=node.optional_text("attended") or "",
        remarks=node.optional_text("remarks") or "",
    )


def _item(node: Node) -> ToldItem:
    node.only("collaboration", "requirement", "opinion")
    opinion = node.optional_text("opinion") or ""
    return ToldItem(node.text("collaboration"), node.text("requirement"), opinion)


def board_deeds(*, numbers: dict[str, str], days: Days, house: House) -> Deeds:
    """What the board does and when; ``numbers`` fills while the collaborations are taken in."""
    for place, told in enumerate(read_board()):
        made = _Meeting(told, numbers, days, house)
        yield days.moment(told.called, minute=_CALLED + place), made.call
        latest = told.held if told.attended else min(told.called + _AFTER_A_WEEKEND, 0)
        for turn, item in enumerate(told.items):
            yield days.moment(latest, minute=_PUT + turn), partial(made.put, item)
        if told.attended:
            yield days.moment(told.held, minute=_MINUTED), made.minute


class _Meeting:
    """One meeting as it comes to be."""

    def __init__(self, told: ToldMeeting, numbers: dict[str, str], days: Days, house: House) -> None:
        self._told, self._numbers, self._house = told, numbers, house
        held = days.moment(told.held, minute=0)
        self._on = timezone.localdate(held)
        self._pk = 0
        self._said: dict[int, str] = {}

    def _doer(self, at: datetime) -> dict[str, Any]:
        return self._house.acting(self._told.by, at)

    def call(self, at: datetime) -> None:
        made = call_meeting(**self._doer(at), on=self._on, where=self._told.where)
        self._pk = made.pk

    def put(self, told: ToldItem, at: datetime) -> None:
        number = self._numbers[told.collaboration]
        doer = self._doer(at)
        item = put_on_agenda(**doer, pk=self._pk, number=number, requirement=told.requirement)
        self._said[item.pk] = told.opinion

    def minute(self, at: datetime) -> None:
        told, doer = self._told, self._doer(at)
        record_minutes(**doer, pk=self._pk, attended=told.attended, remarks=told.remarks, opinions=self._said)
