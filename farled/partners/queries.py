"""What do we know of a partner today, and which partners match a few letters?"""

from datetime import date

from django.db.models import Prefetch

from farled.partners.models import BackgroundCheck, Partner
from farled.partners.rules import check_state
from farled.partners.terms import Found, PartnerKind, PartnerStanding


def newest_check_first() -> Prefetch:
    """To prefetch each partner's checks, newest first, in one query."""
    return Prefetch("checks", queryset=BackgroundCheck.objects.order_by("-checked_on", "-id"))


def standing_of(*, partner: Partner, role: str, earlier: int, on: date) -> PartnerStanding:
    """What counts for this partner on that day; no query when the checks were prefetched."""
    check = next((made for made in partner.checks.all() if made.checked_on <= on), None)
    return PartnerStanding(
        partner_id=partner.pk,
        name=partner.name,
        kind=PartnerKind(partner.kind),
        country=partner.country,
        owner_name=partner.owner_name,
        owner_country=partner.owner_country,
        role=role,
        check=check_state(valid_until=check.valid_until if check else None, on=on),
        checked_on=check.checked_on if check else None,
        military_link=Found(check.military_link) if check else Found.UNKNOWN,
        rights_violations=Found(check.rights_violations) if check else Found.UNKNOWN,
        state_directed=Found(check.state_directed) if check else Found.UNKNOWN,
        earlier=earlier,
    )


def partner_named(*, name: str, country: str = "") -> list[Partner]:
    """Partners with exactly this name, whatever the case of its letters; in ``country`` when one is given."""
    found = Partner.objects.filter(name__iexact=name.strip())
    return list(found.filter(country=country) if country else found)


def all_partners() -> list[Partner]:
    """Every partner by name, for the list of names that the form offers."""
    return list(Partner.objects.order_by("name"))
