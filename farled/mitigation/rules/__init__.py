"""Which measures suggest themselves, how is a rating read, and what remains after the measures?"""

from farled.mitigation.rules.rating import has_cell, level_of
from farled.mitigation.rules.remaining import overridden, remaining, unrated, without_means
from farled.mitigation.rules.suggesting import suggested
from farled.mitigation.rules.words import MEANS, STATES

__all__ = [
    "MEANS",
    "STATES",
    "has_cell",
    "level_of",
    "overridden",
    "remaining",
    "suggested",
    "unrated",
    "without_means",
]
