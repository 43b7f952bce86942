"""Where does a collaboration stand, and what does one row of the register say of it?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any

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
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)

from farled.assessment.models import Step
from farled.assessment.terms import Outcome, Readiness, Result, StepKind
from farled.collaborations.queries import all_partnerships, shared_with
from farled.collaborations.terms import Activity
from farled.organisation.terms import PostRole, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration

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
class ListedPartner:
    """A partner as a row of the register names it."""

    name: str
    country: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One row of the register. ``valid_until`` and ``outcome`` are empty until something is decided.

    ``is_begun``: the full assessment has begun. ``is_handed``: it lies with the post that decides.
    ``question``: what that post wants to know, for as long as it has not been handed on again.
    """

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
    is_begun: bool = False
    is_handed: bool = False
    handed_at: datetime | None = None
    readiness: str = ""
    question: str = ""

    @property
    def is_assessed_by_reader(self) -> bool:
        """Whether the reader answers for a full assessment and has the next move in it."""
        return self.stage is Stage.ASSESSMENT and self.is_mine and not self.is_handed


def standing(seen: QuerySet[Collaboration], *, viewer: Viewer, on: date) -> QuerySet[Any]:
    """Joined with the current case and its decision, and told where each collaboration stands on that day."""
    shared = shared_with(viewer.person_id).filter(collaboration_id=OuterRef("pk"))
    return seen.annotate(
        now=FilteredRelation("cases", condition=Q(cases__is_current=True)),
        is_mine=Case(When(responsible_id=viewer.person_id, then=Value(True)), default=Exists(shared)),
        stage=_stage(on),
    )


def _stage(on: date) -> Case:
    undecided = Q(now__decided_at=None)
    return Case(
        When(undecided & _lies_with_a_decider(), then=Value(Stage.DECISION)),
        *(When(undecided & Q(now__result=result), then=Value(stage)) for result, stage in _UNDECIDED.items()),
        When(undecided, then=Value(Stage.CHECK)),
        When(now__decision__outcome__in=_CLOSED, then=Value(Stage.CLOSED)),
        When(now__decision__outcome=Outcome.ASK_FOR_MORE, then=Value(Stage.DECISION)),
        When(now__decision__valid_until__lte=on, then=Value(Stage.REVIEW)),
        default=Value(Stage.IN_FORCE),
        output_field=CharField(),
    )


def _lies_with_a_decider() -> Q:
    """A full assessment that was handed on, or is ready and decided by whoever answers for it."""
    own = Q(now__deciding_role=PostRole.RESEARCHER, now__readiness=Readiness.READY)
    is_there = Q(now__handed_at__isnull=False) | own
    return Q(now__begun_at__isnull=False) & ~Q(now__result=Result.STOPPED) & is_there


def listed(rows: QuerySet[Any]) -> tuple[Listed, ...]:
    """The rows of a register in plain words; two queries."""
    return listed_together(rows)[0]


def listed_together(*lists: QuerySet[Any]) -> tuple[tuple[Listed, ...], ...]:
    """Several lists in plain words; one query for each and one for all their partners."""
    columns: dict[str, Any] = {
        "result": F("now__result"),
        "open_questions": F("now__open_questions"),
        "deciding_role": F("now__deciding_role"),
        "opened_at": F("now__opened_at"),
        "decided_at": F("now__decided_at"),
        "outcome": F("now__decision__outcome"),
        "valid_until": F("now__decision__valid_until"),
        "begun_at": F("now__begun_at"),
        "handed_at": F("now__handed_at"),
        "readiness": F("now__readiness"),
    }
    last = Step.objects.filter(case_id=OuterRef("now__pk")).order_by("-pk")
    columns["last_step"] = Subquery(last.values("kind")[:1])
    columns["last_reason"] = Subquery(last.values("reason")[:1])
    fetched = [list(rows.annotate(**columns).select_related("unit")) for rows in lists]
    parts = Prefetch("partnerships", queryset=all_partnerships())
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
        is_begun=row.begun_at is not None,
        is_handed=row.handed_at is not None,
        handed_at=row.handed_at,
        readiness=row.readiness or "",
        question=row.last_reason if row.last_step == StepKind.ASK_FOR_MORE else "",
    )
