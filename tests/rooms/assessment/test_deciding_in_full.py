"""Is a full assessment decided by the right post, on what was shown, once, and kept for good?"""

import json
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.utils import timezone

from farled.assessment.actions import ActionRefused, decide_in_full
from farled.assessment.models import Case, Comment, Decision
from farled.assessment.terms import Choice, Condition, Draft
from farled.audit.models import Event
from farled.mitigation.models import StoredMeasure
from farled.mitigation.terms import Means, MeasureState
from farled.organisation.models import Person, Post
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = pytest.mark.django_db


def decide(built: Built, at: datetime, *, by: Person | None = None, **over: Any) -> Decision:
    """The head of department decides, on the page as it is now, unless something else is said."""
    by = by or builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)
    stated = {
        "viewer": builders.viewer(by, at),
        "number": built.number,
        "draft": Draft(Choice.PROCEED, "The benefit outweighs what remains."),
        "seen": builders.seen_whole(built.case, at),
        "language": "en",
    }
    return decide_in_full(by=by, at=at, **(stated | over))


def refusal(built: Built, at: datetime, **over: Any) -> ActionRefused:
    with pytest.raises(ActionRefused) as refused:
        decide(built, at, **over)
    assert not Decision.objects.exists()
    assert not StoredMeasure.objects.filter(is_condition=True).exists()
    return refused.value


def in_english(refused: ActionRefused) -> list[str]:
    return [reason.en for reason in refused.reasons]


def test_the_deciding_post_lets_a_ready_case_go_ahead(at: datetime) -> None:
    built = builders.case("handed")

    decision = decide(built, at)

    case = Case.objects.get()
    assert (decision.outcome, decision.by_role, decision.case) == ("proceed", "head_of_department", case)
    assert case.decided_at == at
    assert decision.valid_until == timezone.localdate(at).replace(year=2027)


def test_the_digest_binds_all_that_was_shown_and_the_decision(at: datetime) -> None:
    built = builders.case("handed")

    decision = decide(built, at)

    kept = json.loads(decision.snapshot)
    assert sha256(decision.snapshot.encode("utf-8")).hexdigest() == decision.digest
    assert (kept["schema"], kept["decision"]["outcome"]) == (2, "proceed")
    event = Event.objects.get(what="assessment:decision:proceed")
    assert event.after == {"digest": decision.digest, "valid_until": decision.valid_until.isoformat()}
    assert (event.by_post, event.why) == ("head_of_department", "The benefit outweighs what remains.")


def test_the_deciding_post_need_not_wait_until_it_is_handed(at: datetime) -> None:
    assert decide(builders.case("ready"), at).outcome == "proceed"


def test_head_of_department_cannot_decide_own_case(at: datetime) -> None:
    head = builders.person(PostRole.HEAD_OF_DEPARTMENT)
    built = builders.case("ready", by=head)

    refused = refusal(built, at, by=head)

    assert not refused.is_theirs


@pytest.mark.parametrize(
    "role", [PostRole.PRESIDENT, PostRole.ACADEMIC_VICE_PRESIDENT, PostRole.LEGAL, PostRole.AUDITOR]
)
def test_no_other_post_decides(at: datetime, role: PostRole) -> None:
    refused = refusal(builders.case("handed"), at, by=builders.person(role))

    assert not refused.is_theirs
    assert "The decision is made by: Head of department. You do not decide in this case." in in_english(
        refused
    )


def test_who_answers_for_the_case_does_not_decide_above_what_is_theirs(at: datetime) -> None:
    built = builders.case("handed")

    assert not refusal(built, at, by=built.by).is_theirs


def test_who_may_not_know_of_it_learns_nothing(at: datetime) -> None:
    with pytest.raises(Case.DoesNotExist):
        decide(builders.case("handed"), at, by=builders.person())


@pytest.mark.parametrize("state", ["assessing", "assessed"])
def test_what_is_not_ready_does_not_go_ahead(at: datetime, state: str) -> None:
    reasons = in_english(refusal(builders.case(state), at))

    assert any("The choice “proceed” is not open. Things stand so:" in reason for reason in reasons)


