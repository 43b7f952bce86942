"""How does a test get a full assessment that requires something, and do something about it?"""

from datetime import datetime
from typing import Any

from farled.assessment import actions
from farled.assessment.models import StoredRequirement
from farled.assessment.terms import Assessment
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.ground.clock import MORNING

EXPERTISE, ETHICS, RIGHTS = "country_expertise", "ethics_opinion", "human_rights_review"
"""Anybody gives the first, the head waives it. The international office gives the second, the vice president
waives it. The head or the international office gives the third, nobody waives it."""


def requiring(**over: Any) -> builders.Built:
    """A full assessment in which everything is unsure, so that all three are required."""
    return builders.answer_open(builders.case("assessing", **over), value="unsure")


def ask(
    built: builders.Built, requirement: str = ETHICS, *, by: Person | None = None, **over: Any
) -> Assessment:
    """Ask the international office by the person who answers for the case, unless told otherwise."""
    sent = {"asked_of": PostRole.INTERNATIONAL_OFFICE, "question": "Is it sound?", "due": None, "version": 0}
    return _do(actions.ask_for, built, by, requirement, sent | over)


def meet(built: builders.Built, requirement: str, *, by: Person | None = None, **over: Any) -> Assessment:
    """Say that it is done."""
    return _do(actions.meet, built, by, requirement, {"note": "An expert has read it.", "version": 0} | over)


def waive(built: builders.Built, requirement: str, *, by: Person | None = None, **over: Any) -> Assessment:
    """Let it go."""
    return _do(actions.waive, built, by, requirement, {"note": "We know the place.", "version": 0} | over)


def take_back(
    built: builders.Built, requirement: str, *, by: Person | None = None, **over: Any
) -> Assessment:
    """Take back what was done."""
    return _do(actions.take_back, built, by, requirement, {"version": 1} | over)


def _do(
    action: Any, built: builders.Built, by: Person | None, requirement: str, sent: dict[str, Any]
) -> Assessment:
    by = by or built.by
    at: datetime = sent.pop("at", MORNING)
    done: Assessment = action(
        by=by, at=at, viewer=builders.viewer(by, at), number=built.number, requirement=requirement, **sent
    )
    return done


def stored(requirement: str) -> StoredRequirement:
    """What was done about it."""
    return StoredRequirement.objects.get(requirement=requirement)
