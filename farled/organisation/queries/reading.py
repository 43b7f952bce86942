"""What does a request of somebody signed in carry?"""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest

from farled.organisation.models import Person
from farled.organisation.terms import (
    Viewer,
)


class ReaderRequest(HttpRequest):
    """A request of somebody signed in, as the house's middleware hands it on: who reads, and at what time."""

    now: datetime
    viewer: Viewer
    user: Person
    LANGUAGE_CODE: str
