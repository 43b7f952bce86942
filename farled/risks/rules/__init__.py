"""Which findings and hard stops do the facts and answers of a case lead to?"""

from farled.risks.rules.finding import (
    find,
    gravest_level,
    hard_stops,
    is_in_force,
    known_values,
    not_run,
)

__all__ = ["find", "gravest_level", "hard_stops", "is_in_force", "known_values", "not_run"]
