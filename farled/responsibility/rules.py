"""Which post decides this collaboration, and why?"""

from collections.abc import Iterable, Iterator
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
    Link,
    Place,
    Trigger,
)
from farled.risks.terms import Finding, HardStop, Level
from farled.text.terms import Wording

_ANSWERS = Wording(sv="Ansvarar för samarbetet.", en="Answers for the collaboration.")
_HANDED_ON = Wording(
    sv="Har antecknat att risken ligger utanför befattningens befogenhet.",
    en="Has recorded that the risk lies outside the authority of this post.",
)
_ON_THE_WAY = Wording(
    sv="Närmaste chef på vägen. Inget steg hoppas över.", en="Superior on the way. No step is skipped."
)


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
    row, line = _row_of(table, facts), _line_of(table, facts).roles
    lifts = [lift for lift in table.lifts if _is_met(lift, findings, stops, without_means)]
    above = [lift for lift in lifts if _height(lift.role) > _height(row.role)]
    highest = max(above, key=lambda lift: _height(lift.role), default=row)
    passed = tuple(_passed(highest.role, line, outside))
    decider = _above(highest.role, line, passed)
    places: tuple[Place, ...] = (row, *(lift for lift in above if lift.role is highest.role))
    return Deciding(
        role=decider,
        name=delegation.roles[decider],
        level=highest.level if decider is highest.role else table.level_of(decider),
        because=(
            *(place.because for place in places),
            *(table.outside.filled(post=delegation.roles[role]) for role in passed),
        ),
        reference=highest.reference,
        row=row.id,
        lifts=tuple(lift.id for lift in above),
        line=line,
        chain=tuple(_chain(decider, line, (row, *above), passed, delegation)),
    )


def _passed(role: PostRole, line: tuple[PostRole, ...], outside: tuple[PostRole, ...]) -> Iterator[PostRole]:
    """The posts that hand on, each to its next superior, for as long as they say that it lies outside.

    The top of the line cannot say so: somebody must decide.
    """
    for one in line[line.index(role) : -1]:
        if one not in outside:
            return
        yield one


def _above(role: PostRole, line: tuple[PostRole, ...], passed: tuple[PostRole, ...]) -> PostRole:
    return line[line.index(role) + len(passed)]


def _chain(
    decider: PostRole,
    line: tuple[PostRole, ...],
    places: tuple[Place, ...],
    passed: tuple[PostRole, ...],
    delegation: Delegation,
) -> Iterator[Link]:
    """Every post of the line up to the one that decides: what names it, and whether it has handed on."""
    for role in line[: line.index(decider) + 1]:
        named = [place.because for place in places if place.role is role]
        handed = [_HANDED_ON] if role in passed else []
        stands = [_ANSWERS if role is line[0] else _ON_THE_WAY]
        yield Link(role, delegation.roles[role], tuple([*named, *handed] or stands))


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


def _height(role: PostRole) -> int:
    return DECIDING_ROLES.index(role)


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
