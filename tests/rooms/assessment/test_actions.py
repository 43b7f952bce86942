"""Do the verbs of a case keep what they say, refuse what is not so, and leave their trace?"""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.db.utils import DatabaseError

from farled.assessment.actions import (
    ActionRefused,
    AnswerConflict,
    DecisionRefused,
    MoveRefused,
    answer,
    check_again,
    decide,
    upgrade,
)
from farled.assessment.models import Case, Decision, StoredAnswer
from farled.assessment.terms import Outcome
from farled.audit.models import AppendOnlyError, Event
from farled.organisation.terms import PostRole
from farled.questionnaire.actions import publish
from farled.questionnaire.queries import asked_in
from tests import builders
from tests.rooms.assessment.changing import next_version, partner_becomes

pytestmark = pytest.mark.django_db
SUBJECT = "subject.sensitive_technology"


def say(built: builders.Built, at: datetime, **over: Any) -> Any:
    sent = {"key": SUBJECT, "value": "no", "reason": "", "version": 0} | over
    return answer(by=built.by, at=at, viewer=built.viewer, number=built.number, **sent)


def settle(built: builders.Built, at: datetime, **over: Any) -> Decision:
    stated = {
        "by": built.by,
        "viewer": built.viewer,
        "case": built.case,
        "outcome": Outcome.PROCEED,
        "reason": "Known partner.",
        "seen": builders.seen(built.case, at),
        "language": "en",
    }
    return decide(at=at, **(stated | over))


def test_an_answer_is_kept_and_the_case_follows(at: datetime) -> None:
    built = builders.case("answering")

    saved = say(built, at)

    stored = StoredAnswer.objects.get()
    assert (stored.value, stored.version, saved.answer) == ("no", 1, stored)
    assert Case.objects.get().open_questions == 2


def test_every_answer_and_every_change_of_it_is_audited(at: datetime) -> None:
    built = builders.case("answering")

    say(built, at)
    say(built, at, value="unsure", version=1)

    events = Event.objects.filter(what="assessment:answer:save").order_by("id")
    told = [(event.by, event.before and event.before["value"], event.after["value"]) for event in events]
    assert told == [(built.by, None, "no"), (built.by, "no", "unsure")]


def test_a_stale_version_raises_a_conflict_and_writes_nothing(at: datetime) -> None:
    built = builders.case("answering")
    say(built, at)

    with pytest.raises(AnswerConflict):
        say(built, at, value="yes", version=0)

    assert StoredAnswer.objects.get().value == "no"


def test_the_same_answer_again_leaves_no_second_trace(at: datetime) -> None:
    built = builders.case("answering")
    say(built, at)

    saved = say(built, at)

    assert saved.answer.version == 1
    assert Event.objects.filter(what="assessment:answer:save").count() == 1


@pytest.mark.parametrize("over", [{"key": "no.such_question"}, {"value": "maybe"}, {"value": ""}])
def test_an_answer_that_does_not_fit_is_refused(at: datetime, over: dict[str, str]) -> None:
    built = builders.case("answering")

    with pytest.raises(ActionRefused):
        say(built, at, **over)

    assert not StoredAnswer.objects.exists()


def test_who_only_reads_all_answers_nothing(at: datetime) -> None:
    built = builders.case("answering")
    auditor = builders.person(PostRole.AUDITOR)

    with pytest.raises(ActionRefused) as refused:
        say(replace(built, by=auditor, viewer=builders.viewer(auditor)), at)

    assert not refused.value.is_theirs


def test_who_may_not_know_of_it_learns_nothing(at: datetime) -> None:
    built = builders.case("answering")
    stranger = builders.person()

    with pytest.raises(Case.DoesNotExist):
        say(replace(built, by=stranger, viewer=builders.viewer(stranger)), at)


def test_a_decided_case_refuses_answers(at: datetime) -> None:
    built = builders.case("decided")

    with pytest.raises(ActionRefused):
        say(built, at, value="yes", version=1)


