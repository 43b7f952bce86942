"""Which partners and which countries does a worked case state?"""

from farled.assessment.terms import CaseCountry
from farled.collaborations.terms import PartnerRole
from farled.countries.terms import AcademicFreedom, Attention
from farled.evidence.terms import Figure, Panel
from farled.partners.terms import CheckState, Found, PartnerKind, PartnerStanding
from farled.text.content import Node


def read_partner(node: Node, number: int) -> PartnerStanding:
    node.only("name", "kind", "role", "country", "owner", "earlier", "check")
    check = node.node("check")
    check.only("state", "checked_on", "military_link", "rights_violations", "state_directed")
    owner = node.node("owner") if node.has("owner") else None
    if owner:
        owner.only("name", "country")
    return PartnerStanding(
        partner_id=number,
        name=node.text("name"),
        kind=PartnerKind(node.one_of("kind", tuple(PartnerKind))),
        country=node.text("country"),
        owner_name=owner.text("name") if owner else "",
        owner_country=owner.text("country") if owner else "",
        role=PartnerRole(node.one_of("role", tuple(PartnerRole))),
        check=CheckState(check.one_of("state", tuple(CheckState))),
        checked_on=check.day("checked_on") if check.has("checked_on") else None,
        military_link=_found(check, "military_link"),
        rights_violations=_found(check, "rights_violations"),
        state_directed=_found(check, "state_directed"),
        earlier=node.at_least("earlier", 0),
    )


def _found(node: Node, key: str) -> Found:
    return Found(node.one_of(key, tuple(Found)))


def read_countries(node: Node, partners: tuple[PartnerStanding, ...]) -> tuple[CaseCountry, ...]:
    """What the case states on its countries; a country that no partner is in is a slip and is refused."""
    if not node.has("countries"):
        return ()
    countries = node.node("countries")
    countries.only(*dict.fromkeys(code for partner in partners for code in partner.countries))
    return tuple(_country(code, countries.node(code)) for code in countries.keys())  # noqa: SIM118 - no mapping


def _country(code: str, node: Node) -> CaseCountry:
    node.only("attention", "academic_freedom", "figures")
    if node.has("figures"):
        node.only("figures")
        return CaseCountry(
            code, None, None, Panel(code, tuple(_figure(one, code) for one in node.nodes("figures")))
        )
    return CaseCountry(
        territory=code,
        attention=Attention(node.one_of("attention", tuple(Attention))),
        academic_freedom=AcademicFreedom(node.one_of("academic_freedom", tuple(AcademicFreedom))),
        panel=None,
    )


def _figure(node: Node, code: str) -> Figure:
    """One figure as a case states it: covered, with its value and band, or expressly not covered."""
    node.only("source", "indicator", "covered", "edition", "year", "value", "lower", "upper", "band", "label")
    covered = node.truth("covered")
    if covered and not (node.has("value") or node.has("band")):
        raise node.refuse("'value', 'band' or both for a covered figure", "neither")
    return Figure(
        source=node.text("source"),
        indicator=node.text("indicator"),
        territory=code,
        covered=covered,
        edition=node.text("edition"),
        data_year=node.whole("year") if covered else None,
        value=_number(node, "value"),
        lower=_number(node, "lower"),
        upper=_number(node, "upper"),
        band=node.optional_text("band") or "",
        label=node.optional_text("label") or "",
    )


def _number(node: Node, key: str) -> float | None:
    return node.number(key) if node.has(key) else None
