"""Who works here, and where?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import (
    Q,
)

from farled.audit.queries import count_since
from farled.organisation.models import Holding, Person
from farled.organisation.queries.held import held_on
from farled.organisation.terms import (
    MOST_REFUSALS,
    REFUSED_SIGN_IN,
    PostRole,
    Viewer,
)


def people_with_posts(*, on: date) -> list[Holding]:
    """Everybody who holds a post on that day, in the order of posts; for the demo's sign-in page."""
    return list(
        Holding.objects.filter(held_on(on), person__is_active=True)
        .select_related("post__unit", "person")
        .order_by("post_id", "person__name")
    )


def person_called(username: str) -> Person | None:
    """The account with this name, if it may be signed in to."""
    return Person.objects.filter(username=username, is_active=True).first()


def people_called(*, words: str, most: int) -> list[Person]:
    """At most so many active people whose name or account name holds every one of the words; one query."""
    wanted = Q(is_active=True)
    for word in words.split():
        wanted &= _holds("name", word) | _holds("username", word)
    return list(Person.objects.filter(wanted).order_by("name", "pk")[:most]) if words.strip() else []


def active_person(pk: int) -> Person | None:
    """The person with this number, if the account is open."""
    return Person.objects.filter(pk=pk, is_active=True).first()


def _holds(field: str, word: str) -> Q:
    """The field holds the word, whatever the case of its letters. SQLite alone would not fold å, ä and ö."""
    spellings = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    wanted = Q(pk__in=[])
    for spelling in spellings:
        wanted |= Q(**{f"{field}__icontains": spelling})
    return wanted


def open_accounts(person_ids: Iterable[int]) -> list[Person]:
    """The people with these numbers who may still sign in; one query."""
    return list(Person.objects.filter(pk__in=set(person_ids), is_active=True).order_by("pk"))


def is_username_taken(username: str) -> bool:
    """Whether there is an account with this name, open or closed."""
    return Person.objects.filter(username=username).exists()


def unit_paths_of(person: Person, *, on: date) -> tuple[str, ...]:
    """The paths of the units in which a person holds posts; one query."""
    held = Holding.objects.filter(held_on(on), person=person)
    return tuple(held.values_list("post__unit__path", flat=True))


def colleagues(viewer: Viewer, *, on: date) -> list[Person]:
    """People who hold a post in the viewer's own units: those who can share a collaboration."""
    units = {post.unit_id for post in viewer.posts}
    held = Holding.objects.filter(held_on(on), post__unit_id__in=units).exclude(person_id=viewer.person_id)
    return list(Person.objects.filter(pk__in=held.values("person_id"), is_active=True).order_by("name"))


def is_locked_out(*, person: Person, at: datetime) -> bool:
    """Whether ten sign-ins were refused within the last quarter of an hour."""
    refused = count_since(what=REFUSED_SIGN_IN, on=person, since=at - timedelta(minutes=15))
    return refused >= MOST_REFUSALS


def people_of_units(*, unit_paths: Iterable[str], on: date) -> list[tuple[int, str, PostRole]]:
    """(person, path of the unit, role) of each post held in these units or below on that day; one query."""
    wanted = Q(pk__in=[])
    for path in unit_paths:
        wanted |= Q(post__unit__path__startswith=path)
    held = Holding.objects.filter(held_on(on), wanted, person__is_active=True)
    rows = held.values_list("person_id", "post__unit__path", "post__role")
    return [(person, path, PostRole(role)) for person, path, role in rows]
