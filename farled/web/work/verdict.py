"""What is said of one worked case, quick or full: in a line, in full, as plain values; is it as expected?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from farled.assessment.queries.books import books
from farled.assessment.queries.worked import assessed, judged
from farled.assessment.rules import (
    RESULTS,
    as_json,
    as_text,
    full_as_json,
    full_as_plain,
    full_as_text,
    judgement_as_plain,
    missed,
    missed_in_full,
)
from farled.assessment.terms import Assessment, Case, FullCase, Judged
from farled.text.terms import Wording

_NOBODY = Wording(sv="ingen befattning", en="no post")
_EXPECTED = {
    True: Wording(sv="som väntat", en="as expected"),
    False: Wording(sv="inte som väntat", en="not as expected"),
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of a case, and each expectation that does not hold. ``expects``: it has some."""

    found: Judged
    unmet: tuple[str, ...]
    expects: bool

    def text(self, language: str) -> str:
        """All of it, for a person to read."""
        if isinstance(self.found, Assessment):
            return full_as_text(assessment=self.found, outcomes=books().outcomes, language=language)
        return as_text(judgement=self.found, language=language)

    def json(self, language: str) -> str:
        """All of it, as one JSON document."""
        if isinstance(self.found, Assessment):
            return full_as_json(assessment=self.found, language=language)
        return as_json(judgement=self.found, language=language)

    def plain(self, language: str) -> dict[str, Any]:
        """All of it, as plain values."""
        if isinstance(self.found, Assessment):
            return full_as_plain(assessment=self.found, language=language)
        return judgement_as_plain(judgement=self.found, language=language)

    def line(self, language: str) -> str:
        """Where the case stands, who decides, and whether that is as expected."""
        parts = [self._state(), self.found.deciding.name or _NOBODY]
        expected = [_EXPECTED[not self.unmet]] if self.expects else []
        return "; ".join(part.in_language(language) for part in (*parts, *expected))

    def _state(self) -> Wording:
        if isinstance(self.found, Assessment):
            return books().outcomes.states[self.found.readiness]
        return RESULTS[self.found.result]


def verdict_of(case: Case | FullCase, at: datetime | None) -> Verdict:
    """Judge a case. ``at``: look up countries on which it says nothing in the editions of that moment."""
    if isinstance(case, FullCase):
        full = assessed(case=case, at=at)
        unmet = missed_in_full(assessment=full, expected=case.expected) if case.expected else ()
        return Verdict(full, unmet, expects=case.expected is not None)
    quick = judged(case=case, at=at)
    unmet = missed(judgement=quick, expected=case.expected) if case.expected else ()
    return Verdict(quick, unmet, expects=case.expected is not None)
