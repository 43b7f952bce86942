"""Which stops stand, and which has the highest post found to be wrong?"""

from collections.abc import Iterable

from farled.assessment.terms import SetAside
from farled.responsibility.terms import DECIDING_ROLES
from farled.risks.terms import HardStop


def standing_stops(
    *, stops: Iterable[HardStop], set_aside: Iterable[SetAside]
) -> tuple[tuple[HardStop, ...], tuple[HardStop, ...]]:
    """The stops that stand, and those that do not count because the highest post has found them wrong.

    Only the highest post may say so, with evidence, and only of the facts it looked at: when they have moved,
    the stop is back.
    """
    counting = {(one.rule, one.used) for one in set_aside if _counts(one)}
    found = tuple(stops)
    aside = tuple(stop for stop in found if (stop.rule, stop.used) in counting)
    return tuple(stop for stop in found if stop not in aside), aside


def _counts(one: SetAside) -> bool:
    return one.by is DECIDING_ROLES[-1] and bool(one.evidence.strip())
