"""Are ratings and measures kept, never overwritten unseen, and always with their trace?"""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from farled.audit import actions as audit
from farled.audit.models import Event
from farled.audit.terms import ChangedMeanwhile
from farled.mitigation import actions
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.queries import as_rating, entry_of, measure_of, owned_by
from farled.mitigation.terms import Means, MeasureState, Rating
from tests import builders
from tests.ground.clock import MORNING
from tests.rooms.assessment.weighed import FELT, GRAVE, entry, lawyer, rating

pytestmark = pytest.mark.django_db


@pytest.fixture
def built() -> builders.Built:
    return builders.case("plain")


def rate(built: builders.Built, said: Rating, version: int = 0) -> StoredRating:
    return actions.rate(by=built.by, at=MORNING, case=built.case, rating=said, version=version)


def plan(built: builders.Built, **over: Any) -> StoredMeasure:
    return actions.plan(by=built.by, at=MORNING, case=built.case, entry=entry(lawyer(), **over))


def change(built: builders.Built, stored: StoredMeasure, **over: Any) -> StoredMeasure:
    wanted = replace(entry_of(stored), **over)
    return actions.change(
        by=built.by,
        at=MORNING,
        case=built.case,
        stored=stored,
        entry=wanted,
        version=stored.version,
        why="As agreed.",
    )


def confirm(built: builders.Built, stored: StoredMeasure, means: Means = Means.YES) -> StoredMeasure:
    return actions.say_means(
        by=built.by,
        at=MORNING,
        case=built.case,
        stored=stored,
        means=means,
        note="Budget line 4.",
        version=stored.version,
    )


def whats(built: builders.Built) -> list[str]:
    events = Event.objects.filter(what__startswith="mitigation:", object_id=str(built.case.pk))
    return list(events.order_by("id").values_list("what", flat=True))


def test_a_rating_is_kept_as_it_was_said(built: builders.Built) -> None:
    said = rating(after=FELT)

    stored = rate(built, said)

    assert (as_rating(stored), stored.version, stored.by) == (said, 1, built.by)


def test_each_change_of_a_rating_is_audited_with_what_stood_before(built: builders.Built) -> None:
    rate(built, rating(before=GRAVE))
    rate(built, rating(before=FELT, reason="Seen again."), version=1)

    first, second = Event.objects.filter(what="mitigation:finding:rate").order_by("id")
    assert first.before is None
    assert second.before["consequence_before"] == GRAVE[1]
    assert (second.after["consequence_before"], second.why) == (FELT[1], "Seen again.")


def test_a_stale_rating_overwrites_nothing(built: builders.Built) -> None:
    rate(built, rating(before=GRAVE))

    with pytest.raises(ChangedMeanwhile):
        rate(built, rating(before=FELT), version=0)

    assert StoredRating.objects.get().consequence_before == GRAVE[1]


def test_the_same_rating_again_leaves_no_second_trace(built: builders.Built) -> None:
    rate(built, rating())

    again = rate(built, rating(), version=0)

    assert (again.version, whats(built)) == (1, ["mitigation:finding:rate"])


def test_measures_are_lettered_in_the_order_in_which_they_are_planned(built: builders.Built) -> None:
    first, second = plan(built), plan(built, measure="", words="Ask the partner.")

    assert [first.letter, second.letter] == ["A", "B"]
    assert whats(built) == ["mitigation:measure:plan"] * 2


def test_the_very_same_measure_is_planned_once(built: builders.Built) -> None:
    wanted = entry(lawyer())

    twice = [actions.plan(by=built.by, at=MORNING, case=built.case, entry=wanted) for _time in range(2)]

    assert twice[0] == twice[1]
    assert whats(built) == ["mitigation:measure:plan"]


def test_another_owner_has_to_confirm_anew(built: builders.Built) -> None:
    stored = confirm(built, plan(built))

    changed = change(built, stored, owner=entry(lawyer()).owner)

    assert (changed.means, changed.means_note, changed.means_by, changed.means_at) == (
        Means.NOT_SAID,
        "",
        None,
        None,
    )


