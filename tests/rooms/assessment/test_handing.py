"""Does a case move between posts as the rules name them, each step said, none skipped?"""

from datetime import datetime
from typing import Any

import pytest

from farled.assessment.actions import (
    ActionRefused,
    answer,
    ask_for_more,
    begin_assessment,
    hand_up,
    outside_authority,
    set_stop_aside,
)
from farled.assessment.models import Case, Step, StoredSetAside
from farled.assessment.queries.weighing import weighed_now
from farled.assessment.terms import CaseEvent, Deeper, Depth
from farled.audit.models import Event
from farled.collaborations.terms import Agreement, Reach
from farled.organisation.models import Person
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built
from tests.rooms.assessment.books import calm_answers

pytestmark = pytest.mark.django_db
EXCHANGE = {"agreement": Agreement.PLANNED, "reach": Reach.PROGRAMME}


def move(action: Any, built: Built, by: Person, at: datetime, **over: Any) -> Any:
    said = {"reason": "The risk is larger than the department."} | over
    return action(by=by, at=at, viewer=builders.viewer(by, at), number=built.number, **said)


def refusal(action: Any, built: Built, by: Person, at: datetime, **over: Any) -> ActionRefused:
    before = Step.objects.count()
    with pytest.raises(ActionRefused) as refused:
        move(action, built, by, at, **over)
    assert (Step.objects.count(), StoredSetAside.objects.count()) == (before, 0)
    return refused.value


def english(refused: ActionRefused) -> list[str]:
    return [reason.en for reason in refused.reasons]


def head(at: datetime) -> Person:
    return builders.decider(PostRole.HEAD_OF_DEPARTMENT, at)


def test_those_who_answer_hand_the_case_to_the_post_that_decides(at: datetime) -> None:
    built = builders.case("ready")

    step = move(hand_up, built, built.by, at, reason=" All is there. ")

    assert (step.kind, step.by_role, step.to_role, step.reason) == (
        "hand_up",
        "researcher",
        "head_of_department",
        "All is there.",
    )
    assert Case.objects.get().handed_at == at
    event = Event.objects.get(what="assessment:case:hand_up")
    assert (event.by, event.why) == (built.by, "All is there.")
    assert event.after == {"from": "researcher", "to": "head_of_department"}


def test_to_hand_up_needs_no_reason(at: datetime) -> None:
    built = builders.case("assessed")

    assert move(hand_up, built, built.by, at, reason="").reason == ""


def test_who_shares_the_case_hands_it_up_as_well(at: datetime) -> None:
    built = builders.case("ready")
    shares = builders.person()
    built.case.collaboration.also_responsible.add(shares)

    assert move(hand_up, built, shares, at).by == shares


def test_who_only_decides_or_reads_hands_nothing_up(at: datetime) -> None:
    built = builders.case("ready")

    refused = refusal(hand_up, built, head(at), at)

    assert (refused.is_theirs, english(refused)) == (
        False,
        ["Only those who answer for the collaboration hand the case on."],
    )


def test_a_case_is_handed_up_once(at: datetime) -> None:
    built = builders.case("handed")

    refused = refusal(hand_up, built, built.by, at)

    assert english(refused) == ["That cannot be done now: the case has been handed to the post that decides."]


def test_a_stopped_case_need_not_be_handed_up(at: datetime) -> None:
    built = builders.case("stopped_in_full")

    refused = refusal(hand_up, built, built.by, at)

    assert "a stop applies" in english(refused)[0]


def test_asked_for_more_the_case_comes_back_with_the_question(at: datetime) -> None:
    built = builders.case("handed")

    step = move(ask_for_more, built, head(at), at, reason="Who owns the centre?")

    assert (step.by_role, step.to_role, step.reason) == (
        "head_of_department",
        "researcher",
        "Who owns the centre?",
    )
    assert (Case.objects.get().handed_at, Case.objects.get().decided_at) == (None, None)
    assert Event.objects.get(what="assessment:case:ask_for_more").why == "Who owns the centre?"


