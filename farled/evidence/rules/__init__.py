"""How do observations become figures, and when is a new edition too strange to adopt?"""

from farled.evidence.rules.bands import band_of, band_range
from farled.evidence.rules.changes import change_of, listed_change
from farled.evidence.rules.names import resolve, suggestions
from farled.evidence.rules.panels import figures
from farled.evidence.rules.plausibility import implausible, remarks
from farled.evidence.rules.ratings import fiw_ratings, fiw_status

__all__ = [
    "band_of",
    "band_range",
    "change_of",
    "figures",
    "fiw_ratings",
    "fiw_status",
    "implausible",
    "listed_change",
    "remarks",
    "resolve",
    "suggestions",
]
