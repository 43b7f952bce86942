"""How does a page say that somebody has it open, so that people at one case see each other?"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.models import Case, Presence
from farled.assessment.queries.places import case_open_to
from farled.organisation.terms import Viewer

if TYPE_CHECKING:
    from farled.organisation.models import Person

_FORGOTTEN_AFTER = timedelta(days=1)


@transaction.atomic
def be_here(*, by: Person, at: datetime, viewer: Viewer, number: str, place: str) -> Case:
    """Remember for a minute where somebody is, and forget who was here before yesterday.

    It is no record and leaves no trace in the audit: it says nothing about the case, and is overwritten.
    Raises Case.DoesNotExist when there is no running full assessment that the viewer may see.
    """
    case = case_open_to(viewer=viewer, number=number)
    Presence.objects.update_or_create(case=case, person=by, defaults={"place": place, "seen_at": at})
    Presence.objects.filter(seen_at__lt=at - _FORGOTTEN_AFTER).delete()
    return case