def test_what_came_back_is_handed_up_again(at: datetime) -> None:
    built = builders.case("handed")
    move(ask_for_more, built, head(at), at)

    move(hand_up, built, built.by, at)

    assert [step.kind for step in Step.objects.all()] == ["hand_up", "ask_for_more", "hand_up"]
    assert Case.objects.get().handed_at == at


@pytest.mark.parametrize("action", [ask_for_more, outside_authority])
def test_a_step_of_the_deciding_post_says_why(at: datetime, action: Any) -> None:
    refused = refusal(action, builders.case("handed"), head(at), at, reason=" ")

    assert english(refused) == ["Write the reason."]


@pytest.mark.parametrize("action", [ask_for_more, outside_authority])
@pytest.mark.parametrize("role", [PostRole.PRESIDENT, PostRole.LEGAL])
def test_no_other_post_takes_these_steps(at: datetime, action: Any, role: PostRole) -> None:
    refused = refusal(action, builders.case("handed"), builders.person(role), at)

    assert not refused.is_theirs


@pytest.mark.parametrize("action", [ask_for_more, outside_authority])
def test_nobody_takes_these_steps_in_ones_own_case(at: datetime, action: Any) -> None:
    own = builders.person(PostRole.HEAD_OF_DEPARTMENT)

    refused = refusal(action, builders.case("ready", by=own), own, at)

    assert not refused.is_theirs


def test_outside_the_authority_of_the_head_research_goes_to_the_president(at: datetime) -> None:
    built = builders.case("handed")

    step = move(outside_authority, built, head(at), at)

    assert (step.by_role, step.to_role) == ("head_of_department", "president")
    assert (Case.objects.get().deciding_role, Case.objects.get().handed_at) == ("president", at)
    assert Event.objects.get(what="assessment:case:outside_authority").why == step.reason


def test_education_climbs_to_the_vice_president_and_then_to_the_president(at: datetime) -> None:
    """The line of education is head, vice president, president; an exchange begins at the vice president."""
    built = builders.case("ready", **EXCHANGE)
    vice = builders.person(PostRole.ACADEMIC_VICE_PRESIDENT)

    first = built.case.deciding_role
    step = move(outside_authority, built, vice, at)

    assert (first, step.to_role) == ("academic_vice_president", "president")
    assert Case.objects.get().deciding_role == "president"


def test_from_the_head_education_goes_to_the_vice_president_first(at: datetime) -> None:
    built = builders.case("ready", **EXCHANGE)
    Step.objects.create(
        case=built.case,
        kind="outside_authority",
        reason="Too large.",
        by=built.by,
        by_role=PostRole.HEAD_OF_DEPARTMENT,
        to_role=PostRole.ACADEMIC_VICE_PRESIDENT,
        at=at,
    )

    assert builders.follow(built, at).case.deciding_role == "academic_vice_president"


def test_above_the_president_there_is_nobody(at: datetime) -> None:
    built = builders.case("handed")
    move(outside_authority, built, head(at), at)

    refused = refusal(outside_authority, built, builders.person(PostRole.PRESIDENT), at)

    assert refused.is_theirs


def own_assessment(at: datetime) -> Built:
    """A plain collaboration that somebody wanted to look at more closely, and decides alone."""
    built = builders.case("plain")
    deeper = Deeper(Depth.STANDARD, (), "The partner is large.")
    begin_assessment(
        by=built.by, at=at, viewer=built.viewer, number=built.number, pack=builders.MEDICAL, deeper=deeper
    )
    built, calm = builders.fresh(built, at), calm_answers()
    while waiting := [key for key in builders.open_keys(built, at) if key in calm]:
        for key in waiting:
            said = {"key": key, "value": calm[key], "reason": "", "version": 0}
            answer(by=built.by, at=at, viewer=built.viewer, number=built.number, **said)
    return builders.rate(builders.meet(builders.follow(built, at), at=at), at=at)


