"""How does a case begin, follow what changed around it, move to a newer version, and begin anew?"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.assessment.actions.carrying import carry_on
from farled.assessment.models import Case, StoredAnswer, Wish
from farled.assessment.queries.cases import answers_of, as_answers
from farled.assessment.queries.ground import Ground, ground_of
from farled.assessment.queries.judging import judging_of
from farled.assessment.queries.locked import (
    ActionRefused,
    MoveRefused,
    assessed_again,
    is_worked_on_by,
    locked_case,
    refuse_move,
)
from farled.assessment.queries.running import running_since
from farled.assessment.rules.moving import objections_to
from farled.assessment.terms import CaseEvent, CaseState, Deeper, Judged, Result
from farled.audit import actions as audit
from farled.organisation.terms import Viewer
from farled.questionnaire.queries import asked_in, full_packs, newest
from farled.questionnaire.rules import carry_over
from farled.questionnaire.terms import Carried, Facts
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration
    from farled.organisation.models import Person
    from farled.questionnaire.models import Published


_NOT_YOURS = Wording(
    sv="Bara de som arbetar med ärendet börjar den fulla bedömningen.",
    en="Only those who work on the case begin the full assessment.",
)
_NO_PACK = Wording(
    sv="Frågorna {pack} är inte publicerade. Be systemförvaltaren publicera dem.",
    en="The questions {pack} have not been published. Ask the system administrator to publish them.",
)
_NOT_NEEDED = Wording(
    sv="Ingenting kräver en full bedömning. Vill du ändå gå djupare, så skriv varför.",
    en="Nothing calls for a full assessment. If you want to go deeper all the same, say why.",
)


@transaction.atomic
def open_case(*, by: Person, at: datetime, collaboration: Collaboration) -> Case:
    """Open the quick check of a collaboration on the newest version; what is known counts from the start."""
    case = Case.objects.create(collaboration=collaboration, published=newest(), opened_at=at, opened_by=by)
    _keep(case, ground_of(collaboration=collaboration, at=at).facts, at)
    audit.record(
        by=by, at=at, what="assessment:case:open", on=case, after={"version": case.published.version}
    )
    return case


def _keep(case: Case, facts: Facts, at: datetime) -> Judged:
    """Judge the case on these facts and keep what follows in its row."""
    found = judging_of(case).judged(answers=answers_of(case), at=at, facts=facts)
    case.follow(found, facts)
    return found


@transaction.atomic
def refresh(*, by: Person | None, at: datetime, case: Case, ground: Ground | None = None) -> Judged:
    """Judge a running case anew when what is known around it has changed; audited only if it has.

    ``by`` None: the system noticed when somebody, who need not answer for the case, opened its page.
    """
    refuse_move(case=case, event=CaseEvent.REFRESH)
    ground = ground or ground_of(collaboration=case.collaboration, at=at)
    before = {"facts": dict(case.facts), "result": case.result}
    found = _keep(case, ground.facts, at)
    after = {"facts": dict(case.facts), "result": case.result}
    if after != before:
        audit.record(by=by, at=at, what="assessment:case:refresh", on=case, before=before, after=after)
    return found


@transaction.atomic
def upgrade(*, by: Person, at: datetime, case: Case, to: Published) -> Carried:
    """Move a running case to another version: answers that fit go along, the others are archived."""
    refuse_move(case=case, event=CaseEvent.UPGRADE)
    before = case.published
    carried = _carry_to(case, to, at, by)
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


def _carry_to(case: Case, to: Published, at: datetime, by: Person) -> Carried:
    carried = carry_over(old=asked_in(case.published), new=asked_in(to), answers=as_answers(answers_of(case)))
    _carry(case, carried, at, by)
    case.published = to
    case.save(update_fields=["published"])
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
def begin_assessment(
    *, by: Person, at: datetime, viewer: Viewer, number: str, pack: str, deeper: Deeper | None = None
) -> Case:
    """Make a quick check a full assessment by the newest version of ``pack``; its answers come along.

    Where nothing calls for one, a wish to go deeper with a reason does. Raises Case.DoesNotExist and
    ActionRefused.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.BEGIN)
    if not is_worked_on_by(viewer=viewer, case=case):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    to = _pack_to_begin(case, pack, deeper)
    before = {"version": case.published.version}
    _carry_to(case, to, at, by)
    case.begun_at = at
    case.save(update_fields=["begun_at"])
    if deeper is not None:
        wished = {"depth": deeper.depth, "sections": list(deeper.sections), "reason": deeper.reason.strip()}
        Wish.objects.create(case=case, at=at, by=by, **wished)
    _, assessment = assessed_again(case=case, at=at)
    case.follow(assessment, case.facts)
    after = {"pack": pack, "version": to.version}
    audit.record(by=by, at=at, what="assessment:assessment:begin", on=case, before=before, after=after)
    return case


def _pack_to_begin(case: Case, pack: str, deeper: Deeper | None) -> Published:
    to = next((one for one in full_packs() if one.questionnaire == pack), None)
    if to is None:
        raise ActionRefused(_NO_PACK.filled(pack=pack))
    is_asked_for = case.result in (Result.FULL_ASSESSMENT_NEEDED, Result.STOPPED)
    if not is_asked_for and (deeper is None or not deeper.reason.strip()):
        raise ActionRefused(_NOT_NEEDED)
    return to


@transaction.atomic
def check_again(*, by: Person, at: datetime, case: Case, why: str) -> Case:
    """Begin a new check of a decided collaboration; the old case and its record stay, the answers go along.

    A full assessment goes on as one, with all that was rated, planned and required.
    Raises MoveRefused when it is not decided, or somebody has begun a new check already.
    """
    refuse_move(case=case, event=CaseEvent.CHECK_AGAIN)
    decided = Case.objects.filter(pk=case.pk, is_current=True, decided_at__isnull=False)
    if not decided.update(is_current=False):
        raise MoveRefused(*objections_to(event=CaseEvent.CHECK_AGAIN, state=CaseState.CHECKING))
    since = running_since(decision=case.decision, starts_on=case.collaboration.starts_on, at=at)
    again = Case.objects.create(
        collaboration=case.collaboration,
        published=newest(case.published.questionnaire) if case.is_full else newest(),
        opened_at=at,
        opened_by=by,
        begun_at=at if case.is_full else None,
        running_since=since,
        event=why if since else "",
    )
    carried = carry_over(
        old=asked_in(case.published), new=asked_in(again.published), answers=as_answers(answers_of(case))
    )
    _carry(again, carried, at, by)
    if case.is_full:
        carry_on(by=by, at=at, case=case, to=again, why=why)
    else:
        audit.record(by=by, at=at, what="assessment:case:again", on=again, why=why, before={"case": case.pk})
    _keep(again, ground_of(collaboration=case.collaboration, at=at).facts, at)
    return again
