"""What remains of each finding after the measures that count?"""

from collections.abc import Iterable, Mapping

from farled.mitigation.rules.rating import has_cell, level_of
from farled.mitigation.terms import Cell, Matrix, Means, MeasureState, PlannedMeasure, Rating, Remaining
from farled.risks.terms import Finding, Level
from farled.text.terms import Wording

_ORDER = tuple(Level)
_NO_REASON = Wording(
    sv="Bedömningen saknar skäl och räknas inte.", en="The rating lacks a reason and does not count."
)
_FOREIGN = Wording(
    sv="Bedömningen använder ett steg som matrisen inte har, och räknas inte.",
    en="The rating uses a step that the matrix does not have, and does not count.",
)
_NO_OVERRIDE = Wording(
    sv="Bedömningen är lägre än regelns nivå utan att säga varför. Regelns nivå gäller.",
    en="The rating is lower than the rule's level without saying why. The rule's level stands.",
)
_NO_MEASURE = Wording(
    sv="Nivån efter åtgärder är lägre, men ingen åtgärd som räknas är riktad mot fyndet.",
    en="The level after measures is lower, but no measure that counts is directed at the finding.",
)
_MEANS = Wording(
    sv="Åtgärden {measure} räknas inte: den som äger den har inte bekräftat befogenhet och medel.",
    en="The measure {measure} does not count: its owner has not confirmed authority and means.",
)


def remaining(
    *,
    findings: Iterable[Finding],
    ratings: Mapping[str, Rating],
    measures: Iterable[PlannedMeasure],
    matrix: Matrix,
) -> tuple[Remaining, ...]:
    """What each finding comes to, one by one: levels are never added up, and nobody's order decides.

    ``ratings`` by the finding's rule. A rating needs a reason; a level below the rule's needs one of its own.
    What is lower after the measures counts only with a measure against the finding that is not dropped and
    whose owner has confirmed to have authority and means. Example: ruled high, rated high, medium after,
    data stays here agreed and confirmed: medium remains. Not confirmed: high remains, and it says why.
    """
    plan = tuple(measure for measure in measures if measure.state is not MeasureState.DROPPED)
    return tuple(_remaining(finding, ratings.get(finding.rule), plan, matrix) for finding in findings)


def unrated(*, found: Iterable[Remaining], matrix: Matrix) -> tuple[str, ...]:
    """The findings that must be rated before anybody decides, and are not."""
    return tuple(one.finding for one in found if one.ruled in matrix.must_be_rated and not one.is_rated)


def overridden(found: Iterable[Remaining]) -> int:
    """How many levels of rules a person has overridden in this case."""
    return sum(one.is_overridden for one in found)


def without_means(measures: Iterable[PlannedMeasure]) -> tuple[str, ...]:
    """The measures whose owner says no to having authority and means: they take the case upward."""
    return tuple(
        one.measure for one in measures if one.state is not MeasureState.DROPPED and one.means is Means.NO
    )


def _remaining(
    finding: Finding, rating: Rating | None, plan: tuple[PlannedMeasure, ...], matrix: Matrix
) -> Remaining:
    aimed = tuple(one for one in plan if finding.rule in one.against)
    counting = tuple(one.measure for one in aimed if one.means is Means.YES)
    unconfirmed = tuple(_MEANS.filled(measure=one.measure) for one in aimed if one.means is not Means.YES)
    refused = _refused(rating, matrix) if rating else ()
    usable = rating if not refused else None
    before, is_overridden, kept = _before(finding, usable, matrix)
    after, useless = _after(before, usable, counting, matrix)
    return Remaining(
        finding=finding.rule,
        ruled=finding.level,
        before=before,
        after=after,
        is_rated=usable is not None,
        is_overridden=is_overridden,
        measures=counting,
        problems=(*refused, *kept, *useless, *unconfirmed),
        knowledge=usable.knowledge if usable else None,
    )


def _refused(rating: Rating, matrix: Matrix) -> tuple[Wording, ...]:
    cells: list[Cell] = [rating.before, *([rating.after] if rating.after else [])]
    strange = not all(has_cell(cell=cell, matrix=matrix) for cell in cells)
    return (*(() if rating.reason.strip() else (_NO_REASON,)), *((_FOREIGN,) if strange else ()))


def _before(
    finding: Finding, rating: Rating | None, matrix: Matrix
) -> tuple[Level, bool, tuple[Wording, ...]]:
    if rating is None:
        return finding.level, False, ()
    rated = level_of(cell=rating.before, matrix=matrix)
    if _is_at_least(rated, finding.level):
        return rated, False, ()
    if rating.override.strip():
        return rated, True, ()
    return finding.level, False, (_NO_OVERRIDE,)


def _after(
    before: Level, rating: Rating | None, counting: tuple[str, ...], matrix: Matrix
) -> tuple[Level, tuple[Wording, ...]]:
    if rating is None or rating.after is None:
        return before, ()
    rated = level_of(cell=rating.after, matrix=matrix)
    if _is_at_least(rated, before) or counting:
        return rated, ()
    return before, (_NO_MEASURE,)


def _is_at_least(level: Level, other: Level) -> bool:
    return _ORDER.index(level) >= _ORDER.index(other)
