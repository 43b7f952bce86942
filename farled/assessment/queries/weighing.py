"""What stands when somebody is about to move a full assessment: the case, locked, on the ground of now?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from farled.assessment.models import Case
from farled.assessment.queries.beside import beside
from farled.assessment.queries.ground import Ground, ground_of
from farled.assessment.queries.locked import full_case, refuse_move
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.queries.seen import seen_in_full
from farled.assessment.queries.shown_in_full import shown_in_full
from farled.assessment.queries.work import Kept, assessed_now, kept_in, work_of
from farled.assessment.terms import Assessment, CaseEvent, Work
from farled.organisation.terms import HeldPost, PostRole, Viewer


@dataclass(frozen=True)
class Weighed:
    """A locked case, what is known and done by now, what the rules say of it, and the reader's seat.

    ``posts`` are those under which the reader decides; none when the decision is another's.
    """

    case: Case
    ground: Ground
    kept: Kept
    assessment: Assessment
    posts: tuple[HeldPost, ...]

    @property
    def work(self) -> Work:
        """What people have done, in the words of the rules."""
        return work_of(self.kept)

    @property
    def decides(self) -> PostRole:
        """The role that decides; LookupError when none does, which every obstacle has ruled out."""
        role = self.assessment.deciding.role
        if role is None:
            raise LookupError(f"no post decides {self.case}")
        return role


def weighed_now(*, viewer: Viewer, number: str, at: datetime, event: CaseEvent) -> Weighed:
    """The full assessment of a collaboration, locked until the transaction ends, and judged anew.

    Raises Case.DoesNotExist when the viewer may not know of it, MoveRefused when ``event`` cannot happen to
    it as it is judged now: what is known may have begun or ended a stop since the row was kept.
    """
    case = full_case(viewer=viewer, number=number, event=event)
    ground = ground_of(collaboration=case.collaboration, at=at)
    kept = kept_in(case)
    assessment = assessed_now(kept=kept, facts=ground.facts, at=at)
    refuse_move(case=case, event=event, readiness=assessment.readiness)
    posts = deciding_posts(viewer=viewer, case=case, role=assessment.deciding.role)
    return Weighed(case, ground, kept, assessment, posts)


def document_of(weighed: Weighed) -> dict[str, Any]:
    """All that a page of the case shows at this moment; see ``shown_in_full``."""
    return shown_in_full(
        kept=weighed.kept, ground=weighed.ground, assessment=weighed.assessment, beside=beside(weighed.case)
    )


def shown_at(*, case: Case, at: datetime) -> dict[str, Any]:
    """All that a page of a full assessment shows at this moment, for whoever reads it without deciding."""
    ground = ground_of(collaboration=case.collaboration, at=at)
    kept = kept_in(case)
    assessment = assessed_now(kept=kept, facts=ground.facts, at=at)
    return shown_in_full(kept=kept, ground=ground, assessment=assessment, beside=beside(case))


def is_stale(*, weighed: Weighed, shown: dict[str, Any], seen: str) -> bool:
    """Whether the page that somebody acted on showed something else than what stands now."""
    return seen != seen_in_full(shown=shown, assessment=weighed.assessment)
