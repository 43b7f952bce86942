"""How does somebody go deeper than the rules ask?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.models import Case, Wish
from farled.assessment.queries.locked import (
    ActionRefused,
    ChangedMeanwhile,
    assessed_again,
    is_worked_on_by,
    locked_case,
)
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.terms import Assessment, CaseEvent, Deeper
from farled.audit import actions as audit
from farled.organisation.terms import PostRole, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_NOT_YOURS = Wording(
    sv="Bara de som arbetar med ärendet, eller beslutar i det, gör det här.",
    en="Only those who work on the case, or decide it, do this.",
)


@transaction.atomic
def go_deeper(
    *, by: Person, at: datetime, viewer: Viewer, number: str, deeper: Deeper, version: int
) -> Assessment:
    """Keep a person's wish to go deeper, or into more sections, with the reason; never shallower.

    ``version`` is the one that the page had seen, 0 for none. Raises Case.DoesNotExist, ActionRefused with
    every objection, ChangedMeanwhile when somebody else wished something after the page was opened.
    """
    case = _case_of(viewer, number)
    before = _wish(case, deeper, version, at, by)
    _, assessment = assessed_again(case=case, at=at)
    case.follow(assessment, case.facts)
    if assessment.refused:
        raise ActionRefused(*assessment.refused)
    after = {"depth": deeper.depth.value, "sections": list(deeper.sections)}
    audit.record(
        by=by,
        at=at,
        what="assessment:depth:deepen",
        on=case,
        why=deeper.reason,
        before={"depth": before},
        after=after,
    )
    return assessment


def _case_of(viewer: Viewer, number: str) -> Case:
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.DEEPEN)
    if is_worked_on_by(viewer=viewer, case=case):
        return case
    role = PostRole(case.deciding_role) if case.deciding_role else None
    if not deciding_posts(viewer=viewer, case=case, role=role):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    return case


def _wish(case: Case, deeper: Deeper, version: int, at: datetime, by: Person) -> str:
    """Write the wish; gives the depth that was wished before, empty for none."""
    stored = Wish.objects.filter(case=case).first() or Wish(case=case, version=0)
    if stored.version != version:
        raise ChangedMeanwhile(stored)
    before = stored.depth
    stored.depth, stored.sections, stored.reason = deeper.depth, list(deeper.sections), deeper.reason.strip()
    stored.version, stored.at, stored.by = stored.version + 1, at, by
    stored.save()
    return before
