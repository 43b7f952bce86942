"""When did it happen? Working days and office hours, counted from the day of loading."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_SATURDAY = 5
_MORNING = time(8, 5)


@dataclass(frozen=True)
class Days:
    """The calendar of the demonstration; ``today`` is the day of loading."""

    today: date

    def day(self, count: int) -> date:
        """The day so many days from the day of loading (-12: twelve days before it)."""
        return self.today + timedelta(days=count)

    def moment(self, count: int, *, minute: int) -> datetime:
        """So many minutes into that day's office hours, or those of the Friday before a weekend."""
        day = self.day(count)
        day -= timedelta(days=max(0, day.weekday() - _SATURDAY + 1))
        morning = timezone.make_aware(datetime.combine(day, _MORNING))
        return morning + timedelta(minutes=minute)
