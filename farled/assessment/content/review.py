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
        months={attention: months.at_least(attention, 1) for attention in Attention},
        months_after_end=node.at_least("months_after_end", 0),
        midway={attention: midway.at_least(attention, 0) for attention in Attention},
        midway_with_conditions=node.at_least("midway_with_conditions", 0),
    )
