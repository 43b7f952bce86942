"""Is everybody told once, in their own language, as they wish, and never anything of the case?"""

import threading
from collections.abc import Iterator
from datetime import datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from farled.notices.actions import hand_over, mark_read, tell, wish_mail
from farled.notices.models import Notice, Wish
from farled.notices.queries import due_now
from farled.notices.rules import MOST_TRIES, SAYS, is_due, next_try
from farled.notices.terms import House, MailState, MailWish, NoticeKind
from farled.organisation.models import Person
from tests import builders
from tests.rooms.notices.server import Server

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.MAIL, settings.MAIL_FROM = str(tmp_path / "mail"), "farled@university.example"
    settings.ADDRESS = "https://farled.example"
    return tmp_path / "mail"


def somebody(at: datetime, **over: str) -> Person:
    name = f"a{Person.objects.count()}"
    return builders.person(at=at, email=f"{name}@university.example", **over)


def told(at: datetime, *people: Person, once: str = "case:1:handed", **over: Any) -> int:
    said = {"by": None, "kind": NoticeKind.HANDED, "address": "/collaborations/2026-0001/"} | over
    return tell(at=at, people=[person.pk for person in people], once=once, **said)


def send(at: datetime) -> int:
    bundles = due_now(at=at)
    for bundle in bundles:
        house = House(target=settings.MAIL, sender=settings.MAIL_FROM, address=settings.ADDRESS)
        hand_over(by=None, at=at, bundle=bundle, house=house)
    return len(bundles)


def letters(folder: Path) -> list[EmailMessage]:
    files = sorted(folder.glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]


def test_the_same_is_told_once_and_nobody_hears_of_the_own_deed(at: datetime) -> None:
    one, two = somebody(at), somebody(at)

    assert told(at, one, two, by=two) == 1
    assert told(at, one, two, by=two) == 0
    assert Notice.objects.get().person == one


def test_a_change_that_is_taken_back_tells_nobody(at: datetime) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        told(at, somebody(at))
        raise ZeroDivisionError

    assert not Notice.objects.exists()


def test_who_has_left_is_not_told_and_who_has_no_address_reads_it_in_the_house(at: datetime) -> None:
    left, without = somebody(at), builders.person(at=at)
    Person.objects.filter(pk=left.pk).update(is_active=False)

    assert told(at, left, without) == 1
    assert Notice.objects.get().mail == MailState.UNWISHED


@pytest.mark.parametrize(
    ("language", "says"), [("sv", "väntar på ditt beslut"), ("en", "waits for your decision")]
)
def test_a_mail_is_a_sentence_and_a_link_in_the_readers_language(
    at: datetime, folder: Path, language: str, says: str
) -> None:
    person = somebody(at, language=language)
    told(at, person)

    assert send(at) == 1

    letter = letters(folder)[0]
    text = letter.get_content()
    assert letter["To"] == person.email
    assert says in letter["Subject"]
    assert "https://farled.example/collaborations/2026-0001/" in text
    assert person.name not in text + str(letter["Subject"])
    assert letter["Message-ID"] == f"<notice-{Notice.objects.get().pk}@university.example>"
    assert Notice.objects.get().mail == MailState.SENT
    assert send(at) == 0


def test_a_days_notices_come_in_one_letter_in_the_morning(at: datetime, folder: Path) -> None:
    person = somebody(at)
    wish_mail(by=person, at=at, mail=MailWish.DIGEST)
    night = timezone.localtime(at).replace(hour=3)
    for number in range(3):
        told(night, person, once=f"n{number}")

    assert send(night) == 0
    assert send(night.replace(hour=8)) == 1
    assert "3 saker väntar på dig" in letters(folder)[0]["Subject"]
    told(night, person, once="later")
    assert send(night.replace(hour=9)) == 0
    assert send(night.replace(hour=9) + timedelta(days=1)) == 1


def test_no_mail_is_no_mail_also_for_what_waits(at: datetime) -> None:
    person = somebody(at)
    told(at, person)

    wish_mail(by=person, at=at, mail=MailWish.NONE)
    told(at, person, once="next")

    assert set(Notice.objects.values_list("mail", flat=True)) == {MailState.UNWISHED}


def test_a_real_server_takes_it(at: datetime, server: Server, settings: Any) -> None:
    settings.MAIL, settings.MAIL_FROM = f"smtp://127.0.0.1:{server.port}", "farled@university.example"
    told(at, somebody(at))

    send(at)

    assert server.arrived == [f"<notice-{Notice.objects.get().pk}@university.example>"]


@pytest.mark.parametrize(
    ("answer", "state"), [("550 nobody here", MailState.REFUSED), ("450 mailbox busy", MailState.WAITS)]
)
def test_what_the_server_will_not_take_is_kept_with_its_words(
    at: datetime, server: Server, settings: Any, answer: str, state: MailState
) -> None:
    settings.MAIL = f"smtp://127.0.0.1:{server.port}"
    server.refuses = answer
    told(at, somebody(at))

    send(at)

    notice = Notice.objects.get()
    assert (notice.mail, notice.said, notice.tries) == (state, answer, 1)
    assert due_now(at=at) == []


def test_a_server_that_is_not_there_is_tried_again_later_and_not_for_ever(
    at: datetime, settings: Any
) -> None:
    settings.MAIL = "smtp://127.0.0.1:1"
    told(at, somebody(at))

    send(at)
    assert Notice.objects.get().next_try > at
    for _ in range(MOST_TRIES):
        Notice.objects.update(next_try=at)
        send(at)

    assert Notice.objects.get().mail == MailState.REFUSED


def test_the_pauses_grow_and_end_at_six_hours(at: datetime) -> None:
    pauses = [next_try(tries=tries, now=at) - at for tries in range(20)]

    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (timedelta(minutes=1), timedelta(hours=6))


def test_who_wants_none_is_never_due(at: datetime) -> None:
    assert not is_due(wish=MailWish.NONE, digest_on=None, now=at)


def test_every_kind_says_something_in_both_languages() -> None:
    assert set(SAYS) == set(NoticeKind)
    assert all(says.sv and says.en for says in SAYS.values())


def test_the_page_shows_what_is_new_and_keeps_what_was_read(client: Client, at: datetime) -> None:
    person = somebody(at, language="en")
    told(at, person)
    client.force_login(person)

    page = client.get(reverse("notices")).content.decode()
    assert "A case waits for your decision." in page
    assert "<b>New</b>" in page
    client.post(reverse("notices_read"), {"notice": str(Notice.objects.get().pk)})
    assert "<b>New</b>" not in client.get(reverse("notices")).content.decode()


def test_an_empty_page_is_calm_and_mail_is_chosen_there(client: Client, at: datetime) -> None:
    person = somebody(at, language="en")
    client.force_login(person)

    assert "Nothing waits for you." in client.get(reverse("notices")).content.decode()
    client.post(reverse("notices_mail"), {"mail": "digest"})
    client.post(reverse("notices_mail"), {"mail": "hourly"})
    assert Wish.objects.get().mail == MailWish.DIGEST


def test_nobody_reads_for_another(at: datetime) -> None:
    one, two = somebody(at), somebody(at)
    told(at, one)

    assert mark_read(by=two, at=at) == 0
    assert mark_read(by=one, at=at) == 1
