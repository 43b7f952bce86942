"""How is somebody told, once and for all, and how is it noted that the mail has left?"""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import OperationalError, transaction
from django.utils import timezone

from farled.audit import actions as audit
from farled.notices.fetch import LetterRefused, Way, deliver
from farled.notices.models import Notice, Wish
from farled.notices.queries import Bundle, wishes_of
from farled.notices.rules import MOST_TRIES, letter, next_try, state_at_first
from farled.notices.terms import House, MailState, MailWish, NoticeKind
from farled.organisation.queries import open_accounts
from farled.text.terms import Language

if TYPE_CHECKING:
    from farled.organisation.models import Person

_PATIENCE_SECONDS = 60


@transaction.atomic
def tell(
    *, by: Person | None, at: datetime, people: Iterable[int], kind: NoticeKind, address: str, once: str
) -> int:
    """Tell these people of a change, within its own transaction; gives how many were told now.

    Nobody is told of the own deed, nor told the same twice (``once``); who has left is not told. Three
    queries for however many people.
    """
    told = open_accounts(set(people) - ({by.pk} if by else set()))
    wishes = wishes_of({person.pk for person in told})
    known = set(Notice.objects.filter(once=once).values_list("person_id", flat=True)) if told else set()
    rows = [
        Notice(
            person=person,
            kind=kind,
            address=address,
            once=once,
            at=at,
            next_try=at,
            mail=state_at_first(wish=wishes[person.pk], has_address=bool(person.email)),
        )
        for person in told
        if person.pk not in known
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def mark_read(*, by: Person, at: datetime, pk: int | None = None) -> int:
    """The person has read one notice, or all of them; gives how many. What was read stays read."""
    mine = Notice.objects.filter(person=by, read_at=None)
    return (mine if pk is None else mine.filter(pk=pk)).update(read_at=at)


@transaction.atomic
def wish_mail(*, by: Person, at: datetime, mail: MailWish) -> None:
    """How the person wants mail from now on; what waits follows the new wish."""
    before = Wish.objects.filter(person=by).first()
    Wish.objects.update_or_create(person=by, defaults={"mail": mail})
    if mail is MailWish.NONE:
        Notice.objects.filter(person=by, mail=MailState.WAITS).update(mail=MailState.UNWISHED)
    was = {"mail": before.mail if before else MailWish.SINGLE.value}
    audit.record(by=by, at=at, what="notices:mail:wish", on=by, before=was, after={"mail": mail.value})


@transaction.atomic
def note_accepted(*, by: None, at: datetime, bundle: Bundle) -> None:
    """The letter of these notices has been accepted: it is never sent again."""
    ids = [notice.pk for notice in bundle.notices]
    Notice.objects.filter(pk__in=ids).update(mail=MailState.SENT, sent_at=at, said="")
    if bundle.is_digest:
        on = timezone.localdate(at)
        Wish.objects.filter(person_id=bundle.notices[0].person_id).update(digest_on=on)


@transaction.atomic
def note_refused(*, by: None, at: datetime, bundle: Bundle, said: str, is_final: bool) -> None:
    """The letter was not accepted: it is tried again later, unless it was refused for good or too often."""
    for notice in bundle.notices:
        tries = notice.tries + 1
        gives_up = is_final or tries >= MOST_TRIES
        Notice.objects.filter(pk=notice.pk).update(
            tries=tries,
            said=said[:300],
            mail=MailState.REFUSED if gives_up else MailState.WAITS,
            next_try=next_try(tries=notice.tries, now=at),
        )


def hand_over(*, by: None, at: datetime, bundle: Bundle, house: House) -> None:
    """Hand one letter over and note how it came out; it has left, or will be tried again."""
    person = bundle.notices[0].person
    links = [(NoticeKind(one.kind), house.address + one.address) for one in bundle.notices]
    language: Language = "en" if person.language == "en" else "sv"
    written = letter(to=person.email, language=language, links=links, id=bundle.id)
    try:
        deliver(letter=written, way=Way(house.target, house.sender), at=at)
    except LetterRefused as refused:
        note_refused(by=by, at=at, bundle=bundle, said=str(refused), is_final=refused.is_final)
        return
    _note(bundle, at)


def _note(bundle: Bundle, at: datetime) -> None:
    """What was accepted must be noted, also where the database is busy for a while."""
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            note_accepted(by=None, at=at, bundle=bundle)
            return
        except OperationalError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
