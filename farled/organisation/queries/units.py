"""Which units are there, below and above each other?"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import (
    Q,
)

from farled.organisation.models import Unit
from farled.organisation.terms import (
    UnitKind,
    Viewer,
)


def units_to_choose(viewer: Viewer) -> list[Unit]:
    """Units that this person may register for: those of own posts and all below them."""
    wanted = Q(pk__in=[])
    for post in viewer.posts:
        wanted |= Q(path__startswith=post.unit_path)
    return list(Unit.objects.filter(wanted).order_by("path"))


def units_to_look_in(viewer: Viewer) -> list[Unit]:
    """Units whose collaborations this person may see by post: all of them, or those below own posts."""
    return list(Unit.objects.order_by("path")) if viewer.reads_all else units_to_choose(viewer)


def units_by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """The units with these ids; one query."""
    return Unit.objects.in_bulk(set(ids))


def upward(unit_path: str) -> list[str]:
    """The paths of a unit and of every unit above it."""
    return [unit_path[: index + 1] for index, letter in enumerate(unit_path) if letter == "/" and index]


def all_units() -> list[Unit]:
    """Every unit, the university first."""
    return list(Unit.objects.order_by("path"))


def units_of_kind(kind: UnitKind) -> list[Unit]:
    """The units of one kind, by their place; one query."""
    return list(Unit.objects.filter(kind=kind).order_by("path"))
