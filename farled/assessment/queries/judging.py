"""How is a case judged, whichever kind it is, as often as its answers change?"""

from dataclasses import dataclass, replace
from datetime import datetime

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.cases import judged
from farled.assessment.queries.work import Kept, assessed_now, kept_in
from farled.assessment.terms import Judged
from farled.questionnaire.terms import Facts


@dataclass(frozen=True)
class Judging:
    """A case with what people have done in it beside the answers; ``kept`` is None for a quick check."""

    case: Case
    kept: Kept | None

    def judged(self, *, answers: list[StoredAnswer], at: datetime, facts: Facts | None = None) -> Judged:
        """What the rules in force say of the case with these answers, on its own facts unless given."""
        facts = self.case.facts if facts is None else facts
        if self.kept is None:
            return judged(case=self.case, facts=facts, answers=answers, at=at)
        return assessed_now(kept=replace(self.kept, answers=answers), facts=facts, at=at)


def judging_of(case: Case) -> Judging:
    """A case ready to be judged: no query for a quick check, six for a full assessment."""
    return Judging(case, kept_in(case, answers=[]) if case.is_full else None)
