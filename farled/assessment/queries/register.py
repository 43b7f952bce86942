"""How does the register read: a page of it, what waits for a reader, and what is the reader's own?"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    FilteredRelation,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Value,
    When,
    prefetch_related_objects,
)

from farled.assessment.terms import Outcome, Result
from farled.collaborations.models import Collaboration, Partnership
from farled.collaborations.queries import visible_to
from farled.collaborations.terms import Activity
from farled.organisation.terms import PostRole, Viewer
from farled.partners.queries import holds
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

PAGE_LENGTH = 25
RENEW_WITHIN_DAYS = 60
"""So long before a decision runs out, those who answer for it are told on their start page."""

_CLOSED = (Outcome.DECLINE, Outcome.STOP_BY_LAW, Outcome.TERMINATE)


class Stage(StrEnum):
    """Where a collaboration stands, as a register shows it. CLOSED: decided, and not to go on."""

    CHECK = "check"
    ASSESSMENT = "assessment"
    DECISION = "decision"
    STOPPED = "stopped"
    IN_FORCE = "in_force"
    REVIEW = "review"
    CLOSED = "closed"


_UNDECIDED = {
    Result.STOPPED: Stage.STOPPED,
    Result.NO_FURTHER_ASSESSMENT: Stage.DECISION,
    Result.FULL_ASSESSMENT_NEEDED: Stage.ASSESSMENT,
}


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
class ListedPartner:
    """A partner as a row of the register names it."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the register. ``valid_until`` and ``outcome`` are empty until something is decided."""

    number: str
    title: str
    activity: Activity
    unit: Wording
    partners: tuple[ListedPartner, ...]
    responsible_id: int
    is_mine: bool
    stage: Stage
    result: Result
    open_questions: int
    deciding_role: str
    outcome: str
    opened_at: datetime | None
    changed_at: datetime
    decided_at: datetime | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class RegisterPage:
    """One page of the register: its rows, how many there are in all, and which page of how many this is."""

    rows: tuple[Listed, ...]
    total: int
    number: int
    pages: int


def register_page(*, viewer: Viewer, filters: Filters, page: int, on: date) -> RegisterPage:
    """The rows that the viewer may see and wishes to see, changed last first; three queries however many."""
    wished = _filtered(standing(visible_to(viewer), viewer=viewer, on=on), filters)
    total = wished.count()
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
    theirs = Partnership.objects.filter(partner_id=partner_id).values("collaboration_id")
    seen = standing(visible_to(viewer).filter(pk__in=theirs), viewer=viewer, on=on)
    rows = listed(seen.order_by("-changed_at", "-id")[:most])
    return rows, len(rows) if len(rows) < most else seen.count()


def waiting_for(*, viewer: Viewer, on: date, most: int) -> tuple[Listed, ...]:
    """What has its next move with this viewer: a check to finish, a decision to make or to renew; oldest first."""
    seen = standing(visible_to(viewer), viewer=viewer, on=on)
    soon = on + timedelta(days=RENEW_WITHIN_DAYS)
    theirs = Q(is_mine=True) & (
        Q(stage=Stage.CHECK)
        | Q(stage__in=(Stage.IN_FORCE, Stage.REVIEW), now__decision__valid_until__lte=soon)
    )
    decides = Q(stage=Stage.DECISION, now__deciding_role=PostRole.RESEARCHER, responsible_id=viewer.person_id)
    for post in viewer.posts:
        if post.role in DECIDING_ROLES and post.role is not PostRole.RESEARCHER:
            decides |= Q(
                stage=Stage.DECISION,
                now__deciding_role=post.role,
                unit__path__startswith=post.unit_path,
                is_mine=False,
            )
    return listed(seen.filter(theirs | decides).order_by("now__opened_at", "id")[:most])


def standing(seen: QuerySet[Collaboration], *, viewer: Viewer, on: date) -> QuerySet[Collaboration]:
    """Joined with the current case and its decision, and told where each collaboration stands on that day."""
    shared = Collaboration.also_responsible.through.objects.filter(
        collaboration_id=OuterRef("pk"), person_id=viewer.person_id
    )
    return seen.annotate(
        now=FilteredRelation("cases", condition=Q(cases__is_current=True)),
        is_mine=Case(When(responsible_id=viewer.person_id, then=Value(True)), default=Exists(shared)),
        stage=_stage(on),
    )


def _stage(on: date) -> Case:
    undecided = Q(now__decided_at=None)
    return Case(
        *(When(undecided & Q(now__result=result), then=Value(stage)) for result, stage in _UNDECIDED.items()),
        When(undecided, then=Value(Stage.CHECK)),
        When(now__decision__outcome__in=_CLOSED, then=Value(Stage.CLOSED)),
        When(now__decision__outcome=Outcome.ASK_FOR_MORE, then=Value(Stage.DECISION)),
        When(now__decision__valid_until__lte=on, then=Value(Stage.REVIEW)),
        default=Value(Stage.IN_FORCE),
        output_field=CharField(),
    )


def _filtered(rows: QuerySet[Collaboration], filters: Filters) -> QuerySet[Collaboration]:
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
        wanted &= Q(pk__in=Partnership.objects.filter(of_country).values("collaboration_id"))
    return rows.filter(wanted & _named(filters.words))


def _named(words: str) -> Q:
    """Every word stands in the number, the title or a partner's name."""
    wanted = Q()
    for word in words.split():
        of_partner = Partnership.objects.filter(holds("partner__name", word)).values("collaboration_id")
        wanted &= holds("title", word) | Q(number__icontains=word) | Q(pk__in=of_partner)
    return wanted


def listed(rows: QuerySet[Collaboration]) -> tuple[Listed, ...]:
    """The rows of a register in plain words; two queries."""
    return listed_together(rows)[0]


def listed_together(*lists: QuerySet[Collaboration]) -> tuple[tuple[Listed, ...], ...]:
    """Several lists in plain words; one query for each and one for all their partners."""
    columns = {
        "result": F("now__result"),
        "open_questions": F("now__open_questions"),
        "deciding_role": F("now__deciding_role"),
        "opened_at": F("now__opened_at"),
        "decided_at": F("now__decided_at"),
        "outcome": F("now__decision__outcome"),
        "valid_until": F("now__decision__valid_until"),
    }
    fetched = [list(rows.annotate(**columns).select_related("unit")) for rows in lists]
    parts = Prefetch("partnerships", queryset=Partnership.objects.select_related("partner").order_by("id"))
    prefetch_related_objects([row for rows in fetched for row in rows], parts)
    return tuple(tuple(_listed(row) for row in rows) for rows in fetched)


def _listed(row: Any) -> Listed:
    return Listed(
        number=row.number,
        title=row.title,
        activity=Activity(row.activity),
        unit=Wording(sv=row.unit.name_sv, en=row.unit.name_en),
        partners=tuple(
            ListedPartner(part.partner.name, part.partner.country) for part in row.partnerships.all()
        ),
        responsible_id=row.responsible_id,
        is_mine=bool(row.is_mine),
        stage=Stage(row.stage),
        result=Result(row.result or Result.INCOMPLETE),
        open_questions=row.open_questions or 0,
        deciding_role=row.deciding_role or "",
        outcome=row.outcome or "",
        opened_at=row.opened_at,
        changed_at=row.changed_at,
        decided_at=row.decided_at,
        valid_until=row.valid_until,
    )
