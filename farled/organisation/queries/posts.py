"""Which posts are there, to show, to give, and to own a measure?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db.models import (
    Prefetch,
    Q,
    QuerySet,
    prefetch_related_objects,
)

from farled.organisation.models import Deputyship, Holding, Post
from farled.organisation.queries.held import held_on
from farled.organisation.queries.units import upward
from farled.organisation.rules import may_appoint
from farled.organisation.terms import (
    OFFICES,
    PostRole,
    Viewer,
)


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
        "holdings", Holding.objects.filter(held_on(on)).select_related("person").order_by("id"), "held_now"
    )
    deputies = Deputyship.objects.filter(until__gt=on).select_related("person").order_by("since", "id")
    prefetch_related_objects(shown, held, Prefetch("deputyships", deputies, "deputies_now"))
    return shown


def deputyship(pk: int) -> Deputyship | None:
    """The deputyship with this number, with its post; one query."""
    return Deputyship.objects.select_related("post__unit").filter(pk=pk).first()


def posts_to_give() -> QuerySet[Post]:
    """Every post with its unit, for a form that gives one to somebody."""
    return Post.objects.select_related("unit").order_by("unit__path", "id")


def posts_that_own(*, unit_path: str, person_id: int, on: date) -> list[Post]:
    """The posts that may own a measure of a unit's collaboration: those of the unit and of the units above
    it, those of the person who answers for it, and the offices of the university; held by somebody that day.

    Who reviews or keeps the system owns nothing. The nearest unit first; one query.
    """
    held = Holding.objects.filter(held_on(on), person__is_active=True)
    near = Q(unit__path__in=upward(unit_path)) & ~Q(role__in=_OWN_NOTHING)
    theirs = Q(pk__in=held.filter(person_id=person_id).values("post_id"))
    posts = Post.objects.filter(near | theirs | Q(role__in=OFFICES), pk__in=held.values("post_id"))
    found = posts.select_related("unit").order_by("title_sv", "id")
    return sorted(found, key=lambda post: (post.role in OFFICES, -len(post.unit.path)))


_OWN_NOTHING = (PostRole.AUDITOR, PostRole.REGISTRAR, PostRole.ADMINISTRATOR)


def posts_by_id(ids: Iterable[int]) -> dict[int, Post]:
    """The posts with these ids; one query."""
    return Post.objects.select_related("unit").in_bulk(set(ids))
