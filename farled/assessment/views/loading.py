"""What does every page of a case load, and does the case follow what changed around it?"""

from dataclasses import dataclass, replace
from datetime import datetime

from django.http import Http404

from farled.assessment.actions import refresh
from farled.assessment.models import Case, Decision, StoredAnswer
from farled.assessment.queries.cases import answers_of, case_for
from farled.assessment.queries.changes import changes_since
from farled.assessment.queries.ground import Ground, ground_of
from farled.assessment.queries.judging import judging_of
from farled.assessment.queries.seen import seen_of
from farled.assessment.queries.shown import covered_now
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment, Covered, Judged, Judgement
from farled.organisation.queries import ReaderRequest
from farled.text.terms import Wording


@dataclass(frozen=True)
class Loaded:
    """A case with all that is known of it at the moment of the request.

    ``kept`` is what people have done in a full assessment; None for a quick check.
    """

    case: Case
    decision: Decision | None
    stored: list[StoredAnswer]
    ground: Ground
    judged: Judged
    kept: Kept | None
    covered: Covered
    at: datetime

    @property
    def judgement(self) -> Judgement:
        """What the rules say of a quick check; TypeError for a full assessment."""
        if isinstance(self.judged, Assessment):
            raise TypeError(f"{self.case} is a full assessment")
        return self.judged

    @property
    def assessment(self) -> Assessment:
        """What the rules say of a full assessment; TypeError for a quick check."""
        if not isinstance(self.judged, Assessment):
            raise TypeError(f"{self.case} is a quick check")
        return self.judged

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
    judging = judging_of(case)
    judged = judging.judged(answers=stored, at=request.now, facts=ground.facts)
    if case.decided_at is None and case.would_follow(judged, ground.facts):
        refresh(by=None, at=request.now, case=case, ground=ground)
    covered = covered_now(collaboration=case.collaboration, partners=ground.partners, judgement=judged)
    decision = getattr(case, "decision", None)
    kept = replace(judging.kept, answers=stored) if judging.kept else None
    return Loaded(case, decision, stored, ground, judged, kept, covered, request.now)
