"""What do we know of a partner today, and which partners match a few letters?"""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from farled.partners.models import BackgroundCheck, Partner
from farled.partners.rules import check_state
from farled.partners.terms import Found, PartnerKind, PartnerStanding

PAGE_LENGTH = 25


def newest_check_first() -> "Prefetch[str, QuerySet[BackgroundCheck], str]":
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


def holds(field: str, word: str) -> Q:
    """The field holds the word, whatever the case of its letters. SQLite alone would not fold å, ä and ö."""
    spellings = {word} if word.isascii() else {word, word.lower(), word.upper(), word.capitalize()}
    wanted = Q(pk__in=[])
    for spelling in spellings:
        wanted |= Q(**{f"{field}__icontains": spelling})
    return wanted


def partners_holding(words: str) -> QuerySet[Partner]:
    """Partners whose own or whose owner's name holds every one of the words; all partners for no words."""
    wanted = Q()
    for word in words.split():
        wanted &= holds("name", word) | holds("owner_name", word)
    return Partner.objects.filter(wanted).prefetch_related(newest_check_first()).order_by("name", "id")


def partner_named(*, name: str, country: str = "") -> list[Partner]:
    """Partners with exactly this name, whatever the case of its letters; in ``country`` when one is given."""
    wanted = " ".join(name.split()).casefold()
    found = [partner for partner in partners_holding(name) if partner.name.casefold() == wanted]
    return [partner for partner in found if country in ("", partner.country)]


def suggestions(*, words: str, most: int) -> list[Partner]:
    """At most so many partners whose name holds the words, for somebody who is typing; none for no words."""
    return list(partners_holding(words)[:most]) if words.strip() else []


@dataclass(frozen=True, slots=True)
class PartnerPage:
    """One page of the list of partners: its rows, how many there are in all, and which page of how many."""

    rows: tuple[Partner, ...]
    total: int
    number: int
    pages: int


def partner_page(*, words: str, country: str, page: int) -> PartnerPage:
    """Partners by name, in or owned from ``country`` when one is given; three queries however many."""
    wished = partners_holding(words)
    if country:
        wished = wished.filter(Q(country=country) | Q(owner_country=country))
    total = wished.count()
    pages = max(1, -(-total // PAGE_LENGTH))
    number = min(max(page, 1), pages)
    rows = tuple(wished[(number - 1) * PAGE_LENGTH : number * PAGE_LENGTH])
    return PartnerPage(rows=rows, total=total, number=number, pages=pages)


def partner_with(pk: int) -> Partner | None:
    """The partner with its checks, newest first, and who made them; None for an unknown number."""
    checks = Prefetch(
        "checks", queryset=BackgroundCheck.objects.select_related("by").order_by("-checked_on", "-id")
    )
    return Partner.objects.filter(pk=pk).prefetch_related(checks).first()


def countries_in_use() -> set[str]:
    """The codes of all countries in which a partner has its seat or its owner has; one query."""
    pairs = Partner.objects.order_by().values_list("country", "owner_country").distinct()
    return {code for pair in pairs for code in pair if code}
