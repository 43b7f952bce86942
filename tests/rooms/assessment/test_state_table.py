"""Is what the table of states does not say refused with 409, wherever it is tried, and is nothing changed?"""

from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import Model
from django.http import HttpResponse
from django.test import Client

from farled.assessment.actions import MoveRefused, refresh
from farled.assessment.models import Presence
from farled.assessment.queries.locked import state_in
from farled.assessment.rules.moving import MOVES
from farled.assessment.terms import CaseEvent, CaseState
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built
from tests.ground.clock import MORNING
from tests.rooms.assessment.full import page_of, send

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
S, E = CaseState, CaseEvent
Try = Callable[[Client, Built], HttpResponse]
ROOMS = ("assessment", "mitigation", "collaborations", "audit")
STANDING = {
    "plain": S.CHECKING,
    "assessed": S.ASSESSING,
    "handed": S.AWAITING,
    "stopped_in_full": S.STOPPED,
    "decided": S.IN_FORCE,
    "decided_in_full": S.IN_FORCE,
    "declined": S.CLOSED,
}


def decider_of(built: Built) -> Person:
    role = PostRole(built.case.deciding_role)
    return built.by if role is PostRole.RESEARCHER else builders.decider(role)


def posted(name: str, *more: str, by: Callable[[Built], Person] = lambda built: built.by, **sent: Any) -> Try:
    def send_it(client: Client, built: Built) -> HttpResponse:
        client.force_login(by(built))
        return client.post(page_of(name, built, *more), sent)

    return send_it


def answered(client: Client, built: Built) -> HttpResponse:
    client.force_login(built.by)
    return send(client, built, value="yes")


def chosen(outcome: str) -> Try:
    def choose(client: Client, built: Built) -> HttpResponse:
        seen = builders.seen_whole(built.case) if built.case.is_full else builders.seen(built.case)
        sent = {"outcome": outcome, "reason": "Because it is so.", "seen": seen}
        return posted("decide", by=decider_of, **sent)(client, built)

    return choose


TRIES: dict[CaseEvent, Try] = {
    E.ANSWER: answered,
    E.UPGRADE: posted("check_upgrade"),
    E.BEGIN: posted("assessment_begin", pack=builders.MEDICAL),
    E.DEEPEN: posted("assessment_deepen", depth="in_depth", reason="New ground.", version="0"),
    E.RATE: posted("assessment_rate", finding="unbalanced", likelihood="3", consequence="3", version="0"),
    E.PLAN: posted("assessment_measure_plan", words="A safe.", owner="1", due="2027-03-01"),
    E.REQUIRE: posted("assessment_requirement", "country_expertise", do="meet", note="Done.", version="0"),
    E.COMMENT: posted("assessment_comment", place="case", **{"text:case": "One word."}),
    E.FILE: lambda client, built: posted(
        "assessment_file_add", place="case", file=SimpleUploadedFile("note.txt", b"A note.", "text/plain")
    )(client, built),
    E.HAND_UP: posted("hand_up", reason="All is there."),
    E.OUTSIDE_AUTHORITY: chosen("hand_up"),
    E.ASK_FOR_MORE: chosen("ask_for_more"),
    E.CONFLICT: posted("conflict_declare", by=decider_of, reason="My brother works there."),
    E.SECOND_LOOK: posted("second_look", reason="The head has not seen the new clause."),
    E.SET_STOP_ASIDE: posted(
        "stop_set_aside", by=lambda _: builders.decider(PostRole.PRESIDENT), rule="x", evidence="A letter."
    ),
    E.DECIDE: chosen("proceed"),
    E.FOLLOW_UP: posted("assessment_measure", "1", state="in_place"),
    E.CHECK_AGAIN: posted("check_again", why="A new owner."),
}
BY_THE_SYSTEM = {E.REFRESH}


def everything() -> dict[str, list[Any]]:
    """Every row of the rooms that keep cases, without who had which page open."""
    kept: list[type[Model]] = [model for room in ROOMS for model in apps.get_app_config(room).get_models()]
    return {
        model.__name__: list(model._default_manager.order_by("pk").values())
        for model in kept
        if model is not Presence
    }


def test_every_event_is_tried() -> None:
    assert set(TRIES) | BY_THE_SYSTEM == set(CaseEvent)


# To follow up a measure of a running case is to change its plan, at the same address.
@pytest.mark.parametrize("built", list(STANDING))
def test_what_the_table_does_not_say_answers_409_and_changes_nothing(client: Client, built: str) -> None:
    case, state = builders.case(built), STANDING[built]
    assert state_in(case.case) is state
    tried = [event for event in TRIES if (state, event) not in MOVES]
    if state is not S.CHECKING:
        tried = [event for event in tried if event is not E.FOLLOW_UP]
    decider_of(case), builders.decider(PostRole.PRESIDENT)
    before = everything()

    statuses = {event: TRIES[event](client, builders.fresh(case)).status_code for event in tried}

    assert statuses == dict.fromkeys(tried, 409)
    assert everything() == before
    assert len(tried) >= 3


@pytest.mark.parametrize("built", ["decided", "decided_in_full", "declined"])
def test_a_decided_case_follows_nothing_that_changes_around_it(built: str) -> None:
    case = builders.case(built).case

    with pytest.raises(MoveRefused):
        refresh(by=None, at=MORNING, case=case)
