"""What do the register and the evidence say of a case, written down as it is shown to whoever decides?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from farled.assessment.queries.ground import Ground
from farled.assessment.rules import both
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, PARTNER_ROLES, REACHES
from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.countries import queries as countries
from farled.countries.rules.words import ATTENTION, FREEDOM
from farled.countries.terms import Context
from farled.evidence import queries as evidence
from farled.evidence.terms import Change, Figure, Panel
from farled.partners.rules import CHECKS, FINDINGS, KINDS
from farled.partners.terms import PartnerStanding

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration

Plain = dict[str, Any]


def known(*, collaboration: Collaboration, ground: Ground) -> Plain:
    """What is registered, the partners as they stand, and each country's context with its figures."""
    return {
        "collaboration": _collaboration(collaboration),
        "partners": [_partner(partner) for partner in ground.partners],
        "countries": [_country(ground.contexts[code], ground.panels[code]) for code in ground.contexts],
        "facts": dict(ground.facts),
    }


def _collaboration(collaboration: Collaboration) -> Plain:
    unit = collaboration.unit
    return {
        "number": collaboration.number,
        "title": collaboration.title,
        "activity": both(ACTIVITIES[Activity(collaboration.activity)]),
        "purpose": collaboration.purpose,
        "benefit_short": collaboration.benefit_short,
        "benefit_long": collaboration.benefit_long,
        "loss": collaboration.loss,
        "agreement": both(AGREEMENTS[Agreement(collaboration.agreement)]),
        "reach": both(REACHES[Reach(collaboration.reach)]),
        "funding": both(FUNDINGS[Funding(collaboration.funding)]),
        "funder": collaboration.funder,
        "unit": {"sv": unit.name_sv, "en": unit.name_en},
        "responsible": collaboration.responsible.name,
        "starts_on": collaboration.starts_on.isoformat(),
        "ends_on": collaboration.ends_on.isoformat(),
    }


def _partner(partner: PartnerStanding) -> Plain:
    return {
        "name": partner.name,
        "kind": both(KINDS[partner.kind]),
        "role": both(PARTNER_ROLES[PartnerRole(partner.role)]),
        "country": _place(partner.country),
        "owner": partner.owner_name,
        "owner_country": _place(partner.owner_country) if partner.owner_country else None,
        "earlier": partner.earlier,
        "check": both(CHECKS[partner.check]),
        "checked_on": partner.checked_on.isoformat() if partner.checked_on else None,
        "military_link": both(FINDINGS[partner.military_link]),
        "rights_violations": both(FINDINGS[partner.rights_violations]),
        "state_directed": both(FINDINGS[partner.state_directed]),
    }


def _place(code: str) -> Plain:
    name = countries.name_of(code)
    return {"code": code, "sv": name.sv, "en": name.en}


def _country(context: Context, panel: Panel) -> Plain:
    return {
        **_place(context.territory),
        "attention": context.attention.value,
        "attention_name": both(ATTENTION[context.attention]),
        "academic_freedom": both(FREEDOM[context.academic_freedom]),
        "reasons": [both(reason.wording) for reason in (*context.reasons, *context.freedom_reasons)],
        "thresholds_from": context.thresholds_from.isoformat() if context.thresholds_from else None,
        "figures": [_figure(figure) for figure in panel.figures if _is_headline(figure)],
        "not_loaded": [both(evidence.sources()[source].name) for source in panel.not_loaded],
    }


def _is_headline(figure: Figure) -> bool:
    return evidence.sources()[figure.source].headline().id == figure.indicator


def _figure(figure: Figure) -> Plain:
    source = evidence.sources()[figure.source]
    indicator = source.headline()
    band = source.band(figure.band) if figure.band else None
    return {
        "source": both(source.name),
        "indicator": both(indicator.name),
        "decimals": indicator.decimals,
        "covered": figure.covered,
        "value": figure.value,
        "lower": figure.lower,
        "upper": figure.upper,
        "interval": both(source.interval),
        "band": both(band.name) if band else None,
        "edition": figure.edition,
        "data_year": figure.data_year,
        "is_extract": figure.is_extract,
        "change": _change(figure.change),
        "listed": _change(figure.listed),
        "citation": source.citation,
        "licence": both(source.licence),
    }


def _change(change: Change | None) -> Plain | None:
    if change is None:
        return None
    return {
        "from_year": change.from_year,
        "from_value": change.from_value,
        "difference": change.difference,
        "significant": change.significant,
        "test": both(change.test),
    }
