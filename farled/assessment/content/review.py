"""For how long does a decision hold, by the files?"""

from pathlib import Path

from farled.assessment.terms import Review, ReviewPeriods
from farled.countries.terms import Attention
from farled.text.content import Node, read_yaml


def read_review(path: Path) -> Review:
    """The dated periods of content/rules/review.yaml; ContentError with the line where one is wrong."""
    node = read_yaml(path)
    node.only("periods")
    periods = tuple(_periods(one) for one in node.nodes("periods"))
    starts = [found.starts_on for found in periods]
    if not periods or starts != sorted(set(starts)):
        raise node.refuse("periods with a 'from' each, oldest first", ", ".join(map(str, starts)), "periods")
    return Review(periods)


def _periods(node: Node) -> ReviewPeriods:
    node.only(
        "from", "reference", "because", "months", "months_after_end", "midway", "midway_with_conditions"
    )
    months, midway = node.node("months"), node.node("midway")
    months.only(*Attention)
    midway.only(*Attention)
    return ReviewPeriods(
        starts_on=node.day("from"),
        reference=node.text("reference"),
        because=node.wording("because"),
        months={attention: at_least(months, attention, 1) for attention in Attention},
        months_after_end=at_least(node, "months_after_end", 0),
        midway={attention: at_least(midway, attention, 0) for attention in Attention},
        midway_with_conditions=at_least(node, "midway_with_conditions", 0),
    )


def at_least(node: Node, key: str, least: int) -> int:
    number = node.whole(key)
    if number < least:
        raise node.refuse(f"'{key}' to be at least {least}", str(number), key)
    return number
