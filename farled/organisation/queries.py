"""Who is who: posts held today, units below a unit, who holds a role?"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    Prefetch,
    Q,
    QuerySet,
    Value,
    prefetch_related_objects,
)
from django.http import HttpRequest

from farled.audit.queries import count_since
from farled.organisation.models import Deputyship, Holding, Person, Post, Unit
from farled.organisation.rules import may_appoint
from farled.organisation.terms import (
    MOST_REFUSALS,
    OFFICES,
    REFUSED_SIGN_IN,
    Acting,
    HeldPost,
    PostRole,
    UnitKind,
    Viewer,
)
from farled.text.terms import Wording


class ReaderRequest(HttpRequest):
    """A request of somebody signed in, as the house's middleware hands it on: who reads, and at what time."""

    now: datetime
    viewer: Viewer
    user: Person
    LANGUAGE_CODE: str


def _held_on(day: date) -> Q:
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def viewer_of(*, person: Person, on: date) -> Viewer:
    """The person with the posts held on that day, then those deputised for; one query."""
    titles = ("post__title_sv", "post__title_en")
    columns = ("acts", "pk", "post_id", "post__role", *titles, "post__unit_id", "post__unit__path")
    held = Holding.objects.filter(_held_on(on), person=person).annotate(acts=Value(0))
    acting = Deputyship.objects.filter(_held_on(on), person=person).annotate(acts=Value(1))
    rows = held.values_list(*columns).union(acting.values_list(*columns), all=True)
    posts: dict[int, HeldPost] = {}
    for is_deputy, _pk, post_id, role, sv, en, unit_id, path in sorted(rows):
        title = _DEPUTY.filled(post=Wording(sv=sv, en=en)) if is_deputy else Wording(sv=sv, en=en)
        held_post = HeldPost(post_id, PostRole(role), title.sv, title.en, unit_id, path, bool(is_deputy))
        posts.setdefault(post_id, held_post)
    return Viewer(person_id=person.pk, posts=tuple(posts.values()))


def _title_of(held: Holding | Deputyship, language: str) -> str:
    return _titled(held.post, language, is_deputy=isinstance(held, Deputyship))


def _titled(post: Post, language: str, *, is_deputy: bool) -> str:
    title = post.title(language)
    return _DEPUTY.filled(post=title).in_language(language) if is_deputy else title


_DEPUTY = Wording(sv="{post} (ställföreträdare)", en="{post} (deputy)")


def acting_in_posts(
    *,
    roles: Iterable[PostRole],
    unit_path: str | None,
    on: date,
    besides: QuerySet[Any],
    conflicted: QuerySet[Any] | None = None,
) -> dict[PostRole, list[Acting]]:
    """Who can act in the posts of these roles for a unit or one above it, and is each one among ``besides``?

    ``unit_path`` None: wherever in the university. ``besides`` and ``conflicted`` give people's numbers. A
    role that nobody holds that day, nor deputises
    for, has an empty list; one query.
    """
    near: dict[str, Any] = {"post__role__in": list(roles)}
    if unit_path is not None:
        near["post__unit__path__in"] = _upward(unit_path)
    among = ExpressionWrapper(Q(person_id__in=besides), output_field=BooleanField())
    nobody = Person.objects.none().values("pk")
    wronged = ExpressionWrapper(
        Q(person_id__in=nobody if conflicted is None else conflicted), output_field=BooleanField()
    )
    columns = ("post__role", "person_id", "acts", "among", "wronged")
    parts = [
        kind.objects.filter(_held_on(on), person__is_active=True, **near)
        .annotate(acts=Value(acts), among=among, wronged=wronged)
        .values_list(*columns)
        for kind, acts in ((Holding, 0), (Deputyship, 1))
    ]
    found: dict[PostRole, list[Acting]] = {role: [] for role in roles}
    for role, person_id, acts, is_among, has_conflict in parts[0].union(parts[1], all=True):
        found[PostRole(role)].append(Acting(person_id, bool(acts), bool(is_among), bool(has_conflict)))
    return found


def people_with_posts(*, on: date) -> list[Holding]:
    """Everybody who holds a post on that day, in the order of posts; for the demo's sign-in page."""
    return list(
        Holding.objects.filter(_held_on(on), person__is_active=True)
        .select_related("post__unit", "person")
        .order_by("post_id", "person__name")
    )


def units_to_choose(viewer: Viewer) -> list[Unit]:
    """Units that this person may register for: those of own posts and all below them."""
    wanted = Q(pk__in=[])
    for post in viewer.posts:
        wanted |= Q(path__startswith=post.unit_path)
    return list(Unit.objects.filter(wanted).order_by("path"))


