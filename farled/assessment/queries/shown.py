"""What exactly is shown when a case is decided? One plain document in both languages, bound by its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from farled import __version__
from farled.assessment.models import Case
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.pack import rulebook
from farled.assessment.terms import Covered, CoveredPartner, Judged, Judgement, Opened
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, PARTNER_ROLES, REACHES
from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.countries import queries as countries
from farled.countries.rules.words import ATTENTION, FREEDOM
from farled.countries.terms import Context
from farled.evidence import queries as evidence
from farled.evidence.terms import Change, Figure, Panel
from farled.partners.rules import CHECKS, FINDINGS, KINDS
from farled.partners.terms import PartnerStanding
from farled.questionnaire.queries import asked_in
from farled.questionnaire.rules import name_of
from farled.questionnaire.terms import Standing, State
from farled.risks.terms import Finding, HardStop, Rule, StopRule
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration

Plain = dict[str, Any]
SCHEMA = 1
"""The shape of this document; a reader of old records looks here first."""


def covered_now(
    *, collaboration: Collaboration, partners: tuple[PartnerStanding, ...], judgement: Judged
) -> Covered:
    """The material facts of a collaboration as they stand: what a decision is bound to."""
    return Covered(
        activity=collaboration.activity,
        purpose=collaboration.purpose,
        agreement=collaboration.agreement,
        reach=collaboration.reach,
        funding=collaboration.funding,
        unit=str(collaboration.unit_id),
        starts_on=collaboration.starts_on,
        ends_on=collaboration.ends_on,
        partners=tuple(
            CoveredPartner(
                id=str(partner.partner_id), name=partner.name, country=partner.country, role=partner.role
            )
            for partner in partners
        ),
        answers=tuple((standing.question.key, standing.value) for standing in judgement.standings),
    )


def shown_now(*, case: Case, ground: Ground, judgement: Judgement) -> Plain:
    """All that a decider sees: what was asked, what was known from which edition, which rules found what."""
    asked = asked_in(case.published)
    return {
        "schema": SCHEMA,
        "house": __version__,
        "on": judgement.on.isoformat(),
        "collaboration": _collaboration(case.collaboration),
        "partners": [_partner(partner) for partner in ground.partners],
        "countries": [_country(ground.contexts[code], ground.panels[code]) for code in ground.contexts],
        "questionnaire": {
            "id": asked.id,
            "version": asked.version,
            "digest": asked.digest,
            "title": _both(asked.title),
        },
        "questions": [_question(standing) for standing in judgement.standings],
        "facts": dict(ground.facts),
        "rules": _rules(judgement),
        "findings": [_finding(finding) for finding in judgement.findings],
        "stops": [_stop(stop) for stop in judgement.stops],
        "areas": [_opened(opened) for opened in judgement.areas],
        "requirements": [_opened(opened) for opened in judgement.requirements],
        "result": judgement.result.value,
        "reasons": [_both(reason) for reason in judgement.reasons],
        "deciding": {
            "role": judgement.deciding.role,
            "because": [_both(reason) for reason in judgement.deciding.because],
            "reference": judgement.deciding.reference,
        },
    }


def _both(wording: Wording | None) -> Plain | None:
    return {"sv": wording.sv, "en": wording.en} if wording else None


def _collaboration(collaboration: Collaboration) -> Plain:
    unit = collaboration.unit
    return {
        "number": collaboration.number,
        "title": collaboration.title,
        "activity": _both(ACTIVITIES[Activity(collaboration.activity)]),
        "purpose": collaboration.purpose,
        "benefit_short": collaboration.benefit_short,
        "benefit_long": collaboration.benefit_long,
        "loss": collaboration.loss,
        "agreement": _both(AGREEMENTS[Agreement(collaboration.agreement)]),
        "reach": _both(REACHES[Reach(collaboration.reach)]),
        "funding": _both(FUNDINGS[Funding(collaboration.funding)]),
        "funder": collaboration.funder,
        "unit": {"sv": unit.name_sv, "en": unit.name_en},
        "responsible": collaboration.responsible.name,
        "starts_on": collaboration.starts_on.isoformat(),
        "ends_on": collaboration.ends_on.isoformat(),
    }


def _partner(partner: PartnerStanding) -> Plain:
    return {
        "name": partner.name,
        "kind": _both(KINDS[partner.kind]),
        "role": _both(PARTNER_ROLES[PartnerRole(partner.role)]),
        "country": _place(partner.country),
        "owner": partner.owner_name,
        "owner_country": _place(partner.owner_country) if partner.owner_country else None,
        "earlier": partner.earlier,
        "check": _both(CHECKS[partner.check]),
        "checked_on": partner.checked_on.isoformat() if partner.checked_on else None,
        "military_link": _both(FINDINGS[partner.military_link]),
        "rights_violations": _both(FINDINGS[partner.rights_violations]),
        "state_directed": _both(FINDINGS[partner.state_directed]),
    }


def _place(code: str) -> Plain:
    name = countries.name_of(code)
    return {"code": code, "sv": name.sv, "en": name.en}


def _country(context: Context, panel: Panel) -> Plain:
    return {
        **_place(context.territory),
        "attention": context.attention.value,
        "attention_name": _both(ATTENTION[context.attention]),
        "academic_freedom": _both(FREEDOM[context.academic_freedom]),
        "reasons": [_both(reason.wording) for reason in (*context.reasons, *context.freedom_reasons)],
        "thresholds_from": context.thresholds_from.isoformat() if context.thresholds_from else None,
        "figures": [_figure(figure) for figure in panel.figures if _is_headline(figure)],
        "not_loaded": [_both(evidence.sources()[source].name) for source in panel.not_loaded],
    }


def _is_headline(figure: Figure) -> bool:
    return evidence.sources()[figure.source].headline().id == figure.indicator


def _figure(figure: Figure) -> Plain:
    source = evidence.sources()[figure.source]
    indicator = source.headline()
    band = source.band(figure.band) if figure.band else None
    return {
        "source": _both(source.name),
        "indicator": _both(indicator.name),
        "decimals": indicator.decimals,
        "covered": figure.covered,
        "value": figure.value,
        "lower": figure.lower,
        "upper": figure.upper,
        "interval": _both(source.interval),
        "band": _both(band.name) if band else None,
        "edition": figure.edition,
        "data_year": figure.data_year,
        "is_extract": figure.is_extract,
        "change": _change(figure.change),
        "listed": _change(figure.listed),
        "citation": source.citation,
        "licence": _both(source.licence),
    }


def _change(change: Change | None) -> Plain | None:
    if change is None:
        return None
    return {
        "from_year": change.from_year,
        "from_value": change.from_value,
        "difference": change.difference,
        "significant": change.significant,
        "test": _both(change.test),
    }


def _question(standing: Standing) -> Plain:
    question = standing.question
    answered = standing.state not in (State.OPEN, State.NOT_ASKED)
    return {
        "key": question.key,
        "area": question.area,
        "text": _both(question.text),
        "state": standing.state.value,
        "value": standing.value,
        "answer": _both(name_of(question=question, value=standing.value)) if answered else None,
        "because": _both(standing.because),
        "source": _both(standing.source),
        "reason": standing.reason,
        "reference": question.reference,
    }


def _rules(judgement: Judgement) -> Plain:
    """Every rule that ran, with its start date and whether it found something."""
    found = {finding.rule for finding in judgement.findings} | {stop.rule for stop in judgement.stops}
    book = rulebook()
    every: list[Rule | StopRule] = [*book.rules, *book.stops]
    ran = [rule for rule in every if rule.starts_on <= judgement.on]
    return {
        "digest": book.digest,
        "ran": [
            {"id": rule.id, "from": rule.starts_on.isoformat(), "found": rule.id in found} for rule in ran
        ],
    }


def _finding(finding: Finding) -> Plain:
    words = rulebook().words
    return {
        "rule": finding.rule,
        "kinds": [_both(words.kinds[kind]) for kind in finding.kinds],
        "level": finding.level.value,
        "level_name": _both(words.levels[finding.level]),
        "exposed": [_both(words.exposed[exposed]) for exposed in finding.exposed],
        "because": _both(finding.because),
        "ask": _both(finding.ask),
        "reference": finding.reference,
    }


def _stop(stop: HardStop) -> Plain:
    return {
        "rule": stop.rule,
        "kind": _both(rulebook().words.stops[stop.kind]),
        "because": _both(stop.because),
        "reference": stop.reference,
    }


def _opened(opened: Opened) -> Plain:
    return {
        "id": opened.id,
        "name": _both(opened.name),
        "because": [_both(reason) for reason in opened.because],
        "rules": list(opened.rules),
    }
