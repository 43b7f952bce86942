"""Whatever people, posts, deputies and cases do in whatever order: is each decision made by who may make it?

A seeded crowd takes thousands of steps; most of what it tries is not its to do. After each decision the
tables are looked at, by words of this test alone: no level skipped, nobody above the own case, no decision
without reasons or twice, no right beyond its last day, no case that nobody can decide.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from farled.assessment.actions import (
    ActionRefused,
    ask_for_more,
    ask_second_look,
    check_again,
    decide,
    decide_in_full,
    declare_conflict,
    hand_up,
    outside_authority,
    refresh,
)
from farled.assessment.models import Case, Decision, Step
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.terms import Choice, Draft, Outcome
from farled.collaborations.actions import HandOverRefused, hand_over
from farled.collaborations.models import Collaboration
from farled.organisation.actions import (
    DeputyRefused,
    appoint_deputy,
    end_deputyship,
    give_post,
    take_post_back,
)
from farled.organisation.models import Deputyship, Holding, Person, Post
from farled.organisation.terms import PostRole, Viewer
from farled.responsibility.terms import DECIDING_ROLES
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.at_once import copied

RESEARCHER, HEAD, VICE, PRESIDENT = DECIDING_ROLES
LINE = (RESEARCHER, HEAD, PRESIDENT)
"""The superiors of the collaborations here: a research project, bound at most to the department."""
REFUSALS = (ActionRefused, DeputyRefused, HandOverRefused, Case.DoesNotExist)
REASONS = (*["It is worth it.", "My brother works there.", "Too large for us."] * 3, " ", "")
STEPS = 5_000
PASSED_ON = ("outside_authority", "conflict", "second_look")


def CASES() -> Any:  # noqa: N802 - a table, read anew each time
    return Case.objects.select_related("collaboration__unit", "published")


@dataclass
class Crowd:
    """People at work in one university, on a day that goes on."""

    chance: random.Random
    people: list[Person]
    patterns: list[Case]
    at: datetime = MORNING
    copies: int = 0
    done: Counter[str] = field(default_factory=Counter)

    def step(self) -> None:
        """Somebody does something; what is not theirs, or does not fit, is refused."""
        doing = self.chance.choices(list(DEEDS), weights=[deed[1] for deed in DEEDS.values()])[0]
        try:
            DEEDS[doing][0](self)
        except REFUSALS:
            self.done["refused"] += 1
        else:
            self.done[doing] += 1

    # ---- chosen by chance

    def somebody(self) -> Person:
        return self.chance.choice(self.people)

    def case(self, *, is_decided: bool = False) -> Case | None:
        found = Case.objects.filter(is_current=True, decided_at__isnull=not is_decided)
        found = found.exclude(collaboration_id__in=[case.collaboration_id for case in self.patterns])
        pks = list(found.order_by("-pk").values_list("pk", flat=True)[:6])
        return CASES().get(pk=self.chance.choice(pks)) if pks else None

    def holder_of(self, post: Post) -> Person | None:
        """Mostly whoever holds the post, where somebody does."""
        held = [one.person for one in post.holdings.select_related("person") if one.until is None]
        return held[0] if held and self.chance.random() < 0.7 else None

    def said(self, by: Person, case: Case) -> dict[str, Any]:
        viewer = builders.viewer(by, self.at)
        return {"by": by, "at": self.at, "viewer": viewer, "number": case.collaboration.number}

    def reason(self) -> str:
        return self.chance.choice(REASONS)

    @property
    def today(self) -> Any:
        return timezone.localdate(self.at)

    # ---- deeds

    def day_passes(self) -> None:
        self.at += timedelta(days=self.chance.randint(1, 4))

    def begin(self) -> None:
        self.copies += 1
        pattern = self.chance.choice(self.patterns)
        number = copied(pattern, self.copies)
        Collaboration.objects.filter(number=number).update(responsible=self.somebody())
        case = Case.objects.select_related("collaboration__unit", "published").get(
            collaboration__number=number
        )
        refresh(by=None, at=self.at, case=case)

    def deputise(self) -> None:
        post = self.chance.choice(list(Post.objects.exclude(role=RESEARCHER).select_related("unit")))
        by, since = (
            self.holder_of(post) or self.somebody(),
            self.today + timedelta(days=self.chance.randint(-1, 3)),
        )
        until = since + timedelta(days=self.chance.randint(-1, 9))
        viewer = builders.viewer(by, self.at)
        appoint_deputy(
            by=by, at=self.at, viewer=viewer, post=post, person=self.somebody(), since=since, until=until,
            reason=self.reason(),
        )  # fmt: skip  # one call on few lines

    def end_deputy(self) -> None:
        found = list(Deputyship.objects.filter(until__gt=self.today).select_related("post__unit")[:5])
        if found:
            by = self.somebody()
            one = self.chance.choice(found)
            end_deputyship(by=by, at=self.at, viewer=builders.viewer(by, self.at), deputyship=one)

    def change_holder(self) -> None:
        posts = list(Post.objects.filter(role__in=(HEAD, PRESIDENT)))
        post = self.chance.choice(posts)
        held = Holding.objects.filter(post=post, until=None, since__lt=self.today).first()
        if held and self.chance.random() < 0.6:
            take_post_back(by=self.people[0], at=self.at, holding=held, until=self.today)
        elif held is None:
            give_post(by=None, at=self.at, post=post, person=self.somebody(), since=self.today)

    def give_away(self) -> None:
        leaving = self.somebody()
        by = leaving if self.chance.random() < 0.7 else self.somebody()
        hand_over(
            by=by, at=self.at, may=by == leaving, leaving=leaving, to=self.somebody(), reason=self.reason()
        )

    def moved(self, action: Callable[..., object], *, is_decided: bool = False) -> None:
        case = self.case(is_decided=is_decided)
        if case is not None:
            action(**self.said(self.one_who_might(case), case), reason=self.reason())

    def one_who_might(self, case: Case) -> Person:
        """Mostly somebody who holds the deciding post or answers for the case, else anybody."""
        luck = self.chance.random()
        if luck < 0.35:
            return case.collaboration.responsible
        acting = acting_on(PostRole(case.deciding_role), self.today) if case.deciding_role else set()
        if luck < 0.8 and acting:
            return Person.objects.get(pk=self.chance.choice(sorted(acting)))
        return self.somebody()

    def look_again(self) -> None:
        case = self.case(is_decided=True)
        if case is not None:
            check_again(by=case.collaboration.responsible, at=self.at, case=case, why="Something is new.")

    def settle(self) -> None:
        case = self.case()
        if case is None:
            return
        refresh(by=None, at=self.at, case=case)
        by, reason = self.one_who_might(case), self.reason()
        said = {"by": by, "at": self.at, "viewer": builders.viewer(by, self.at), "language": "en"}
        before = Decision.objects.count()
        declines = self.chance.random() < 0.3
        if case.is_full:
            told = {"told_partner": "In a call.", "help_goes_on": "The student stays."} if declines else {}
            draft = Draft(Choice.DECLINE if declines else Choice.PROCEED, reason, **told)
            seen = builders.seen_whole(case, self.at)
            made = decide_in_full(**said, number=case.collaboration.number, draft=draft, seen=seen)
        else:
            outcome = Outcome.DECLINE if declines else Outcome.PROCEED
            seen = builders.seen(case, self.at)
            made = decide(**said, case=case, outcome=outcome, reason=reason, seen=seen)
        assert Decision.objects.count() == before + 1
        self.look_at(made)

    # ---- what must hold

    def look_at(self, made: Decision) -> None:
        """The decision was made by somebody who may, for reasons, and no post was skipped on the way."""
        case, role = made.case, PostRole(made.by_role)
        collaboration = case.collaboration
        answering = {
            collaboration.responsible_id,
            *collaboration.also_responsible.values_list("pk", flat=True),
        }
        assert made.reason.strip(), "a decision without reasons"
        if role is RESEARCHER:
            assert made.by_id == collaboration.responsible_id
            return
        assert made.by_id in acting_on(role, self.today), "a right that has ended"
        assert made.by_id not in answering, "somebody decided the own case above what is theirs"
        steps = list(Step.objects.filter(case=case))
        assert not any(step.kind == "conflict" and step.by_id == made.by_id for step in steps)
        recorded = {
            step.by_role for step in steps if step.kind in ("outside_authority", "conflict", "second_look")
        }
        for passed in LINE[1 : LINE.index(role)]:
            holders = holding(passed, self.today)
            conflicted = {step.by_id for step in steps if step.kind == "conflict"}
            barred = answering | conflicted
            nobody = not acting_on(passed, self.today) or bool(holders and holders <= barred)
            assert passed in recorded or nobody or not holders, f"{passed} was skipped"

    def look_at_all(self) -> None:
        """Each running case lies with a post, and where anybody at all can act in it, somebody can decide."""
        numbers = Collaboration.objects.values_list("pk", flat=True)
        assert set(Case.objects.filter(is_current=True).values_list("collaboration_id", flat=True)) == set(
            numbers
        )
        running = Case.objects.filter(is_current=True, decided_at=None)
        for case in running.select_related("collaboration__unit", "published").order_by("-pk")[:25]:
            refresh(by=None, at=self.at, case=case)
            role = PostRole(case.deciding_role)
            viewers = [builders.viewer(person, self.at) for person in self.people]
            able = [one for one in viewers if deciding_posts(viewer=one, case=case, role=role)]
            assert able or role is PRESIDENT, f"nobody can decide {case}, which lies with {role}"


def holding(role: PostRole, day: Any) -> set[int]:
    """Who holds a post of that role on a day, by the tables themselves."""
    rows = Holding.objects.filter(post__role=role).values_list("person_id", "since", "until")
    return {pk for pk, since, until in rows if since <= day and (until is None or day < until)}


def acting_on(role: PostRole, day: Any) -> set[int]:
    """Who holds a post of that role on a day, or deputises for one."""
    rows = Deputyship.objects.filter(post__role=role).values_list("person_id", "since", "until")
    return holding(role, day) | {pk for pk, since, until in rows if since <= day < until}


DEEDS: dict[str, tuple[Callable[[Crowd], None], int]] = {
    "day": (Crowd.day_passes, 6),
    "begin": (Crowd.begin, 4),
    "deputise": (Crowd.deputise, 14),
    "end deputy": (Crowd.end_deputy, 8),
    "holder": (Crowd.change_holder, 8),
    "hand over": (Crowd.give_away, 6),
    "hand up": (lambda crowd: crowd.moved(hand_up), 8),
    "outside": (lambda crowd: crowd.moved(outside_authority), 6),
    "conflict": (lambda crowd: crowd.moved(declare_conflict), 5),
    "ask": (lambda crowd: crowd.moved(ask_for_more), 4),
    "second look": (lambda crowd: crowd.moved(ask_second_look, is_decided=True), 3),
    "again": (Crowd.look_again, 1),
    "decide": (Crowd.settle, 12),
}


def crowd_of(seed: int) -> Crowd:
    """Eight researchers, a head, a president, and two collaborations to begin from."""
    patterns = [builders.case(state).case for state in ("waits_for_head", "handed")]
    people = [builders.person() for _ in range(8)]
    people += [builders.decider(role) for role in (HEAD, PRESIDENT)]
    people += [case.collaboration.responsible for case in patterns]
    return Crowd(random.Random(seed), people, patterns)


@pytest.mark.long
@pytest.mark.django_db
@pytest.mark.usefixtures("clock")
@pytest.mark.parametrize("seed", range(4))
def test_five_thousand_steps_skip_no_level_and_leave_no_case_lying(seed: int) -> None:
    crowd = crowd_of(seed)
    # What the rules say does not hang on the database: there a tenth of the steps is enough.
    steps = STEPS if connection.vendor == "sqlite" else STEPS // 10

    for number in range(steps):
        crowd.step()
        if number % 250 == 0:
            crowd.look_at_all()

    # In a tenth of the steps chance may leave one deed out.
    assert sum(crowd.done[doing] > 0 for doing in DEEDS) >= len(DEEDS) - (steps < STEPS) * 4, crowd.done
    assert crowd.done["refused"] > steps / 10


def test_a_viewer_is_only_what_the_tables_say() -> None:
    assert Viewer(person_id=1, posts=()).roles == frozenset()
