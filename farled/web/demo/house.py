"""Who is at the invented university, and which partners does it know?"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from farled.organisation import actions as organisation
from farled.organisation.queries import viewer_of
from farled.organisation.terms import Viewer
from farled.partners import actions as partners
from farled.web.demo.days import Days
from farled.web.demo.story import Told, ToldCheck, ToldPartner


def viewer(person: Any, at: datetime) -> Viewer:
    """A person with the posts held at that moment."""
    return viewer_of(person=person, on=timezone.localdate(at))


@dataclass
class House:
    """What was made, by the ids of content/demo."""

    units: dict[str, Any] = field(default_factory=dict)
    people: dict[str, Any] = field(default_factory=dict)
    partners: dict[str, Any] = field(default_factory=dict)

    def acting(self, name: str, at: datetime) -> dict[str, Any]:
        """Who acts, when, and as what, as every action asks."""
        by = self.people[name]
        return {"by": by, "at": at, "viewer": viewer(by, at)}


def found(told: Told, *, at: datetime, days: Days) -> House:
    """The university with its units, people and posts, as it stood on the first day."""
    house = House()
    for unit in told.units:
        house.units[unit.id] = organisation.open_unit(
            by=None,
            at=at,
            name_sv=unit.name.sv,
            name_en=unit.name.en,
            kind=unit.kind,
            parent=house.units[unit.above] if unit.above else None,
        )
    for person in told.people:
        house.people[person.id] = account = organisation.open_account(
            by=None,
            at=at,
            username=person.id,
            name=person.name,
            email=f"{person.id}@norrsund.example",
            language=person.language,
            password=None,
        )
        post = organisation.open_post(
            by=None,
            at=at,
            unit=house.units[person.unit],
            role=person.role,
            title_sv=person.title.sv,
            title_en=person.title.en,
        )
        organisation.give_post(by=None, at=at, post=post, person=account, since=days.day(person.since))
    return house


def know(told: ToldPartner, *, at: datetime, house: House) -> None:
    """A partner comes into the register."""
    house.partners[told.id] = partners.register_partner(
        by=None,
        at=at,
        name=told.name,
        kind=told.kind,
        country=told.country,
        website=told.website,
        owner_name=told.owner_name,
        owner_country=told.owner_country,
    )


def look_into(told: ToldPartner, check: ToldCheck, *, at: datetime, house: House) -> None:
    """Somebody makes a background check on a partner."""
    checked_on = timezone.localdate(at)
    partners.record_check(
        by=house.people[check.by],
        at=at,
        partner=house.partners[told.id],
        checked_on=checked_on,
        valid_until=checked_on + timedelta(days=check.holds),
        military_link=check.military,
        rights_violations=check.violations,
        state_directed=check.state,
        summary=check.summary,
        sources=check.sources,
    )
