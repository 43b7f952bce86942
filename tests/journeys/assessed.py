"""How does a served demonstration get a full assessment that waits for its decision, or that is stopped?"""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from farled.assessment.actions import hand_up
from farled.assessment.models import Case, StoredRequirement
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.terms import Knowledge, Means, MeasureState
from farled.organisation.models import Holding, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.journeys.begun import begin

NOTES = {
    "country_expertise": "A colleague who has worked there for ten years has read the plan.",
    "partner_dialogue": "Talked through on 12 November: publication, and how we disagree.",
    "background_check": "A civil hospital; no link to the military was found.",
    "legal_opinion": "With the clause on publication I see no obstacle.",
    "data_protection_opinion": "With the data kept here there is no obstacle. Test once for leakage.",
}
PLAN = (
    ("data-stays-here", PostRole.RESEARCHER, MeasureState.AGREED),
    ("clause-publication-freedom", PostRole.LEGAL, MeasureState.AGREED),
    ("clause-exit", PostRole.LEGAL, MeasureState.PLANNED),
)


def wait_for_decision(file: str) -> str:
    """A collaboration of the demonstration with all answered, required, rated, planned, and handed on."""
    at = timezone.now()
    number = begin(file)
    case = Case.objects.get(is_current=True, collaboration__number=number)
    _meet(case, at)
    _plan(case, at)
    _rate(case, at)
    _follow(case, at)
    by = case.collaboration.responsible
    hand_up(by=by, at=at, viewer=builders.viewer(by, at), number=number, reason="All that we know is there.")
    return number


def be_stopped(file: str) -> str:
    """The same, begun only: a stop by policy applies to it."""
    return begin(file)


def _holder(role: PostRole, case: Case) -> tuple[Any, Post]:
    """Whoever holds the role, nearest to the case, and the post."""
    if role is PostRole.RESEARCHER:
        held = Holding.objects.filter(person=case.collaboration.responsible).select_related("post")[0]
    else:
        path = case.collaboration.unit.path
        holdings = Holding.objects.filter(post__role=role).select_related("post__unit", "person")
        held = max(holdings, key=lambda one: len(one.post.unit.path) * path.startswith(one.post.unit.path))
    return held.person, held.post


def _meet(case: Case, at: datetime) -> None:
    _, assessment = builders.assessed_in(case, at)
    for one in assessment.requirements:
        if one.is_in_the_way:
            role = one.posts[0] if one.posts else PostRole.RESEARCHER
            by, _ = _holder(role, case)
            note = NOTES.get(one.asked.id, "Looked into: no obstacle.")
            said = {"state": "met", "note": note, "by_role": role, "by": by, "at": at}
            StoredRequirement.objects.create(case=case, requirement=one.asked.id, **said)


def _plan(case: Case, at: datetime) -> None:
    _, assessment = builders.assessed_in(case, at)
    rules = [finding.rule for finding in assessment.findings if not finding.is_doubt]
    for number, (measure, role, state) in enumerate(PLAN, start=1):
        by, post = _holder(role, case)
        StoredMeasure.objects.create(
            case=case,
            number=number,
            measure=measure,
            against=rules[number - 1 :: len(PLAN)],
            state=state,
            owner=post,
            due=(at + timedelta(days=40 * number)).date(),
            means=Means.YES,
            means_by=by,
            means_at=at,
            by=by,
            at=at,
        )


def _rate(case: Case, at: datetime) -> None:
    _, assessment = builders.assessed_in(case, at)
    levels = {finding.rule: finding.level for finding in assessment.findings}
    lower = {"likelihood_after": "remote", "consequence_after": "tangible"}
    for place, rule in enumerate(assessment.unrated):
        likelihood, consequence = builders.CELLS[levels[rule]]
        after = lower if place % 2 else {"likelihood_after": likelihood, "consequence_after": consequence}
        before = {"likelihood_before": likelihood, "consequence_before": consequence}
        reason = "It has happened elsewhere, and the draft agreement leaves room for it."
        strength = list(Knowledge)[place % 3]
        by = case.collaboration.responsible
        said = {"reason": reason, "knowledge": strength, "by": by, "at": at}
        StoredRating.objects.create(case=case, finding=rule, **before, **after, **said)


def _follow(case: Case, at: datetime) -> None:
    _, assessment = builders.assessed_in(case, at)
    case.follow(assessment, case.facts)
