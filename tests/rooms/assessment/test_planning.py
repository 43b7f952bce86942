"""Who may plan, follow up and confirm measures, and what holds after the decision?"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ObjectDoesNotExist

from farled.assessment.actions import ActionRefused, ChangedMeanwhile, change_measure
from farled.assessment.models import Case
from farled.assessment.queries.relations import contributes_to
from farled.audit.models import Event
from farled.collaborations.queries import visible_to
from farled.mitigation.models import StoredMeasure
from farled.mitigation.queries import entry_of
from farled.mitigation.terms import Means, MeasureState
from farled.organisation import actions as organisation
from farled.organisation.models import Person
from farled.organisation.queries import holders_today, posts_that_own
from farled.organisation.terms import PostRole, UnitKind
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.weighed import TODAY, assessed, entry, lawyer, plan, post_of, rate, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessed")


def change(
    built: builders.Built, stored: StoredMeasure, *, by: Person | None = None, why: str = "", **over: Any
) -> StoredMeasure:
    who = by or built.by
    version = over.pop("version", stored.version)
    return change_measure(
        by=who,
        at=MORNING,
        viewer=builders.viewer(who),
        number=built.number,
        pk=stored.pk,
        entry=replace(entry_of(stored), **over),
        version=version,
        why=why,
    )


def decide(built: builders.Built) -> None:
    """The case is decided; how it comes to that is tested elsewhere."""
    Case.objects.filter(pk=built.case.pk).update(decided_at=MORNING)


def test_a_measure_of_the_catalogue_is_planned(built: builders.Built) -> None:
    stored = plan(built, lawyer())

    assert (stored.letter, stored.measure, stored.means) == ("A", "clause-exit", Means.NOT_SAID)
    assert Event.objects.get(what="mitigation:measure:plan").after["letter"] == "A"


def test_a_measure_in_own_words_is_planned(built: builders.Built) -> None:
    stored = plan(built, lawyer(), measure="", words="Ask the partner who owns it.")

    assert (stored.measure, stored.words) == ("", "Ask the partner who owns it.")


@pytest.mark.parametrize(
    ("over", "reason"),
    [
        ({"measure": "", "words": ""}, "Choose a measure"),
        ({"measure": "no-such"}, "not in the catalogue"),
        ({"against": ()}, "at least one finding"),
        ({"against": ("no-such-rule",)}, "at least one finding"),
        ({"owner": 0}, "Choose a post"),
    ],
)
def test_a_measure_that_does_not_fit_is_refused(
    built: builders.Built, over: dict[str, Any], reason: str
) -> None:
    with pytest.raises(ActionRefused, match=reason):
        plan(built, lawyer(), **over)

    assert not StoredMeasure.objects.exists()


@pytest.mark.parametrize("role", [PostRole.AUDITOR, PostRole.LEGAL])
def test_who_only_reads_plans_nothing(built: builders.Built, role: PostRole) -> None:
    reader = builders.person(role)

    with pytest.raises(ActionRefused) as refused:
        plan(replace(built, by=reader, viewer=builders.viewer(reader)), lawyer())

    assert not refused.value.is_theirs


def test_a_post_of_another_department_cannot_own_a_measure(built: builders.Built) -> None:
    other = organisation.open_unit(
        by=None, at=MORNING, name_sv="B", name_en="B", kind=UnitKind.DEPARTMENT, parent=builders.university()
    )
    elsewhere = builders.person(PostRole.HEAD_OF_DEPARTMENT, unit=other)

    with pytest.raises(ActionRefused, match="Choose a post"):
        plan(built, elsewhere)


@pytest.mark.parametrize("role", [PostRole.AUDITOR, PostRole.REGISTRAR, PostRole.ADMINISTRATOR])
def test_who_reviews_or_keeps_the_system_owns_nothing(built: builders.Built, role: PostRole) -> None:
    with pytest.raises(ActionRefused, match="Choose a post"):
        plan(built, builders.person(role))


def test_posts_near_the_collaboration_come_before_the_offices(built: builders.Built) -> None:
    head, president = builders.person(PostRole.HEAD_OF_DEPARTMENT), builders.person(PostRole.PRESIDENT)
    office = lawyer()

    posts = posts_that_own(unit_path=built.case.collaboration.unit.path, person_id=built.by.pk, on=TODAY)

    places = [posts.index(post_of(one)) for one in (head, president, office)]
    assert places == sorted(places)


def test_a_post_that_nobody_holds_is_no_owner(built: builders.Built) -> None:
    gone = lawyer()
    held = gone.holdings.get()
    organisation.take_post_back(by=gone, at=MORNING, holding=held, until=TODAY)

    posts = posts_that_own(unit_path=built.case.collaboration.unit.path, person_id=0, on=TODAY)

    assert held.post not in posts
    assert holders_today(post_ids=[held.post_id], on=TODAY) == {held.post_id: ""}


def test_whose_post_owns_a_measure_may_know_of_the_case_as_long_as_it_does(built: builders.Built) -> None:
    owner = builders.person()
    viewer = builders.viewer(owner)
    assert not visible_to(viewer).exists()

    stored = plan(built, owner)
    assert visible_to(viewer).get() == built.case.collaboration
    assert not contributes_to(viewer=viewer, case=built.case)

    change(built, stored, owner=post_of(lawyer()).pk)
    assert not visible_to(viewer).exists()


def test_only_the_post_that_owns_it_says_whether_there_are_means(built: builders.Built) -> None:
    stored = plan(built, lawyer())

    for somebody in (built.by, lawyer()):
        with pytest.raises(ActionRefused) as refused:
            say(built, somebody, stored)
        assert not refused.value.is_theirs

    assert StoredMeasure.objects.get().means == Means.NOT_SAID


def test_an_owners_no_takes_the_case_to_the_next_superior() -> None:
    built = builders.case("assessing")
    owner = lawyer()
    assert assessed(built).deciding.role is PostRole.RESEARCHER

    stored = plan(built, owner, against=("context-strict",))
    say(built, owner, stored, Means.NO, "No money.")

    assert assessed(built).deciding.role is PostRole.HEAD_OF_DEPARTMENT
    assert Case.objects.get().deciding_role == PostRole.HEAD_OF_DEPARTMENT


@pytest.mark.parametrize(
    ("means", "note", "reason"),
    [(Means.NO, " ", "Say what is lacking"), (Means.NOT_SAID, "", "Answer yes or no")],
)
def test_a_no_says_what_is_lacking(built: builders.Built, means: Means, note: str, reason: str) -> None:
    owner = lawyer()

    with pytest.raises(ActionRefused, match=reason):
        say(built, owner, plan(built, owner), means, note)


def test_a_new_owner_is_asked_anew(built: builders.Built) -> None:
    owner, other = lawyer(), lawyer()
    stored = say(built, owner, plan(built, owner))

    changed = change(built, stored, owner=post_of(other).pk)

    assert changed.means == Means.NOT_SAID
    with pytest.raises(ActionRefused):
        say(built, owner, changed)


def test_a_measure_is_dropped_with_a_reason_and_stays_dropped(built: builders.Built) -> None:
    stored = plan(built, lawyer())
    with pytest.raises(ActionRefused, match="Say why"):
        change(built, stored, state=MeasureState.DROPPED)

    dropped = change(built, stored, state=MeasureState.DROPPED, why="Another one covers it.")

    with pytest.raises(ActionRefused, match="has been dropped"):
        change(built, dropped, state=MeasureState.PLANNED)
    with pytest.raises(ActionRefused, match="has been dropped"):
        say(built, dropped.owner.holdings.get().person, dropped)


def test_to_put_a_measure_off_takes_a_reason(built: builders.Built) -> None:
    stored = plan(built, lawyer())
    later = stored.due + timedelta(days=30)
    with pytest.raises(ActionRefused, match="Say why"):
        change(built, stored, due=later)

    change(built, stored, due=later, why="The partner asked for time.")

    event = Event.objects.get(what="mitigation:measure:change")
    assert (event.why, event.after["due"]) == ("The partner asked for time.", later.isoformat())


def test_the_owner_follows_a_measure_up_but_changes_nothing_else(built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)

    assert change(built, stored, by=owner, state=MeasureState.IN_PLACE, evidence="Clause 8.").evidence
    with pytest.raises(ActionRefused, match="Only the state"):
        change(built, stored, by=owner, words="Something else.", version=2)
    with pytest.raises(ActionRefused, match="If you lack authority or means, say no"):
        change(built, stored, by=owner, state=MeasureState.DROPPED, why="No time.", version=2)


def test_nobody_else_changes_a_measure(built: builders.Built) -> None:
    stored = plan(built, lawyer())

    with pytest.raises(ActionRefused) as refused:
        change(built, stored, by=builders.person(PostRole.PRESIDENT), state=MeasureState.IN_PLACE)

    assert not refused.value.is_theirs


def test_two_people_never_overwrite_each_others_change(built: builders.Built) -> None:
    stored = plan(built, lawyer())
    change(built, stored, state=MeasureState.AGREED)

    with pytest.raises(ChangedMeanwhile):
        change(built, stored, state=MeasureState.IN_PLACE, version=1)


def test_a_measure_keeps_a_finding_and_an_owner_that_are_gone(built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    StoredMeasure.objects.filter(pk=stored.pk).update(against=["gone-by-now"])
    organisation.take_post_back(by=owner, at=MORNING, holding=owner.holdings.get(), until=TODAY)
    stored.refresh_from_db()

    assert change(built, stored, state=MeasureState.AGREED).state == MeasureState.AGREED


@pytest.mark.parametrize("who", ["works", "owns"])
def test_a_decided_case_is_followed_up_by_those_who_work_on_it_and_by_the_owner(
    built: builders.Built, who: str
) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    decide(built)
    before = Case.objects.values().get()

    change(
        built,
        stored,
        by=owner if who == "owns" else built.by,
        state=MeasureState.IN_PLACE,
        evidence="Signed on 1 December.",
        due=stored.due + timedelta(days=5),
        why="Signed late.",
    )

    assert StoredMeasure.objects.get().state == MeasureState.IN_PLACE
    assert Case.objects.values().get() == before


@pytest.mark.parametrize(
    ("over", "reason"),
    [
        ({"words": "Something else."}, "Only the state"),
        ({"against": ("ownership-unknown",)}, "Only the state"),
        ({"state": MeasureState.DROPPED}, "The decision rests on the measure"),
    ],
)
def test_what_a_decision_rests_on_is_not_changed(
    built: builders.Built, over: dict[str, Any], reason: str
) -> None:
    stored = plan(built, lawyer())
    decide(built)

    with pytest.raises(ActionRefused, match=reason):
        change(built, stored, why="All the same.", **over)


def test_after_the_decision_nothing_is_planned_rated_or_confirmed(built: builders.Built) -> None:
    owner = lawyer()
    stored = plan(built, owner)
    decide(built)

    with pytest.raises(ActionRefused, match="decided"):
        plan(built, owner, words="One more.")
    with pytest.raises(ActionRefused, match="decided"):
        rate(built)
    with pytest.raises(ActionRefused, match="Begin a new check"):
        say(built, owner, stored)


def test_a_measure_of_another_case_is_not_found(built: builders.Built) -> None:
    stored = plan(builders.case("assessed"), lawyer())

    with pytest.raises(ObjectDoesNotExist):
        change(built, stored, state=MeasureState.AGREED)


def test_a_quick_check_has_no_measures() -> None:
    built = builders.case("assessment_needed")

    with pytest.raises(ActionRefused, match="has not been begun"):
        plan(built, lawyer())


def test_the_same_plan_sent_twice_is_kept_once(built: builders.Built) -> None:
    owner = lawyer()

    assert plan(built, owner) == plan(built, owner)
    assert entry_of(StoredMeasure.objects.get()) == entry(owner)