def test_a_quick_check_is_not_decided_in_full(at: datetime) -> None:
    built = builders.case("assessment_needed")

    with pytest.raises(ActionRefused, match="has not been begun"):
        decide(built, at, seen="")


@pytest.mark.parametrize("choice", [Choice.ASK_FOR_MORE, Choice.HAND_UP])
def test_a_step_between_posts_is_no_decision(at: datetime, choice: Choice) -> None:
    refused = refusal(builders.case("handed"), at, draft=Draft(choice, "Look again."))

    assert in_english(refused) == ["This is not a decision."]


def test_a_reason_is_always_needed(at: datetime) -> None:
    refused = refusal(builders.case("handed"), at, draft=Draft(Choice.PROCEED, "  "))

    assert in_english(refused) == ["Write the reason."]


def commented(built: Built, at: datetime) -> None:
    Comment.objects.create(case=built.case, place="case", text="Wait.", by=built.by, at=at)


def replanned(built: Built, _at: datetime) -> None:
    built.case.measures.update(evidence="Signed.")


def rated_anew(built: Built, _at: datetime) -> None:
    built.case.ratings.filter(finding="unbalanced").update(reason="Because.")


@pytest.mark.parametrize("move", [commented, replanned, rated_anew])
def test_nobody_decides_on_what_nobody_saw(at: datetime, move: Any) -> None:
    built = builders.case("handed")
    builders.plan(built, state=MeasureState.IN_PLACE)
    seen = builders.seen_whole(built.case, at)
    move(built, at)

    refused = refusal(built, at, seen=seen)

    assert in_english(refused) == [
        "Something changed after this page was shown. Read it through and confirm again."
    ]


def test_of_two_who_decide_one_wins(at: datetime) -> None:
    built = builders.case("handed")
    seen = builders.seen_whole(built.case, at)
    decide(built, at, seen=seen)

    with pytest.raises(ActionRefused, match="decided and can no longer be changed"):
        decide(built, at, by=builders.person(PostRole.HEAD_OF_DEPARTMENT), seen=seen)

    assert Decision.objects.count() == 1


def test_with_conditions_every_measure_becomes_one_and_own_words_are_added(at: datetime) -> None:
    built = builders.case("handed")
    builders.plan(built)
    builders.plan(built, words="Left out.", state=MeasureState.DROPPED)
    legal = builders.person(PostRole.LEGAL).holdings.get().post
    due = timezone.localdate(at) + timedelta(days=30)
    own = (Condition(" The contract is read once more. ", legal.pk, due), Condition())

    decision = decide(built, at, draft=Draft(Choice.PROCEED_WITH_CONDITIONS, "If they are kept.", own))

    kept = {measure.letter: measure for measure in StoredMeasure.objects.filter(is_condition=True)}
    added = kept["C"]
    assert list(kept) == ["A", "C"]
    assert (added.words, added.owner, added.due, added.state) == (
        "The contract is read once more.",
        legal,
        due,
        MeasureState.PLANNED,
    )
    told = json.loads(decision.snapshot)["decision"]["conditions"]
    assert [(one["letter"], one["what"]["en"]) for one in told] == [
        ("A", "Data stay here."),
        ("C", "The contract is read once more."),
    ]
    assert Event.objects.get(what="mitigation:plan:hold_to").after == {"letters": "A"}
    assert Event.objects.get(what="mitigation:measure:hold_to").after["letter"] == "C"


def test_a_condition_needs_a_post_that_exists(at: datetime) -> None:
    built = builders.case("handed")
    builders.plan(built)
    own = (Condition("Read.", Post.objects.count() + 1000, timezone.localdate(at)),)

    refused = refusal(built, at, draft=Draft(Choice.PROCEED_WITH_CONDITIONS, "If.", own))

    assert in_english(refused) == ["The post that is to own the condition does not exist."]


def test_the_record_stays_when_a_condition_is_followed_up(at: datetime) -> None:
    built = builders.case("handed")
    builders.plan(built)
    decision = decide(built, at, draft=Draft(Choice.PROCEED_WITH_CONDITIONS, "If they are kept."))
    before = decision.snapshot

    StoredMeasure.objects.update(state=MeasureState.IN_PLACE, evidence="Signed.", due=at.date())

    assert Decision.objects.get().snapshot == before
    assert "Signed." not in before


