"""What is this person to this case: one who answers for it, one who decides it, or one who may read it?"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from farled.assessment.models import Case
from farled.assessment.terms import StepKind
from farled.collaborations import queries as collaborations
from farled.organisation.terms import OFFICES, HeldPost, PostRole, Viewer


def answers_for(*, viewer: Viewer, case: Case) -> bool:
    """Whether the person answers for the collaboration; a query only when not as the first named."""
    return collaborations.may_edit(viewer=viewer, collaboration=case.collaboration)


def contributes_to(*, viewer: Viewer, case: Case) -> bool:
    """Whether the person works on the case: answers for the collaboration, or is invited to answer."""
    return answers_for(viewer=viewer, case=case) or is_invited(viewer=viewer, case=case)


def is_invited(*, viewer: Viewer, case: Case) -> bool:
    """Whether the person is invited to answer in the case of another's collaboration; one query."""
    return collaborations.is_invited_to_answer(viewer=viewer, collaboration=case.collaboration)


def shared_with(viewer: Viewer) -> QuerySet[Any]:
    """Whether a collaboration is shared with this person, as a part of a query on cases."""
    return collaborations.shared_with(viewer.person_id).filter(collaboration_id=OuterRef("collaboration_id"))


def theirs(viewer: Viewer) -> Q:
    """For a query on cases: whether the person works on the case, see ``contributes_to``."""
    invited = collaborations.invitations_of(viewer.person_id).filter(
        collaboration_id=OuterRef("collaboration_id"), may_answer=True
    )
    return Q(
        Q(collaboration__responsible_id=viewer.person_id) | Exists(shared_with(viewer)) | Exists(invited)
    )


def deciding_posts(*, viewer: Viewer, case: Case, role: PostRole | None) -> tuple[HeldPost, ...]:
    """The posts under which this person may decide what ``role`` decides; none for one's own case.

    A researcher's decision belongs to the one named responsible; any other post must cover the case's unit,
    and its holder may neither answer for the case nor have declared a conflict of interest in it.
    """
    if role is None:
        return ()
    is_responsible = case.collaboration.responsible_id == viewer.person_id
    if role is PostRole.RESEARCHER:
        return viewer.posts[:1] if is_responsible else ()
    post = viewer.post_for(role, case.collaboration.unit.path)
    if post is None or answers_for(viewer=viewer, case=case) or _has_conflict(viewer=viewer, case=case):
        return ()
    return (post,)


def may_note_events(*, viewer: Viewer, case: Case) -> bool:
    """Whether somebody may open a review because of an event: who answers for it, its head, or an office."""
    if answers_for(viewer=viewer, case=case) or viewer.roles & OFFICES:
        return True
    path = case.collaboration.unit.path
    return any(path.startswith(headed) for headed in viewer.headed_paths())


def _has_conflict(*, viewer: Viewer, case: Case) -> bool:
    """Whether the person has declared a conflict of interest in this case; no query for a quick check."""
    return case.is_full and case.steps.filter(kind=StepKind.CONFLICT, by_id=viewer.person_id).exists()
