"""How do these tests rate findings, plan measures, and let owners answer?"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from farled.assessment.actions import confirm_means, plan_measure, rate_finding
from farled.assessment.queries.locked import assessed_again
from farled.assessment.terms import Assessment
from farled.mitigation.terms import Cell, Knowledge, Means, MeasureEntry, MeasureState, Rating
from farled.organisation.models import Person, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING

MEDIUM, OTHER, LOW = "unbalanced", "ownership-unknown", "context-strict"
"""Findings that an assessed case has: two that the rules put at medium, and one at low."""
GRAVE, FELT, SLIGHT = ("possible", "serious"), ("possible", "tangible"), ("remote", "slight")
"""Cells of the shipped matrix: medium, medium and low."""
TODAY = timezone.localdate(MORNING)


def assessed(built: builders.Built) -> Assessment:
    """What the rules say of the case as it is in the database."""
    built.case.refresh_from_db()
    return assessed_again(case=built.case, at=MORNING)[1]


def rating(finding: str = MEDIUM, **over: Any) -> Rating:
    stated: dict[str, Any] = {"before": GRAVE, "after": None, "override": ""} | over
    after = Cell(*stated["after"]) if stated["after"] else None
    reason = over.get("reason", "It has happened to two others.")
    return Rating(finding, Cell(*stated["before"]), reason, Knowledge.FAIR, after, stated["override"])


def rate(built: builders.Built, finding: str = MEDIUM, *, version: int = 0, **over: Any) -> Assessment:
    return rate_finding(
        by=built.by,
        at=MORNING,
        viewer=built.viewer,
        number=built.number,
        rating=rating(finding, **over),
        version=version,
    )


def post_of(person: Person) -> Post:
    """The post that a person of the builders holds."""
    return person.holdings.get().post


def entry(holder: Person, **over: Any) -> MeasureEntry:
    stated: dict[str, Any] = {
        "measure": "clause-exit",
        "words": "",
        "against": (MEDIUM,),
        "state": MeasureState.PLANNED,
        "owner": post_of(holder).pk,
        "due": TODAY + timedelta(days=30),
        "evidence": "",
    }
    return MeasureEntry(**(stated | over))


def plan(built: builders.Built, holder: Person, **over: Any) -> Any:
    return plan_measure(
        by=built.by, at=MORNING, viewer=built.viewer, number=built.number, entry=entry(holder, **over)
    )


def say(built: builders.Built, owner: Person, stored: Any, means: Means = Means.YES, note: str = "") -> Any:
    return confirm_means(
        by=owner,
        at=MORNING,
        viewer=builders.viewer(owner),
        number=built.number,
        pk=stored.pk,
        means=means,
        note=note,
        version=stored.version,
    )


def lawyer() -> Person:
    return builders.person(PostRole.LEGAL)
