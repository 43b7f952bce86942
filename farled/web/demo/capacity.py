"""What do the demonstration's departments have in place?"""

from collections.abc import Callable, Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone

from farled.capacity.actions import keep_guidance, name_contact, record_training
from farled.text.content import Node, read_yaml, shipped_content
from farled.web.demo.days import Days
from farled.web.demo.house import House

Deeds = Iterator[tuple[datetime, Callable[[datetime], None]]]
_AT = 20
"""Minutes of the office day."""


def capacity_deeds(*, days: Days, house: House) -> Deeds:
    """What happened in the departments, and when, by content/demo/capacity.yaml."""
    root = read_yaml(shipped_content() / "demo" / "capacity.yaml")
    root.only("contacts", "guidance", "trainings")
    for node in root.nodes("contacts"):
        node.only("unit", "person", "by", "since")
        yield days.moment(node.whole("since"), minute=_AT), partial(_contact, node, house)
    for node in root.nodes("guidance"):
        node.only("unit", "by", "day", "title", "says")
        yield days.moment(node.whole("day"), minute=_AT), partial(_guidance, node, house)
    for node in root.nodes("trainings"):
        node.only("person", "course", "day", "note")
        yield days.moment(node.whole("day"), minute=_AT), partial(_training, node, house)


def _contact(node: Node, house: House, at: datetime) -> None:
    unit, person = house.units[node.text("unit")], house.people[node.text("person")]
    name_contact(**house.acting(node.text("by"), at), unit=unit, person=person)


def _guidance(node: Node, house: House, at: datetime) -> None:
    keep_guidance(
        **house.acting(node.text("by"), at),
        unit=house.units[node.text("unit")],
        title=node.text("title"),
        says=node.text("says"),
        address="",
        on=timezone.localdate(at),
    )


def _training(node: Node, house: House, at: datetime) -> None:
    name = node.text("person")
    record_training(
        **house.acting(name, at),
        person=house.people[name],
        course=node.text("course"),
        on=timezone.localdate(at),
        note=node.text("note"),
    )
