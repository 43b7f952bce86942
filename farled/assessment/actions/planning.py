"""How are measures planned and followed up, and how does an owner say whether there are means for one?"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from farled.assessment.actions.telling import tell_answering, tell_owner
from farled.assessment.models import Case
from farled.assessment.queries.books import books
from farled.assessment.queries.locked import (
    ActionRefused,
    assessed_again,
    case_to_follow_up,
    case_to_work_on,
    is_worked_on_by,
    locked_case,
)
from farled.assessment.queries.owned import owns
from farled.assessment.terms import CaseEvent
from farled.mitigation import actions as mitigation
from farled.mitigation.queries import entry_of, measure_of
from farled.mitigation.rules import change_obstacles, entry_obstacles
from farled.mitigation.terms import Means, MeasureEntry, MeasureState
from farled.notices.terms import NoticeKind
from farled.organisation.queries import posts_that_own
from farled.organisation.terms import Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.mitigation.models import StoredMeasure
    from farled.organisation.models import Person

_NOT_YOURS = Wording(
    sv="Bara de som arbetar med ärendet, och den post som äger åtgärden, gör det här.",
    en="Only those who work on the case, and the post that owns the measure, do this.",
)
_NOT_OWNER = Wording(
    sv="Bara den som har posten som äger åtgärden svarar på det här.",
    en="Only whoever holds the post that owns the measure answers this.",
)
_DROPPED = Wording(
    sv="Åtgärden har utgått. Planera den på nytt om den behövs.",
    en="The measure has been dropped. Plan it anew if it is needed.",
)
_ONLY_FOLLOWED_UP = Wording(
    sv="Här ändras bara läget, dagen och det som visar att åtgärden är på plats.",
    en="Only the state, the day and what shows that the measure is in place are changed here.",
)
_HELD_TO = Wording(
    sv="Beslutet vilar på åtgärden, så den kan inte utgå. Börja en ny kontroll om den inte kan genomföras.",
    en="The decision rests on the measure, so it cannot be dropped. Begin a new check if it cannot be done.",
)
_NOT_OWNERS_TO_DROP = Wording(
    sv="De som arbetar med ärendet avgör om åtgärden utgår. Saknar du befogenhet eller medel, så svara nej.",
    en="Those who work on the case say whether it is dropped. If you lack authority or means, say no.",
)
_SAY_ONE = Wording(sv="Svara ja eller nej.", en="Answer yes or no.")
_SAY_WHAT = Wording(sv="Skriv vad som saknas.", en="Say what is lacking.")


@transaction.atomic
def plan_measure(
    *, by: Person, at: datetime, viewer: Viewer, number: str, entry: MeasureEntry
) -> StoredMeasure:
    """Plan a measure against findings that the case has now. Raises Case.DoesNotExist, ActionRefused."""
    case = case_to_work_on(viewer=viewer, number=number, event=CaseEvent.PLAN)
    _refuse(_reasons_against(case, entry, at, was=None))
    stored = mitigation.plan(by=by, at=at, case=case, entry=entry)
    _tell_owner(by, at, case, stored)
    _judge_anew(case, at)
    return stored


@transaction.atomic
def change_measure(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    number: str,
    pk: int,
    entry: MeasureEntry,
    version: int,
    why: str = "",
) -> StoredMeasure:
    """Change a measure: all of it while the case runs and by those who work on it, else what follows it up.

    Followed up are state, day and evidence, after the decision too; the decision's record stays as it is.
    Raises ObjectDoesNotExist for what may not be known or is not there, ActionRefused with every reason,
    ChangedMeanwhile when ``version`` is stale.
    """
    case = case_to_follow_up(viewer=viewer, number=number)
    stored = measure_of(case_id=case.pk, pk=pk)
    works = is_worked_on_by(viewer=viewer, case=case)
    if not works and not owns(viewer=viewer, stored=stored):
        raise ActionRefused(_NOT_YOURS, is_theirs=False)
    was = entry_of(stored)
    _refuse(_reasons_to_stop(case, was, entry, works=works))
    if works and case.decided_at is None:
        _refuse(_reasons_against(case, entry, at, was=was))
    _refuse(change_obstacles(was=was, wanted=entry, why=why))
    mitigation.change(by=by, at=at, case=case, stored=stored, entry=entry, version=version, why=why)
    if entry.owner != was.owner:
        _tell_owner(by, at, case, stored)
    if case.decided_at is None:
        _judge_anew(case, at)
    return stored


@transaction.atomic
def confirm_means(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    number: str,
    pk: int,
    means: Means,
    note: str,
    version: int,
) -> StoredMeasure:
    """Keep the owner's yes or no to having authority and means; a no takes the case to the next superior.

    Raises as ``change_measure`` does.
    """
    case = locked_case(viewer=viewer, number=number, event=CaseEvent.PLAN)
    stored = measure_of(case_id=case.pk, pk=pk)
    if not owns(viewer=viewer, stored=stored):
        raise ActionRefused(_NOT_OWNER, is_theirs=False)
    told = {
        _DROPPED: stored.state == MeasureState.DROPPED,
        _SAY_ONE: means is Means.NOT_SAID,
        _SAY_WHAT: means is Means.NO and not note.strip(),
    }
    _refuse(tuple(reason for reason, is_so in told.items() if is_so))
    mitigation.say_means(by=by, at=at, case=case, stored=stored, means=means, note=note, version=version)
    if means is Means.NO:
        once = f"measure:{stored.pk}:{stored.version}"
        tell_answering(by=by, at=at, case=case, kind=NoticeKind.MEASURE_REFUSED, once=once)
    _judge_anew(case, at)
    return stored


def _tell_owner(by: Person, at: datetime, case: Case, stored: StoredMeasure) -> None:
    once = f"measure:{stored.pk}:{stored.owner_id}"
    tell_owner(by=by, at=at, case=case, post_id=stored.owner_id, kind=NoticeKind.MEASURE_OWNED, once=once)


def _refuse(reasons: tuple[Wording, ...]) -> None:
    if reasons:
        raise ActionRefused(*reasons)


def _reasons_against(
    case: Case, entry: MeasureEntry, at: datetime, *, was: MeasureEntry | None
) -> tuple[Wording, ...]:
    """What does not fit; a changed measure keeps its owner and findings, though they may be gone by now."""
    _, assessment = assessed_again(case=case, at=at)
    collaboration = case.collaboration
    posts = posts_that_own(
        unit_path=collaboration.unit.path,
        person_id=collaboration.responsible_id,
        on=timezone.localdate(at),
    )
    return entry_obstacles(
        entry=entry,
        findings={one.rule for one in assessment.findings} | set(was.against if was else ()),
        catalogue={measure.id for measure in books().measures} | ({was.measure} if was else set()),
        owners={post.pk for post in posts} | ({was.owner} if was else set()),
    )


def _reasons_to_stop(
    case: Case, was: MeasureEntry, wanted: MeasureEntry, *, works: bool
) -> tuple[Wording, ...]:
    """Why this person may not make of the measure what is wanted, as the case stands."""
    is_decided = case.decided_at is not None
    is_dropping = wanted.state is MeasureState.DROPPED
    followed = replace(wanted, state=was.state, due=was.due, evidence=was.evidence)
    told = {
        _DROPPED: was.state is MeasureState.DROPPED,
        _ONLY_FOLLOWED_UP: (is_decided or not works) and followed != was,
        _HELD_TO: is_decided and is_dropping,
        _NOT_OWNERS_TO_DROP: not is_decided and not works and is_dropping,
    }
    return tuple(reason for reason, is_so in told.items() if is_so)


def _judge_anew(case: Case, at: datetime) -> None:
    _, assessment = assessed_again(case=case, at=at)
    case.follow(assessment, case.facts)
