"""Who is told of what happens to a case: those in the post that it lies with, or those who answer for it?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils import timezone

from farled.assessment.models import Case
from farled.collaborations.queries import answering
from farled.notices import actions as notices
from farled.notices.terms import NoticeKind
from farled.organisation.queries import acting_in_posts, people_in
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES

if TYPE_CHECKING:
    from farled.organisation.models import Person


def tell_post(
    *,
    by: Person | None,
    at: datetime,
    case: Case,
    role: PostRole,
    kind: NoticeKind,
    once: str,
    page: str = "",
) -> None:
    """Tell everybody who acts in a post for this case today, deputies too; a post is told, not a person."""
    if role is PostRole.RESEARCHER:
        tell_answering(by=by, at=at, case=case, kind=kind, once=once)
        return
    found = acting_in_posts(
        roles=[role],
        # An office helps the whole university, wherever it sits; a post that decides does so for its units.
        unit_path=case.collaboration.unit.path if role in DECIDING_ROLES else None,
        on=timezone.localdate(at),
        besides=answering(case.collaboration),
    )
    people = [one.person_id for one in found[role] if not one.is_among]
    _tell(by, at, case, people, kind, once, page)


def tell_answering(
    *, by: Person | None, at: datetime, case: Case, kind: NoticeKind, once: str, page: str = ""
) -> None:
    """Tell those who answer for the collaboration."""
    people = [pk for (pk,) in answering(case.collaboration)]
    _tell(by, at, case, people, kind, once, page)


def tell_owner(
    *, by: Person | None, at: datetime, case: Case, post_id: int, kind: NoticeKind, once: str
) -> None:
    """Tell whoever acts in the post that owns a measure."""
    people = people_in(post_id=post_id, on=timezone.localdate(at))
    _tell(by, at, case, people, kind, once, "assessment_measures")


def _tell(
    by: Person | None, at: datetime, case: Case, people: list[int], kind: NoticeKind, once: str, page: str
) -> None:
    address = reverse(page or "collaboration", args=[case.collaboration.number])
    notices.tell(by=by, at=at, people=people, kind=kind, address=address, once=once)
