"""What do the pages of a full assessment share: who may be here, the frame, reasons in the reader's words?"""

from typing import Any

from django.core.exceptions import PermissionDenied

from farled.assessment.presenters.frame import frame_of
from farled.assessment.queries.locked import ActionRefused, MoveRefused
from farled.assessment.queries.work import Kept
from farled.assessment.rules.moving import objections_to
from farled.assessment.terms import CaseEvent, CaseState
from farled.assessment.views.loading import Loaded, load
from farled.organisation.queries import ReaderRequest


def loaded_in_full(request: ReaderRequest, number: str) -> Loaded:
    """The full assessment of a collaboration, for what is sent to it; MoveRefused for a quick check."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        raise MoveRefused(*objections_to(event=CaseEvent.PLAN, state=CaseState.CHECKING))
    return loaded


def status_of_unfit(loaded: Loaded) -> int:
    """The status of a form that does not fit: 409 where the case is decided, and no form fits, else 422."""
    return 422 if loaded.case.decided_at is None else 409


def kept_in_full(loaded: Loaded) -> Kept:
    """What people have done in a full assessment; TypeError for a quick check."""
    if loaded.kept is None:
        raise TypeError(f"{loaded.case} is a quick check")
    return loaded.kept


def in_frame(request: ReaderRequest, loaded: Loaded, here: str, place: str = "") -> dict[str, Any]:
    """What "assessment/frame.html" shows; ``here`` is the name of the address, ``place`` a section's id."""
    frame = frame_of(
        case=loaded.case,
        kept=kept_in_full(loaded),
        assessment=loaded.assessment,
        here=here,
        language=request.LANGUAGE_CODE,
        place=place,
    )
    return {"frame": frame, "number": loaded.case.collaboration.number, "section": "collaborations"}


def reasons_in(request: ReaderRequest, refused: ActionRefused) -> list[str]:
    """Why something was refused, in the reader's language; PermissionDenied when it is another's to do."""
    reasons = [reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons]
    if not refused.is_theirs:
        raise PermissionDenied(" ".join(reasons))
    return reasons
