"""How does the register read: a page of it, what waits for a reader, and what is the reader's own?"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from farled.assessment.queries.rows import Listed, Stage, listed, standing
from farled.collaborations.queries import all_partnerships, visible_to
from farled.collaborations.terms import Activity
from farled.organisation.terms import PostRole, Viewer
from farled.partners.queries import holds
from farled.responsibility.terms import DECIDING_ROLES

__all__ = [
    "Filters",
    "Listed",
    "RegisterPage",
    "Stage",
    "newest",
    "own",
    "register_page",
    "waiting_for",
    "with_partner",
]

PAGE_LENGTH = 25
RENEW_WITHIN_DAYS = 60
"""So long before a decision runs out, those who answer for it are told on their start page."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader wants to see of the register. Empty words and None stand for everything."""

    words: str = ""
    is_mine: bool = False
    unit_id: int | None = None
    stage: Stage | None = None
    activity: Activity | None = None
    country: str = ""


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register: its rows, how many there are in all, and which page of how many this is."""

    rows: tuple[Listed, ...]
    total: int
    number: int
    pages: int


def register_page(*, viewer: Viewer, filters: Filters, page: int, on: date) -> RegisterPage:
    """The rows that the viewer may see and wishes to see, changed last first; three queries however many."""
    seen = visible_to(viewer)
    wished = _filtered(standing(seen, viewer=viewer, on=on), filters)
    total = (seen if filters == Filters() else wished).count()
    pages = max(1, -(-total // PAGE_LENGTH))
    number = min(max(page, 1), pages)
    first = (number - 1) * PAGE_LENGTH
    rows = listed(wished.order_by("-changed_at", "-id")[first : first + PAGE_LENGTH])
    return RegisterPage(rows=rows, total=total, number=number, pages=pages)


def own(*, viewer: Viewer, on: date, most: int) -> tuple[tuple[Listed, ...], int]:
    """What the viewer answers for, changed last first, and how many there are in all."""
    found = register_page(viewer=viewer, filters=Filters(is_mine=True), page=1, on=on)
    return found.rows[:most], found.total


def newest(*, viewer: Viewer, on: date, most: int) -> tuple[Listed, ...]:
    """What changed last among all that the viewer may see."""
    seen = standing(visible_to(viewer), viewer=viewer, on=on)
    return listed(seen.order_by("-changed_at", "-id")[:most])


def with_partner(*, viewer: Viewer, partner_id: int, on: date, most: int) -> tuple[tuple[Listed, ...], int]:
    """What we do with one partner as far as the viewer may see it, and how many there are in all."""
    theirs = all_partnerships().filter(partner_id=partner_id).values("collaboration_id")
    seen = standing(visible_to(viewer).filter(pk__in=theirs), viewer=viewer, on=on)
    rows = listed(seen.order_by("-changed_at", "-id")[:most])
    return rows, len(rows) if len(rows) < most else seen.count()


def waiting_for(*, viewer: Viewer, on: date, most: int) -> tuple[Listed, ...]:
    """What this viewer moves next: a check or an assessment to finish, a decision to make or to renew.

    Oldest first. A full assessment that is stopped waits at once for the post that decides it.
    """
    seen = standing(visible_to(viewer), viewer=viewer, on=on)
    soon = on + timedelta(days=RENEW_WITHIN_DAYS)
    theirs = Q(is_mine=True) & (
        Q(stage=Stage.CHECK)
        | Q(stage=Stage.ASSESSMENT, now__handed_at=None)
        | Q(stage__in=(Stage.IN_FORCE, Stage.REVIEW), now__decision__valid_until__lte=soon)
    )
    decides = Q(stage=Stage.DECISION, now__deciding_role=PostRole.RESEARCHER, responsible_id=viewer.person_id)
    stopped = Q(stage=Stage.STOPPED, now__begun_at__isnull=False)
    for post in viewer.posts:
        if post.role in DECIDING_ROLES and post.role is not PostRole.RESEARCHER:
            decides |= (Q(stage=Stage.DECISION) | stopped) & Q(
                now__deciding_role=post.role,
                unit__path__startswith=post.unit_path,
                is_mine=False,
            )
    return listed(seen.filter(theirs | decides).order_by("now__opened_at", "id")[:most])


def _filtered(rows: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
    wanted = Q()
    if filters.is_mine:
        wanted &= Q(is_mine=True)
    if filters.stage:
        wanted &= Q(stage=filters.stage)
    if filters.activity:
        wanted &= Q(activity=filters.activity)
    if filters.unit_id:
        wanted &= Q(unit__path__contains=f"/{filters.unit_id}/")
    if filters.country:
        of_country = Q(partner__country=filters.country) | Q(partner__owner_country=filters.country)
        wanted &= Q(pk__in=all_partnerships().filter(of_country).values("collaboration_id"))
    return rows.filter(wanted & _named(filters.words))


def _named(words: str) -> Q:
    """Every word stands in the number, the title or a partner's name."""
    wanted = Q()
    for word in words.split():
        of_partner = all_partnerships().filter(holds("partner__name", word)).values("collaboration_id")
        wanted &= holds("title", word) | Q(number__icontains=word) | Q(pk__in=of_partner)
    return wanted
