"""Which case may somebody work on now, locked until the change is done, and why not?"""

from datetime import datetime

from farled.assessment.models import Case, Decision
from farled.assessment.queries.cases import visible_to
from farled.assessment.queries.relations import theirs
from farled.assessment.queries.work import Kept, assessed_now, kept_in
from farled.assessment.rules.moving import objections_to, state_of
from farled.assessment.terms import Assessment, CaseEvent, CaseState, Outcome, Readiness
from farled.audit.terms import ChangedMeanwhile
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

__all__ = [
    "ActionRefused",
    "ChangedMeanwhile",
    "MoveRefused",
    "assessed_again",
    "locked_case",
    "case_to_follow_up",
    "case_to_work_on",
    "is_worked_on_by",
    "full_case",
    "refuse_move",
    "state_in",
]

_NOT_YOURS = Wording(
    sv="Bara de som arbetar med ärendet gör det här.",
    en="Only those who work on the case do this.",
)


class ActionRefused(Exception):  # noqa: N818 - an action is refused, as the glossary says
    """Something cannot be done; ``reasons`` say why. ``is_theirs`` False: it is not this person's to do."""

    def __init__(self, *reasons: Wording, is_theirs: bool = True) -> None:
        self.reasons, self.is_theirs = reasons, is_theirs
        super().__init__(" ".join(reason.en for reason in reasons))

    @property
    def status(self) -> int:
        """The HTTP status: 403 for what is another's to do, else 422."""
        return 422 if self.is_theirs else 403


class MoveRefused(ActionRefused):
    """It cannot happen to a case where it is: the table of states has no such pair."""

    @property
    def status(self) -> int:
        """The HTTP status: what the page showed is no longer, or was never, where the case is."""
        return 409


def state_in(case: Case, readiness: Readiness | None = None) -> CaseState:
    """Where a case is by its row, or by what was just judged; one query more for a decided one."""
    outcome = _outcome_of(case) if case.decided_at is not None else None
    is_handed = case.handed_at is not None
    return state_of(
        is_full=case.is_full, readiness=readiness or case.readiness, is_handed=is_handed, outcome=outcome
    )


def _outcome_of(case: Case) -> Outcome:
    """What was decided; nothing goes on in a case that somebody decides at this very moment."""
    outcome = Decision.objects.filter(case=case).values_list("outcome", flat=True).first()
    return Outcome(outcome or Outcome.DECLINE)


def refuse_move(*, case: Case, event: CaseEvent, readiness: Readiness | None = None) -> None:
    """MoveRefused when this cannot happen to the case where it is; ``readiness`` as it was just judged."""
    if objections := objections_to(event=event, state=state_in(case, readiness)):
        raise MoveRefused(*objections)


def locked_case(*, viewer: Viewer, number: str, event: CaseEvent) -> Case:
    """The case of a collaboration, locked until the transaction ends where the database locks rows.

    Raises Case.DoesNotExist when the viewer may not know of the collaboration, MoveRefused when ``event``
    cannot happen to the case where it is. Whose it is to do is for the caller to say.
    """
    case = _locked(viewer, number)
    refuse_move(case=case, event=event)
    return case


def full_case(*, viewer: Viewer, number: str, event: CaseEvent) -> Case:
    """A full assessment that runs, whether a stop applies to it or not; raises as ``locked_case`` does.

    For what judges the case anew before it asks the table.
    """
    case = _locked(viewer, number)
    if case.decided_at is not None or not case.is_full:
        refuse_move(case=case, event=event)
        raise MoveRefused(*objections_to(event=CaseEvent.HAND_UP, state=CaseState.CHECKING))
    return case


def case_to_follow_up(*, viewer: Viewer, number: str) -> Case:
    """The case of a measure, whether it is decided or not; raises as ``locked_case`` does."""
    case = _locked(viewer, number)
    refuse_move(case=case, event=CaseEvent.PLAN if case.decided_at is None else CaseEvent.FOLLOW_UP)
    return case


def _locked(viewer: Viewer, number: str) -> Case:
    # Without the decision: PostgreSQL would give the row that it waited for beside a join of before the wait.
    case: Case = (
        visible_to(viewer)
        .annotate(is_theirs=theirs(viewer))
        .select_related("collaboration__unit", "published")
        .select_for_update(of=("self",))
        .get(collaboration__number=number)
    )
    return case


def is_worked_on_by(*, viewer: Viewer, case: Case) -> bool:
    """Whether the person works on a case that ``locked_case`` found; no query."""
    return bool(case.is_theirs)  # type: ignore[attr-defined]  # annotated by locked_case


def case_to_work_on(*, viewer: Viewer, number: str, event: CaseEvent) -> Case:
    """The case, when this person works on it; ActionRefused when not, else as ``locked_case``."""
    case = locked_case(viewer=viewer, number=number, event=event)
    if not is_worked_on_by(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    return case


def assessed_again(*, case: Case, at: datetime) -> tuple[Kept, Assessment]:
    """The case judged on the facts that it stands on and on all that people have done by now."""
    kept = kept_in(case)
    return kept, assessed_now(kept=kept, facts=case.facts, at=at)
