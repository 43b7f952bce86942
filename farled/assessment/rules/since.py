"""What has changed since a decision: what is found, what remains, how do its conditions stand?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from farled.mitigation.terms import MeasureState
from farled.risks.terms import Finding
from farled.text.terms import Wording


@dataclass(frozen=True, slots=True)
class Since:
    """Old beside new: sentences on what is found now and was not, and what was found and no longer is.

    ``conditions``: how many the decision made, ``kept``: how many of them are in place now.
    """

    found: tuple[Wording, ...]
    gone: tuple[Wording, ...]
    level: tuple[Wording, Wording] | None
    conditions: int
    kept: int

    @property
    def is_calm(self) -> bool:
        """Whether nothing that was found has changed."""
        return not (self.found or self.gone or self.level)


def since(
    *,
    document: Mapping[str, Any],
    findings: Iterable[Finding],
    level: Wording | None,
    measures: Iterable[tuple[str, MeasureState]],
) -> Since:
    """Compare the document of a decision with what is found today.

    ``level``: what remains today, None for nothing yet; ``measures``: the letter and the state of each.
    """
    now = {finding.rule: finding for finding in findings}
    then = {one["rule"]: one for one in document.get("findings", ())}
    conditions = document.get("decision", {}).get("conditions", ())
    states = dict(measures)
    kept = [one for one in conditions if states.get(one["letter"]) is MeasureState.IN_PLACE]
    was = _both(document["level"]) if document.get("level") else None
    return Since(
        found=tuple(finding.because for rule, finding in now.items() if rule not in then),
        gone=tuple(_both(one["because"]) for rule, one in then.items() if rule not in now),
        level=(was, level) if was and level and was != level else None,
        conditions=len(conditions),
        kept=len(kept),
    )


def _both(said: Mapping[str, str]) -> Wording:
    return Wording(sv=said["sv"], en=said["en"])
