"""Does a deputy act in a post's rights for its time, named beside the post, and not a day longer?"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from farled.assessment.queries.relations import deciding_posts
from farled.audit.models import Event
from farled.organisation.actions import DeputyRefused, appoint_deputy, end_deputyship
from farled.organisation.models import Deputyship, Person, Post
from farled.organisation.queries import signatures, viewer_of
from farled.organisation.terms import PostRole
from tests import builders

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HEAD = PostRole.HEAD_OF_DEPARTMENT


def post_of(person: Person) -> Post:
    return Post.objects.get(holdings__person=person)


def appointed(post: Post, person: Person, at: datetime, **over: Any) -> Deputyship:
    today = timezone.localdate(at)
    by = over.pop("by", None) or Person.objects.get(holdings__post=post)
    said = {"since": today, "until": today + timedelta(days=14), "reason": "Leave."} | over
    return appoint_deputy(by=by, at=at, viewer=builders.viewer(by, at), post=post, person=person, **said)


def test_a_deputy_has_the_rights_of_the_post_and_is_named_beside_it(at: datetime) -> None:
    head, deputy = builders.decider(HEAD, at), builders.person(at=at)
    appointed(post_of(head), deputy, at)
    today = timezone.localdate(at)

    viewer = viewer_of(person=deputy, on=today)

    acting = viewer.posts[-1]
    assert (acting.role, acting.is_deputy, acting.title_en) == (HEAD, True, "head_of_department (deputy)")
    assert viewer.headed_paths() == (builders.department(at).path,)
    signed = signatures(deeds=[(deputy.pk, today)], language="sv")[deputy.pk, today]
    assert "Post head_of_department (ställföreträdare), Institutionen" in signed


@pytest.mark.parametrize(("days", "acts"), [(-1, False), (0, True), (13, True), (14, False)])
def test_the_right_ends_with_its_day(at: datetime, days: int, acts: bool) -> None:
    deputy = builders.person(at=at)
    appointed(post_of(builders.decider(HEAD, at)), deputy, at)

    viewer = viewer_of(person=deputy, on=timezone.localdate(at) + timedelta(days=days))

    assert (HEAD in viewer.roles) is acts


def test_a_deputy_decides_what_the_post_decides_and_never_the_own_case(at: datetime) -> None:
    deputy = builders.person(at=at)
    others, own = builders.case("waits_for_head", at=at), builders.case("waits_for_head", at=at, by=deputy)
    appointed(post_of(builders.decider(HEAD, at)), deputy, at)
    viewer = builders.viewer(deputy, at)

    assert deciding_posts(viewer=viewer, case=others.case, role=HEAD)[0].is_deputy
    assert deciding_posts(viewer=viewer, case=own.case, role=HEAD) == ()


def test_a_holder_who_also_deputises_acts_as_holder(at: datetime) -> None:
    head = builders.decider(HEAD, at)
    viewer = builders.viewer(head, at)
    twice = replace(viewer, posts=(replace(viewer.posts[0], is_deputy=True), *viewer.posts))

    found = twice.post_for(HEAD, builders.department(at).path)

    assert found is not None
    assert not found.is_deputy


@pytest.mark.parametrize(
    ("over", "said"),
    [
        ({"reason": " "}, "Say why"),
        ({"until": date(2026, 1, 1)}, "lasts a year at most"),
        ({"until": date(2028, 1, 1)}, "lasts a year at most"),
        ({"since": date(2026, 1, 1)}, "begins today at the earliest"),
    ],
)
def test_what_does_not_fit_is_refused_and_nothing_written(
    at: datetime, over: dict[str, Any], said: str
) -> None:
    with pytest.raises(DeputyRefused, match=said):
        appointed(post_of(builders.decider(HEAD, at)), builders.person(at=at), at, **over)

    assert not Deputyship.objects.exists()


def test_who_may_appoint(at: datetime) -> None:
    head, president = builders.decider(HEAD, at), builders.decider(PostRole.PRESIDENT, at)
    post, top = post_of(head), post_of(president)
    keeper, legal = (builders.person(role, at=at) for role in (PostRole.ADMINISTRATOR, PostRole.LEGAL))

    for by in (head, president, keeper):
        assert appointed(post, builders.person(at=at), at, by=by)
    for by, wanted in ((legal, post), (head, top)):
        with pytest.raises(DeputyRefused, match="appointed by whoever holds the post"):
            appointed(wanted, builders.person(at=at), at, by=by)


def test_rights_that_are_lent_are_not_lent_on(at: datetime) -> None:
    post, deputy = post_of(builders.decider(HEAD, at)), builders.person(at=at)
    appointed(post, deputy, at)

    with pytest.raises(DeputyRefused, match="appointed by whoever holds the post"):
        appointed(post, builders.person(at=at), at, by=deputy)


def test_a_researcher_is_nobodys_deputy_nor_has_one(at: datetime) -> None:
    one = builders.person(at=at)

    with pytest.raises(DeputyRefused, match="hand them over"):
        appointed(post_of(one), builders.person(at=at), at)


def test_a_deputyship_ends_early_once_and_leaves_its_trace(at: datetime) -> None:
    head, deputy = builders.decider(HEAD, at), builders.person(at=at)
    made = appointed(post_of(head), deputy, at)

    for _ in range(2):
        end_deputyship(by=head, at=at, viewer=builders.viewer(head, at), deputyship=made)

    assert HEAD not in viewer_of(person=deputy, on=timezone.localdate(at)).roles
    assert Event.objects.filter(what="organisation:deputy:end").count() == 1
    assert Event.objects.get(what="organisation:deputy:appoint").why == "Leave."
    with pytest.raises(DeputyRefused):
        stranger = builders.person(at=at)
        end_deputyship(by=stranger, at=at, viewer=builders.viewer(stranger, at), deputyship=made)
