"""Which measures suggest themselves, how is a rating read, and what remains after the measures?"""

from farled.mitigation.rules.obstacles import (
    change_obstacles,
    entry_obstacles,
    is_below,
    rating_obstacles,
)
from farled.mitigation.rules.rating import has_cell, level_of
from farled.mitigation.rules.remaining import overridden, remaining, unrated, without_means
from farled.mitigation.rules.suggesting import suggested
from farled.mitigation.rules.words import MEANS, STATES

__all__ = [
    "MEANS",
    "STATES",
    "change_obstacles",
    "entry_obstacles",
    "has_cell",
    "is_below",
    "level_of",
    "overridden",
    "rating_obstacles",
    "remaining",
    "suggested",
    "unrated",
    "without_means",
]
