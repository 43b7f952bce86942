"""Who holds or deputises for which post on a day, and who can act in it?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    Q,
    QuerySet,
    Value,
)

from farled.organisation.models import Deputyship, Holding, Person, Post
from farled.organisation.queries.units import upward
from farled.organisation.terms import (
    Acting,
    HeldPost,
    PostRole,
    Viewer,
)
from farled.text.terms import Wording


def held_on(day: date) -> Q:
    """What holds of a holding or a deputyship on a day, as a part of a query."""
    return Q(since__lte=day) & (Q(until=None) | Q(until__gt=day))


def viewer_of(*, person: Person, on: date) -> Viewer:
    """The person with the posts held on that day, then those deputised for; one query."""
    titles = ("post__title_sv", "post__title_en")
    columns = ("acts", "pk", "post_id", "post__role", *titles, "post__unit_id", "post__unit__path")
    held = Holding.objects.filter(held_on(on), person=person).annotate(acts=Value(0))
    acting = Deputyship.objects.filter(held_on(on), person=person).annotate(acts=Value(1))
    rows = held.values_list(*columns).union(acting.values_list(*columns), all=True)
    posts: dict[int, HeldPost] = {}
    for is_deputy, _pk, post_id, role, sv, en, unit_id, path in sorted(rows):
        title = _DEPUTY.filled(post=Wording(sv=sv, en=en)) if is_deputy else Wording(sv=sv, en=en)
        held_post = HeldPost(post_id, PostRole(role), title.sv, title.en, unit_id, path, bool(is_deputy))
        posts.setdefault(post_id, held_post)
    return Viewer(person_id=person.pk, posts=tuple(posts.values()))


def title_of(held: Holding | Deputyship, language: str) -> str:
    """The title under which somebody acts; a deputy is named as one."""
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
        near["post__unit__path__in"] = upward(unit_path)
    among = ExpressionWrapper(Q(person_id__in=besides), output_field=BooleanField())
    nobody = Person.objects.none().values("pk")
    wronged = ExpressionWrapper(
        Q(person_id__in=nobody if conflicted is None else conflicted), output_field=BooleanField()
    )
    columns = ("post__role", "person_id", "acts", "among", "wronged")
    parts = [
        kind.objects.filter(held_on(on), person__is_active=True, **near)
        .annotate(acts=Value(acts), among=among, wronged=wronged)
        .values_list(*columns)
        for kind, acts in ((Holding, 0), (Deputyship, 1))
    ]
    found: dict[PostRole, list[Acting]] = {role: [] for role in roles}
    for role, person_id, acts, is_among, has_conflict in parts[0].union(parts[1], all=True):
        found[PostRole(role)].append(Acting(person_id, bool(acts), bool(is_among), bool(has_conflict)))
    return found


def posts_somebody_acts_in(*, on: date) -> QuerySet[Any]:
    """The numbers of the posts that somebody holds or deputises for that day, as a part of another query."""
    held = Holding.objects.filter(held_on(on)).order_by().values_list("post_id")
    return held.union(Deputyship.objects.filter(held_on(on)).order_by().values_list("post_id"))


def people_in(*, post_id: int, on: date) -> list[int]:
    """Who holds a post on that day, or deputises for it; two queries."""
    kinds = (Holding, Deputyship)
    found = [
        kind.objects.filter(held_on(on), post_id=post_id).values_list("person_id", flat=True)
        for kind in kinds
    ]
    return sorted({pk for rows in found for pk in rows})


def holding_now(*, pk: int, on: date) -> Holding | None:
    """The holding with this number, if it lasts; one query."""
    found = Holding.objects.filter(held_on(on), pk=pk)
    return found.select_related("person", "post__unit").first()


def holds_another(*, holding: Holding, on: date) -> bool:
    """Whether its holder has another post on that day; one query."""
    others = Holding.objects.filter(held_on(on), person_id=holding.person_id)
    return others.exclude(pk=holding.pk).exists()


def holders_today(*, post_ids: Iterable[int], on: date) -> dict[int, str]:
    """Who holds each post on that day, by name; "" where nobody does. One query."""
    wanted = set(post_ids)
    names: defaultdict[int, list[str]] = defaultdict(list)
    held = Holding.objects.filter(held_on(on), post_id__in=wanted).order_by("id")
    for post_id, name in held.values_list("post_id", "person__name"):
        names[post_id].append(name)
    return {post_id: ", ".join(names[post_id]) for post_id in wanted}


def holders_of(*, role: PostRole, unit_path: str, on: date) -> list[Holding]:
    """Who holds the role for the unit or the nearest unit above it, nearest first."""
    holdings = Holding.objects.filter(held_on(on), post__role=role, post__unit__path__in=upward(unit_path))
    return sorted(holdings.select_related("post__unit", "person"), key=lambda held: -len(held.post.unit.path))


def nearest_posts(
    *, roles: Iterable[PostRole], unit_path: str, on: date, besides: int
) -> dict[PostRole, Post]:
    """For each role the post for the unit, or for the nearest unit above it; one query.

    A role that nobody holds that day, or nobody besides that person, is left out.
    """
    held = Holding.objects.exclude(person_id=besides).filter(
        held_on(on),
        person__is_active=True,
        post__role__in=list(roles),
        post__unit__path__in=upward(unit_path),
    )
    nearest_last = sorted(held.select_related("post__unit"), key=lambda held: len(held.post.unit.path))
    return {PostRole(one.post.role): one.post for one in nearest_last}
