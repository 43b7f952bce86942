"""What is the board asked, when does it meet, and what stands on which agenda?"""

from datetime import date
from typing import Any

from django.db.models import Count, Q

from farled.assessment.queries.opinions import asked_of
from farled.boards.models import Item, Meeting
from farled.organisation.terms import PostRole, Viewer

MOST_ASKED = 100
"""So many waiting questions are shown; the soonest due come first."""


def keeps_the_board(viewer: Viewer) -> bool:
    """Whether somebody keeps the board's business."""
    return PostRole.ADVISORY_BOARD in viewer.roles


def waiting_questions(viewer: Viewer) -> list[Any]:
    """What the board is asked and has on no coming agenda, the soonest due first; two queries.

    None for whoever does not keep the board's business.
    """
    if not keeps_the_board(viewer):
        return []
    own = Viewer(viewer.person_id, tuple(p for p in viewer.posts if p.role is PostRole.ADVISORY_BOARD))
    placed = set(Item.objects.filter(meeting__minuted_at=None).values_list("case_id", "requirement"))
    found = asked_of(viewer=own, most=MOST_ASKED)
    return [one for one in found if (one.case_id, one.requirement) not in placed]


def meetings_to_come() -> list[Meeting]:
    """Meetings without minutes, the next first, each with ``count``; one query."""
    return list(_counted(Q(minuted_at=None)))


def meetings_held(*, most: int) -> list[Meeting]:
    """Meetings with minutes, the newest first, each with ``count``; one query."""
    return list(_counted(~Q(minuted_at=None)).order_by("-held_on")[:most])


def _counted(which: Q) -> Any:
    return Meeting.objects.filter(which).annotate(count=Count("items"))


def meeting(pk: int) -> Meeting | None:
    """The meeting with this number; one query."""
    return Meeting.objects.select_related("minuted_by").filter(pk=pk).first()


def agenda_of(found: Meeting) -> list[Item]:
    """What stands on its agenda, in order; one query."""
    return list(found.items.select_related("case__collaboration__unit", "case__published", "put_by"))


def days_taken() -> list[date]:
    """The days on which the board meets, or has met; one query."""
    return list(Meeting.objects.values_list("held_on", flat=True))
