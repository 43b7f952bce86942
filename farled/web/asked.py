"""Whose opinion is asked of this reader, and to which collaborations is this reader invited?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from farled.assessment.presenters.inviting import right_said
from farled.assessment.queries.opinions import asked_of
from farled.collaborations.queries import invited_to
from farled.organisation.terms import Viewer
from farled.risks.queries import rulebook
from farled.web.listing import said_day

if TYPE_CHECKING:
    from farled.assessment.models import StoredRequirement

_MOST_LETTERS = 160
_MOST_INVITED = 10


def asked_tasks(*, viewer: Viewer, on: date, language: str, most: int) -> list[dict[str, Any]]:
    """A task for each question that waits for one of the reader's posts, as the start page shows them.

    One query; none for posts that are never asked.
    """
    return [_task(stored, on, language) for stored in asked_of(viewer=viewer, most=most)]


def _task(stored: StoredRequirement, on: date, language: str) -> dict[str, Any]:
    collaboration = stored.case.collaboration
    name = rulebook().requirement(stored.requirement).name.in_language(language)
    address = reverse("assessment_requirements", args=[collaboration.number])
    return {
        "what": _("You are asked: %(name)s") % {"name": name},
        "why": f"{collaboration.title}. {_shortened(stored.question)}",
        "when": _when(stored.due, on, language),
        "since": _("asked %(day)s") % {"day": said_day(stored.asked_at, language)},
        "button": _("Answer"),
        "to": f"{address}#r-{stored.requirement}",
        "title": f"{name}, {collaboration.title}",
    }


def _shortened(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS].rstrip()} …"


def _when(due: date | None, on: date, language: str) -> str:
    if due is None:
        return _("No deadline")
    return (_("Was due %(day)s") if due < on else _("By %(day)s")) % {"day": said_day(due, language)}


def invitations_told(*, viewer: Viewer, language: str) -> list[dict[str, Any]]:
    """The collaborations to which the reader is invited, the newest first; one query."""
    return [
        {
            "number": one.collaboration.number,
            "title": one.collaboration.title,
            "right": right_said(may_answer=one.may_answer),
            "by": one.by.name,
            "day": said_day(one.at, language),
        }
        for one in invited_to(viewer.person_id, most=_MOST_INVITED)
    ]