def test_other_words_have_to_be_confirmed_anew(built: builders.Built) -> None:
    stored = confirm(built, plan(built))

    assert change(built, stored, words="Within thirty days.").means == Means.NOT_SAID


def test_a_measure_that_comes_further_keeps_what_its_owner_said(built: builders.Built) -> None:
    stored = confirm(built, plan(built))

    changed = change(built, stored, state=MeasureState.IN_PLACE, evidence="Clause 8.")

    assert (changed.state, changed.means, changed.version) == (MeasureState.IN_PLACE, Means.YES, 3)
    assert whats(built)[-1] == "mitigation:measure:change"


def test_a_dropped_measure_is_kept_with_its_reason(built: builders.Built) -> None:
    change(built, plan(built), state=MeasureState.DROPPED)

    assert StoredMeasure.objects.get().state == MeasureState.DROPPED
    assert Event.objects.get(what="mitigation:measure:drop").why == "As agreed."


def test_a_change_that_changes_nothing_leaves_no_trace(built: builders.Built) -> None:
    stored = plan(built)

    assert change(built, stored).version == 1
    assert whats(built) == ["mitigation:measure:plan"]


def test_a_stale_change_of_a_measure_overwrites_nothing(built: builders.Built) -> None:
    stored = plan(built)
    wanted = replace(entry_of(stored), due=stored.due + timedelta(days=3))

    with pytest.raises(ChangedMeanwhile) as conflict:
        actions.change(
            by=built.by, at=MORNING, case=built.case, stored=stored, entry=wanted, version=0, why=""
        )

    assert conflict.value.stored == stored


def test_an_owners_answer_is_kept_with_name_and_moment_and_audited(built: builders.Built) -> None:
    stored = confirm(built, plan(built), Means.NO)

    event = Event.objects.get(what="mitigation:measure:means")
    assert (stored.means, stored.means_by, stored.means_at) == (Means.NO, built.by, MORNING)
    assert (event.before["means"], event.after["means"], event.why) == ("not_said", "no", "Budget line 4.")


def test_the_same_answer_again_leaves_no_second_trace(built: builders.Built) -> None:
    stored = confirm(built, plan(built))

    confirm(built, stored)

    assert whats(built).count("mitigation:measure:means") == 1


def test_a_stale_answer_of_an_owner_overwrites_nothing(built: builders.Built) -> None:
    stored = plan(built)
    stored.version = 7

    with pytest.raises(ChangedMeanwhile):
        actions.say_means(
            by=built.by, at=MORNING, case=built.case, stored=stored, means=Means.YES, note="", version=1
        )


@pytest.mark.parametrize("verb", ["rate", "plan", "change", "say_means"])
def test_the_change_and_its_trace_stand_or_fall_together(
    built: builders.Built, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    stored = plan(built)
    before = _rows()

    def refuse(**_event: Any) -> None:
        raise IntegrityError

    monkeypatch.setattr(audit, "record", refuse)
    verbs = {
        "rate": lambda: rate(built, rating()),
        "plan": lambda: plan(built, words="Another."),
        "change": lambda: change(built, stored, state=MeasureState.AGREED),
        "say_means": lambda: confirm(built, stored),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        verbs[verb]()

    assert _rows() == before


def _rows() -> list[Any]:
    return [*StoredRating.objects.values(), *StoredMeasure.objects.values()]


def test_a_measure_is_found_in_its_own_case_alone(built: builders.Built) -> None:
    stored = plan(built)

    assert measure_of(case_id=built.case.pk, pk=stored.pk) == stored
    with pytest.raises(StoredMeasure.DoesNotExist):
        measure_of(case_id=built.case.pk + 1, pk=stored.pk)


def test_a_post_owns_what_is_not_dropped(built: builders.Built) -> None:
    stored = plan(built)

    assert list(owned_by([stored.owner_id])) == [stored]
    change(built, stored, state=MeasureState.DROPPED)
    assert list(owned_by([stored.owner_id])) == []
