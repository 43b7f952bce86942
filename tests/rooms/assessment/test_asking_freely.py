"""Can an opinion be asked for that no rule requires, from a board or from outside the university?"""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from farled.assessment.actions import ActionRefused
from farled.assessment.models import StoredRequirement
from farled.assessment.rules.requirements import asked_freely
from farled.assessment.rules.requiring import Acting, against_asking, free_to_ask
from farled.assessment.terms import Assessment, Readiness, Required, RequirementState
from farled.notices.models import Notice
from farled.notices.terms import NoticeKind
from farled.organisation import actions as organisation
from farled.organisation.terms import PostRole, UnitKind
from farled.risks.queries import rulebook
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.requiring import EXPERTISE, ask, meet, requiring, stored, take_back, waive

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
BOARD, EXPERT, GROUP = PostRole.ADVISORY_BOARD, PostRole.COUNTRY_EXPERT, PostRole.NATIONAL_GROUP
HEAD, OFFICE = PostRole.HEAD_OF_DEPARTMENT, PostRole.INTERNATIONAL_OFFICE
VICE, PRESIDENT = PostRole.ACADEMIC_VICE_PRESIDENT, PostRole.PRESIDENT
OPINION, ADVICE, LEGAL = "board_opinion", "national_advice", "legal_opinion"


def ready() -> builders.Built:
    """A full assessment in which nothing stands in the way of its decision."""
    return builders.case("handed")


def found(assessment: Assessment, requirement: str) -> Required:
    return next(one for one in assessment.requirements if one.asked.id == requirement)


def test_a_question_that_no_rule_asks_stands_beside_the_decision_and_not_in_its_way() -> None:
    built = ready()

    assessment = ask(built, OPINION, asked_of=BOARD)

    there = found(assessment, OPINION)
    assert (there.is_free, there.state, there.is_in_the_way) == (True, RequirementState.ASKED, False)
    assert assessment.readiness is Readiness.READY
    assert builders.settled(builders.fresh(built)).decision.outcome == "proceed"


def test_the_answer_is_kept_under_the_post_that_gave_it_and_shown_in_the_record() -> None:
    built, secretary = ready(), builders.person(BOARD)
    ask(built, OPINION, asked_of=BOARD)

    assessment = meet(built, OPINION, by=secretary, note="The board advises to go ahead.", version=1)

    assert found(assessment, OPINION).state is RequirementState.MET
    assert stored(OPINION).by_role == BOARD
    decided = builders.settled(builders.fresh(built)).decision
    assert "The board advises to go ahead." in decided.snapshot


@pytest.mark.parametrize("role", [HEAD, VICE, PRESIDENT])
def test_whoever_decides_for_the_unit_may_ask(role: PostRole) -> None:
    built = ready()

    ask(built, LEGAL, by=builders.decider(role), asked_of=PostRole.LEGAL)

    assert stored(LEGAL).is_free


def test_whoever_only_reads_asks_nobody() -> None:
    with pytest.raises(ActionRefused) as refused:
        ask(ready(), OPINION, by=builders.person(PostRole.AUDITOR), asked_of=BOARD)

    assert not refused.value.is_theirs


def test_an_office_is_told_wherever_in_the_university_it_sits() -> None:
    built = ready()
    elsewhere = organisation.open_unit(
        by=None, at=MORNING, name_sv="Juridik", name_en="Legal", kind=UnitKind.OFFICE
    )
    counsel = builders.person(PostRole.LEGAL, unit=elsewhere)

    ask(built, LEGAL, asked_of=PostRole.LEGAL)

    assert {one.person for one in Notice.objects.filter(kind=NoticeKind.OPINION_ASKED)} == {counsel}


@pytest.mark.parametrize("role", [None, HEAD, OFFICE])
def test_the_national_group_is_reached_from_the_leadership_alone(role: PostRole | None) -> None:
    built = ready()
    by = builders.decider(role) if role is HEAD else builders.person(role) if role else built.by

    with pytest.raises(ActionRefused):
        ask(built, ADVICE, by=by, asked_of=GROUP)


def test_what_the_national_group_says_is_noted_under_its_name() -> None:
    built, leader = ready(), builders.decider(VICE)
    ask(built, ADVICE, by=leader, asked_of=GROUP)

    with pytest.raises(ActionRefused, match="Write who said it"):
        meet(built, ADVICE, by=leader, version=1)
    meet(built, ADVICE, by=leader, version=1, spoken_by="Karin Ek, chair of the group")

    kept = stored(ADVICE)
    assert (kept.by_role, kept.spoken_by, kept.by) == (GROUP, "Karin Ek, chair of the group", leader)


