"""How does somebody stand to a full assessment that runs, and which one is it?"""

from farled.assessment.models import Case
from farled.assessment.queries.locked import ActionRefused, is_worked_on_by, running_case
from farled.assessment.queries.relations import answers_for
from farled.assessment.rules.requiring import Acting
from farled.collaborations.queries import is_invited_to_answer
from farled.organisation.terms import PostRole, Viewer
from farled.responsibility.terms import DECIDING_ROLES
from farled.text.terms import Wording

_NOT_FULL = Wording(
    sv="Den fulla bedömningen är inte påbörjad.", en="The full assessment has not been begun."
)


def running_assessment(*, viewer: Viewer, number: str) -> Case:
    """The undecided full assessment that this person may see, locked until the transaction ends.

    Raises Case.DoesNotExist when it may not be known, ActionRefused when decided or not begun.
    """
    case = running_case(viewer=viewer, number=number)
    if not case.is_full:
        raise ActionRefused(_NOT_FULL)
    return case


def acting_in(*, viewer: Viewer, case: Case) -> Acting:
    """How somebody stands to any case; at most two queries."""
    answers = answers_for(viewer=viewer, case=case)
    works = answers or is_invited_to_answer(viewer=viewer, collaboration=case.collaboration)
    return _acting(viewer, case, answers=answers, works=works)


def acting_in_running(*, viewer: Viewer, case: Case) -> Acting:
    """How somebody stands to a case that ``running_assessment`` found; at most one query."""
    works = is_worked_on_by(viewer=viewer, case=case)
    answers = works and answers_for(viewer=viewer, case=case)
    return _acting(viewer, case, answers=answers, works=works)


def _acting(viewer: Viewer, case: Case, *, answers: bool, works: bool) -> Acting:
    return Acting(viewer.person_id, works, answers, roles_in(viewer=viewer, case=case))


def roles_in(*, viewer: Viewer, case: Case) -> tuple[PostRole, ...]:
    """The roles that somebody has in a case; a post that decides counts only where it covers the unit."""
    path = case.collaboration.unit.path
    return tuple(
        post.role
        for post in viewer.posts
        if post.role not in DECIDING_ROLES
        or post.role is PostRole.RESEARCHER
        or path.startswith(post.unit_path)
    )
