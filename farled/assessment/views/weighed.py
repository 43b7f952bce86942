"""What do the pages on risks and measures have in common?"""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from farled.assessment.actions import ActionRefused
from farled.assessment.presenters.frame import frame_of
from farled.assessment.queries.relations import contributes_to
from farled.assessment.queries.work import Kept
from farled.assessment.views.loading import Loaded
from farled.organisation.queries import ReaderRequest, holders_today, posts_that_own


def kept_of(loaded: Loaded) -> Kept:
    """What people have done in a full assessment."""
    if loaded.kept is None:
        raise TypeError(f"{loaded.case} is a quick check")
    return loaded.kept


@dataclass(frozen=True)
class Owners:
    """The posts that may own a measure of a case, and who holds them and every owner today, by post."""

    posts: list[Any]
    holders: dict[int, str]


def owners_in(request: ReaderRequest, loaded: Loaded) -> Owners:
    """Who may own a measure of this case, and who holds which post; two queries."""
    collaboration, on = loaded.case.collaboration, timezone.localdate(request.now)
    posts = posts_that_own(unit_path=collaboration.unit.path, person_id=collaboration.responsible_id, on=on)
    owning = {measure.owner_id for measure in kept_of(loaded).measures}
    return Owners(posts, holders_today(post_ids={post.pk for post in posts} | owning, on=on))


def works_on(request: ReaderRequest, loaded: Loaded) -> bool:
    """Whether the reader works on the case; a query or two unless named first."""
    return contributes_to(viewer=request.viewer, case=loaded.case)


def may_work(request: ReaderRequest, loaded: Loaded) -> bool:
    """Whether the reader works on the case, and it is not decided."""
    return loaded.case.decided_at is None and works_on(request, loaded)


def refuse_others(*, is_theirs: bool) -> None:
    """403 for what is another's to do."""
    if not is_theirs:
        raise PermissionDenied(_("Only those who work on the case do this."))


def in_words(refused: ActionRefused, request: ReaderRequest) -> list[str]:
    """Why something was refused; 403 when it is another's to do."""
    told = [reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons]
    if not refused.is_theirs:
        raise PermissionDenied(" ".join(told))
    return told


def framed(request: ReaderRequest, loaded: Loaded, here: str) -> dict[str, Any]:
    """What "assessment/frame.html" needs on the page of a part."""
    frame = frame_of(
        case=loaded.case,
        kept=kept_of(loaded),
        assessment=loaded.assessment,
        here=here,
        language=request.LANGUAGE_CODE,
    )
    return {"frame": frame, "section": "collaborations", "number": loaded.case.collaboration.number}
