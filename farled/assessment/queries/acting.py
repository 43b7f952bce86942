"""How does somebody stand to a full assessment that runs, and which one is it?"""

from farled.assessment.models import Case
from farled.assessment.queries.locked import is_worked_on_by
from farled.assessment.queries.relations import answers_for
from farled.assessment.rules.requiring import Acting
from farled.collaborations.queries import is_invited_to_answer
from farled.organisation.terms import PostRole, Viewer
from farled.responsibility.terms import DECIDING_ROLES


def acting_in(*, viewer: Viewer, case: Case) -> Acting:
    """How somebody stands to any case; at most two queries."""
    answers = answers_for(viewer=viewer, case=case)
    works = answers or is_invited_to_answer(viewer=viewer, collaboration=case.collaboration)
    return _acting(viewer, case, answers=answers, works=works)


def acting_in_running(*, viewer: Viewer, case: Case) -> Acting:
    """How somebody stands to a case that ``locked_case`` found; at most one query."""
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
