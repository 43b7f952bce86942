"""What has somebody been told, what waits to be mailed, and what could not be?"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils import timezone

from farled.notices.models import Notice, Wish
from farled.notices.rules import is_due
from farled.notices.terms import MailState, MailWish

MOST_SHOWN = 100
MOST_IN_A_LETTER = 50
_BATCH = 200


@dataclass(frozen=True)
class Bundle:
    """The notices of one person that go into one letter, oldest first."""

    notices: tuple[Notice, ...]
    is_digest: bool

    @property
    def id(self) -> str:
        """The lasting name of the letter: the same notices always give the same."""
        first, last = self.notices[0].pk, self.notices[-1].pk
        return f"digest-{first}-{last}" if self.is_digest else f"notice-{first}"


def notices_of(person_id: int) -> list[Notice]:
    """The newest of what somebody was told, unread first; one query."""
    found = Notice.objects.filter(person_id=person_id).order_by("-at", "-id")[:MOST_SHOWN]
    return sorted(found, key=lambda notice: notice.read_at is not None)


def unread(person_id: int) -> int:
    """How much somebody was told and has not read; one query."""
    return Notice.objects.filter(person_id=person_id, read_at=None).count()


def wish_of(person_id: int) -> MailWish:
    """How somebody wants mail; at once where nothing was wished. One query."""
    stored = Wish.objects.filter(person_id=person_id).first()
    return MailWish(stored.mail) if stored else MailWish.SINGLE


def wishes_of(person_ids: set[int]) -> dict[int, MailWish]:
    """How each of these people wants mail; one query."""
    stored = dict(Wish.objects.filter(person_id__in=person_ids).values_list("person_id", "mail"))
    return {pk: MailWish(stored.get(pk, MailWish.SINGLE)) for pk in person_ids}


def due_now(*, at: datetime) -> list[Bundle]:
    """What is to be mailed now, each bundle one letter; two queries."""
    waiting = list(_waiting(at).order_by("id").select_related("person")[:_BATCH])
    wishes = {
        wish.person_id: wish for wish in Wish.objects.filter(person_id__in={n.person_id for n in waiting})
    }
    now, bundles = timezone.localtime(at), []
    together: defaultdict[int, list[Notice]] = defaultdict(list)
    for notice in waiting:
        wish = wishes.get(notice.person_id)
        wanted = MailWish(wish.mail) if wish else MailWish.SINGLE
        if not is_due(wish=wanted, digest_on=wish.digest_on if wish else None, now=now):
            continue
        if wanted is MailWish.SINGLE:
            bundles.append(Bundle((notice,), is_digest=False))
        else:
            together[notice.person_id].append(notice)
    digests = (tuple(found[:MOST_IN_A_LETTER]) for found in together.values())
    return [*bundles, *(Bundle(found, is_digest=True) for found in digests)]


def _waiting(at: datetime) -> QuerySet[Notice]:
    return Notice.objects.filter(mail=MailState.WAITS, next_try__lte=at)


def refused_mail() -> list[Notice]:
    """What no server would take, newest first, for whoever keeps the system; one query."""
    return list(Notice.objects.filter(mail=MailState.REFUSED).select_related("person")[:MOST_SHOWN])
