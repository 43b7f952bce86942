"""How does a file come to a case as evidence, and how is it withdrawn?"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from farled.assessment.models import Attachment, AttachmentContent, Case
from farled.assessment.queries.filed import MOST_EVER, MOST_FILES, places_in
from farled.assessment.queries.locked import ActionRefused, assessed_again, is_worked_on_by, locked_case
from farled.assessment.rules.filing import examine
from farled.assessment.terms import CaseEvent
from farled.assessment.terms.filing import Examined
from farled.audit import actions as audit
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NO_PLACE = Wording(
    sv="Det som filen skulle höra till finns inte längre i ärendet. Välj på nytt.",
    en="What the file was to belong to is no longer in the case. Choose anew.",
)
_FULL = Wording(
    sv="Ärendet har redan {most} filer. Dra tillbaka en som inte behövs, eller slå ihop några.",
    en="The case has {most} files already. Withdraw one that is not needed, or join some together.",
)
_FULL_FOR_GOOD = Wording(
    sv="Ärendet har haft {most} filer. Fler ryms inte, eftersom också de som drogs tillbaka sparas.",
    en="The case has had {most} files. There is room for no more, as those withdrawn are kept as well.",
)
_NOT_YOURS = Wording(
    sv="Bara den som lade till filen, eller arbetar med ärendet, drar tillbaka den.",
    en="Only whoever added the file, or works on the case, withdraws it.",
)


def attach(
    *, by: Person, at: datetime, viewer: Viewer, number: str, place: str, name: str, content: bytes
) -> Attachment:
    """Keep a file beside a place of the case, as evidence; the same file at the same place is kept once.

    Raises Case.DoesNotExist when the viewer may not know of the collaboration, and ActionRefused with the
    reason. The file is looked at before the transaction, so that no other writer waits for that.
    """
    examined = examine(name=name, content=content, most=settings.FILE_BYTES)
    if examined.problems:
        raise ActionRefused(*examined.problems)
    return _attached(by, at, viewer, number, place, examined, content)


@transaction.atomic
def _attached(
    by: Person, at: datetime, viewer: Viewer, number: str, place: str, examined: Examined, content: bytes
) -> Attachment:
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.FILE)
    digest = hashlib.sha256(content).hexdigest()
    there = list(case.attachments.all())
    same = [one for one in there if (one.place, one.digest, one.withdrawn_at) == (place, digest, None)]
    if same:
        return same[0]
    _refuse(case, place, there, at)
    attachment = Attachment.objects.create(
        case=case,
        place=place,
        name=examined.name,
        kind=examined.kind or "",
        size=len(content),
        digest=digest,
        by=by,
        at=at,
    )
    AttachmentContent.objects.create(attachment=attachment, content=content)
    audit.record(by=by, at=at, what="assessment:file:attach", on=case, after=_told(attachment))
    return attachment


def _refuse(case: Case, place: str, there: list[Attachment], at: datetime) -> None:
    kept, assessment = assessed_again(case=case, at=at)
    if place not in {one.key for one in places_in(kept=kept, assessment=assessment)}:
        raise ActionRefused(_NO_PLACE)
    if sum(one.withdrawn_at is None for one in there) >= MOST_FILES:
        raise ActionRefused(_FULL.filled(most=str(MOST_FILES)))
    if len(there) >= MOST_EVER:
        raise ActionRefused(_FULL_FOR_GOOD.filled(most=str(MOST_EVER)))


@transaction.atomic
def withdraw(*, by: Person, at: datetime, viewer: Viewer, number: str, pk: int) -> Attachment:
    """A file is no longer handed out; what it was stays in the trail. Twice is once.

    Raises Case.DoesNotExist or Attachment.DoesNotExist when there is no such file, ActionRefused when decided
    or another's.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.FILE)
    attachment: Attachment = case.attachments.get(pk=pk)
    if attachment.by_id != by.pk and not is_worked_on_by(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    if attachment.withdrawn_at is None:
        attachment.withdrawn_at = at
        attachment.save(update_fields=["withdrawn_at"])
        audit.record(by=by, at=at, what="assessment:file:withdraw", on=case, before=_told(attachment))
    return attachment


def _told(attachment: Attachment) -> dict[str, object]:
    """What is said of a file in the trail: never what it holds."""
    told = ("name", "place", "kind", "size", "digest")
    return {"file": attachment.pk} | {name: getattr(attachment, name) for name in told}
