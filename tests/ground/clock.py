"""What time is it in a test? The time that the test says."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=ZoneInfo("Europe/Stockholm"))
"""The moment at which tests begin unless they say another."""


class Clock:
    """A clock that stands still until it is moved."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def advance(self, **time: float) -> datetime:
        """Let time pass, as ``advance(days=30)``; gives the new moment."""
        self.moment += timedelta(**time)
        return self.moment


@pytest.fixture
def at() -> datetime:
    """The moment to hand to actions: a Monday morning in Stockholm."""
    return MORNING


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch, at: datetime) -> Iterator[Clock]:
    """The clock that views read, standing at ``at``."""
    standing = Clock(at)
    monkeypatch.setattr(timezone, "now", standing.now)
    return standing
