"""How does a collaboration come into the register, how does it change, and who is invited to it?"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from farled.audit import actions as audit
from farled.collaborations.models import Collaboration, Invitation, Partnership, YearCounter
from farled.collaborations.queries import entry_of
from farled.collaborations.rules import against_handing_over, against_inviting, against_leaving
from farled.collaborations.terms import Entry
from farled.notices.actions import tell
from farled.notices.terms import NoticeKind
from farled.organisation.actions import take_post_back
from farled.organisation.queries import holds_another
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Holding, Person

_PLAIN = (
    "title",
    "activity",
    "purpose",
    "benefit_short",
    "benefit_long",
    "loss",
    "agreement",
    "reach",
    "funding",
    "funder",
    "unit_id",
    "starts_on",
    "ends_on",
)


class InvitationRefused(Exception):  # noqa: N818 - an invitation is refused, as the glossary says
    """Somebody cannot be invited; ``reasons`` say why."""

    def __init__(self, *reasons: Wording) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reason.en for reason in reasons))


class ChangedMeanwhileError(Exception):
    """Somebody else saved the collaboration after this form was opened."""


@transaction.atomic
def register(*, by: Person, at: datetime, entry: Entry) -> Collaboration:
    """Take a collaboration into the register; the one who registers answers for it."""
    collaboration = Collaboration.objects.create(
        number=_next_number(at.year),
        responsible=by,
        registered_at=at,
        changed_at=at,
        **{field: getattr(entry, field) for field in _PLAIN},
    )
    _set_partners(collaboration, entry)
    collaboration.also_responsible.set(entry.also_responsible)
    audit.record(
        by=by, at=at, what="collaborations:collaboration:register", on=collaboration, after=_written(entry)
    )
    return collaboration


@transaction.atomic
def change(
    *, by: Person, at: datetime, collaboration: Collaboration, entry: Entry, version: int
) -> Collaboration:
    """Replace what is registered. Raises ChangedMeanwhileError when ``version`` is not the one in force."""
    before = _written(entry_of(collaboration))
    changed = Collaboration.objects.filter(pk=collaboration.pk, version=version).update(
        version=F("version") + 1, changed_at=at, **{field: getattr(entry, field) for field in _PLAIN}
    )
    if not changed:
        raise ChangedMeanwhileError(collaboration.number)
    collaboration.partnerships.all().delete()
    _set_partners(collaboration, entry)
    collaboration.also_responsible.set(entry.also_responsible)
    audit.record(
        by=by,
        at=at,
        what="collaborations:collaboration:change",
        on=collaboration,
        before=before,
        after=_written(entry),
    )
    return Collaboration.objects.get(pk=collaboration.pk)


@transaction.atomic
def hand_over(
    *, by: Person, at: datetime, may: bool, leaving: Person, to: Person, reason: str
) -> tuple[Collaboration, ...]:
    """Everything that somebody answers for is answered for by a colleague from now on; nothing is orphaned.

    ``may``: whether ``by`` may do so for ``leaving``, as ``organisation.rules.may_hand_over`` says. Shared
    collaborations stay shared with the others. Raises HandOverRefused with every reason.
    """
    if reasons := against_handing_over(
        may=may, is_same=leaving.pk == to.pk, is_active=to.is_active, reason=reason
    ):
        raise HandOverRefused(*reasons)
    theirs = list(Collaboration.objects.select_for_update().filter(responsible=leaving).order_by("pk"))
    for one in theirs:
        one.responsible, one.changed_at, one.version = to, at, one.version + 1
        one.save(update_fields=["responsible", "changed_at", "version"])
        one.also_responsible.remove(to)
        _trace_hand_over(by, at, one, leaving, to, reason)
        address = f"/collaborations/{one.number}/"
        once = f"hand_over:{one.pk}:{one.version}"
        tell(by=by, at=at, people=[to.pk], kind=NoticeKind.HANDED_OVER, address=address, once=once)
    for one in Collaboration.objects.filter(also_responsible=leaving):
        one.also_responsible.remove(leaving)
        if one.responsible_id != to.pk:
            one.also_responsible.add(to)
        _trace_hand_over(by, at, one, leaving, to, reason)
    return tuple(theirs)


def _trace_hand_over(
    by: Person, at: datetime, one: Collaboration, leaving: Person, to: Person, reason: str
) -> None:
    audit.record(
        by=by,
        at=at,
        what="collaborations:collaboration:hand_over",
        on=one,
        why=reason.strip(),
        before={"person": leaving.pk},
        after={"person": to.pk},
    )


@transaction.atomic
def leave_post(*, by: Person, at: datetime, holding: Holding, until: date) -> None:
    """Somebody holds a post up to, not including, ``until``. Nobody's last post ends while collaborations
    hang on that person: HandOverRefused says how many, and that they are handed over first.
    """
    has_other = holds_another(holding=holding, on=until)
    left = 0 if has_other else Collaboration.objects.filter(responsible_id=holding.person_id).count()
    if reasons := against_leaving(since=holding.since, until=until, today=timezone.localdate(at), left=left):
        raise HandOverRefused(*reasons)
    take_post_back(by=by, at=at, holding=holding, until=until)


class HandOverRefused(Exception):  # noqa: N818 - a handing over is refused, as the glossary says
    """Nothing is handed over; ``reasons`` are all of them."""

    def __init__(self, *reasons: Wording) -> None:
        self.reasons = reasons
        super().__init__(" ".join(reason.en for reason in reasons))


@transaction.atomic
def invite(
    *, by: Person, at: datetime, collaboration: Collaboration, person: Person, may_answer: bool
) -> Invitation:
    """Ask a colleague into the collaboration's cases: to read and comment, or also to answer.

    Raises InvitationRefused with every reason.
    """
    locked = Collaboration.objects.select_for_update(of=("self",)).get(pk=collaboration.pk)
    answering = {locked.responsible_id, *locked.also_responsible.values_list("pk", flat=True)}
    invited = set(locked.invitations.filter(ended_at=None).values_list("person_id", flat=True))
    reasons = against_inviting(
        by_id=by.pk, person_id=person.pk, is_active=person.is_active, answering=answering, invited=invited
    )
    if reasons:
        raise InvitationRefused(*reasons)
    invitation = Invitation.objects.create(
        collaboration=locked, person=person, may_answer=may_answer, at=at, by=by
    )
    audit.record(
        by=by,
        at=at,
        what=f"collaborations:invitation:{'answer' if may_answer else 'read'}",
        on=locked,
        after={"person": person.pk},
    )
    once, address = f"invitation:{invitation.pk}", f"/collaborations/{locked.number}/"
    tell(by=by, at=at, people=[person.pk], kind=NoticeKind.INVITED, address=address, once=once)
    return invitation


@transaction.atomic
def end_invitation(*, by: Person, at: datetime, invitation: Invitation) -> None:
    """From this moment the colleague sees nothing of the collaboration by this invitation. Twice is once."""
    if not Invitation.objects.filter(pk=invitation.pk, ended_at=None).update(ended_at=at):
        return
    before = {"person": invitation.person_id, "may_answer": invitation.may_answer}
    on = invitation.collaboration
    audit.record(by=by, at=at, what="collaborations:invitation:end", on=on, before=before)


def _set_partners(collaboration: Collaboration, entry: Entry) -> None:
    Partnership.objects.bulk_create(
        Partnership(collaboration=collaboration, partner_id=part.partner_id, role=part.role)
        for part in entry.partners
    )


def _next_number(year: int) -> str:
    """The next number of the year; the counter's row is locked until the transaction ends."""
    YearCounter.objects.get_or_create(year=year)
    YearCounter.objects.filter(year=year).update(last=F("last") + 1)
    return str(YearCounter.objects.get(year=year))


def _written(entry: Entry) -> dict[str, Any]:
    """The entry as plain values for the audit trail."""
    plain = {field: getattr(entry, field) for field in _PLAIN}
    plain |= {"starts_on": entry.starts_on.isoformat(), "ends_on": entry.ends_on.isoformat()}
    plain["partners"] = [[part.partner_id, part.role] for part in entry.partners]
    plain["also_responsible"] = list(entry.also_responsible)
    return plain
