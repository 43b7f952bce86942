"""What does every page of a case load, and does the case follow what changed around it?"""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from farled.assessment.actions import refresh
from farled.assessment.models import Case, Decision, StoredAnswer
from farled.assessment.queries.cases import answers_of, case_for, judged
from farled.assessment.queries.changes import changes_since
from farled.assessment.queries.ground import Ground, ground_of
from farled.assessment.queries.seen import seen_of
from farled.assessment.queries.shown import covered_now
from farled.assessment.terms import Covered, Judgement
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.terms import State
from farled.text.terms import Wording


@dataclass(frozen=True)
class Loaded:
    """A case with all that is known of it at the moment of the request."""

    case: Case
    decision: Decision | None
    stored: list[StoredAnswer]
    ground: Ground
    judgement: Judgement
    covered: Covered
    at: datetime

    @property
    def seen(self) -> str:
        """The token of what a page of this case shows."""
        return seen_of(covered=self.covered)

    @property
    def changes(self) -> tuple[Wording, ...]:
        """What the decision no longer covers; empty without a decision."""
        if self.decision is None:
            return ()
        return changes_since(decision=self.decision, now=self.covered, at=self.at)


def load(request: ReaderRequest, number: str) -> Loaded:
    """The case of a collaboration; Http404 when the reader may not know of it.

    A running case whose surroundings have moved is judged anew and kept; otherwise nothing is written.
    """
    case = case_for(viewer=request.viewer, number=number)
    if case is None:
        raise Http404
    stored = answers_of(case)
    ground = ground_of(collaboration=case.collaboration, at=request.now)
    judgement = judged(case=case, facts=ground.facts, answers=stored, at=request.now)
    if case.decided_at is None and _has_moved(case, ground, judgement):
        refresh(by=None, at=request.now, case=case, ground=ground)
    covered = covered_now(collaboration=case.collaboration, partners=ground.partners, judgement=judgement)
    decision = getattr(case, "decision", None)
    return Loaded(case, decision, stored, ground, judgement, covered, request.now)


def _has_moved(case: Case, ground: Ground, judgement: Judgement) -> bool:
    waiting = sum(standing.state is State.OPEN for standing in judgement.standings)
    role = judgement.deciding.role.value if judgement.deciding.role else ""
    kept = (case.facts, case.result, case.open_questions, case.deciding_role)
    return kept != (ground.facts, judgement.result.value, waiting, role)
