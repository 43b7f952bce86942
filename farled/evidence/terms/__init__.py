"""Which words does evidence use: source, indicator, observation, edition, figure?"""

from farled.evidence.terms.figures import (
    Change,
    Edition,
    Figure,
    Names,
    Observation,
    Panel,
    Reading,
    Refused,
    Unresolved,
)
from farled.evidence.terms.publishing import (
    Band,
    ChangeMethod,
    ChangeRule,
    EditionRule,
    Indicator,
    Plausibility,
    RatingScales,
    Role,
    Source,
)

__all__ = [
    "Band",
    "Change",
    "ChangeMethod",
    "ChangeRule",
    "Edition",
    "EditionRule",
    "Figure",
    "Indicator",
    "Names",
    "Observation",
    "Panel",
    "Plausibility",
    "RatingScales",
    "Reading",
    "Refused",
    "Role",
    "Source",
    "Unresolved",
]
