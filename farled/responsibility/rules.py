"""Which post decides this collaboration, and why?"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from farled.organisation.terms import Acting, PostRole
from farled.questionnaire.terms import Facts
from farled.responsibility.terms import (
    DECIDING_ROLES,
    FREE,
    Deciding,
    Delegation,
    DelegationRow,
    DelegationTable,
    Lift,
    Line,
    Link,
    Passing,
    Place,
    Trigger,
    post_fact,
)
from farled.risks.terms import Finding, HardStop, Level
from farled.text.terms import Wording

_ANSWERS = Wording(sv="Ansvarar för samarbetet.", en="Answers for the collaboration.")
_PASSED = {
    Passing.OUTSIDE: Wording(
        sv="Har antecknat att risken ligger utanför befattningens befogenhet.",
        en="Has recorded that the risk lies outside the authority of this post.",
    ),
    Passing.CONFLICT: Wording(
        sv="Den som har befattningen har anmält jäv.",
        en="Whoever holds this post has declared a conflict of interest.",
    ),
    Passing.OWN_CASE: Wording(
        sv="Den som har befattningen ansvarar själv för samarbetet.",
        en="Whoever holds this post answers for the collaboration.",
    ),
    Passing.VACANT: Wording(
        sv="Ingen har befattningen i dag, och ingen är ställföreträdare.",
        en="Nobody holds this post today, and nobody deputises.",
    ),
    Passing.SECOND_LOOK: Wording(
        sv="Har beslutat tidigare; en ny prövning är begärd.",
        en="Decided earlier; a second look has been asked for.",
    ),
}
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
    conflict: tuple[PostRole, ...] = (),
    looked: PostRole | None = None,
) -> Deciding:
    """Finds the post that decides: the delegation's row, or higher where something found lifts it there.

    ``without_means``: an owner of a measure has said no to having the authority and the means for it.
    ``outside``: posts that have recorded the risk as outside their authority; ``conflict``: those whose
    holder has declared a conflict of interest. The facts say which posts are vacant, or held by whoever
    answers for the case. ``looked``: the post whose decision is to be looked at a second time, higher up.
    The next in line then decides; the highest post cannot be passed.
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
    why = _why_passed(facts, outside, conflict, looked)
    start = max(highest.role, looked if looked in line else highest.role, key=_height)
    passed = tuple(_passed(start, line, why))
    decider = _above(start, line, passed)
    places: tuple[Place, ...] = (row, *(lift for lift in above if lift.role is highest.role))
    return Deciding(
        role=decider,
        name=delegation.roles[decider],
        level=highest.level if decider is highest.role else table.level_of(decider),
        because=(
            *(place.because for place in places),
            *(table.passing[why[role]].filled(post=delegation.roles[role]) for role in passed),
        ),
        reference=highest.reference,
        row=row.id,
        lifts=tuple(lift.id for lift in above),
        line=line,
        chain=tuple(_chain(decider, line, (row, *above), {role: why[role] for role in passed}, delegation)),
    )


def standing_of_post(acting: Iterable[Acting]) -> str:
    """What is known of a post for one case: FREE, OWN_CASE, CONFLICT or VACANT.

    ``acting``: who can act in it that day, and who of them answers for the collaboration (``is_among``). A
    deputy counts only where nobody holds the post: none decides for a holder who answers.
    """
    everybody = list(acting)
    people = [one for one in everybody if not one.is_deputy] or everybody
    if not people:
        return Passing.VACANT
    barred = [one.is_among or one.has_conflict for one in people]
    if not all(barred):
        return FREE
    return Passing.OWN_CASE if all(one.is_among for one in people) else Passing.CONFLICT


def next_superior(*, role: PostRole, line: tuple[PostRole, ...], facts: Facts) -> PostRole:
    """Who comes after a post in the line: the next in whose post somebody can act, else the highest.

    LookupError above the highest.
    """
    above = [one for one in line if _height(one) > _height(role)]
    if not above:
        raise LookupError(f"nobody stands above {role}")
    return next((one for one in above if facts.get(post_fact(one), FREE) == FREE), above[-1])


def _why_passed(
    facts: Facts, outside: tuple[PostRole, ...], conflict: tuple[PostRole, ...], looked: PostRole | None
) -> dict[PostRole, Passing]:
    """Every post that a case passes, and why; what somebody has recorded is told before what is known."""
    known = {role: facts.get(post_fact(role), FREE) for role in DECIDING_ROLES[1:]}
    return {
        **{role: Passing(str(value)) for role, value in known.items() if value != FREE},
        **({looked: Passing.SECOND_LOOK} if looked else {}),
        **dict.fromkeys(conflict, Passing.CONFLICT),
        **dict.fromkeys(outside, Passing.OUTSIDE),
    }


def _passed(
    role: PostRole, line: tuple[PostRole, ...], why: Mapping[PostRole, Passing]
) -> Iterator[PostRole]:
    """The posts that the case passes, each to its next superior, for as long as there is a reason.

    The top of the line is never passed: somebody must decide.
    """
    for one in line[line.index(role) : -1]:
        if one not in why:
            return
        yield one


def _above(role: PostRole, line: tuple[PostRole, ...], passed: tuple[PostRole, ...]) -> PostRole:
    return line[line.index(role) + len(passed)]


def _chain(
    decider: PostRole,
    line: tuple[PostRole, ...],
    places: tuple[Place, ...],
    passed: Mapping[PostRole, Passing],
    delegation: Delegation,
) -> Iterator[Link]:
    """Every post of the line up to the one that decides: what names it, and why the case has passed it."""
    for role in line[: line.index(decider) + 1]:
        named = [place.because for place in places if place.role is role]
        handed = [_PASSED[passed[role]]] if role in passed else []
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
