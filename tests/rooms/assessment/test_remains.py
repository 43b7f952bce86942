"""Is what remains said in one sentence that a person would say?"""

from dataclasses import replace

import pytest

from farled.assessment.presenters.remains import remains
from farled.assessment.terms import Assessment
from farled.mitigation.terms import Remaining
from farled.risks.terms import Finding, HardStop, Level, StopKind
from farled.text.terms import Wording
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import assessed, calm_answers

SAID = Wording(sv="Så.", en="So.")


def left(*levels: Level, measures: tuple[str, ...] = ("A",)) -> tuple[Remaining, ...]:
    return tuple(
        Remaining(f"rule-{place}", level, level, level, True, False, measures, ())
        for place, level in enumerate(levels)
    )


def doubt(rule: str) -> Finding:
    return Finding(rule, shelf.TODAY, (), Level.LOW, (), SAID, (), "", ask=SAID)


def stop(kind: StopKind) -> HardStop:
    return HardStop("a-stop", shelf.TODAY, kind, SAID, (), "")


def standing(
    weighed: tuple[Remaining, ...] = (),
    *,
    doubts: tuple[Finding, ...] = (),
    stops: tuple[HardStop, ...] = (),
) -> Assessment:
    found = assessed({}, calm_answers())
    return replace(found, remaining=weighed, doubts=doubts, stops=stops)


@pytest.mark.parametrize(
    ("weighed", "sv", "en"),
    [
        (
            left(Level.MEDIUM, Level.LOW, Level.MEDIUM),
            "Två medelhöga och en låg risk återstår efter åtgärder.",
            "Two medium and one low risk remain after measures.",
        ),
        (
            left(Level.HIGH),
            "En hög risk återstår efter åtgärder.",
            "One high risk remains after measures.",
        ),
        (
            left(Level.LOW, Level.HIGH, Level.MEDIUM, Level.LOW),
            "En hög, en medelhög och två låga risker återstår efter åtgärder.",
            "One high, one medium and two low risks remain after measures.",
        ),
        (
            left(*[Level.LOW] * 12, measures=()),
            "12 låga risker, ännu utan åtgärder.",
            "12 low risks, as yet without measures.",
        ),
        ((), "Ingen risk är funnen.", "No risk has been found."),
    ],
)
def test_risks_are_counted_by_level_in_words(weighed: tuple[Remaining, ...], sv: str, en: str) -> None:
    said = remains(standing(weighed))

    assert said == Wording(sv=f"{sv} Ingenting stoppar ärendet.", en=f"{en} Nothing stops the case.")


def test_what_is_unclear_is_counted_apart() -> None:
    weighed = left(Level.LOW, Level.LOW)

    one = remains(standing(weighed, doubts=(doubt("rule-1"),)))
    two = remains(standing(weighed, doubts=(doubt("rule-0"), doubt("rule-1"))))

    assert one.en == (
        "One low risk remains after measures. One thing is still unclear. Nothing stops the case."
    )
    assert two.sv == "Ingen risk är funnen. Två saker är ännu oklara. Ingenting stoppar ärendet."


def test_a_stop_is_said_and_the_law_is_never_weighed() -> None:
    by_policy = remains(standing(left(Level.HIGH), stops=(stop(StopKind.BY_POLICY),)))
    by_law = remains(standing(stops=(stop(StopKind.BY_LAW),)))

    assert by_policy.en == "One high risk remains after measures. A stop by policy applies."
    assert by_law.en == (
        "The law is not a risk to weigh, and no measure lifts the stop. A stop by law applies."
    )
