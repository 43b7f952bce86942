"""Which requirement of a running case is meant, what was done about it, and how does somebody stand to it?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from farled.assessment.models import Case, StoredRequirement
from farled.assessment.queries.acting import acting_in_running
from farled.assessment.queries.locked import ActionRefused, assessed_again, locked_case
from farled.assessment.queries.work import Kept
from farled.assessment.rules.requirements import asked_freely
from farled.assessment.rules.requiring import Acting, Done
from farled.assessment.terms import Assessment, CaseEvent, Required, RequirementState
from farled.audit.queries import count_beginning
from farled.organisation.terms import PostRole, Viewer
from farled.risks.queries import rulebook
from farled.risks.terms import Requirement
from farled.text.terms import Wording

_NOT_ASKED = Wording(sv="Det här krävs inte längre i ärendet.", en="This is no longer required in this case.")


@dataclass(frozen=True)
class Place:
    """One requirement in one case. ``stored`` is what was done about it, None for nothing yet.

    ``found`` is None when the case does not require it any more.
    """

    case: Case
    kept: Kept
    assessment: Assessment
    requirement: Requirement
    found: Required | None
    stored: StoredRequirement | None
    acting: Acting

    @property
    def required(self) -> Required:
        """Where it stands; ActionRefused when the case does not require it any more."""
        if self.found is None:
            raise ActionRefused(_NOT_ASKED)
        return self.found

    @property
    def required_or_free(self) -> Required:
        """Where it stands, or an opinion that no rule requires and nobody has asked for yet."""
        if self.found is None and self.requirement.posts:
            asked = asked_freely(self.requirement)
            missing = RequirementState.MISSING
            return Required(asked, missing, before_decision=False, posts=self.requirement.posts, is_free=True)
        return self.required

    @property
    def done(self) -> Done | None:
        """What was done about it, in the words of the rules."""
        return done_in(self.stored) if self.stored else None

    @property
    def version(self) -> int:
        """How often something was done about it; 0 for never."""
        return self.stored.version if self.stored else 0

    def says(self, fields: dict[str, Any], *, by_id: int) -> bool:
        """Whether the same person has said exactly this already, as after a lost reply."""
        stored = self.stored
        return (
            stored is not None
            and stored.by_id == by_id
            and all(getattr(stored, name) == value for name, value in fields.items())
        )


def place_of(*, viewer: Viewer, number: str, requirement: str, at: datetime) -> Place:
    """The requirement, with its case locked; Case.DoesNotExist, ActionRefused where nothing is called so."""
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.REQUIRE)
    kept, assessment = assessed_again(case=case, at=at)
    known = next((one for one in rulebook().requirements if one.id == requirement), None)
    if known is None:
        raise ActionRefused(_NOT_ASKED)
    return Place(
        case=case,
        kept=kept,
        assessment=assessment,
        requirement=known,
        found=next((one for one in assessment.requirements if one.asked.id == requirement), None),
        stored=next((one for one in kept.requirements if one.requirement == requirement), None),
        acting=acting_in_running(viewer=viewer, case=case),
    )


def done_in(stored: StoredRequirement) -> Done:
    """What was done about a requirement, in the words of the rules."""
    asked_of = PostRole(stored.asked_of) if stored.asked_of else None
    return Done(RequirementState(stored.state), stored.by_id, asked_of)


def first_version(case: Case) -> int:
    """At least as high as any version that something required in this case ever had; one query.

    So a page that was opened before something was taken back never fits what is asked anew after it.
    """
    return count_beginning(what="assessment:requirement:", on=case)
