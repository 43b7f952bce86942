"""How do partners and background checks come into the register?"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from farled.audit import actions as audit
from farled.partners.models import BackgroundCheck, Partner
from farled.partners.terms import Found, PartnerKind

if TYPE_CHECKING:
    from farled.organisation.models import Person


@transaction.atomic
def register_partner(
    *,
    by: Person | None,
    at: datetime,
    name: str,
    kind: PartnerKind,
    country: str,
    website: str = "",
    owner_name: str = "",
    owner_country: str = "",
) -> Partner:
    """A new partner organisation, with its seat and, where known, who controls it."""
    partner = Partner.objects.create(
        name=name.strip(),
        kind=kind,
        country=country,
        website=website,
        owner_name=owner_name.strip(),
        owner_country=owner_country,
        registered_at=at,
    )
    audit.record(by=by, at=at, what="partners:partner:register", on=partner, after={"country": country})
    return partner


@transaction.atomic
def change_partner(*, by: Person, at: datetime, partner: Partner, why: str, **changes: str) -> Partner:
    """Change what is known of a partner (name, kind, country, website, owner_name, owner_country)."""
    before = {field: getattr(partner, field) for field in changes}
    for field, value in changes.items():
        setattr(partner, field, value)
    partner.save(update_fields=list(changes))
    audit.record(
        by=by, at=at, what="partners:partner:change", on=partner, why=why, before=before, after=dict(changes)
    )
    return partner


@transaction.atomic
def record_check(
    *,
    by: Person,
    at: datetime,
    partner: Partner,
    checked_on: date,
    valid_until: date,
    military_link: Found,
    rights_violations: Found,
    state_directed: Found,
    summary: str,
    sources: str,
) -> BackgroundCheck:
    """Keep what a background check found, so that the next researcher need not look again."""
    check = BackgroundCheck.objects.create(
        partner=partner,
        checked_on=checked_on,
        valid_until=valid_until,
        by=by,
        military_link=military_link,
        rights_violations=rights_violations,
        state_directed=state_directed,
        summary=summary,
        sources=sources,
    )
    audit.record(
        by=by,
        at=at,
        what="partners:check:record",
        on=partner,
        after={
            "military_link": military_link,
            "rights_violations": rights_violations,
            "state_directed": state_directed,
            "valid_until": str(valid_until),
        },
    )
    return check