def test_measures_that_wait_make_it_a_decision_with_conditions(at: datetime) -> None:
    built = builders.case("handed")
    builders.plan(built)

    refused = refusal(built, at)

    assert in_english(refused) == ["Measures remain to be put in place. So it is a decision with conditions."]


def test_to_decline_says_how_the_partner_is_told_and_what_help_goes_on(at: datetime) -> None:
    built = builders.case("assessed")

    refused = refusal(built, at, draft=Draft(Choice.DECLINE, "The university would not learn anything."))
    said = {"told_partner": "By the head, in a call.", "help_goes_on": "The doctoral student stays."}
    decision = decide(built, at, draft=Draft(Choice.DECLINE, "Too little in return.", **said))

    assert len(in_english(refused)) == 2
    kept = json.loads(decision.snapshot)["decision"]
    assert {key: kept[key] for key in said} == said
    assert "exit_plan" not in kept


def running(built: Built, at: datetime) -> Built:
    """The collaboration runs, and is looked at again."""
    Case.objects.filter(pk=built.case.pk).update(
        running_since=timezone.localdate(at), event="New accusations."
    )
    return replace(built, case=Case.objects.get(pk=built.case.pk))


@pytest.mark.parametrize(("choice", "field"), [(Choice.MODIFY, "changes"), (Choice.TERMINATE, "exit_plan")])
def test_what_runs_is_changed_or_ended_by_a_plan(at: datetime, choice: Choice, field: str) -> None:
    built = running(builders.case("handed"), at)

    refused = refusal(built, at, draft=Draft(choice, "Too much has changed."))
    decision = decide(built, at, draft=Draft(choice, "Too much has changed.", **{field: "From June on."}))

    assert len(in_english(refused)) == 1
    assert json.loads(decision.snapshot)["decision"][field] == "From June on."


def test_a_decision_that_goes_nowhere_is_looked_at_again_in_due_time(at: datetime) -> None:
    over = at - timedelta(days=300)
    dates = {"starts_on": over.date(), "ends_on": (over + timedelta(days=30)).date()}
    built = builders.case("assessed", **dates)

    said = {"told_partner": "By letter.", "help_goes_on": "None is needed."}
    decision = decide(built, at, draft=Draft(Choice.DECLINE, "Too little in return.", **said))

    assert decision.valid_until == timezone.localdate(at).replace(year=2027)


def test_nothing_goes_ahead_that_is_over(at: datetime) -> None:
    over = at - timedelta(days=300)
    dates = {"starts_on": over.date(), "ends_on": (over + timedelta(days=30)).date()}

    reasons = in_english(refusal(builders.case("ready", **dates), at))

    assert reasons == ["By its end date the collaboration is over. There is nothing left to go ahead with."]


def test_the_president_refuses_what_policy_stops(at: datetime) -> None:
    built = builders.case("stopped_in_full")
    president = builders.person(PostRole.PRESIDENT)
    said = {"told_partner": "By the president, in a letter.", "help_goes_on": "None is needed."}

    decision = decide(built, at, by=president, draft=Draft(Choice.DECLINE, "Policy.", **said))

    assert (decision.outcome, decision.by_role) == ("decline", "president")


@pytest.mark.parametrize("choice", [Choice.PROCEED, Choice.PROCEED_WITH_CONDITIONS, Choice.MODIFY])
def test_no_measure_ever_clears_a_stop(at: datetime, choice: Choice) -> None:
    built = builders.case("stopped_in_full")
    builders.plan(built, state=MeasureState.IN_PLACE)
    draft = Draft(choice, "It is worth it.", changes="Much.")

    reasons = in_english(refusal(built, at, by=builders.person(PostRole.PRESIDENT), draft=draft))

    assert any("Things stand so: stopped by university policy." in reason for reason in reasons)


def test_an_owner_without_means_takes_a_researchers_case_upward(at: datetime) -> None:
    built = builders.case("ready")
    builders.plan(built, means=Means.NO)

    decision = decide(built, at, draft=Draft(Choice.PROCEED_WITH_CONDITIONS, "We find the means."))

    assert decision.by_role == "head_of_department"