def units_to_look_in(viewer: Viewer) -> list[Unit]:
    """Units whose collaborations this person may see by post: all of them, or those below own posts."""
    return list(Unit.objects.order_by("path")) if viewer.reads_all else units_to_choose(viewer)


def units_by_id(ids: Iterable[int]) -> dict[int, Unit]:
    """The units with these ids; one query."""
    return Unit.objects.in_bulk(set(ids))


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


def posts_somebody_acts_in(*, on: date) -> QuerySet[Any]:
    """The numbers of the posts that somebody holds or deputises for that day, as a part of another query."""
    held = Holding.objects.filter(_held_on(on)).order_by().values_list("post_id")
    return held.union(Deputyship.objects.filter(_held_on(on)).order_by().values_list("post_id"))


def people_in(*, post_id: int, on: date) -> list[int]:
    """Who holds a post on that day, or deputises for it; two queries."""
    kinds = (Holding, Deputyship)
    found = [
        kind.objects.filter(_held_on(on), post_id=post_id).values_list("person_id", flat=True)
        for kind in kinds
    ]
    return sorted({pk for rows in found for pk in rows})


def posts_shown_to(*, viewer: Viewer, on: date) -> list[Post]:
    """The posts that somebody holds, and those for which they may appoint a deputy, with who acts in them.

    Each post has ``held_now`` and ``deputies_now``, today's and coming ones; three queries.
    """
    posts = Post.objects.exclude(role=PostRole.RESEARCHER).select_related("unit").order_by("unit__path", "id")
    own = {post.post_id for post in viewer.posts}
    shown = [
        post
        for post in posts
        if post.pk in own or may_appoint(viewer=viewer, role=PostRole(post.role), unit_path=post.unit.path)
    ]
    held = Prefetch(
        "holdings", Holding.objects.filter(_held_on(on)).select_related("person").order_by("id"), "held_now"
    )
    deputies = Deputyship.objects.filter(until__gt=on).select_related("person").order_by("since", "id")
    prefetch_related_objects(shown, held, Prefetch("deputyships", deputies, "deputies_now"))
    return shown


def unit_paths_of(person: Person, *, on: date) -> tuple[str, ...]:
    """The paths of the units in which a person holds posts; one query."""
    held = Holding.objects.filter(_held_on(on), person=person)
    return tuple(held.values_list("post__unit__path", flat=True))


def deputyship(pk: int) -> Deputyship | None:
    """The deputyship with this number, with its post; one query."""
    return Deputyship.objects.select_related("post__unit").filter(pk=pk).first()


def holding_now(*, pk: int, on: date) -> Holding | None:
    """The holding with this number, if it lasts; one query."""
    found = Holding.objects.filter(_held_on(on), pk=pk)
    return found.select_related("person", "post__unit").first()


def holds_another(*, holding: Holding, on: date) -> bool:
    """Whether its holder has another post on that day; one query."""
    others = Holding.objects.filter(_held_on(on), person_id=holding.person_id)
    return others.exclude(pk=holding.pk).exists()


def posts_to_give() -> QuerySet[Post]:
    """Every post with its unit, for a form that gives one to somebody."""
    return Post.objects.select_related("unit").order_by("unit__path", "id")


def _upward(unit_path: str) -> list[str]:
    """The paths of a unit and of every unit above it."""
    return [unit_path[: index + 1] for index, letter in enumerate(unit_path) if letter == "/" and index]


def posts_that_own(*, unit_path: str, person_id: int, on: date) -> list[Post]:
    """The posts that may own a measure of a unit's collaboration: those of the unit and of the units above
    it, those of the person who answers for it, and the offices of the university; held by somebody that day.

    Who reviews or keeps the system owns nothing. The nearest unit first; one query.
    """
    held = Holding.objects.filter(_held_on(on), person__is_active=True)
    near = Q(unit__path__in=_upward(unit_path)) & ~Q(role__in=_OWN_NOTHING)
    theirs = Q(pk__in=held.filter(person_id=person_id).values("post_id"))
    posts = Post.objects.filter(near | theirs | Q(role__in=OFFICES), pk__in=held.values("post_id"))
    found = posts.select_related("unit").order_by("title_sv", "id")
    return sorted(found, key=lambda post: (post.role in OFFICES, -len(post.unit.path)))


_OWN_NOTHING = (PostRole.AUDITOR, PostRole.REGISTRAR, PostRole.ADMINISTRATOR)


