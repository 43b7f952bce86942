"""Which measures of the catalogue work against what was found?"""

from collections import defaultdict
from collections.abc import Iterable

from farled.mitigation.terms import Measure, Suggested
from farled.risks.terms import Finding, Level, RiskKind

_ORDER = tuple(Level)


def suggested(*, findings: Iterable[Finding], measures: Iterable[Measure]) -> tuple[Suggested, ...]:
    """Each measure that works against a kind of risk found, those against the gravest findings first.

    A suggestion decides nothing: people choose. Measures of equal weight keep the catalogue's order.
    """
    found = tuple(findings)
    places = _places(found)
    met = [(measure, _against(measure, found, places)) for measure in measures]
    weighed = sorted((pair for pair in met if pair[1]), key=lambda pair: -_weight(pair[1]))
    return tuple(Suggested(measure, tuple(finding.rule for finding in met)) for measure, met in weighed)


def _places(found: tuple[Finding, ...]) -> dict[RiskKind, list[int]]:
    """Where in the list the findings of each kind stand."""
    places: dict[RiskKind, list[int]] = defaultdict(list)
    for place, finding in enumerate(found):
        for kind in finding.kinds:
            places[kind].append(place)
    return places


def _against(
    measure: Measure, found: tuple[Finding, ...], places: dict[RiskKind, list[int]]
) -> tuple[Finding, ...]:
    met = {place for kind in measure.against for place in places.get(kind, ())}
    return tuple(found[place] for place in sorted(met))


def _weight(findings: tuple[Finding, ...]) -> int:
    return max(_ORDER.index(finding.level) for finding in findings)
