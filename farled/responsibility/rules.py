"""Which post decides this collaboration, and why?"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Facts
from farled.responsibility.terms import (
    DECIDING_ROLES,
    Deciding,
    Delegation,
    DelegationRow,
    DelegationTable,
    Lift,
    Line,
    Trigger,
)
from farled.risks.terms import Finding, HardStop, Level


def deciding_post(
    *,
    facts: Facts,
    findings: tuple[Finding, ...],
    stops: tuple[HardStop, ...],
    delegation: Delegation,
    on: date,
    without_means: bool = False,
    outside: tuple[PostRole, ...] = (),
) -> Deciding:
    """Finds the post that decides: the delegation's row, or higher where something found lifts it there.

    ``without_means``: an owner of a measure has said no to having the authority and the means for it.
    ``outside``: posts that have recorded the risk as outside their authority; the next in line decides.
    Example: an individual collaboration rests with the researcher; a military link in a strict context
    lifts it to the head of department; a hard stop lifts it to the president.
    """
    table = table_in_force(delegation=delegation, on=on)
    if table is None:
        return Deciding(role=None, name=None, level=None, because=(), reference="", row="")
    row = _row_of(table, facts)
    lifts = [lift for lift in table.lifts if _is_met(lift, findings, stops, without_means)]
    above = [lift for lift in lifts if _height(lift) > _height(row)]
    highest = max(above, key=_height, default=row)
    reasons = [lift.because for lift in above if _height(lift) == _height(highest)]
    named = Deciding(
        role=highest.role,
        name=delegation.roles[highest.role],
        level=highest.level,
        because=(row.because, *reasons),
        reference=highest.reference,
        row=row.id,
        lifts=tuple(lift.id for lift in above),
        line=_line_of(table, facts).roles,
    )
    return _handed_on(named, highest.role, outside, table, delegation)


def _handed_on(
    named: Deciding,
    role: PostRole,
    outside: tuple[PostRole, ...],
    table: DelegationTable,
    delegation: Delegation,
) -> Deciding:
    """The next superior in line for as long as the post in question has said that it lies outside.

    The top of the line cannot say so: somebody must decide.
    """
    line, because = named.line, list(named.because)
    while role in outside and role is not line[-1]:
        because.append(table.outside.filled(post=delegation.roles[role]))
        role = next(one for one in line if DECIDING_ROLES.index(one) > DECIDING_ROLES.index(role))
    if role is named.role:
        return named
    level = table.level_of(role)
    return replace(named, role=role, name=delegation.roles[role], level=level, because=tuple(because))


def _line_of(table: DelegationTable, facts: Facts) -> Line:
    """The content reader has made sure that every reach meets exactly one line."""
    return next(line for line in table.lines if facts["collaboration.reach"] in line.reach)


def table_in_force(*, delegation: Delegation, on: date) -> DelegationTable | None:
    """The newest table that had started on the day; None before the first."""
    started = [table for table in delegation.tables if table.starts_on <= on]
    return max(started, key=lambda table: table.starts_on, default=None)


def _row_of(table: DelegationTable, facts: Facts) -> DelegationRow:
    """The content reader has made sure that every pair meets exactly one row."""
    agreement, reach = facts["collaboration.agreement"], facts["collaboration.reach"]
    return next(row for row in table.rows if agreement in row.agreement and reach in row.reach)


def _height(place: DelegationRow | Lift) -> int:
    return DECIDING_ROLES.index(place.role)


def _is_met(
    lift: Lift, findings: Iterable[Finding], stops: tuple[HardStop, ...], without_means: bool
) -> bool:
    match lift.trigger:
        case Trigger.NOT_ALONE:
            return any(not finding.alone for finding in findings)
        case Trigger.HIGH:
            return any(finding.level is Level.HIGH for finding in findings)
        case Trigger.STOP:
            return bool(stops)
        case Trigger.NO_MEANS:
            return without_means
        case Trigger.RULE:
            return any(finding.rule in lift.rules for finding in findings)
