"""Does a stop only fall when the highest post has found it wrong, with evidence, on the facts as they are?"""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.assessment.rules.stopping import standing_stops
from farled.assessment.terms import Assessment, Choice, Readiness, SetAside, Work
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Answer, FactValue
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import HardStop, StopKind
from farled.text.terms import Wording
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import assessed, calm_answers

DAY = date(2026, 11, 20)
SAID = Wording(sv="Stopp.", en="A stop.")
STOP = HardStop("stop", date(2025, 1, 1), StopKind.BY_POLICY, SAID, (("partner.link", "yes"),), "test")
OTHER = replace(STOP, rule="other")
FOUND = SetAside("stop", STOP.used, DAY, PostRole.PRESIDENT, "Another hospital of the same name.")
VIOLATIONS: dict[str, FactValue] = {"partner.rights_violations": "yes"}
YES = {Choice.PROCEED, Choice.PROCEED_WITH_CONDITIONS}
STOPS = st.lists(
    st.builds(
        replace,
        st.just(STOP),
        rule=st.sampled_from(["stop", "other", "third"]),
        used=st.sampled_from([STOP.used, (("partner.link", "unsure"),), ()]),
    ),
    unique_by=lambda stop: stop.rule,
)
ASIDES = st.lists(
    st.builds(
        SetAside,
        st.sampled_from(["stop", "other", "unknown"]),
        st.sampled_from([STOP.used, ()]),
        st.just(DAY),
        st.sampled_from(PostRole),
        st.sampled_from(["", " ", "Another hospital."]),
    )
)


def left(*said: SetAside, stops: tuple[HardStop, ...] = (STOP,)) -> tuple[list[str], list[str]]:
    standing, aside = standing_stops(stops=stops, set_aside=said)
    return [stop.rule for stop in standing], [stop.rule for stop in aside]


@pytest.mark.parametrize(
    ("said", "stands"),
    [
        # The president, with evidence, of these very facts.
        (FOUND, False),
        # Anybody else, in whatever words.
        (replace(FOUND, by=PostRole.ACADEMIC_VICE_PRESIDENT), True),
        (replace(FOUND, by=PostRole.HEAD_OF_DEPARTMENT), True),
        (replace(FOUND, by=PostRole.RESEARCHER), True),
        (replace(FOUND, by=PostRole.LEGAL), True),
        (replace(FOUND, by=PostRole.ADMINISTRATOR), True),
        # Without evidence.
        (replace(FOUND, evidence=""), True),
        (replace(FOUND, evidence=" \n"), True),
        # Of another stop, or of facts that have moved since.
        (replace(FOUND, rule="other"), True),
        (replace(FOUND, used=(("partner.link", "unsure"),)), True),
        (replace(FOUND, used=()), True),
    ],
)
def test_one_stop(said: SetAside, stands: bool) -> None:
    assert left(said) == ((["stop"], []) if stands else ([], ["stop"]))


def test_nothing_said_leaves_every_stop_standing() -> None:
    assert left(stops=(STOP, OTHER)) == (["stop", "other"], [])


def test_one_stop_falls_and_the_other_stands() -> None:
    assert left(FOUND, stops=(STOP, OTHER)) == (["other"], ["stop"])


def test_what_counts_is_not_undone_by_what_does_not() -> None:
    assert left(replace(FOUND, evidence=""), FOUND) == ([], ["stop"])


@given(STOPS, ASIDES)
def test_no_stop_is_lost_and_none_falls_by_a_lower_post_or_without_evidence(
    stops: list[HardStop], said: list[SetAside]
) -> None:
    standing, aside = standing_stops(stops=stops, set_aside=said)

    assert sorted((*standing, *aside), key=lambda stop: stop.rule) == sorted(
        stops, key=lambda stop: stop.rule
    )
    top = [one for one in said if one.by is PostRole.PRESIDENT and one.evidence.strip()]
    assert {(stop.rule, stop.used) for stop in aside} <= {(one.rule, one.used) for one in top}


# ---- in a whole assessment


def judged(changed: dict[str, FactValue], *said: SetAside) -> Assessment:
    """Everything calm but for these facts, and what the posts have said of stops."""
    kept = tuple(Answer(key, value, "Known.") for key, value in calm_answers().items())
    return assessed(changed, {}, work=Work(answers=kept, set_aside=said))


def of_what_is_found(changed: dict[str, FactValue], by: PostRole = PostRole.PRESIDENT) -> SetAside:
    (stop,) = judged(changed).stops
    return SetAside(stop.rule, stop.used, DAY, by, "The report means another hospital.")


def test_a_stop_set_aside_is_told_but_no_longer_stops() -> None:
    found = judged(VIOLATIONS, of_what_is_found(VIOLATIONS))

    assert (found.stops, [stop.rule for stop in found.set_aside]) == ((), ["serious-violations-stop"])
    assert found.readiness is not Readiness.STOPPED_BY_POLICY
    assert "hard-stop" not in found.deciding.lifts


def test_what_the_stop_opens_stays_open() -> None:
    before = judged(VIOLATIONS)
    after = judged(VIOLATIONS, of_what_is_found(VIOLATIONS))

    assert [one.id for one in after.sections if one.is_open] == [
        one.id for one in before.sections if one.is_open
    ]


@pytest.mark.parametrize("by", [role for role in PostRole if role is not PostRole.PRESIDENT])
def test_no_lower_post_ever_counts(by: PostRole) -> None:
    found = judged(VIOLATIONS, of_what_is_found(VIOLATIONS, by))

    assert [stop.rule for stop in found.stops] == ["serious-violations-stop"]
    assert not {one.choice for one in found.possible} & YES


def test_the_stop_is_back_when_the_facts_have_moved() -> None:
    said = of_what_is_found(VIOLATIONS)
    answered = (Answer("partner.serious_violations", "yes"),)
    kept = (*(Answer(k, v, "Known.") for k, v in calm_answers().items() if k != answered[0].key), *answered)

    found = assessed(VIOLATIONS, {}, work=Work(answers=kept, set_aside=(said,)))

    assert [stop.rule for stop in found.stops] == ["serious-violations-stop"]
    assert found.set_aside == ()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["yes", "no", "unsure"]), st.sampled_from(tuple(PostRole)), st.sampled_from(["", "A."])
)
def test_setting_aside_never_touches_what_was_found(answer: str, by: PostRole, evidence: str) -> None:
    facts: dict[str, FactValue] = {"partner.rights_violations": answer}
    bare = judged(facts)
    said = [SetAside(stop.rule, stop.used, DAY, by, evidence) for stop in bare.stops]

    found = judged(facts, *said)

    assert found.findings == bare.findings
    assert {stop.rule for stop in (*found.stops, *found.set_aside)} == {stop.rule for stop in bare.stops}


def test_the_highest_post_is_the_last_of_those_that_decide() -> None:
    assert DECIDING_ROLES[-1] is PostRole.PRESIDENT
    assert shelf.delegation().roles[PostRole.PRESIDENT].en == "President"
