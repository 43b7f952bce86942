"""How is one answer kept so that nothing that the page called saved is ever lost?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.cases import answers_of
from farled.assessment.queries.judging import judging_of
from farled.assessment.queries.locked import ActionRefused, is_worked_on_by, locked_case
from farled.assessment.queries.work import Kept
from farled.assessment.terms import CaseEvent, Judged
from farled.audit import actions as audit
from farled.organisation.terms import Viewer
from farled.questionnaire.rules import problems_with
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_GONE = Wording(sv="Frågan finns inte i den här versionen.", en="There is no such question in this version.")
_NOT_YOURS = Wording(
    sv="Bara de som ansvarar för samarbetet, eller är inbjudna att svara, svarar på frågorna.",
    en="Only those who answer for the collaboration, or are invited to answer, answer the questions.",
)


class AnswerConflict(Exception):  # noqa: N818 - two answers conflict, as the glossary says
    """Somebody else changed the answer meanwhile; ``stored`` is what stands now."""

    def __init__(self, stored: StoredAnswer) -> None:
        self.stored = stored
        super().__init__(stored.key)


@dataclass(frozen=True)
class Saved:
    """What the page may say after saving: the answer as kept, what followed from all answers before and now.

    ``answers`` are all of the case's, the kept one last. ``kept`` is all that people have done in a full
    assessment, with these answers; None for a quick check.
    """

    case: Case
    answer: StoredAnswer
    answers: tuple[StoredAnswer, ...]
    before: Judged
    judgement: Judged
    kept: Kept | None = None


@transaction.atomic
def answer(
    *, by: Person, at: datetime, viewer: Viewer, number: str, key: str, value: str, reason: str, version: int
) -> Saved:
    """Keep one answer and judge the case anew, all in one transaction of a bounded number of queries.

    ``version`` is the one that the page had seen, 0 for none. The same answer again, as after a lost reply,
    changes nothing. Raises Case.DoesNotExist when the viewer may not know of the collaboration, ActionRefused
    with every reason, AnswerConflict when ``version`` is stale.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.ANSWER)
    if not is_worked_on_by(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    judging = judging_of(case)
    answers = answers_of(case)
    standing = next((stored for stored in answers if stored.key == key), None)
    before = judging.judged(answers=answers, at=at)
    if standing is not None and _is_same(standing, value, reason):
        return Saved(case, standing, tuple(answers), before, before, _with(judging.kept, answers))
    if standing is not None and standing.version != version:
        raise AnswerConflict(standing)
    _refuse_unfit(before, key, value, reason)
    was = {"key": key, "value": standing.value, "reason": standing.reason} if standing else None
    kept = _kept(case, standing, key, value, reason, by, at)
    answers = [*(stored for stored in answers if stored.key != key), kept]
    judgement = judging.judged(answers=answers, at=at)
    case.follow(judgement, case.facts)
    now = {"key": key, "value": value, "reason": reason}
    audit.record(by=by, at=at, what="assessment:answer:save", on=case, before=was, after=now)
    return Saved(case, kept, tuple(answers), before, judgement, _with(judging.kept, answers))


def _with(kept: Kept | None, answers: list[StoredAnswer]) -> Kept | None:
    return replace(kept, answers=answers) if kept else None


def _is_same(stored: StoredAnswer, value: str, reason: str) -> bool:
    return (stored.value, stored.reason, stored.is_archived) == (value, reason, False)


def _refuse_unfit(before: Judged, key: str, value: str, reason: str) -> None:
    standing = next((standing for standing in before.standings if standing.question.key == key), None)
    if standing is None:
        raise ActionRefused(_GONE)
    question = standing.question
    if problems := problems_with(question=question, value=value, reason=reason, known=standing.known):
        raise ActionRefused(*problems)


def _kept(
    case: Case,
    stored: StoredAnswer | None,
    key: str,
    value: str,
    reason: str,
    by: Person,
    at: datetime,
) -> StoredAnswer:
    if stored is None:
        return StoredAnswer.objects.create(case=case, key=key, value=value, reason=reason, at=at, by=by)
    stored.value, stored.reason, stored.at, stored.by = value, reason, at, by
    stored.version, stored.is_archived = stored.version + 1, False
    stored.save(update_fields=["value", "reason", "at", "by", "version", "is_archived"])
    return stored
