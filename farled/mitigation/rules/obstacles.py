"""What keeps a rating, a plan or a change of it from being kept?"""

from collections.abc import Collection

from farled.mitigation.rules.rating import has_cell, level_of
from farled.mitigation.terms import Cell, Matrix, MeasureEntry, MeasureState, Rating
from farled.risks.terms import Level
from farled.text.terms import Wording

_ORDER = tuple(Level)
_NO_REASON = Wording(sv="Skriv varför du bedömer det så.", en="Say why you rate it so.")
_FOREIGN = Wording(
    sv="Välj sannolikhet och konsekvens bland matrisens steg.",
    en="Choose likelihood and consequence among the steps of the matrix.",
)
OVERRIDE = Wording(
    sv="Bedömningen blir lägre än regelns nivå. Skriv varför den lägre nivån ska gälla.",
    en="The rating comes to less than the rule's level. Say why the lower level should count.",
)
_NOTHING = Wording(
    sv="Välj en åtgärd, eller skriv med egna ord vad som ska göras.",
    en="Choose a measure, or write in your own words what is to be done.",
)
_UNKNOWN = Wording(sv="Åtgärden finns inte i katalogen.", en="The measure is not in the catalogue.")
_AGAINST = Wording(
    sv="Välj minst ett fynd som åtgärden är riktad mot.",
    en="Choose at least one finding that the measure is directed at.",
)
_OWNER = Wording(sv="Välj en post som kan äga åtgärden.", en="Choose a post that can own the measure.")
_NO_WHY = Wording(sv="Skriv varför.", en="Say why.")


def rating_obstacles(*, rating: Rating, level: Level, matrix: Matrix) -> tuple[Wording, ...]:
    """All that keeps a rating of a finding that the rule puts at ``level`` from being kept."""
    cells = [rating.before, *([rating.after] if rating.after else [])]
    if not all(has_cell(cell=cell, matrix=matrix) for cell in cells):
        return (_FOREIGN,)
    missing = () if rating.reason.strip() else (_NO_REASON,)
    is_silent = is_below(cell=rating.before, level=level, matrix=matrix) and not rating.override.strip()
    return (*missing, *((OVERRIDE,) if is_silent else ()))


def is_below(*, cell: Cell, level: Level, matrix: Matrix) -> bool:
    """Whether a place in the matrix comes to less than the rule's level, and so needs a reason of its own."""
    return _ORDER.index(level_of(cell=cell, matrix=matrix)) < _ORDER.index(level)


def entry_obstacles(
    *,
    entry: MeasureEntry,
    findings: Collection[str],
    catalogue: Collection[str],
    owners: Collection[int],
) -> tuple[Wording, ...]:
    """All that keeps a measure from being planned so: ``findings`` are the rules it may work against."""
    told = {
        _NOTHING: not entry.measure and not entry.words.strip(),
        _UNKNOWN: bool(entry.measure) and entry.measure not in catalogue,
        _AGAINST: not entry.against or not set(entry.against) <= set(findings),
        _OWNER: entry.owner not in owners,
    }
    return tuple(wording for wording, is_so in told.items() if is_so)


def change_obstacles(*, was: MeasureEntry, wanted: MeasureEntry, why: str) -> tuple[Wording, ...]:
    """A reason is asked for when a measure is dropped, or put off to a later day."""
    is_dropped = wanted.state is MeasureState.DROPPED and was.state is not MeasureState.DROPPED
    return (_NO_WHY,) if (is_dropped or wanted.due > was.due) and not why.strip() else ()
