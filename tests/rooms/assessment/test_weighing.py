"""Who may rate what, what is refused, and does the case follow?"""

from dataclasses import replace

import pytest

from farled.assessment.actions import ActionRefused, ChangedMeanwhile
from farled.assessment.models import Case
from farled.assessment.queries import books as shelf
from farled.audit.models import Event
from farled.mitigation.models import StoredRating
from farled.mitigation.terms import MeasureState
from farled.organisation.terms import PostRole
from farled.risks.terms import HardStop, Level, StopKind
from farled.text.terms import Wording
from tests import builders
from tests.rooms.assessment.weighed import (
    FELT,
    GRAVE,
    LOW,
    MEDIUM,
    OTHER,
    SLIGHT,
    assessed,
    lawyer,
    plan,
    rate,
    say,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessed")


def left(built: builders.Built, finding: str = MEDIUM) -> tuple[Level, Level]:
    one = next(one for one in assessed(built).remaining if one.finding == finding)
    return one.before, one.after


def test_a_rated_finding_no_longer_waits_for_a_rating(built: builders.Built) -> None:
    before = assessed(built).unrated

    after = rate(built).unrated

    assert set(before) - set(after) == {MEDIUM}


def test_a_rating_may_come_to_more_than_the_rule_and_the_case_follows(built: builders.Built) -> None:
    rate(built, before=("likely", "irreparable"))

    assert left(built)[0] is Level.HIGH
    assert Case.objects.get().level == Level.HIGH


def test_a_low_finding_may_be_rated_though_none_must(built: builders.Built) -> None:
    assert LOW not in assessed(built).unrated

    assert rate(built, LOW, before=FELT).remaining
    assert left(built, LOW) == (Level.MEDIUM, Level.MEDIUM)


def test_a_level_below_the_rules_is_refused_without_its_own_reason(built: builders.Built) -> None:
    with pytest.raises(ActionRefused, match="Say why the lower level should count"):
        rate(built, before=SLIGHT)

    assert not StoredRating.objects.exists()


def test_an_override_with_a_reason_is_counted(built: builders.Built) -> None:
    found = rate(built, before=SLIGHT, override="Three experts looked.")

    assert found.overridden == 1
    assert left(built)[0] is Level.LOW


def test_a_lower_level_after_measures_is_kept_though_nothing_carries_it(built: builders.Built) -> None:
    found = rate(built, after=SLIGHT)

    one = next(one for one in found.remaining if one.finding == MEDIUM)
    assert (one.before, one.after) == (Level.MEDIUM, Level.MEDIUM)
    assert [problem.en for problem in one.problems] == [
        "The level after measures is lower, but no measure that counts is directed at the finding."
    ]


def test_a_lower_level_after_measures_counts_once_an_owner_has_confirmed(built: builders.Built) -> None:
    owner = lawyer()
    rate(built, after=SLIGHT)
    stored = plan(built, owner)
    assert left(built)[1] is Level.MEDIUM

    say(built, owner, stored)

    assert left(built)[1] is Level.LOW


@pytest.mark.parametrize(
    ("finding", "over", "reason"),
    [
        ("no-such-rule", {}, "no longer in the case"),
        (MEDIUM, {"before": ("likely", "fatal")}, "among the steps of the matrix"),
        (MEDIUM, {"after": ("never", "serious")}, "among the steps of the matrix"),
        (MEDIUM, {"reason": " "}, "Say why you rate it so"),
    ],
)
def test_what_does_not_fit_is_refused(
    built: builders.Built, finding: str, over: dict[str, object], reason: str
) -> None:
    with pytest.raises(ActionRefused, match=reason):
        rate(built, finding, **over)

    assert not StoredRating.objects.exists()


def test_what_is_to_be_found_out_is_not_rated() -> None:
    built = builders.answer_open(builders.case("assessing"), value="unsure")
    doubt = assessed(built).doubts[0].rule

    with pytest.raises(ActionRefused, match="It is not rated"):
        rate(built, doubt)


def test_under_a_stop_by_law_nothing_is_rated(built: builders.Built, monkeypatch: pytest.MonkeyPatch) -> None:
    said = Wording(sv="Sanktion.", en="Sanction.")
    stop = HardStop("sanctioned", assessed(built).on, StopKind.BY_LAW, said, (), "the law")
    found = assessed(built)
    monkeypatch.setattr(
        "farled.assessment.actions.weighing.assessed_again",
        lambda **_: (None, replace(found, stops=(stop,))),
    )

    with pytest.raises(ActionRefused, match="The law is not a risk to weigh"):
        rate(built)


def test_where_no_matrix_is_in_force_nothing_is_rated(
    built: builders.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, books = assessed(built), shelf.books()
    monkeypatch.setattr("farled.assessment.actions.weighing.assessed_again", lambda **_: (None, found))
    none_yet = replace(books, matrices=replace(books.matrices, dated=()))
    monkeypatch.setattr("farled.assessment.actions.weighing.books", lambda: none_yet)

    with pytest.raises(ActionRefused, match="No risk matrix is in force"):
        rate(built)


def test_two_people_never_overwrite_each_others_rating(built: builders.Built) -> None:
    rate(built, before=GRAVE)

    with pytest.raises(ChangedMeanwhile):
        rate(built, before=FELT, version=0)

    assert rate(built, before=FELT, version=1).remaining


def test_who_only_reads_rates_nothing(built: builders.Built) -> None:
    auditor = builders.person(PostRole.AUDITOR)

    with pytest.raises(ActionRefused) as refused:
        rate(replace(built, by=auditor, viewer=builders.viewer(auditor)))

    assert not refused.value.is_theirs


def test_who_may_not_know_of_the_case_learns_nothing(built: builders.Built) -> None:
    stranger = builders.person()

    with pytest.raises(Case.DoesNotExist):
        rate(replace(built, by=stranger, viewer=builders.viewer(stranger)))


def test_an_owner_of_a_measure_reads_but_rates_nothing(built: builders.Built) -> None:
    owner = builders.person()
    plan(built, owner)

    with pytest.raises(ActionRefused) as refused:
        rate(replace(built, by=owner, viewer=builders.viewer(owner)), OTHER)

    assert not refused.value.is_theirs


@pytest.mark.parametrize("state", ["assessment_needed", "decided"])
def test_only_a_running_full_assessment_is_weighed(state: str) -> None:
    with pytest.raises(ActionRefused):
        rate(builders.case(state))


def test_a_rating_leaves_its_trace_on_the_case(built: builders.Built) -> None:
    rate(built)

    event = Event.objects.get(what="mitigation:finding:rate")
    assert (event.by, event.object_kind, event.object_id) == (
        built.by,
        "assessment.case",
        str(built.case.pk),
    )


def test_a_dropped_measure_carries_nothing(built: builders.Built) -> None:
    owner = lawyer()
    rate(built, after=SLIGHT)
    stored = say(built, owner, plan(built, owner))
    assert left(built)[1] is Level.LOW

    stored.state = MeasureState.DROPPED
    stored.save()

    assert left(built)[1] is Level.MEDIUM
