"""How does a department name a contact point, keep guidance, and record who is trained?"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from farled.audit import actions as audit
from farled.capacity.models import ContactPoint, Guidance, Training
from farled.capacity.queries import capacity_book
from farled.capacity.rules import (
    NOT_YOURS,
    against_contact,
    against_guidance,
    against_training,
    may_keep,
)
from farled.organisation.queries import unit_paths_of
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person, Unit


class CapacityRefused(Exception):  # noqa: N818 - it is refused, as the glossary says
    """What cannot be kept so; ``reasons`` are all of them. ``is_theirs`` False: it is another's to do."""

    def __init__(self, *reasons: Wording, is_theirs: bool = True) -> None:
        self.reasons, self.is_theirs = reasons, is_theirs
        super().__init__(" ".join(reason.en for reason in reasons))


@transaction.atomic
def name_contact(*, by: Person, at: datetime, viewer: Viewer, unit: Unit, person: Person) -> ContactPoint:
    """Somebody can be asked in a unit from today on; raises CapacityRefused."""
    _only_keepers(viewer, unit)
    named = ContactPoint.objects.filter(unit=unit, person=person, until=None)
    _refuse(against_contact(is_active=person.is_active, is_named=named.exists()))
    made = ContactPoint.objects.create(unit=unit, person=person, since=timezone.localdate(at))
    audit.record(
        by=by, at=at, what="capacity:contact:name", on=made, after={"unit": unit.pk, "person": person.pk}
    )
    return made


@transaction.atomic
def end_contact(*, by: Person, at: datetime, viewer: Viewer, pk: int) -> None:
    """Somebody is no contact point any more from today on. Raises ContactPoint.DoesNotExist."""
    found = ContactPoint.objects.select_related("unit").get(pk=pk, until=None)
    _only_keepers(viewer, found.unit)
    found.until = timezone.localdate(at)
    found.save(update_fields=["until"])
    audit.record(
        by=by, at=at, what="capacity:contact:end", on=found, after={"until": found.until.isoformat()}
    )


@transaction.atomic
def keep_guidance(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    unit: Unit,
    title: str,
    says: str,
    address: str,
    on: date,
    pk: int | None = None,
) -> Guidance:
    """What holds at a unit, new or (``pk``) in place of what it said; looked through on a day."""
    _only_keepers(viewer, unit)
    today = timezone.localdate(at)
    _refuse(against_guidance(title=title, says=says, address=address, on=on, today=today))
    kept = Guidance(unit=unit) if pk is None else Guidance.objects.get(pk=pk, unit=unit, is_gone=False)
    before = _told(kept) if pk is not None else None
    kept.title, kept.says, kept.address, kept.reviewed_on = title.strip(), says.strip(), address, on
    kept.save()
    audit.record(by=by, at=at, what="capacity:guidance:keep", on=kept, before=before, after=_told(kept))
    return kept


def _told(kept: Guidance) -> dict[str, str]:
    told = {"title": kept.title, "says": kept.says, "address": kept.address}
    return {**told, "reviewed_on": kept.reviewed_on.isoformat()}


@transaction.atomic
def drop_guidance(*, by: Person, at: datetime, viewer: Viewer, pk: int) -> None:
    """Guidance that does not hold any more; its words stay in the trail. Raises Guidance.DoesNotExist."""
    found = Guidance.objects.select_related("unit").get(pk=pk, is_gone=False)
    _only_keepers(viewer, found.unit)
    found.is_gone = True
    found.save(update_fields=["is_gone"])
    audit.record(by=by, at=at, what="capacity:guidance:drop", on=found, before=_told(found))


@transaction.atomic
def record_training(
    *, by: Person, at: datetime, viewer: Viewer, person: Person, course: str, on: date, note: str
) -> Training:
    """A course that somebody has taken, said by that person or by who sees to the department."""
    _only_about_theirs(viewer, person, at)
    _refuse(against_training(course=course, book=capacity_book(), on=on, today=timezone.localdate(at)))
    made = Training.objects.create(person=person, course=course, on=on, note=note.strip(), by=by, at=at)
    told = {"person": person.pk, "course": course, "on": on.isoformat()}
    audit.record(by=by, at=at, what="capacity:training:record", on=made, after=told)
    return made


@transaction.atomic
def withdraw_training(*, by: Person, at: datetime, viewer: Viewer, pk: int) -> None:
    """Take back what was recorded by mistake; raises Training.DoesNotExist."""
    found = Training.objects.select_related("person").get(pk=pk, withdrawn_at=None)
    _only_about_theirs(viewer, found.person, at)
    found.withdrawn_at = at
    found.save(update_fields=["withdrawn_at"])
    audit.record(by=by, at=at, what="capacity:training:withdraw", on=found, before={"course": found.course})


def _only_keepers(viewer: Viewer, unit: Unit) -> None:
    if not may_keep(viewer=viewer, unit_path=unit.path):
        raise CapacityRefused(NOT_YOURS, is_theirs=False)


def _only_about_theirs(viewer: Viewer, person: Person, at: datetime) -> None:
    if viewer.person_id == person.pk:
        return
    paths = unit_paths_of(person, on=timezone.localdate(at))
    if not any(may_keep(viewer=viewer, unit_path=path) for path in paths):
        raise CapacityRefused(NOT_YOURS, is_theirs=False)


def _refuse(reasons: tuple[Wording, ...]) -> None:
    if reasons:
        raise CapacityRefused(*reasons)
