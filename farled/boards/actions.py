"""How is the board called, its agenda set, and what it says made an opinion in each case?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone

from farled.assessment.actions import ActionRefused, meet
from farled.assessment.actions.telling import tell_answering
from farled.assessment.queries.opinions import question_to
from farled.audit import actions as audit
from farled.boards.models import Item, Meeting
from farled.boards.queries import days_taken, keeps_the_board
from farled.boards.rules import (
    NOT_THE_BOARD,
    against_agenda,
    against_calling,
    against_calling_off,
    against_minutes,
    as_opinion,
)
from farled.notices.terms import NoticeKind
from farled.organisation.terms import PostRole, Viewer
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.organisation.models import Person

_BOARD = PostRole.ADVISORY_BOARD
_NO_LONGER = Wording(
    sv="Nämnden är inte längre tillfrågad i {title}: frågan har tagits tillbaka eller ärendet är avgjort. "
    "Lämna raden tom.",
    en="The board is no longer asked in {title}: the question was taken back or the case is decided. "
    "Leave it empty.",
)


@transaction.atomic
def call_meeting(*, by: Person, at: datetime, viewer: Viewer, on: date, where: str) -> Meeting:
    """Call the board to a meeting; ActionRefused when it cannot meet on that day."""
    _only_the_board(viewer)
    _refuse(against_calling(on=on, today=timezone.localdate(at), taken=days_taken()))
    made = Meeting.objects.create(held_on=on, where=where.strip(), called_by=by, called_at=at)
    audit.record(
        by=by, at=at, post=_BOARD, what="boards:meeting:call", on=made, after={"held_on": on.isoformat()}
    )
    return made


@transaction.atomic
def call_off(*, by: Person, at: datetime, viewer: Viewer, pk: int) -> None:
    """Call a meeting off; ActionRefused while cases wait on its agenda. The trail keeps it."""
    found = _locked(viewer, pk)
    _refuse(against_calling_off(is_minuted=found.minuted_at is not None, items=found.items.count()))
    before = {"held_on": found.held_on.isoformat()}
    audit.record(by=by, at=at, post=_BOARD, what="boards:meeting:call_off", on=found, before=before)
    found.delete()


@transaction.atomic
def put_on_agenda(
    *, by: Person, at: datetime, viewer: Viewer, pk: int, number: str, requirement: str
) -> Item:
    """Put what the board is asked in a case last on an agenda, and tell those who answer for the case.

    Raises ActionRefused when nobody has asked, or it stands on an agenda already; Meeting.DoesNotExist.
    """
    # All coming meetings are locked in one order, so that two at once put no question on two agendas.
    list(Meeting.objects.select_for_update().filter(minuted_at=None).order_by("pk"))
    found = _locked(viewer, pk)
    asked = question_to(role=_BOARD, viewer=viewer, number=number, requirement=requirement)
    coming = Item.objects.filter(meeting__minuted_at=None, requirement=requirement)
    is_on_one = asked is not None and coming.filter(case=asked.case).exists()
    is_asked, is_minuted = asked is not None, found.minuted_at is not None
    reasons = against_agenda(is_minuted=is_minuted, is_asked=is_asked, is_on_one=is_on_one)
    if reasons or asked is None:
        raise ActionRefused(*reasons)
    last = found.items.aggregate(last=Max("place"))["last"] or 0
    item = Item.objects.create(
        meeting=found,
        case=asked.case,
        requirement=requirement,
        question=asked.question,
        place=last + 1,
        put_by=by,
        put_at=at,
    )
    told = {"requirement": requirement, "held_on": found.held_on.isoformat()}
    audit.record(by=by, at=at, post=_BOARD, what="boards:item:put", on=asked.case, after=told)
    once = f"agenda:{item.pk}"
    tell_answering(by=by, at=at, case=asked.case, kind=NoticeKind.ON_AGENDA, once=once)
    return item


@transaction.atomic
def take_off_agenda(*, by: Person, at: datetime, viewer: Viewer, pk: int, item: int) -> None:
    """Take a question off an agenda; it waits for another meeting."""
    found = _locked(viewer, pk)
    _refuse(against_agenda(is_minuted=found.minuted_at is not None))
    gone = found.items.select_related("case").get(pk=item)
    told = {"requirement": gone.requirement, "held_on": found.held_on.isoformat()}
    audit.record(by=by, at=at, post=_BOARD, what="boards:item:take_off", on=gone.case, before=told)
    found.items.filter(place__gt=gone.place).update(place=F("place") - 1)
    gone.delete()


@transaction.atomic
def move_up(*, by: Person, at: datetime, viewer: Viewer, pk: int, item: int) -> None:
    """Let a question change places with the one before it; the first stays where it is."""
    found = _locked(viewer, pk)
    _refuse(against_agenda(is_minuted=found.minuted_at is not None))
    moved = found.items.get(pk=item)
    above = found.items.filter(place__lt=moved.place).last()
    if above is None:
        return
    above.place, moved.place = moved.place, above.place
    Item.objects.bulk_update([above, moved], ["place"])
    order = [one.pk for one in found.items.all()]
    audit.record(by=by, at=at, post=_BOARD, what="boards:meeting:order", on=found, after={"order": order})


@transaction.atomic
def record_minutes(
    *,
    by: Person,
    at: datetime,
    viewer: Viewer,
    pk: int,
    attended: str,
    remarks: str,
    opinions: Mapping[int, str],
) -> Meeting:
    """Record the minutes: each opinion, by the number of its item, becomes the board's answer in its case.

    What says nothing was not taken up, and waits again. All of it or nothing is kept. Raises ActionRefused
    with every reason, among them that a case was decided meanwhile.
    """
    found = _locked(viewer, pk)
    items = list(found.items.select_related("case__collaboration"))
    said = {one.pk: opinions.get(one.pk, "").strip() for one in items}
    today = timezone.localdate(at)
    is_minuted = found.minuted_at is not None
    _refuse(
        against_minutes(
            is_minuted=is_minuted, on=found.held_on, today=today, attended=attended, opinions=said.values()
        )
    )
    found.attended, found.remarks = attended.strip(), remarks.strip()
    found.minuted_by, found.minuted_at = by, at
    found.save()
    for one in items:
        if said[one.pk]:
            one.opinion = said[one.pk]
            one.save(update_fields=["opinion"])
            _answer(one, found, by, at, viewer)
    taken_up = sum(map(bool, said.values()))
    after = {"taken_up": taken_up}
    audit.record(by=by, at=at, post=_BOARD, what="boards:meeting:minutes", on=found, after=after)
    return found


def _answer(item: Item, found: Meeting, by: Person, at: datetime, viewer: Viewer) -> None:
    """The board's answer in the case, under the version that stands: nobody else answers for the board."""
    number = item.case.collaboration.number
    asked = question_to(role=_BOARD, viewer=viewer, number=number, requirement=item.requirement)
    if asked is None or asked.case != item.case:
        name = Wording(sv=item.case.collaboration.title, en=item.case.collaboration.title)
        raise ActionRefused(_NO_LONGER.filled(title=name))
    meet(
        by=by,
        at=at,
        viewer=viewer,
        number=number,
        requirement=item.requirement,
        note=as_opinion(said=item.opinion, place=item.place, on=found.held_on),
        version=asked.version,
    )


def _locked(viewer: Viewer, pk: int) -> Meeting:
    _only_the_board(viewer)
    found: Meeting = Meeting.objects.select_for_update().get(pk=pk)
    return found


def _only_the_board(viewer: Viewer) -> None:
    if not keeps_the_board(viewer):
        raise ActionRefused(NOT_THE_BOARD, is_theirs=False)


def _refuse(reasons: tuple[Wording, ...]) -> None:
    if reasons:
        raise ActionRefused(*reasons)
