"""In which order does the demonstration come to be? As it happened: day by day, all of it or nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.utils import timezone

from farled.countries.actions import take_in as take_in_figures
from farled.organisation.queries import people_with_posts
from farled.questionnaire.actions import publish
from farled.questionnaire.queries import packs
from farled.text.content import shipped_data
from farled.web.demo.board import board_deeds
from farled.web.demo.capacity import capacity_deeds
from farled.web.demo.days import Days
from farled.web.demo.house import House, found, know, look_into
from farled.web.demo.steps import Step
from farled.web.demo.story import Told, ToldCheck, ToldCollaboration, ToldPartner, read_told
from farled.web.demo.walking import take, take_in

Say = Callable[[str], None]
FIRST_DAY = -240
"""The demonstration's first day: the figures come in and the questionnaires are published."""

SHIPPED = (
    ("afi", "vdem/figures-v16.csv"),
    ("row", "vdem/figures-v16.csv"),
    ("fiw", "demo-extract/fiw.csv"),
    ("wjp", "demo-extract/wjp.csv"),
    ("cpi", "demo-extract/cpi.csv"),
)
_AT_LEAST_BETWEEN = timedelta(minutes=4)
_AFTER_CHECKS = 90
_UNTIL_EVENING = 410
"""Minutes of the office day: partners come in first, then checks, then collaborations."""


@dataclass(frozen=True)
class Deed:
    """Something that happened at a moment."""

    at: datetime
    do: Callable[[datetime], None]


def is_loaded() -> bool:
    """Whether somebody is at home already."""
    return bool(people_with_posts(on=timezone.localdate()))


@transaction.atomic
def load(*, at: datetime, say: Say) -> None:
    """Fill an empty house with the demonstration, as if it had been used for eight months."""
    told, days = read_told(), Days(timezone.localdate(at))
    first = days.moment(FIRST_DAY, minute=0)
    say("Publishing the questionnaires ...")
    for questionnaire in packs():
        publish(by=None, at=first, questionnaire=questionnaire)
    say("Taking in the country figures that may be passed on ...")
    for source, file in SHIPPED:
        path = shipped_data() / file
        take_in_figures(by=None, at=first, source=source, path=path, file_name=path.name)
    say(f"Founding {told.name.en}: {len(told.units)} units, {len(told.people)} people ...")
    house = found(told, at=first, days=days)
    say(f"Living through {len(told.collaborations)} collaborations with {len(told.partners)} partners ...")
    for deed in sorted(_deeds(told, days, house), key=lambda deed: deed.at):
        deed.do(deed.at)


def _deeds(told: Told, days: Days, house: House) -> Iterator[Deed]:
    for partner in told.partners:
        yield Deed(days.moment(partner.registered, minute=0), partial(_know, partner, house))
        for check in partner.checks:
            at = days.moment(check.checked, minute=60)
            yield Deed(at, partial(_look_into, partner, check, house))
    numbers: dict[str, str] = {}
    for place, collaboration in enumerate(told.collaborations):
        yield from _story(collaboration, place, numbers, days, house)
    for at, do in board_deeds(numbers=numbers, days=days, house=house):
        yield Deed(at, do)
    for at, do in capacity_deeds(days=days, house=house):
        yield Deed(at, do)


def _story(
    told: ToldCollaboration, place: int, numbers: dict[str, str], days: Days, house: House
) -> Iterator[Deed]:
    """The deeds of one collaboration, in its own order even where a weekend draws two days together."""
    at = days.moment(told.registered, minute=_minute(place, 0))
    yield Deed(at, partial(_take_in, told, numbers, days, house))
    for turn, step in enumerate(told.story, start=1):
        at = max(days.moment(step.day, minute=_minute(place, turn)), at + _AT_LEAST_BETWEEN)
        yield Deed(at, partial(_take, step, told, numbers, days, house))


def _minute(place: int, turn: int) -> int:
    """A minute of the office day that differs from collaboration to collaboration."""
    return _AFTER_CHECKS + (place * 37 + turn * 53) % _UNTIL_EVENING


def _take_in(
    told: ToldCollaboration, numbers: dict[str, str], days: Days, house: House, at: datetime
) -> None:
    numbers[told.id] = take_in(told, at=at, days=days, house=house)


def _take(
    step: Step, told: ToldCollaboration, numbers: dict[str, str], days: Days, house: House, at: datetime
) -> None:
    take(step, told, numbers[told.id], at=at, days=days, house=house)


def _know(partner: ToldPartner, house: House, at: datetime) -> None:
    know(partner, at=at, house=house)


def _look_into(partner: ToldPartner, check: ToldCheck, house: House, at: datetime) -> None:
    look_into(partner, check, at=at, house=house)