def test_a_plain_decision_without_a_reason_keeps_the_reasons_of_the_rules(at: datetime) -> None:
    decision = settle(builders.case("plain"), at, reason=" ")

    assert decision.reason.startswith("All questions are answered: 3 by people and 6")


def test_to_decline_takes_a_reason_of_ones_own(at: datetime) -> None:
    built = builders.case("plain")

    with pytest.raises(DecisionRefused):
        settle(built, at, outcome=Outcome.DECLINE, reason="")


def test_a_decision_is_audited_with_post_reason_and_digest(at: datetime) -> None:
    built = builders.case("plain")

    decision = settle(built, at)

    event = Event.objects.get(what="assessment:decision:proceed")
    assert (event.by, event.by_post, event.why) == (built.by, "researcher", "Known partner.")
    assert event.after == {"digest": decision.digest, "valid_until": decision.valid_until.isoformat()}


@pytest.mark.parametrize("seen", ["", "0" * 64 + "." + "0" * 64])
def test_nobody_decides_on_what_nobody_saw(at: datetime, seen: str) -> None:
    built = builders.case("plain")

    with pytest.raises(DecisionRefused):
        settle(built, at, seen=seen)

    assert not Decision.objects.exists()


def test_a_partner_changed_behind_the_page_stops_the_decision(at: datetime) -> None:
    built = builders.case("plain")
    seen = builders.seen(built.case, at)
    partner_becomes(built, builders.partner())

    with pytest.raises(DecisionRefused, match="Something changed after this page was shown"):
        settle(built, at, seen=seen)


@pytest.mark.parametrize("state", ["answering", "assessment_needed", "stopped", "decided"])
def test_what_is_open_stopped_or_decided_is_not_decided(at: datetime, state: str) -> None:
    built = builders.case(state)
    before = Decision.objects.count()

    with pytest.raises(ActionRefused):
        settle(built, at)

    assert Decision.objects.count() == before


def test_another_post_does_not_decide_a_researchers_case(at: datetime) -> None:
    built = builders.case("plain")
    head = builders.person(PostRole.HEAD_OF_DEPARTMENT)

    with pytest.raises(DecisionRefused):
        settle(built, at, by=head, viewer=builders.viewer(head))


def test_a_decision_is_never_changed_or_removed(at: datetime) -> None:
    decision = settle(builders.case("plain"), at)

    with pytest.raises(AppendOnlyError):
        decision.save()
    with pytest.raises(AppendOnlyError):
        Decision.objects.update(reason="Other.")
    with pytest.raises(DatabaseError):
        Decision._base_manager.model.objects.all()._raw_delete("default")


def test_a_new_check_carries_the_answers_and_keeps_the_old_case(at: datetime) -> None:
    built = builders.case("decided")

    again = check_again(by=built.by, at=at, case=built.case, why="New owner.")

    assert StoredAnswer.objects.filter(case=again, is_archived=False).count() == 3
    assert (Case.objects.filter(is_current=True).get(), Decision.objects.get().case_id) == (
        again,
        built.case.pk,
    )
    assert Event.objects.get(what="assessment:case:again").why == "New owner."


@pytest.mark.parametrize("state", ["plain", "again"])
def test_only_a_decided_current_case_is_checked_again(at: datetime, state: str) -> None:
    built = builders.case(state)

    with pytest.raises(MoveRefused):
        check_again(by=built.by, at=at, case=built.case, why="Twice.")


def test_a_newer_version_keeps_the_answers_and_opens_what_is_new(at: datetime) -> None:
    built = builders.case("plain")
    newer = publish(by=None, at=at, questionnaire=next_version(asked_in(built.case.published)))

    carried = upgrade(by=built.by, at=at, case=built.case, to=newer)

    assert [question.key for question in carried.new_questions] == ["subject.added_later"]
    assert (Case.objects.get().open_questions, StoredAnswer.objects.filter(is_archived=False).count()) == (
        1,
        3,
    )
    assert Event.objects.get(what="assessment:case:upgrade").after == {"version": "9.0.0"}
