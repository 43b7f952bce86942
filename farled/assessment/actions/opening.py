"""How does a case begin, follow what changed around it, move to a newer version, and begin anew?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.cases import answers_of, as_answers, judged
from farled.assessment.queries.ground import Ground, ground_of
from farled.assessment.terms import Judgement
from farled.audit import actions as audit
from farled.questionnaire.queries import asked_in, newest
from farled.questionnaire.rules import carry_over
from farled.questionnaire.terms import Carried, Facts

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration
    from farled.organisation.models import Person
    from farled.questionnaire.models import Published


class NothingToRepeatError(Exception):
    """The case is not decided, or a newer one has begun: there is nothing to check again."""


@transaction.atomic
def open_case(*, by: Person, at: datetime, collaboration: Collaboration) -> Case:
    """Open the quick check of a collaboration on the newest version; what is known counts from the start."""
    case = Case.objects.create(collaboration=collaboration, published=newest(), opened_at=at, opened_by=by)
    _keep(case, ground_of(collaboration=collaboration, at=at).facts, at)
    audit.record(
        by=by, at=at, what="assessment:case:open", on=case, after={"version": case.published.version}
    )
    return case


def _keep(case: Case, facts: Facts, at: datetime) -> Judgement:
    """Judge the case on these facts and keep what follows in its row."""
    judgement = judged(case=case, facts=facts, answers=answers_of(case), at=at)
    case.follow(judgement, facts)
    return judgement


@transaction.atomic
def refresh(*, by: Person | None, at: datetime, case: Case, ground: Ground | None = None) -> Judgement:
    """Judge a running case anew when what is known around it has changed; audited only if it has.

    ``by`` None: the system noticed when somebody, who need not answer for the case, opened its page.
    """
    ground = ground or ground_of(collaboration=case.collaboration, at=at)
    before = {"facts": dict(case.facts), "result": case.result}
    judgement = _keep(case, ground.facts, at)
    after = {"facts": dict(case.facts), "result": case.result}
    if after != before:
        audit.record(by=by, at=at, what="assessment:case:refresh", on=case, before=before, after=after)
    return judgement


@transaction.atomic
def upgrade(*, by: Person, at: datetime, case: Case, to: Published) -> Carried:
    """Move a running case to another version: answers that fit go along, the others are archived."""
    before = case.published
    carried = carry_over(old=asked_in(before), new=asked_in(to), answers=as_answers(answers_of(case)))
    _carry(case, carried, at, by)
    case.published = to
    case.save(update_fields=["published"])
    _keep(case, ground_of(collaboration=case.collaboration, at=at).facts, at)
    audit.record(
        by=by,
        at=at,
        what="assessment:case:upgrade",
        on=case,
        before={"version": before.version},
        after={"version": to.version},
    )
    return carried


def _carry(case: Case, carried: Carried, at: datetime, by: Person) -> None:
    """Archive the answers that do not go along, keep or bring those that do, under their new keys."""
    going = {answer.key: answer for answer in carried.answers}
    case.answers.exclude(key__in=going).update(is_archived=True)
    standing = {stored.key: stored for stored in answers_of(case)}
    for key, answer in going.items():
        stored = standing.get(key) or StoredAnswer(case=case, key=key, by=by, version=0)
        if (stored.value, stored.reason, stored.is_archived) == (answer.value, answer.reason, False):
            continue
        stored.value, stored.reason, stored.is_archived = answer.value, answer.reason, False
        stored.version, stored.at = stored.version + 1, at
        stored.save()


@transaction.atomic
def check_again(*, by: Person, at: datetime, case: Case, why: str) -> Case:
    """Begin a new check of a decided collaboration; the old case and its record stay, the answers go along.

    Raises NothingToRepeatError when it is not decided, or somebody has begun a new check already.
    """
    decided = Case.objects.filter(pk=case.pk, is_current=True, decided_at__isnull=False)
    if not decided.update(is_current=False):
        raise NothingToRepeatError(str(case.pk))
    again = Case.objects.create(
        collaboration=case.collaboration, published=newest(), opened_at=at, opened_by=by
    )
    carried = carry_over(
        old=asked_in(case.published), new=asked_in(again.published), answers=as_answers(answers_of(case))
    )
    _carry(again, carried, at, by)
    _keep(again, ground_of(collaboration=case.collaboration, at=at).facts, at)
    audit.record(by=by, at=at, what="assessment:case:again", on=again, why=why, before={"case": case.pk})
    return again
