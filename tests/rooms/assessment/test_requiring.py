"""Is what is required asked, met, waived and taken back by those who may, each with its trace?"""

from datetime import date, timedelta
from typing import Any

import pytest

from farled.assessment.actions import ActionRefused, ChangedMeanwhile
from farled.assessment.models import Case, StoredRequirement
from farled.assessment.rules.requiring import (
    ADVISING,
    Acting,
    Deed,
    Done,
    against_asking,
    giving_role,
    may_be_asked,
    open_deeds,
    taking_back_role,
    waiving_role,
)
from farled.assessment.terms import Assessment, Opened, Required, RequirementState
from farled.audit.models import Event
from farled.collaborations.models import Invitation
from farled.organisation import actions as organisation
from farled.organisation.models import Person
from farled.organisation.terms import PostRole, UnitKind
from farled.risks.terms import Requirement
from farled.text.terms import Wording
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.requiring import (
    ETHICS,
    EXPERTISE,
    RIGHTS,
    ask,
    meet,
    requiring,
    stored,
    take_back,
    waive,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MET, WAIVED, ASKED, MISSING = RequirementState
HEAD, OFFICE, LEGAL = PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE, PostRole.LEGAL
TODAY = MORNING.date()
NAME = Wording(sv="krav", en="requirement")
BY_ALL = Requirement("work", NAME, before_decision=True, waived_by=HEAD)
BY_OFFICE = Requirement("opinion", NAME, before_decision=True, waived_by=None, posts=(OFFICE,))


def state_in(assessment: Assessment, requirement: str) -> RequirementState:
    return next(one.state for one in assessment.requirements if one.asked.id == requirement)


def acting(*roles: PostRole, works: bool = False, answers: bool = False, person_id: int = 1) -> Acting:
    return Acting(person_id, works or answers, answers, roles)


def required(requirement: Requirement, state: RequirementState) -> Required:
    opened = Opened(requirement.id, requirement.name, (), ())
    return Required(asked=opened, state=state, before_decision=requirement.before_decision)


def invited(built: builders.Built, *, may_answer: bool = True) -> Person:
    """A colleague who is invited to the case and holds no post that counts in it."""
    other = organisation.open_unit(by=None, at=MORNING, name_sv="B", name_en="B", kind=UnitKind.DEPARTMENT)
    guest = builders.person(unit=other)
    Invitation.objects.create(
        collaboration=built.case.collaboration, person=guest, may_answer=may_answer, at=MORNING, by=built.by
    )
    return guest


def head_elsewhere() -> Person:
    other = organisation.open_unit(by=None, at=MORNING, name_sv="C", name_en="C", kind=UnitKind.DEPARTMENT)
    return builders.person(HEAD, unit=other)


@pytest.mark.parametrize(
    ("requirement", "asked_of", "who", "role"),
    [
        # What anybody gives: those who work on it, and whoever was asked.
        (BY_ALL, None, acting(PostRole.RESEARCHER, answers=True), PostRole.RESEARCHER),
        (BY_ALL, None, acting(works=True), PostRole.RESEARCHER),
        (BY_ALL, None, acting(LEGAL, works=True), LEGAL),
        (BY_ALL, None, acting(LEGAL), None),
        (BY_ALL, LEGAL, acting(LEGAL), LEGAL),
        (BY_ALL, LEGAL, acting(OFFICE), None),
        (BY_ALL, LEGAL, acting(PostRole.RESEARCHER, LEGAL, works=True), LEGAL),
        # What a post alone gives: its holder, never in an own case.
        (BY_OFFICE, None, acting(OFFICE), OFFICE),
        (BY_OFFICE, None, acting(PostRole.RESEARCHER, OFFICE, works=True), OFFICE),
        (BY_OFFICE, None, acting(OFFICE, answers=True), None),
        (BY_OFFICE, None, acting(PostRole.RESEARCHER, answers=True), None),
        (BY_OFFICE, LEGAL, acting(LEGAL), None),
    ],
)
def test_who_gives(
    requirement: Requirement, asked_of: PostRole | None, who: Acting, role: PostRole | None
) -> None:
    assert giving_role(requirement=requirement, asked_of=asked_of, acting=who) is role


@pytest.mark.parametrize(
    ("requirement", "who", "role"),
    [
        (BY_ALL, acting(HEAD), HEAD),
        (BY_ALL, acting(LEGAL, PostRole.PRESIDENT), PostRole.PRESIDENT),
        (BY_ALL, acting(HEAD, works=True), HEAD),
        (BY_ALL, acting(HEAD, answers=True), None),
        (BY_ALL, acting(PostRole.RESEARCHER, answers=True), None),
        (BY_ALL, acting(LEGAL), None),
        (BY_OFFICE, acting(PostRole.PRESIDENT), None),
    ],
)
def test_who_waives(requirement: Requirement, who: Acting, role: PostRole | None) -> None:
    assert waiving_role(requirement=requirement, acting=who) is role


@pytest.mark.parametrize(
    ("state", "who", "takes_back"),
    [
        (ASKED, acting(person_id=7), True),
        (ASKED, acting(works=True), True),
        (ASKED, acting(HEAD), False),
        (MET, acting(person_id=7), True),
        (MET, acting(works=True), False),
        (WAIVED, acting(HEAD), True),
        (WAIVED, acting(person_id=7), False),
    ],
)
def test_who_takes_back_what_person_7_did(state: RequirementState, who: Acting, takes_back: bool) -> None:
    done = Done(state, 7, None)

    assert (taking_back_role(requirement=BY_ALL, done=done, acting=who) is not None) is takes_back


@pytest.mark.parametrize(
    ("requirement", "state", "done", "who", "open_to_them"),
    [
        (BY_ALL, MISSING, None, acting(answers=True), "meet ask"),
        (BY_ALL, MISSING, None, acting(HEAD), "ask waive"),
        (BY_ALL, MISSING, None, acting(HEAD, works=True), "meet ask waive"),
        (BY_ALL, MISSING, None, acting(LEGAL), ""),
        (BY_ALL, ASKED, Done(ASKED, 1, LEGAL), acting(answers=True), "meet ask withdraw"),
        (BY_ALL, ASKED, Done(ASKED, 1, LEGAL), acting(LEGAL, person_id=2), "meet"),
        (BY_ALL, MET, None, acting(answers=True), ""),
        (BY_ALL, MET, Done(MET, 1, None), acting(answers=True), "meet withdraw"),
        (BY_ALL, WAIVED, Done(WAIVED, 2, None), acting(answers=True), "meet"),
        (BY_ALL, WAIVED, Done(WAIVED, 2, None), acting(HEAD), "withdraw"),
        (BY_OFFICE, MISSING, None, acting(answers=True), "ask"),
        (BY_OFFICE, MISSING, None, acting(OFFICE), "meet"),
        (Requirement("reading", NAME, before_decision=False), MISSING, None, acting(answers=True), ""),
    ],
)
def test_what_is_open_to_whom(
    requirement: Requirement, state: RequirementState, done: Done | None, who: Acting, open_to_them: str
) -> None:
    found = open_deeds(requirement=requirement, required=required(requirement, state), done=done, acting=who)

    assert sorted(found) == sorted(Deed(word) for word in open_to_them.split())


def test_only_the_posts_that_alone_give_it_can_be_asked() -> None:
    assert may_be_asked(requirement=BY_OFFICE) == (OFFICE,)
    assert may_be_asked(requirement=BY_ALL) == ADVISING


def test_everything_that_speaks_against_a_question_is_said_at_once() -> None:
    found = against_asking(
        requirement=BY_OFFICE,
        required=required(BY_OFFICE, MET),
        asked_of=LEGAL,
        question=" ",
        due=date(2020, 1, 1),
        today=TODAY,
        acting=acting(works=True),
    )

    assert len(found) == 4


def test_asking_a_post_keeps_question_and_day_and_the_case_follows(at: Any) -> None:
    built = requiring()

    found = ask(built, due=TODAY + timedelta(days=7))

    kept = stored(ETHICS)
    assert state_in(found, ETHICS) is ASKED
    assert (kept.asked_of, kept.question, kept.due) == (OFFICE, "Is it sound?", TODAY + timedelta(days=7))
    assert (kept.by, kept.asked_by, kept.by_role, kept.version) == (built.by, built.by, "researcher", 1)


def test_an_opinion_keeps_the_question_that_it_answers() -> None:
    built, office = requiring(), builders.person(OFFICE)
    ask(built)

    found = meet(built, ETHICS, by=office, note="It is sound.", version=1)

    kept = stored(ETHICS)
    assert state_in(found, ETHICS) is MET
    assert (kept.note, kept.question, kept.by, kept.asked_by) == (
        "It is sound.",
        "Is it sound?",
        office,
        built.by,
    )


def test_the_last_thing_required_lets_the_case_go_on() -> None:
    built, office = requiring(), builders.person(OFFICE)
    meet(built, ETHICS, by=office)
    meet(built, RIGHTS, by=office)
    meet(built, EXPERTISE)
    meet(built, "partner_dialogue")

    assert Case.objects.get(pk=built.case.pk).readiness != "requirements_missing"


def test_a_waiver_keeps_the_reason_and_the_post() -> None:
    built, head = requiring(), builders.person(HEAD)

    found = waive(built, EXPERTISE, by=head)

    kept = stored(EXPERTISE)
    assert state_in(found, EXPERTISE) is WAIVED
    assert (kept.note, kept.by_role) == ("We know the place.", HEAD)


@pytest.mark.parametrize("verb", ["ask", "meet", "waive", "withdraw"])
def test_each_deed_leaves_its_trace_with_post_and_words(verb: str) -> None:
    built, head = requiring(), builders.person(HEAD)
    deeds = {
        "ask": lambda: ask(built, EXPERTISE),
        "meet": lambda: meet(built, EXPERTISE),
        "waive": lambda: waive(built, EXPERTISE, by=head),
        "withdraw": lambda: (meet(built, EXPERTISE), take_back(built, EXPERTISE)),
    }

    deeds[verb]()

    event = Event.objects.get(what=f"assessment:requirement:{verb}")
    told = {
        "ask": ("researcher", "Is it sound?"),
        "meet": ("researcher", "An expert has read it."),
        "waive": (HEAD, "We know the place."),
        "withdraw": ("researcher", ""),
    }
    assert (event.by_post, event.why, event.after["requirement"]) == (*told[verb], EXPERTISE)


def test_the_trail_keeps_what_was_said_before_it_was_changed() -> None:
    built = requiring()
    meet(built, EXPERTISE, note="Read by an expert.")

    meet(built, EXPERTISE, note="Read by two experts.", version=1)

    event = Event.objects.filter(what="assessment:requirement:meet").latest("id")
    assert (event.before["note"], event.after["note"]) == ("Read by an expert.", "Read by two experts.")


def test_a_trace_that_cannot_be_written_leaves_nothing_done(monkeypatch: pytest.MonkeyPatch) -> None:
    built = requiring()

    def fail(**_event: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("farled.audit.actions.record", fail)
    with pytest.raises(RuntimeError):
        meet(built, EXPERTISE)

    assert not StoredRequirement.objects.exists()


@pytest.mark.parametrize("deed", [ask, meet, waive, take_back])
def test_a_page_that_was_open_too_long_overwrites_nothing(deed: Any) -> None:
    built, head = requiring(), builders.person(HEAD)
    ask(built, EXPERTISE, question="Who knows the place?")
    by = head if deed is waive else built.by

    with pytest.raises(ChangedMeanwhile) as changed:
        deed(built, EXPERTISE, by=by, version=5)

    assert changed.value.stored == stored(EXPERTISE)


def test_a_page_from_before_something_was_taken_back_never_fits_again() -> None:
    built, office = requiring(), builders.person(OFFICE)
    ask(built, question="Is it sound?")
    take_back(built, ETHICS)
    ask(built, question="Is it sound now?")

    with pytest.raises(ChangedMeanwhile):
        meet(built, ETHICS, by=office, version=1)


@pytest.mark.parametrize("deed", [ask, meet])
def test_the_same_sent_twice_is_written_once(deed: Any) -> None:
    built = requiring()
    deed(built, EXPERTISE)

    deed(built, EXPERTISE)

    assert stored(EXPERTISE).version == 1
    assert Event.objects.filter(what__startswith="assessment:requirement:").count() == 1


def test_taking_back_twice_is_taking_back_once() -> None:
    built = requiring()
    ask(built)
    take_back(built, ETHICS)

    found = take_back(built, ETHICS)

    assert state_in(found, ETHICS) is MISSING
    assert Event.objects.filter(what="assessment:requirement:withdraw").count() == 1


@pytest.mark.parametrize(
    ("deed", "over"),
    [
        (ask, {"requirement": EXPERTISE, "question": "  "}),
        (ask, {"requirement": EXPERTISE, "due": TODAY - timedelta(days=1)}),
        (ask, {"requirement": EXPERTISE, "asked_of": PostRole.AUDITOR}),
        (ask, {"requirement": ETHICS, "asked_of": LEGAL}),
        (ask, {"requirement": "legal_opinion"}),
        (ask, {"requirement": "no_such_thing"}),
        (meet, {"requirement": EXPERTISE, "note": " "}),
        (take_back, {"requirement": "no_such_thing"}),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(deed: Any, over: dict[str, Any]) -> None:
    built = requiring()

    with pytest.raises(ActionRefused) as refused:
        deed(built, **over)

    assert refused.value.is_theirs
    assert not StoredRequirement.objects.exists()


@pytest.mark.parametrize("deed", [ask, waive])
def test_what_is_met_is_neither_asked_for_nor_waived(deed: Any) -> None:
    built, head = requiring(), builders.person(HEAD)
    meet(built, EXPERTISE)

    with pytest.raises(ActionRefused):
        deed(built, EXPERTISE, by=head if deed is waive else built.by, version=1)


def test_a_waiver_without_a_reason_is_none() -> None:
    with pytest.raises(ActionRefused):
        waive(requiring(), EXPERTISE, by=builders.person(HEAD), note="")


def test_what_was_waived_can_still_be_done() -> None:
    built = requiring()
    waive(built, EXPERTISE, by=builders.person(HEAD))

    assert state_in(meet(built, EXPERTISE, version=1), EXPERTISE) is MET


@pytest.mark.parametrize(
    ("deed", "requirement", "role"),
    [
        (ask, EXPERTISE, PostRole.AUDITOR),
        (ask, ETHICS, OFFICE),
        (meet, EXPERTISE, PostRole.AUDITOR),
        (meet, ETHICS, LEGAL),
        (meet, ETHICS, HEAD),
        (waive, EXPERTISE, LEGAL),
        (waive, ETHICS, HEAD),
        (waive, RIGHTS, PostRole.PRESIDENT),
    ],
)
def test_who_may_not_do_it_is_told_that_it_is_not_theirs(deed: Any, requirement: str, role: PostRole) -> None:
    built, somebody = requiring(), builders.person(role)

    with pytest.raises(ActionRefused) as refused:
        deed(built, requirement, by=somebody)

    assert not refused.value.is_theirs


@pytest.mark.parametrize("deed", [meet, waive])
def test_the_head_of_another_department_has_no_say(deed: Any) -> None:
    built = requiring()
    elsewhere = head_elsewhere()
    Invitation.objects.create(
        collaboration=built.case.collaboration, person=elsewhere, at=MORNING, by=built.by
    )

    with pytest.raises(ActionRefused) as refused:
        deed(built, RIGHTS if deed is meet else EXPERTISE, by=elsewhere)

    assert not refused.value.is_theirs


def test_nobody_waives_in_a_collaboration_of_their_own() -> None:
    head = builders.person(HEAD)
    built = requiring(by=head)

    with pytest.raises(ActionRefused) as refused:
        waive(built, EXPERTISE)

    assert not refused.value.is_theirs


def test_nobody_gives_an_opinion_on_a_collaboration_of_their_own() -> None:
    office = builders.person(OFFICE)
    built = requiring(also_responsible=(office.pk,))

    with pytest.raises(ActionRefused):
        meet(built, ETHICS, by=office)


def test_a_colleague_who_is_invited_to_answer_works_on_what_is_required() -> None:
    built = requiring()

    found = meet(built, EXPERTISE, by=invited(built))

    assert state_in(found, EXPERTISE) is MET


def test_a_colleague_who_is_invited_to_read_does_not() -> None:
    built = requiring()

    with pytest.raises(ActionRefused) as refused:
        meet(built, EXPERTISE, by=invited(built, may_answer=False))

    assert not refused.value.is_theirs


def test_the_post_that_was_asked_answers_what_others_could_have_done() -> None:
    built, legal = requiring(), builders.person(LEGAL)
    ask(built, EXPERTISE, asked_of=LEGAL)

    found = meet(built, EXPERTISE, by=legal, version=1)

    assert state_in(found, EXPERTISE) is MET
    assert stored(EXPERTISE).by_role == LEGAL


def test_what_somebody_else_said_is_not_taken_back() -> None:
    built, office = requiring(), builders.person(OFFICE)
    meet(built, ETHICS, by=office)

    with pytest.raises(ActionRefused) as refused:
        take_back(built, ETHICS)

    assert not refused.value.is_theirs


@pytest.mark.parametrize("deed", [ask, meet, waive, take_back])
def test_who_may_not_know_of_the_case_learns_nothing(deed: Any) -> None:
    with pytest.raises(Case.DoesNotExist):
        deed(requiring(), EXPERTISE, by=builders.person())


@pytest.mark.parametrize("state", ["decided", "plain"])
def test_nothing_is_required_of_a_case_that_is_decided_or_a_quick_check(state: str) -> None:
    with pytest.raises(ActionRefused):
        meet(builders.case(state), EXPERTISE)
