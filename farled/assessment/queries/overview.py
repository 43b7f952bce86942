"""What does the register add up to: how many went ahead and how fast, where, and what waits or runs out?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet

from farled.assessment.models import Decision
from farled.assessment.queries.rows import Listed, Stage, listed_together, standing
from farled.assessment.terms import Outcome
from farled.collaborations.queries import all_partnerships, visible_to
from farled.collaborations.terms import Activity
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration

WENT_AHEAD = (Outcome.PROCEED, Outcome.PROCEED_WITH_CONDITIONS)
WAITS_TOO_LONG_DAYS = 30
"""An undecided case that was opened longer ago than this waits too long."""
RUNS_OUT_WITHIN_DAYS = 90
_UNDECIDED = (Stage.CHECK, Stage.ASSESSMENT, Stage.DECISION, Stage.STOPPED)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many collaborations stand at one stage, of one activity, in one unit."""

    stage: Stage
    activity: Activity
    unit: Wording
    went_ahead: int
    waiting: int
    running_out: int
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The figures of one page. ``median`` is None until something went ahead; lists are cut at ``most``."""

    counted: tuple[Counted, ...]
    by_country: tuple[tuple[str, int], ...]
    went_ahead: int
    median: timedelta | None
    waiting: tuple[Listed, ...]
    waiting_total: int
    running_out: tuple[Listed, ...]
    running_out_total: int


def overview(*, viewer: Viewer, at: datetime, on: date, most: int) -> Overview:
    """Everything that the viewer may see, added up by the database; six queries however many rows."""
    seen = visible_to(viewer)
    told = standing(seen, viewer=viewer, on=on)
    waits = Q(stage__in=_UNDECIDED, now__opened_at__lt=at - timedelta(days=WAITS_TOO_LONG_DAYS))
    soon = on + timedelta(days=RUNS_OUT_WITHIN_DAYS)
    runs_out = Q(stage__in=(Stage.IN_FORCE, Stage.REVIEW), now__decision__valid_until__lte=soon)
    counted = _counted(told, waits, runs_out)
    went_ahead = sum(row.went_ahead for row in counted)
    waiting, running_out = listed_together(
        told.filter(waits).order_by("now__opened_at", "id")[:most],
        told.filter(runs_out).order_by("now__decision__valid_until", "id")[:most],
    )
    return Overview(
        counted=counted,
        by_country=_by_country(seen),
        went_ahead=went_ahead,
        median=_median(seen, went_ahead),
        waiting=waiting,
        waiting_total=sum(row.waiting for row in counted),
        running_out=running_out,
        running_out_total=sum(row.running_out for row in counted),
    )


def _counted(told: QuerySet[Any], waits: Q, runs_out: Q) -> tuple[Counted, ...]:
    rows = (
        told.order_by()
        .values("stage", "activity", "unit__name_sv", "unit__name_en")
        .annotate(
            total=Count("pk"),
            ahead=Count("pk", filter=Q(now__decision__outcome__in=WENT_AHEAD)),
            waiting=Count("pk", filter=waits),
            running_out=Count("pk", filter=runs_out),
        )
    )
    return tuple(
        Counted(
            stage=Stage(row["stage"]),
            activity=Activity(row["activity"]),
            unit=Wording(sv=row["unit__name_sv"], en=row["unit__name_en"]),
            went_ahead=row["ahead"],
            waiting=row["waiting"],
            running_out=row["running_out"],
            total=row["total"],
        )
        for row in rows
    )


def _by_country(seen: QuerySet[Collaboration]) -> tuple[tuple[str, int], ...]:
    """(code, how many collaborations have a partner there); a collaboration counts once in each country."""
    rows = (
        all_partnerships()
        .filter(collaboration__in=seen)
        .order_by()
        .values("partner__country")
        .annotate(total=Count("collaboration_id", distinct=True))
    )
    return tuple((row["partner__country"], row["total"]) for row in rows)


def _median(seen: QuerySet[Collaboration], went_ahead: int) -> timedelta | None:
    """From registration to the decision to go ahead: the middle one, or the mean of the two in the middle."""
    if not went_ahead:
        return None
    taken = ExpressionWrapper(F("at") - F("case__collaboration__registered_at"), output_field=DurationField())
    ahead = Decision.objects.filter(
        outcome__in=WENT_AHEAD, case__is_current=True, case__collaboration__in=seen
    )
    in_order = ahead.annotate(taken=taken).order_by("taken").values_list("taken", flat=True)
    middle = list(in_order[(went_ahead - 1) // 2 : went_ahead // 2 + 1])
    return sum(middle, timedelta()) / len(middle)
