"""When is a background check too old, and which finding is the gravest?"""

from collections.abc import Iterable
from datetime import date

from farled.partners.terms import CheckState, Found, PartnerKind, PartnerStanding
from farled.text.terms import Wording

_FOUND_ORDER = (Found.NO, Found.UNKNOWN, Found.UNSURE, Found.YES)
_CHECK_ORDER = (CheckState.CURRENT, CheckState.AGED, CheckState.NONE)

KINDS = {
    PartnerKind.UNIVERSITY: Wording(sv="Universitet eller högskola", en="University"),
    PartnerKind.HOSPITAL: Wording(sv="Sjukhus", en="Hospital"),
    PartnerKind.INSTITUTE: Wording(sv="Forskningsinstitut", en="Research institute"),
    PartnerKind.AUTHORITY: Wording(sv="Myndighet", en="Public authority"),
    PartnerKind.COMPANY: Wording(sv="Företag", en="Company"),
    PartnerKind.NGO: Wording(sv="Ideell organisation", en="Non-governmental organisation"),
    PartnerKind.FUNDER: Wording(sv="Forskningsfinansiär", en="Research funder"),
    PartnerKind.OTHER: Wording(sv="Annan organisation", en="Other organisation"),
}
FINDINGS = {
    Found.YES: Wording(sv="Ja", en="Yes"),
    Found.NO: Wording(sv="Nej", en="No"),
    Found.UNSURE: Wording(sv="Osäkert", en="Unsure"),
    Found.UNKNOWN: Wording(sv="Ingen har undersökt det", en="Nobody has looked"),
}
CHECKS = {
    CheckState.CURRENT: Wording(sv="Aktuell bakgrundskontroll", en="Current background check"),
    CheckState.AGED: Wording(sv="Bakgrundskontrollen är för gammal", en="The background check is too old"),
    CheckState.NONE: Wording(sv="Ingen bakgrundskontroll", en="No background check"),
}


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
