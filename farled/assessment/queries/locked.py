"""Which case may somebody work on now, locked until the change is done, and why not?"""

from datetime import datetime

from farled.assessment.models import Case
from farled.assessment.queries.cases import visible_to
from farled.assessment.queries.relations import theirs
from farled.assessment.queries.work import Kept, assessed_now, kept_in
from farled.assessment.terms import Assessment
from farled.audit.terms import ChangedMeanwhile
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

__all__ = [
    "ActionRefused",
    "ChangedMeanwhile",
    "assessed_again",
    "case_to_follow_up",
    "case_to_work_on",
    "is_worked_on_by",
    "running_case",
]

_DECIDED = Wording(
    sv="Ärendet är beslutat och kan inte längre ändras. Börja en ny kontroll om något har ändrats.",
    en="The case is decided and can no longer be changed. Begin a new check if something has changed.",
)
_NOT_YOURS = Wording(
    sv="Bara de som arbetar med ärendet gör det här.",
    en="Only those who work on the case do this.",
)
_NOT_FULL = Wording(
    sv="Den fulla bedömningen är inte påbörjad.", en="The full assessment has not been begun."
)


class ActionRefused(Exception):  # noqa: N818 - an action is refused, as the glossary says
    """Something cannot be done; ``reasons`` say why. ``is_theirs`` False: it is not this person's to do."""

    def __init__(self, *reasons: Wording, is_theirs: bool = True) -> None:
        self.reasons, self.is_theirs = reasons, is_theirs
        super().__init__(" ".join(reason.en for reason in reasons))


def running_case(*, viewer: Viewer, number: str) -> Case:
    """The undecided case of a collaboration, locked until the transaction ends where the database locks rows.

    Raises Case.DoesNotExist when the viewer may not know of the collaboration, ActionRefused when decided.
    """
    case = _locked(viewer, number)
    if case.decided_at is not None:
        raise ActionRefused(_DECIDED)
    return case


def case_to_follow_up(*, viewer: Viewer, number: str) -> Case:
    """The full assessment of a collaboration, locked, whether it is decided or not; else as ``running_case``.

    Whoever may know of it gets it: what they may do in it is for the caller to say.
    """
    case = _locked(viewer, number)
    if not case.is_full:
        raise ActionRefused(_NOT_FULL)
    return case


def _locked(viewer: Viewer, number: str) -> Case:
    case: Case = (
        visible_to(viewer)
        .annotate(is_theirs=theirs(viewer))
        .select_related("collaboration__unit", "published")
        .select_for_update(of=("self",))
        .get(collaboration__number=number)
    )
    return case


def is_worked_on_by(*, viewer: Viewer, case: Case) -> bool:
    """Whether the person works on a case that ``running_case`` found; no query."""
    return bool(case.is_theirs)  # type: ignore[attr-defined]  # annotated by running_case


def case_to_work_on(*, viewer: Viewer, number: str) -> Case:
    """The running full assessment that this person works on; ActionRefused when not theirs, or not full."""
    case = running_case(viewer=viewer, number=number)
    if not is_worked_on_by(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    if not case.is_full:
        raise ActionRefused(_NOT_FULL)
    return case


def assessed_again(*, case: Case, at: datetime) -> tuple[Kept, Assessment]:
    """The case judged on the facts that it stands on and on all that people have done by now."""
    kept = kept_in(case)
    return kept, assessed_now(kept=kept, facts=case.facts, at=at)
