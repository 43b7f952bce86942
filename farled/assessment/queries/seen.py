"""What exactly has a page shown, in a token short enough to come back with the decision?"""

from dataclasses import replace
from typing import Any

from farled.assessment.rules import digest
from farled.assessment.terms import Assessment, Covered, Judged, Judgement


def seen_of(*, covered: Covered) -> str:
    """The token of all material facts: the ground's half and the answers' half, with a dot between.

    Two halves, because saving an answer moves only the second: a page that saves keeps the ground it showed.
    """
    return f"{digest(replace(covered, answers=()))}.{_half(covered.answers)}"


def seen_after(*, ground: str, judgement: Judgement) -> str:
    """The token of a page that showed this ground (its half) and shows these answers now."""
    return f"{ground}.{_half(answers_in(judgement))}"


def answers_in(judgement: Judged) -> tuple[tuple[str, str], ...]:
    """The pairs of key and value that count, as a decision covers them."""
    return tuple((standing.question.key, standing.value) for standing in judgement.standings)


def _half(answers: tuple[tuple[str, str], ...]) -> str:
    return digest({"answers": [list(pair) for pair in sorted(answers)]})


def seen_in_full(*, shown: dict[str, Any], assessment: Assessment) -> str:
    """The token of a page of a full assessment: of all that it showed, and of the answers.

    It has the form of ``seen_of``; here the first half binds everything, so that nobody decides on a rating,
    a measure or an opinion that nobody saw.
    """
    return f"{digest(shown)}.{_half(answers_in(assessment))}"