def holders_today(*, post_ids: Iterable[int], on: date) -> dict[int, str]:
    """Who holds each post on that day, by name; "" where nobody does. One query."""
    wanted = set(post_ids)
    names: defaultdict[int, list[str]] = defaultdict(list)
    held = Holding.objects.filter(_held_on(on), post_id__in=wanted).order_by("id")
    for post_id, name in held.values_list("post_id", "person__name"):
        names[post_id].append(name)
    return {post_id: ", ".join(names[post_id]) for post_id in wanted}


def holders_of(*, role: PostRole, unit_path: str, on: date) -> list[Holding]:
    """Who holds the role for the unit or the nearest unit above it, nearest first."""
    holdings = Holding.objects.filter(_held_on(on), post__role=role, post__unit__path__in=_upward(unit_path))
    return sorted(holdings.select_related("post__unit", "person"), key=lambda held: -len(held.post.unit.path))


def nearest_posts(
    *, roles: Iterable[PostRole], unit_path: str, on: date, besides: int
) -> dict[PostRole, Post]:
    """For each role the post for the unit, or for the nearest unit above it; one query.

    A role that nobody holds that day, or nobody besides that person, is left out.
    """
    held = Holding.objects.exclude(person_id=besides).filter(
        _held_on(on),
        person__is_active=True,
        post__role__in=list(roles),
        post__unit__path__in=_upward(unit_path),
    )
    nearest_last = sorted(held.select_related("post__unit"), key=lambda held: len(held.post.unit.path))
    return {PostRole(one.post.role): one.post for one in nearest_last}


def colleagues(viewer: Viewer, *, on: date) -> list[Person]:
    """People who hold a post in the viewer's own units: those who can share a collaboration."""
    units = {post.unit_id for post in viewer.posts}
    held = Holding.objects.filter(_held_on(on), post__unit_id__in=units).exclude(person_id=viewer.person_id)
    return list(Person.objects.filter(pk__in=held.values("person_id"), is_active=True).order_by("name"))


def posts_by_id(ids: Iterable[int]) -> dict[int, Post]:
    """The posts with these ids; one query."""
    return Post.objects.select_related("unit").in_bulk(set(ids))


def signatures(*, deeds: Iterable[tuple[int, date]], language: str) -> dict[tuple[int, date], str]:
    """For each (person, day) the posts that the person held that day, as a deed is signed; two queries."""
    return {deed: both[0] if language == "sv" else both[1] for deed, both in signed(deeds=deeds).items()}


def signed(*, deeds: Iterable[tuple[int, date]]) -> dict[tuple[int, date], tuple[str, str]]:
    """For each (person, day) the posts held that day or deputised for, in both languages; two queries."""
    wanted = set(deeds)
    theirs = {"person_id__in": {person for person, _day in wanted}}
    held: list[Holding | Deputyship] = [
        *Holding.objects.filter(**theirs).select_related("post__unit").order_by("id"),
        *Deputyship.objects.filter(**theirs).select_related("post__unit").order_by("id"),
    ]
    return {deed: (_signed(held, deed, "sv"), _signed(held, deed, "en")) for deed in wanted}


def _signed(held: Iterable[Holding | Deputyship], deed: tuple[int, date], language: str) -> str:
    person, day = deed
    return "; ".join(
        f"{_title_of(one, language)}, {one.post.unit.name(language)}"
        for one in held
        if one.person_id == person and one.since <= day and (one.until is None or day < one.until)
    )


def is_locked_out(*, person: Person, at: datetime) -> bool:
    """Whether ten sign-ins were refused within the last quarter of an hour."""
    refused = count_since(what=REFUSED_SIGN_IN, on=person, since=at - timedelta(minutes=15))
    return refused >= MOST_REFUSALS


def all_units() -> list[Unit]:
    """Every unit, the university first."""
    return list(Unit.objects.order_by("path"))


def units_of_kind(kind: UnitKind) -> list[Unit]:
    """The units of one kind, by their place; one query."""
    return list(Unit.objects.filter(kind=kind).order_by("path"))


def people_of_units(*, unit_paths: Iterable[str], on: date) -> list[tuple[int, str, PostRole]]:
    """(person, path of the unit, role) of each post held in these units or below on that day; one query."""
    wanted = Q(pk__in=[])
    for path in unit_paths:
        wanted |= Q(post__unit__path__startswith=path)
    held = Holding.objects.filter(_held_on(on), wanted, person__is_active=True)
    rows = held.values_list("person_id", "post__unit__path", "post__role")
    return [(person, path, PostRole(role)) for person, path, role in rows]
