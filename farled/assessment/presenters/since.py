"""What has changed since the decision before this case, old beside new?"""

import json
from typing import Any

from farled.assessment.models import Decision
from farled.assessment.queries.books import books
from farled.assessment.queries.work import Kept
from farled.assessment.rules.since import since
from farled.assessment.terms import Assessment
from farled.mitigation.terms import MeasureState
from farled.text.terms import Wording

Plain = dict[str, Any]


def since_told(
    *, decision: Decision, assessment: Assessment, kept: Kept, changes: tuple[Wording, ...], language: str
) -> Plain:
    """For "assessment/since.html". ``changes``: what the decision no longer covers, in sentences."""
    level = books().rulebook.words.levels[assessment.level] if assessment.level else None
    found = since(
        document=json.loads(decision.snapshot),
        findings=assessment.findings,
        level=level,
        measures=[(one.letter, MeasureState(one.state)) for one in kept.measures],
    )
    return {
        "on": decision.at,
        "changes": [one.in_language(language) for one in changes],
        "found": [one.in_language(language) for one in found.found],
        "gone": [one.in_language(language) for one in found.gone],
        "level": [one.in_language(language) for one in found.level] if found.level else None,
        "conditions": found.conditions,
        "kept": found.kept,
        "is_calm": found.is_calm and not changes,
    }
