"""What have people said and done in a full assessment, and what do the rules make of it?"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from farled.assessment.models import Case, Step, StoredAnswer, StoredRequirement, StoredSetAside, Wish
from farled.assessment.queries.books import books
from farled.assessment.queries.cases import as_answers
from farled.assessment.rules import assess
from farled.assessment.terms import (
    Assessment,
    Deeper,
    Depth,
    RequirementState,
    Running,
    Seen,
    SetAside,
    StepKind,
    Work,
)
from farled.mitigation.queries import as_planned, as_rating, measures_of, ratings_of
from farled.organisation.terms import PostRole
from farled.questionnaire.queries import asked_in
from farled.questionnaire.terms import Facts


@dataclass(frozen=True)
class Kept:
    """All rows of one case: answers (archived ones too), wish, requirements, ratings, measures, steps."""

    case: Case
    answers: list[StoredAnswer]
    wish: Wish | None
    requirements: list[StoredRequirement]
    ratings: list[Any]
    measures: list[Any]
    set_aside: list[StoredSetAside]
    steps: list[Step]

    @property
    def outside(self) -> tuple[PostRole, ...]:
        """The posts that have recorded that the risk lies outside their authority."""
        return self._posts(StepKind.OUTSIDE_AUTHORITY)

    @property
    def conflict(self) -> tuple[PostRole, ...]:
        """The posts whose holder has declared a conflict of interest."""
        return self._posts(StepKind.CONFLICT)

    @property
    def looked(self) -> PostRole | None:
        """The post that decided before those who answer for it asked for a second look; None without one."""
        return next(iter(self._posts(StepKind.SECOND_LOOK)), None)

    def _posts(self, kind: StepKind) -> tuple[PostRole, ...]:
        return tuple(PostRole(step.by_role) for step in self.steps if step.kind == kind)


def kept_in(case: Case, *, answers: list[StoredAnswer] | None = None) -> Kept:
    """Everything that people have done in a case; seven queries, six when the answers are there already."""
    return Kept(
        case=case,
        answers=list(case.answers.order_by("key")) if answers is None else answers,
        wish=Wish.objects.filter(case=case).select_related("by").first(),
        requirements=list(case.requirements.select_related("by", "asked_by")),
        ratings=ratings_of(case.pk),
        measures=measures_of(case.pk),
        set_aside=list(case.set_aside.select_related("by")),
        steps=list(case.steps.select_related("by")),
    )


def assessed_now(*, kept: Kept, facts: Facts, at: datetime) -> Assessment:
    """What the rules in force say of a full assessment on these facts; no query."""
    case = kept.case
    return assess(
        facts=facts,
        work=work_of(kept),
        questionnaire=asked_in(case.published),
        books=books(),
        on=timezone.localdate(at),
        ends_on=case.collaboration.ends_on,
    )


def work_of(kept: Kept) -> Work:
    """What people have done, in the words of the rules."""
    case = kept.case
    return Work(
        answers=as_answers(kept.answers),
        deeper=_deeper(kept.wish) if kept.wish else None,
        seen=tuple(_seen(one) for one in kept.requirements),
        ratings=tuple(as_rating(one) for one in kept.ratings),
        measures=tuple(as_planned(one) for one in kept.measures),
        running=Running(case.running_since, case.event) if case.running_since else None,
        outside=kept.outside,
        conflict=kept.conflict,
        looked=kept.looked,
        set_aside=tuple(_set_aside(one) for one in kept.set_aside),
    )


def _deeper(wish: Wish) -> Deeper:
    return Deeper(Depth(wish.depth), tuple(wish.sections), wish.reason)


def _seen(stored: StoredRequirement) -> Seen:
    return Seen(
        requirement=stored.requirement,
        state=RequirementState(stored.state),
        on=timezone.localdate(stored.at),
        by=PostRole(stored.by_role),
        note=stored.note or stored.question,
        is_free=stored.is_free,
    )


def _set_aside(stored: StoredSetAside) -> SetAside:
    return SetAside(
        rule=stored.rule,
        used=tuple((name, value) for name, value in stored.used),
        on=timezone.localdate(stored.at),
        by=PostRole(stored.by_role),
        evidence=stored.evidence,
    )
