"""What may be chosen now, and by whom?"""

from collections.abc import Iterable
from datetime import date

from farled.assessment.terms import (
    Need,
    OutcomeRow,
    Outcomes,
    OutcomeTable,
    Possible,
    Readiness,
    Seat,
    Stage,
)
from farled.mitigation.terms import MeasureState, PlannedMeasure, Remaining
from farled.organisation.terms import PostRole
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import Finding, Level

_HELD_TO = (MeasureState.PLANNED, MeasureState.AGREED, MeasureState.IN_PLACE)
_TO_DO = (MeasureState.PLANNED, MeasureState.AGREED)


def possible(
    *,
    readiness: Readiness,
    stage: Stage,
    decides: PostRole | None,
    met: frozenset[Need],
    outcomes: Outcomes,
    on: date,
) -> tuple[Possible, ...]:
    """Every choice that is open to some role, in the table's order. What no row opens is open to nobody."""
    table = table_of(outcomes=outcomes, on=on)
    if table is None or decides is None:
        return ()
    rows = [row for row in table.rows if _applies(row, readiness, stage, met)]
    return tuple(
        Possible(row.choice, role, row.because, row.reference, row.id)
        for row in rows
        for role in DECIDING_ROLES
        if set(row.seats) & seats_of(role=role, decides=decides)
    )


def seats_of(*, role: PostRole, decides: PostRole) -> frozenset[Seat]:
    """How a role stands to a decision that another one, or itself, makes."""
    top, lowest = DECIDING_ROLES[-1], DECIDING_ROLES[0]
    seats = {
        Seat.DECIDING: role is decides,
        Seat.DECIDING_BELOW_TOP: role is decides and role is not top,
        Seat.RESPONSIBLE: role is lowest and role is not decides,
        Seat.TOP: role is top,
    }
    return frozenset(seat for seat, is_theirs in seats.items() if is_theirs)


def needs_met(
    *, findings: Iterable[Finding], remaining: Iterable[Remaining], measures: Iterable[PlannedMeasure]
) -> frozenset[Need]:
    """Which needs of the table are met.

    Only what a rule itself puts above low, and what then remains above low, is a ground for saying no: no
    rule puts a country's context there (a test proves it), and nobody's own rating of a context does either.
    """
    doubts = {finding.rule for finding in findings if finding.is_doubt}
    left = [one for one in remaining if one.finding not in doubts]
    plan = tuple(measures)
    met = {
        Need.PARTNER_OR_PROJECT: any(Level.LOW not in (one.ruled, one.after) for one in left),
        Need.NOTHING_LEFT_TO_DO: not any(one.state in _TO_DO for one in plan),
        Need.SOMETHING_TO_HOLD_TO: any(one.state in _HELD_TO for one in plan),
    }
    return frozenset(need for need, is_met in met.items() if is_met)


def _applies(row: OutcomeRow, readiness: Readiness, stage: Stage, met: frozenset[Need]) -> bool:
    return readiness in row.states and stage in row.stages and set(row.needs) <= met


def table_of(*, outcomes: Outcomes, on: date) -> OutcomeTable | None:
    """The newest table of outcomes that had started on the day; None before the first."""
    started = [table for table in outcomes.tables if table.starts_on <= on]
    return max(started, key=lambda table: table.starts_on, default=None)
