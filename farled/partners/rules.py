"""When is a background check too old, and which finding is the gravest?"""

from collections.abc import Iterable
from datetime import date

from farled.partners.terms import CheckState, Found, PartnerStanding

_FOUND_ORDER = (Found.NO, Found.UNKNOWN, Found.UNSURE, Found.YES)
_CHECK_ORDER = (CheckState.CURRENT, CheckState.AGED, CheckState.NONE)


def check_state(*, valid_until: date | None, on: date) -> CheckState:
    """NONE without a check, AGED from the day ``valid_until`` on, CURRENT before it."""
    if valid_until is None:
        return CheckState.NONE
    return CheckState.CURRENT if on < valid_until else CheckState.AGED


def gravest_found(findings: Iterable[Found]) -> Found:
    """The gravest of several findings: yes, then unsure, then unknown, then no. Nothing at all is unknown."""
    return max(findings, key=_FOUND_ORDER.index, default=Found.UNKNOWN)


def weakest_check(states: Iterable[CheckState]) -> CheckState:
    """The weakest of several checks: none, then aged, then current."""
    return max(states, key=_CHECK_ORDER.index, default=CheckState.NONE)


def is_new(standing: PartnerStanding) -> bool:
    """A partner is new when we never decided to work with it and no current check exists."""
    return standing.earlier == 0 and standing.check is not CheckState.CURRENT
