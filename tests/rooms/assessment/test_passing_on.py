"""Does a case move to another post for a conflict of interest, the own case and a second look, and say so?"""

from datetime import datetime

import pytest

from farled.assessment.actions import ActionRefused, MoveRefused, ask_second_look, declare_conflict
from farled.assessment.models import Case, Decision, Step
from farled.assessment.queries.relations import deciding_posts
from farled.assessment.terms import Choice
from farled.audit.models import Event
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HEAD, PRESIDENT = PostRole.HEAD_OF_DEPARTMENT, PostRole.PRESIDENT
DECLINED = {"told_partner": "By the head, in a call.", "help_goes_on": "The student stays."}


def declare(built: Built, by: Person, at: datetime, reason: str = "My brother works there.") -> Step:
    return declare_conflict(by=by, at=at, viewer=builders.viewer(by, at), number=built.number, reason=reason)


def look(built: Built, by: Person, at: datetime, reason: str = "The clause is new.") -> Step:
    return ask_second_look(by=by, at=at, viewer=builders.viewer(by, at), number=built.number, reason=reason)


def decides(built: Built, by: Person, at: datetime) -> bool:
    case = builders.fresh(built, at).case
    return bool(deciding_posts(viewer=builders.viewer(by, at), case=case, role=PostRole(case.deciding_role)))


def test_a_conflict_moves_the_case_to_the_next_superior(at: datetime) -> None:
    built, head = builders.case("handed"), builders.decider(HEAD, at)

    step = declare(built, head, at)

    assert (step.by_role, step.to_role) == (HEAD, PRESIDENT)
    assert builders.fresh(built).case.deciding_role == PRESIDENT
    assert not decides(built, head, at)
    assert decides(built, builders.decider(PRESIDENT, at), at)
    assert Event.objects.get(what="assessment:case:conflict").why == "My brother works there."


def test_at_the_top_another_holder_decides_and_never_who_declared(at: datetime) -> None:
    built, head = builders.case("handed"), builders.decider(HEAD, at)
    declare(built, head, at)
    president, other = builders.decider(PRESIDENT, at), builders.person(PRESIDENT)

    step = declare(built, president, at, "I sit on their board.")

    assert step.to_role == PRESIDENT
    assert (decides(built, president, at), decides(built, other, at)) == (False, True)


def test_a_conflict_is_declared_with_a_reason_by_whoever_would_decide(at: datetime) -> None:
    built = builders.case("handed")

    with pytest.raises(ActionRefused, match="what the conflict is"):
        declare(built, builders.decider(HEAD, at), at, " ")
    with pytest.raises(ActionRefused, match="by whoever would decide"):
        declare(built, builders.decider(PRESIDENT, at), at)
    with pytest.raises(MoveRefused):
        declare(builders.case("plain"), builders.decider(HEAD, at), at)
    assert not Step.objects.filter(kind="conflict").exists()


def test_a_head_who_answers_for_a_case_leaves_it_to_the_next_superior(at: datetime) -> None:
    head = builders.decider(HEAD, at)

    built = builders.case("handed", by=head)

    assert built.case.deciding_role == PRESIDENT
    assert decides(built, builders.decider(PRESIDENT, at), at)
    assert not decides(built, head, at)


def test_a_head_who_answers_for_a_small_agreement_leaves_it_too(at: datetime) -> None:
    head = builders.decider(HEAD, at)

    built = builders.case("waits_for_head", by=head)

    assert built.case.deciding_role == PRESIDENT
    assert decides(built, builders.decider(PRESIDENT, at), at)


def test_a_second_look_begins_anew_one_post_higher_and_keeps_the_first_record(at: datetime) -> None:
    built = builders.settled(builders.case("handed"), choice=Choice.DECLINE, **DECLINED)
    snapshot = Decision.objects.get().snapshot

    step = look(built, built.by, at)

    again = Case.objects.get(is_current=True)
    assert (again.deciding_role, step.to_role, again.handed_at) == (PRESIDENT, PRESIDENT, None)
    assert again.pk != built.case.pk
    assert Decision.objects.get().snapshot == snapshot
    assert Event.objects.get(what="assessment:case:second_look").why == "The clause is new."


def test_who_may_ask_for_a_second_look_and_of_whom(at: datetime) -> None:
    built = builders.settled(builders.case("handed"), choice=Choice.DECLINE, **DECLINED)
    with pytest.raises(ActionRefused, match="Only those who answer"):
        look(built, builders.decider(HEAD, at), at)
    with pytest.raises(ActionRefused, match="what the higher post is to look at"):
        look(built, built.by, at, " ")
    with pytest.raises(ActionRefused, match="no decision of a higher post"):
        decided = builders.case("decided")
        look(decided, decided.by, at)
    with pytest.raises(MoveRefused):
        running = builders.case("ready")
        look(running, running.by, at)


def test_nobody_stands_above_the_highest_post(at: datetime) -> None:
    built = builders.case("handed", by=builders.decider(HEAD, at))
    declined = builders.settled(built, choice=Choice.DECLINE, **DECLINED)

    with pytest.raises(ActionRefused, match="Nobody stands above it"):
        look(declined, built.by, at)
