"""How is a partner told: seat, owner, and how its background check stands?"""

from datetime import date
from typing import Any

from farled.countries.queries import name_of
from farled.partners.models import Partner
from farled.partners.queries import standing_of
from farled.partners.rules import CHECKS, FINDINGS, KINDS
from farled.partners.terms import CheckState


def partner_row(*, partner: Partner, language: str, on: date) -> dict[str, Any]:
    """A partner in a list; its checks should be prefetched."""
    standing = standing_of(partner=partner, role="", earlier=0, on=on)
    check = next((made for made in partner.checks.all() if made.checked_on <= on), None)
    return {
        "pk": partner.pk,
        "name": partner.name,
        "kind": KINDS[standing.kind].in_language(language),
        "country": name_of(partner.country).in_language(language),
        "owner": partner.owner_name,
        "owner_country": name_of(partner.owner_country).in_language(language)
        if partner.owner_country
        else "",
        "check": CHECKS[standing.check].in_language(language),
        "is_current": standing.check is CheckState.CURRENT,
        "valid_until": check.valid_until if check else None,
    }


def check_told(*, check: Any, by: str, language: str, on: date) -> dict[str, Any]:
    """A background check on the partner's page; ``by`` is the post of whoever made it."""
    return {
        "checked_on": check.checked_on,
        "valid_until": check.valid_until,
        "is_aged": check.valid_until <= on,
        "by": by,
        "military_link": FINDINGS[check.military_link].in_language(language),
        "rights_violations": FINDINGS[check.rights_violations].in_language(language),
        "state_directed": FINDINGS[check.state_directed].in_language(language),
        "summary": check.summary,
        "sources": [line.strip() for line in check.sources.splitlines() if line.strip()],
    }


def suggestion(*, row: dict[str, Any]) -> dict[str, Any]:
    """What the field for a partner's name offers while somebody types."""
    return {
        "id": row["pk"],
        "name": row["name"],
        "country": row["country"],
        "kind": row["kind"],
        "check": row["check"],
    }
