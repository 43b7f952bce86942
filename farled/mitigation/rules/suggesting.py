"""Which measures of the catalogue work against what was found?"""

from collections.abc import Iterable

from farled.mitigation.terms import Measure, Suggested
from farled.risks.terms import Finding, Level, RiskKind

_ORDER = tuple(Level)


def suggested(*, findings: Iterable[Finding], measures: Iterable[Measure]) -> tuple[Suggested, ...]:
    """Each measure that works against a kind of risk found, those against the gravest findings first.

    A suggestion decides nothing: people choose. Measures of equal weight keep the catalogue's order.
    """
    found = tuple((finding, frozenset(finding.kinds)) for finding in findings)
    met = [(measure, _against(measure, found)) for measure in measures]
    weighed = sorted((pair for pair in met if pair[1]), key=lambda pair: -_weight(pair[1]))
    return tuple(Suggested(measure, tuple(finding.rule for finding in met)) for measure, met in weighed)


def _against(
    measure: Measure, findings: tuple[tuple[Finding, frozenset[RiskKind]], ...]
) -> tuple[Finding, ...]:
    return tuple(finding for finding, kinds in findings if not kinds.isdisjoint(measure.against))


def _weight(findings: tuple[Finding, ...]) -> int:
    return max(_ORDER.index(finding.level) for finding in findings)
