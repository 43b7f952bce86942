"""When is a decision to be looked at again, how near is that day, and who is reminded when?"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from farled.text.terms import Wording

SOON_DAYS = 60
"""So many days before its day a review is shown as coming."""
REMINDERS = (0, 7, 30)
"""So many days before the day people are reminded, the last time on the day itself."""


class ReviewKind(StrEnum):
    """Why a decision is looked at again."""

    MIDWAY = "midway"
    VALIDITY = "validity"


KINDS = {
    ReviewKind.MIDWAY: Wording(sv="Översyn under tiden", en="Midway review"),
    ReviewKind.VALIDITY: Wording(sv="Beslutet löper ut", en="The decision runs out"),
}


def due(*, midway_on: date | None, valid_until: date, on: date) -> tuple[ReviewKind, date] | None:
    """What of a decision is to be looked at next, if that is soon or overdue; None for nothing yet.

    A decision that runs out is due as such, whether its midway review took place or not.
    """
    days = {ReviewKind.VALIDITY: valid_until, ReviewKind.MIDWAY: midway_on}
    near = {kind: day for kind, day in days.items() if day is not None and (day - on).days <= SOON_DAYS}
    if valid_until <= on:
        return ReviewKind.VALIDITY, valid_until
    kind = min(near, key=lambda one: near[one], default=None)
    return (kind, near[kind]) if kind else None


def reminder(*, day: date, on: date) -> int | None:
    """Which reminder is due: the days before the day that it is named after; None before the first."""
    left = (day - on).days
    return next(_reached(left), None)


def _reached(left: int) -> Iterator[int]:
    return (before for before in REMINDERS if left <= before)
