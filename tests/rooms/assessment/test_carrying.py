"""When a decided full assessment is looked at again, is anything that people did lost?"""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from farled.assessment.actions import check_again, go_deeper
from farled.assessment.models import Case, StoredAnswer, StoredRequirement, StoredSetAside, Wish
from farled.assessment.terms import Choice, Deeper, Depth, RequirementState
from farled.audit.models import Event
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.terms import Means, MeasureState
from farled.organisation.terms import PostRole
from tests import builders
from tests.builders import Built

pytestmark = pytest.mark.django_db
STARTED = {"starts_on": (builders.MORNING - timedelta(days=30)).date()}


def decided_with_all(at: datetime) -> Built:
    """Decided with conditions, with a wish to go deeper, and one measure that was dropped."""
    built = builders.case("ready", at=at - timedelta(days=20), **STARTED)
    earlier = at - timedelta(days=20)
    deeper = Deeper(Depth.IN_DEPTH, (), "The partner is large.")
    go_deeper(by=built.by, at=earlier, viewer=built.viewer, number=built.number, deeper=deeper, version=0)
    built = builders.rate(builders.meet(builders.answer_open(built, at=earlier), at=earlier), at=earlier)
    builders.plan(built, at=earlier)
    builders.plan(built, at=earlier, words="Left out.", state=MeasureState.DROPPED)
    return builders.settled(built, at=earlier, choice=Choice.PROCEED_WITH_CONDITIONS)


def again(built: Built, at: datetime) -> Case:
    return check_again(by=built.by, at=at, case=built.case, why="New accusations.")


def test_it_goes_on_as_a_full_assessment_by_the_same_questions(at: datetime) -> None:
    built = decided_with_all(at)

    new = again(built, at)

    assert (new.is_full, new.begun_at, new.published, new.handed_at, new.decided_at) == (
        True,
        at,
        built.case.published,
        None,
        None,
    )
    assert (new.running_since, new.event) == (timezone.localdate(at), "New accusations.")


def test_every_answer_goes_along(at: datetime) -> None:
    built = decided_with_all(at)

    new = again(built, at)

    old_answers = StoredAnswer.objects.filter(case=built.case, is_archived=False)
    kept = dict(StoredAnswer.objects.filter(case=new, is_archived=False).values_list("key", "value"))
    assert kept == dict(old_answers.values_list("key", "value"))


def test_ratings_wish_and_what_is_met_keep_their_day_and_name(at: datetime) -> None:
    built = decided_with_all(at)

    new = again(built, at)

    for rows in (StoredRating.objects, Wish.objects, StoredRequirement.objects):
        old = list(rows.filter(case=built.case).values_list("by", "at"))
        assert old
        assert list(rows.filter(case=new).values_list("by", "at")) == old
    assert Event.objects.get(what="assessment:assessment:again").why == "New accusations."


def test_measures_that_were_not_dropped_keep_letter_owner_and_means(at: datetime) -> None:
    built = decided_with_all(at)

    new = again(built, at)

    (measure,) = StoredMeasure.objects.filter(case=new)
    assert (measure.letter, measure.words, measure.means, measure.is_condition) == (
        "A",
        "Data stay here.",
        Means.YES,
        False,
    )
    assert StoredMeasure.objects.get(case=built.case, number=1).is_condition
    assert Event.objects.get(what="mitigation:plan:carry").after["letters"] == "A"


def test_the_old_case_and_its_record_stay(at: datetime) -> None:
    built = decided_with_all(at)
    before = built.decision.snapshot

    again(built, at)

    built.decision.refresh_from_db()
    old = Case.objects.get(pk=built.case.pk)
    assert (built.decision.snapshot, old.is_current, old.measures.count()) == (before, False, 2)


def test_what_must_be_heard_anew_while_it_runs_is_asked_again(at: datetime) -> None:
    built = decided_with_all(at)

    _, assessment = builders.assessed_in(again(built, at), at)

    states = {one.asked.id: one.state for one in assessment.requirements}
    assert states["country_expertise"] is RequirementState.MISSING
    assert states["partner_dialogue"] is RequirementState.MET


def test_a_stop_that_was_found_wrong_is_looked_at_anew(at: datetime) -> None:
    built = builders.case("ready")
    by = builders.person(PostRole.PRESIDENT)
    said = {"rule": "a-stop", "used": [], "evidence": "A ruling.", "by": by, "by_role": PostRole.PRESIDENT}
    StoredSetAside.objects.create(case=built.case, at=at, **said)

    new = again(builders.settled(built), at)

    assert not new.set_aside.exists()


def test_what_was_only_asked_for_is_not_taken_as_answered(at: datetime) -> None:
    built = builders.case("assessed")
    said = {"state": "asked", "question": "Is it free?", "by_role": PostRole.RESEARCHER, "by": built.by}
    StoredRequirement.objects.create(case=built.case, requirement="country_expertise", at=at, **said)
    told = {"told_partner": "By letter.", "help_goes_on": "None is needed."}

    new = again(builders.settled(built, choice=Choice.DECLINE, **told), at)

    assert not StoredRequirement.objects.filter(case=new).exists()
