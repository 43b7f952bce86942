"""What is asked of departments, what do they have, and who is trained in what?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from farled.capacity.content import read_capacity
from farled.capacity.models import ContactPoint, Guidance, Training
from farled.capacity.rules import in_force, standings
from farled.capacity.terms import AskState, CapacityBook, Has, Standing, Trained
from farled.organisation.queries import people_of_units, units_of_kind
from farled.organisation.terms import PostRole, UnitKind
from farled.text.content import content_folder

if TYPE_CHECKING:
    from farled.organisation.models import Unit


def capacity_book() -> CapacityBook:
    """What content/rules/capacity.yaml says."""
    return _book_in(str(content_folder()))


@lru_cache(maxsize=4)
def _book_in(_folder: str) -> CapacityBook:
    return read_capacity(content_folder() / "rules" / "capacity.yaml")


@dataclass(frozen=True)
class Department:
    """A department with all that it has, and where each thing that is asked of it stands."""

    unit: Unit
    contacts: tuple[ContactPoint, ...]
    guidance: tuple[Guidance, ...]
    trainings: tuple[Training, ...]
    standings: tuple[Standing, ...]

    @property
    def lacking(self) -> int:
        """How many of the things asked for are not there, or too old."""
        return sum(one.state is not AskState.THERE for one in self.standings)


def departments(*, on: date) -> list[Department]:
    """Every department, those that lack most first; five queries."""
    found = _with_all(units_of_kind(UnitKind.DEPARTMENT), on)
    return sorted(found, key=lambda one: (-one.lacking, one.unit.path))


def department(*, pk: int, on: date) -> Department | None:
    """One department; at most five queries."""
    units = [unit for unit in units_of_kind(UnitKind.DEPARTMENT) if unit.pk == pk]
    return _with_all(units, on)[0] if units else None


def _with_all(units: Sequence[Unit], on: date) -> list[Department]:
    pks = [unit.pk for unit in units]
    contacts, guidance = _by_unit(_contacts(pks, on)), _by_unit(_guidance(pks))
    posts = people_of_units(unit_paths=[unit.path for unit in units], on=on)
    trainings = _trainings({person for person, _path, _role in posts})
    return [
        _department(unit, tuple(contacts[unit.pk]), tuple(guidance[unit.pk]), posts, trainings, on)
        for unit in units
    ]


def _contacts(units: list[int], on: date) -> Iterable[ContactPoint]:
    return _contacts_on(on).filter(unit_id__in=units)


def _contacts_on(day: date) -> QuerySet[ContactPoint]:
    still = Q(until=None) | Q(until__gt=day)
    found = ContactPoint.objects.filter(still, since__lte=day, person__is_active=True)
    return found.select_related("person", "unit")


def _guidance(units: list[int]) -> Iterable[Guidance]:
    return Guidance.objects.filter(unit_id__in=units, is_gone=False)


def _trainings(people: set[int]) -> list[Training]:
    taken = Training.objects.filter(person_id__in=people, withdrawn_at=None)
    return list(taken.select_related("person", "by"))


def _by_unit[Row: ContactPoint | Guidance](rows: Iterable[Row]) -> defaultdict[int, list[Row]]:
    found: defaultdict[int, list[Row]] = defaultdict(list)
    for row in rows:
        found[row.unit_id].append(row)
    return found


def _department(
    unit: Unit,
    contacts: tuple[ContactPoint, ...],
    guidance: tuple[Guidance, ...],
    posts: list[tuple[int, str, PostRole]],
    trainings: list[Training],
    on: date,
) -> Department:
    below = [(person, path, role) for person, path, role in posts if path.startswith(unit.path)]
    own = {person for person, _path, _role in below}
    heads = {p for p, path, role in below if path == unit.path and role is PostRole.HEAD_OF_DEPARTMENT}
    theirs = tuple(one for one in trainings if one.person_id in own)
    book = capacity_book()
    asks = in_force(book=book, on=on)
    has = Has(
        contacts=len(contacts),
        trained=tuple(Trained(one.person_id, one.course, one.on, one.person_id in heads) for one in theirs),
        guidance=tuple(one.reviewed_on for one in guidance),
    )
    found = standings(asks=asks, has=has, book=book, on=on) if asks else ()
    return Department(unit, contacts, guidance, theirs, found)


def trainings_of(person_id: int) -> list[Training]:
    """What somebody has taken, the newest first; one query."""
    taken = Training.objects.filter(person_id=person_id, withdrawn_at=None)
    return list(taken.select_related("by"))


def contacts_near(*, unit_path: str, on: date) -> list[ContactPoint]:
    """The contact points of a unit and of those above it, the nearest first; one query."""
    near = [one for one in _contacts_on(on) if unit_path.startswith(one.unit.path)]
    return sorted(near, key=lambda one: -len(one.unit.path))
