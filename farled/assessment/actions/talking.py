"""How does somebody say something beside a question, a finding or the case, for good?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from farled.assessment.actions.telling import tell_answering
from farled.assessment.models import Comment
from farled.assessment.queries.locked import ActionRefused, locked_case
from farled.assessment.queries.places import is_place
from farled.assessment.terms import CaseEvent
from farled.audit import actions as audit
from farled.notices.terms import NoticeKind
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NO_PLACE = Wording(
    sv="Det som kommentaren gäller finns inte i det här ärendet.",
    en="What the comment is about is not part of this case.",
)
_NOTHING_SAID = Wording(sv="Skriv en kommentar.", en="Write a comment.")


@transaction.atomic
def comment(*, by: Person, at: datetime, viewer: Viewer, number: str, place: str, text: str) -> Comment:
    """Keep a comment of anybody who may see the running assessment. It decides nothing and is never changed.

    ``place`` is "question:" or "finding:" with the key or rule, or "case". Raises Case.DoesNotExist and
    ActionRefused. The audit names the place, never the words.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.COMMENT)
    if not is_place(case=case, place=place):
        raise ActionRefused(_NO_PLACE)
    if not text.strip():
        raise ActionRefused(_NOTHING_SAID)
    written = Comment.objects.create(case=case, place=place, text=text.strip(), by=by, at=at)
    audit.record(by=by, at=at, what="assessment:comment:write", on=case, after={"place": place})
    # One notice a case and day, however lively the talk.
    once = f"comment:{case.pk}:{timezone.localdate(at).isoformat()}"
    tell_answering(by=by, at=at, case=case, kind=NoticeKind.COMMENTED, once=once)
    return written