def test_who_decides_alone_may_find_it_outside_the_own_authority(at: datetime) -> None:
    built = own_assessment(at)

    step = move(outside_authority, built, built.by, at)

    assert (built.case.deciding_role, step.by_role, step.to_role) == (
        "researcher",
        "researcher",
        "head_of_department",
    )
    assert Case.objects.get().deciding_role == "head_of_department"


def test_what_one_decides_alone_is_not_handed_up(at: datetime) -> None:
    built = own_assessment(at)

    refused = refusal(hand_up, built, built.by, at)

    assert "There is nobody to hand it to." in english(refused)[0]


def test_a_case_without_a_deciding_post_says_so(at: datetime) -> None:
    built = builders.case("handed")
    weighed = weighed_now(viewer=built.viewer, number=built.number, at=at, event=CaseEvent.DECIDE)
    object.__setattr__(weighed.assessment.deciding, "role", None)

    with pytest.raises(LookupError):
        _ = weighed.decides


def stopped(at: datetime) -> tuple[Built, Person, str]:
    built = builders.case("stopped_in_full")
    president = builders.person(PostRole.PRESIDENT)
    (stop,) = builders.assessed_in(built.case, at)[1].stops
    return built, president, stop.rule


def aside(built: Built, by: Person, at: datetime, rule: str, **over: Any) -> StoredSetAside:
    said = {"evidence": "A court has found otherwise.", "seen": builders.seen_whole(built.case, at)} | over
    viewer = builders.viewer(by, at)
    return set_stop_aside(by=by, at=at, viewer=viewer, number=built.number, rule=rule, **said)


def test_the_president_finds_a_stop_wrong_with_evidence(at: datetime) -> None:
    built, president, rule = stopped(at)

    made = aside(built, president, at, rule)

    _, assessment = builders.assessed_in(built.case, at)
    assert (assessment.stops, [stop.rule for stop in assessment.set_aside]) == ((), [rule])
    assert (Case.objects.get().result, made.by_role) == ("full_assessment_needed", "president")
    event = Event.objects.get(what="assessment:stop:set_aside")
    assert (event.by, event.why) == (president, "A court has found otherwise.")


@pytest.mark.parametrize(
    "role", [PostRole.HEAD_OF_DEPARTMENT, PostRole.ACADEMIC_VICE_PRESIDENT, PostRole.EXPORT_CONTROL]
)
def test_nobody_but_the_president_finds_a_stop_wrong(at: datetime, role: PostRole) -> None:
    built, _, rule = stopped(at)

    with pytest.raises(ActionRefused) as refused:
        aside(built, builders.person(role), at, rule)

    assert not refused.value.is_theirs
    assert not StoredSetAside.objects.exists()


@pytest.mark.parametrize(
    ("over", "because"),
    [
        ({"evidence": " "}, "Write which evidence shows that the finding is wrong."),
        ({"seen": ""}, "Something changed after this page was shown."),
        ({"rule": "another"}, "That stop does not apply any more."),
    ],
)
def test_a_stop_is_not_set_aside_in_passing(at: datetime, over: dict[str, str], because: str) -> None:
    built, president, rule = stopped(at)

    with pytest.raises(ActionRefused, match=because):
        aside(built, president, at, **({"rule": rule} | over))

    assert not StoredSetAside.objects.exists()


def test_the_stop_is_back_when_its_facts_move(at: datetime) -> None:
    built, president, rule = stopped(at)
    aside(built, president, at, rule)

    said = {"key": "partner.serious_violations", "value": "unsure", "reason": "A new report.", "version": 0}
    answer(by=built.by, at=at, viewer=built.viewer, number=built.number, **said)

    _, assessment = builders.assessed_in(built.case, at)
    assert ([stop.rule for stop in assessment.stops], assessment.set_aside) == ([rule], ())
    assert Case.objects.get().result == "stopped"
