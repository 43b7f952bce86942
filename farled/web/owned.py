"""Which measures wait for whoever holds the post that owns them?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.assessment.presenters.measures import name_of_measure
from farled.assessment.queries.owned import measures_waiting
from farled.mitigation.terms import Means
from farled.organisation.terms import Viewer
from farled.web.listing import said_day

if TYPE_CHECKING:
    from farled.mitigation.models import StoredMeasure


def measure_tasks(*, viewer: Viewer, on: date, language: str, most: int) -> list[dict[str, Any]]:
    """A task of the start page for each measure whose owner has to answer or to act; one query."""
    return [_task(stored, on, language) for stored in measures_waiting(viewer=viewer, on=on, most=most)]


def _task(stored: StoredMeasure, on: date, language: str) -> dict[str, Any]:
    collaboration = stored.case.collaboration
    is_unsaid = stored.means == Means.NOT_SAID and stored.case.decided_at is None
    what = (
        _("Confirm authority and means for measure %(letter)s in %(title)s")
        if is_unsaid
        else _("Follow up measure %(letter)s in %(title)s")
    )
    when = _("Was due %(day)s") if stored.due < on else _("By %(day)s")
    return {
        "what": what % {"letter": stored.letter, "title": collaboration.title},
        "why": name_of_measure(stored, language),
        "when": when % {"day": said_day(stored.due, language)},
        "since": "",
        "button": _("Answer") if is_unsaid else _("Look"),
        "to": reverse("assessment_measure", args=[collaboration.number, stored.pk]),
        "title": collaboration.title,
    }