def test_whoever_answers_for_the_collaboration_does_not_note_what_the_national_group_said() -> None:
    built = ready()
    ask(built, ADVICE, by=builders.decider(VICE), asked_of=GROUP)

    with pytest.raises(ActionRefused):
        meet(built, ADVICE, version=1, spoken_by="Karin Ek")


def test_an_outside_expert_meets_the_need_for_expertise_through_whoever_asked() -> None:
    built = requiring()
    ask(built, EXPERTISE, asked_of=EXPERT)

    assessment = meet(built, EXPERTISE, version=1, spoken_by="Ida Berg, Uppsala")

    assert found(assessment, EXPERTISE).state is RequirementState.MET
    assert (stored(EXPERTISE).by_role, stored(EXPERTISE).spoken_by) == (EXPERT, "Ida Berg, Uppsala")


def test_what_no_rule_requires_is_not_waived_but_taken_back() -> None:
    built = ready()
    ask(built, OPINION, asked_of=BOARD)

    with pytest.raises(ActionRefused):
        waive(built, OPINION, by=builders.decider(PRESIDENT), version=1)
    assessment = take_back(built, OPINION)

    assert OPINION not in {one.asked.id for one in assessment.requirements}


def test_an_opinion_that_nobody_asked_for_is_not_given() -> None:
    built, counsel = ready(), builders.person(PostRole.LEGAL)

    with pytest.raises(ActionRefused, match="no longer required"):
        meet(built, LEGAL, by=counsel)

    assert not StoredRequirement.objects.filter(requirement=LEGAL).exists()


def test_what_is_no_opinion_is_not_asked_for_without_a_rule() -> None:
    with pytest.raises(ActionRefused):
        ask(ready(), "safety_plan", asked_of=OFFICE)


def test_the_rules_name_whom_one_may_ask_beyond_what_is_required() -> None:
    books = rulebook()
    worker, leader = Acting(1, True, True, ()), Acting(2, False, False, (VICE,))
    there = [Required(asked_freely(books.requirement(LEGAL)), RequirementState.MISSING, True)]

    def ids(acting: Acting) -> set[str]:
        free = free_to_ask(requirements=books.requirements, required=there, acting=acting)
        return {one.id for one in free}

    assert {OPINION, "security_opinion"} <= ids(worker)
    assert LEGAL not in ids(worker)
    assert ADVICE not in ids(worker)
    assert ADVICE in ids(leader)
    assert ids(Acting(3, False, False, (PostRole.AUDITOR,))) == set()


def test_a_question_to_the_national_group_says_why_it_is_refused() -> None:
    requirement = rulebook().requirement(ADVICE)
    free = Required(asked_freely(requirement), RequirementState.MISSING, True, is_free=True)
    said: dict[str, Any] = {"asked_of": GROUP, "question": "What do you know?", "due": None}
    worker = Acting(1, True, True, ())

    refused = against_asking(
        requirement=requirement, required=free, **said, today=MORNING.date(), acting=worker
    )

    assert [one.en for one in refused] == [
        "The national advisory group advises the leadership. Only the president or a vice president asks it."
    ]


# ---- the page


def test_the_page_offers_whom_one_may_ask_and_keeps_what_is_refused(client: Client) -> None:
    built = ready()
    client.force_login(built.by)
    address = reverse("assessment_ask", args=[built.number])
    sent = {"requirement": OPINION, "question": "Go on?", "version": 0}

    page = client.get(reverse("assessment_requirements", args=[built.number])).content.decode()
    empty = client.post(address, {**sent, "question": " "})
    asked = client.post(address, sent, follow=True)
    again = client.post(address, {**sent, "question": "And now?"})

    assert "Rådgivande nämnden: Yttrande från rådgivande nämnden" in page
    assert "Nationella" not in page
    assert empty.status_code == 422
    assert "Go on?" in asked.content.decode()
    assert again.status_code == 422


def test_the_leadership_notes_what_the_group_said_on_the_page(client: Client) -> None:
    built, leader = ready(), builders.decider(VICE)
    client.force_login(leader)
    client.post(
        reverse("assessment_ask", args=[built.number]),
        {"requirement": ADVICE, "question": "What do you know?", "version": 0},
    )
    sent = {"do": "meet", "note": "They know the institute well.", "version": 1}
    address = reverse("assessment_requirement", args=[built.number, ADVICE])

    nameless = client.post(address, sent)
    noted = client.post(address, {**sent, "spoken_by": "Karin Ek, chair"}, follow=True)

    assert nameless.status_code == 422
    assert "Nationella rådgivande gruppen, Karin Ek, chair (antecknat av" in noted.content.decode()
