"""Which words describe a partner and what a background check found?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class PartnerKind(StrEnum):
    UNIVERSITY = "university"
    HOSPITAL = "hospital"
    INSTITUTE = "institute"
    AUTHORITY = "authority"
    COMPANY = "company"
    NGO = "ngo"
    FUNDER = "funder"
    OTHER = "other"


class Found(StrEnum):
    """What a check found on one matter. "Unsure" is an answer, "unknown" means that nobody has looked."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class CheckState(StrEnum):
    """Whether a background check stands: current, too old, or never made."""

    CURRENT = "current"
    AGED = "aged"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class PartnerStanding:
    """What is known of one partner on one day. ``earlier`` counts earlier decided collaborations.

    ``countries``: codes of its own country and, where another one owns it, of the owner's.
    """

    partner_id: int
    name: str
    kind: PartnerKind
    country: str
    owner_name: str
    owner_country: str
    role: str
    check: CheckState
    checked_on: date | None
    military_link: Found
    rights_violations: Found
    state_directed: Found
    earlier: int

    @property
    def countries(self) -> tuple[str, ...]:
        """The register codes whose context counts for this partner, own country first."""
        return tuple(dict.fromkeys(code for code in (self.country, self.owner_country) if code))
