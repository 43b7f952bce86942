"""How are the people of a case shown: who answers for it, who is invited to what, and who was found?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from farled.assessment.queries.people import Around, Candidate

if TYPE_CHECKING:
    from farled.collaborations.models import Invitation

Plain = dict[str, Any]


def people_page(around: Around) -> Plain:
    """All that "assessment/people.html" shows but the forms."""
    return {
        "responsible": around.responsible.name,
        "also": [person.name for person in around.also],
        "invited": [_invitation(one) for one in around.invited],
        "ended": [_invitation(one) for one in around.ended],
    }


def _invitation(one: Invitation) -> Plain:
    return {
        "pk": one.pk,
        "name": one.person.name,
        "right": right_said(may_answer=one.may_answer),
        "at": one.at,
        "by": one.by.name,
        "ended_at": one.ended_at,
    }


def right_said(*, may_answer: bool) -> str:
    """What an invitation lets somebody do."""
    return _("Reads, comments and answers") if may_answer else _("Reads and comments")


def found_told(candidates: tuple[Candidate, ...], language: str) -> list[Plain]:
    """Everybody who was found, and why somebody cannot be invited."""
    return [
        {
            "pk": one.person.pk,
            "name": one.person.name,
            "posts": one.posts,
            "because": " ".join(reason.in_language(language) for reason in one.against),
        }
        for one in candidates
    ]
