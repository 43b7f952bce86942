"""How is what is required asked of a post, met, waived, and taken back?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone

from farled.assessment.actions.telling import tell_answering, tell_post
from farled.assessment.models import StoredRequirement
from farled.assessment.queries.locked import ActionRefused, ChangedMeanwhile
from farled.assessment.queries.requiring import Place, first_version, place_of
from farled.assessment.queries.work import assessed_now
from farled.assessment.rules.requiring import (
    against_asking,
    against_meeting,
    against_waiving,
    giving_role,
    taking_back_role,
    waiving_role,
)
from farled.assessment.terms import Assessment, RequirementState
from farled.audit import actions as audit
from farled.notices.terms import NoticeKind
from farled.organisation.terms import OUTSIDE, PostRole, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_WORKERS_ASK = Wording(
    sv="Bara de som arbetar med ärendet och de som beslutar för enheten frågar andra.",
    en="Only those who work on the case, and those who decide for the unit, ask others.",
)
_NOT_YOURS_TO_GIVE = Wording(
    sv="Det här svarar någon annan på: {who}. Ingen gör det i ett samarbete som den själv ansvarar för.",
    en="Somebody else answers this: {who}. Nobody does so in a collaboration of their own.",
)
_NOT_YOURS_TO_WAIVE = Wording(
    sv="Du kan inte efterge det här. Det gör en post som beslutar, och aldrig i sitt eget samarbete.",
    en="You cannot waive this. A post that decides does, and never in a collaboration of its own.",
)
_NOT_YOURS_TO_TAKE_BACK = Wording(
    sv="Bara den som har gjort det här kan ta tillbaka det.", en="Only whoever did this can take it back."
)


@dataclass(frozen=True)
class _Deed:
    """Who says what about a requirement, having seen which version, and what speaks against it."""

    by: Person
    at: datetime
    verb: str
    version: int
    said: dict[str, Any]
    against: tuple[Wording, ...]


@transaction.atomic
def ask_for(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    number: str,
    requirement: str,
    asked_of: PostRole,
    question: str,
    due: date | None,
    version: int,
) -> Assessment:
    """Ask a post for what is required, or ask it anew in other words; ``due`` is the last day for an answer.

    An opinion can be asked for though no rule requires it; then it stands beside the decision.
    ``version`` is the one that the page had seen, 0 for none. Raises Case.DoesNotExist, ActionRefused with
    every reason, ChangedMeanwhile when somebody else did something about it after the page was opened.
    """
    place = place_of(viewer=viewer, number=number, requirement=requirement, at=at)
    if not place.acting.asks:
        raise ActionRefused(_WORKERS_ASK, is_theirs=False)
    required = place.required_or_free
    against = against_asking(
        requirement=place.requirement,
        required=required,
        asked_of=asked_of,
        question=question,
        due=due,
        today=timezone.localdate(at),
        acting=place.acting,
    )
    said = _said(RequirementState.ASKED, "", place.acting.working_role)
    said |= {"asked_of": asked_of.value, "question": question.strip(), "due": due}
    said["is_free"] = required.is_free
    return _done(place, _Deed(by, at, "ask", version, said, against))


@transaction.atomic
def meet(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    number: str,
    requirement: str,
    note: str,
    version: int,
    spoken_by: str = "",
) -> Assessment:
    """Say that what is required is done, or give the opinion; ``note`` says what came out.

    ``spoken_by`` names the adviser from outside whose words are noted; for any other post it is left
    out. Also changes what was said before. Raises as ``ask_for`` does.
    """
    place = place_of(viewer=viewer, number=number, requirement=requirement, at=at)
    asked_of = place.done.asked_of if place.done else None
    role = giving_role(requirement=place.requirement, asked_of=asked_of, acting=place.acting)
    if role is None:
        who = place.requirement.given_by or place.requirement.name
        raise ActionRefused(_NOT_YOURS_TO_GIVE.filled(who=who), is_theirs=False)
    said = _said(RequirementState.MET, note, role)
    said["spoken_by"] = spoken_by.strip() if role in OUTSIDE else ""
    against = against_meeting(note=note, asked_of=role, spoken_by=spoken_by)
    return _done(place, _Deed(by, at, "meet", version, said, against))


@transaction.atomic
def waive(
    *, by: Person, at: datetime, viewer: Viewer, number: str, requirement: str, note: str, version: int
) -> Assessment:
    """Let a requirement go with a reason, as a post that may; raises as ``ask_for`` does."""
    place = place_of(viewer=viewer, number=number, requirement=requirement, at=at)
    role = waiving_role(requirement=place.requirement, acting=place.acting)
    if role is None:
        raise ActionRefused(_NOT_YOURS_TO_WAIVE, is_theirs=False)
    said = _said(RequirementState.WAIVED, note, role)
    against = against_waiving(required=place.required, note=note)
    return _done(place, _Deed(by, at, "waive", version, said, against))


@transaction.atomic
def take_back(
    *, by: Person, at: datetime, viewer: Viewer, number: str, requirement: str, version: int
) -> Assessment:
    """Take back a question, an answer or a waiver; the trail keeps what it said.

    Where nothing is left to take back, nothing is written. Raises as ``ask_for`` does.
    """
    place = place_of(viewer=viewer, number=number, requirement=requirement, at=at)
    stored, done = place.stored, place.done
    if stored is None or done is None:
        return place.assessment
    role = taking_back_role(requirement=place.requirement, done=done, acting=place.acting)
    if role is None:
        raise ActionRefused(_NOT_YOURS_TO_TAKE_BACK, is_theirs=False)
    if stored.version != version:
        raise ChangedMeanwhile(stored)
    before = _told(stored)
    stored.delete()
    audit.record(
        by=by,
        at=at,
        post=role,
        what="assessment:requirement:withdraw",
        on=place.case,
        before=before,
        after={"requirement": requirement},
    )
    return _followed(place, [one for one in place.kept.requirements if one is not stored], at)


def _said(state: RequirementState, note: str, role: PostRole) -> dict[str, Any]:
    return {"state": state.value, "note": note.strip(), "by_role": role.value}


def _done(place: Place, deed: _Deed) -> Assessment:
    """Write what is said in place of what was said before, unless something speaks against it.

    Only a question may be about what the case does not require yet.
    """
    required = place.required_or_free if deed.verb == "ask" else place.required
    if required.problem is None and place.says(deed.said, by_id=deed.by.pk):
        return place.assessment
    if deed.version != place.version:
        raise ChangedMeanwhile(place.stored)
    if deed.against:
        raise ActionRefused(*deed.against)
    before = _told(place.stored) if place.stored else None
    stored = _written(place, deed)
    audit.record(
        by=deed.by,
        at=deed.at,
        post=stored.by_role,
        what=f"assessment:requirement:{deed.verb}",
        on=place.case,
        why=stored.note or stored.question,
        before=before,
        after=_told(stored),
    )
    _tell(place, stored, deed)
    others = [one for one in place.kept.requirements if one is not place.stored]
    return _followed(place, [*others, stored], deed.at)


def _tell(place: Place, stored: StoredRequirement, deed: _Deed) -> None:
    """The post that is asked learns of it, and whoever asked learns of the answer."""
    said: dict[str, Any] = {
        "by": deed.by,
        "at": deed.at,
        "case": place.case,
        "page": "assessment_requirements",
    }
    once = f"requirement:{stored.pk}:{stored.version}"
    if stored.state == RequirementState.ASKED:
        tell_post(**said, role=PostRole(stored.asked_of), kind=NoticeKind.OPINION_ASKED, once=once)
    elif stored.asked_of:
        tell_answering(**said, kind=NoticeKind.OPINION_GIVEN, once=once)


def _written(place: Place, deed: _Deed) -> StoredRequirement:
    stored = place.stored or StoredRequirement(
        case=place.case, requirement=place.requirement.id, version=first_version(place.case)
    )
    for name, value in deed.said.items():
        setattr(stored, name, value)
    if stored.state == RequirementState.ASKED:
        stored.asked_by, stored.asked_at = deed.by, deed.at
    stored.version, stored.by, stored.at = stored.version + 1, deed.by, deed.at
    stored.save()
    return stored


def _told(stored: StoredRequirement) -> dict[str, Any]:
    """What was said, as plain values for the audit trail."""
    told = ("requirement", "state", "asked_of", "question", "note", "by_role", "spoken_by", "is_free")
    due = stored.due.isoformat() if stored.due else ""
    return {**{name: getattr(stored, name) for name in told}, "due": due}


def _followed(place: Place, requirements: list[StoredRequirement], at: datetime) -> Assessment:
    """The case judged anew with what was done about its requirements by now."""
    kept = replace(place.kept, requirements=requirements)
    assessment = assessed_now(kept=kept, facts=place.case.facts, at=at)
    place.case.follow(assessment, place.case.facts)
    return assessment
