"""What does the house know of one country, as one document for a machine?"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from farled.countries.queries import context_on, name_of, register, thresholds
from farled.countries.rules import figures as in_words
from farled.countries.rules import words
from farled.countries.terms import Context, ContextReason, TerritoryKind
from farled.evidence.queries import (
    StoredEdition,
    edition_of,
    editions_in_force,
    headline_values,
    panels,
    series_of,
    sources,
)
from farled.evidence.rules import figures
from farled.evidence.terms import Change, Figure, Observation, Panel, Source
from farled.text.terms import Wording

PRINTED_RANK = "rank"
"""The indicator that holds a publisher's own rank, where one prints it."""

RANKED_BY_SCORE = ("wjp",)
"""Publishers that print ranks which follow from their unrounded scores alone (INDICES.md, value checks)."""


@dataclass(frozen=True, slots=True)
class Known:
    """One country on one day, gathered from the rooms below."""

    code: str
    on: date
    context: Context
    panel: Panel
    editions: Mapping[str, StoredEdition]
    series: Mapping[tuple[str, str], list[Observation]]


def known_of(*, code: str, at: datetime, on: date) -> Known:
    """All that is known of a territory of the register at that moment, on the thresholds of that day."""
    editions = editions_in_force(at=at)
    return Known(
        code=code,
        on=on,
        context=context_on(code=code, at=at, on=on),
        panel=panels(territories=[code], at=at)[code],
        editions=editions,
        series=series_of(territories=[code], editions=editions)[code],
    )


def document(known: Known, year: int | None) -> dict[str, Any]:
    """The country as JSON: context with reasons, figures, series; ``year`` keeps that year alone."""
    return {
        "country": _country(known.code),
        "on": known.on.isoformat(),
        "context": _context(known.context),
        "sources": [_source(source, known, year) for source in sources().values()],
    }


def _country(code: str) -> dict[str, Any]:
    territory = register()[code]
    parts = [
        part.code
        for part in register().values()
        if part.parent == code and part.kind is not TerritoryKind.HISTORICAL
    ]
    return {
        "code": code,
        "name": _both(name_of(code)),
        "kind": territory.kind.value,
        "shown_under": territory.parent,
        "parts": [{"code": part, "name": _both(name_of(part))} for part in parts],
    }


def _context(context: Context) -> dict[str, Any]:
    in_force = thresholds().in_force(context.thresholds_from) if context.thresholds_from else None
    return {
        "attention": context.attention.value,
        "in_words": _both(words.ATTENTION[context.attention]),
        "academic_freedom": context.academic_freedom.value,
        "reasons": [_reason(reason) for reason in context.reasons],
        "freedom_reasons": [_reason(reason) for reason in context.freedom_reasons],
        "thresholds_from": context.thresholds_from.isoformat() if context.thresholds_from else None,
        "thresholds_reference": in_force.reference if in_force else None,
        "missing": list(context.missing),
        "meaning": _both(words.NEVER_REFUSES),
    }


def _reason(reason: ContextReason) -> dict[str, Any]:
    raises = reason.raises.value if reason.raises else None
    return {**_both(reason.wording), "source": reason.source, "signal": reason.signal, "raises": raises}


def _source(source: Source, known: Known, year: int | None) -> dict[str, Any]:
    told = {
        "id": source.id,
        "role": source.role.value,
        "name": _both(source.name),
        "publisher": source.publisher,
        "address": source.address,
        "citation": source.citation,
        "licence": _both(source.licence),
        "interval_means": _both(source.interval),
        "change_test": _both(source.change.test) if source.change else None,
    }
    edition = known.editions.get(source.id)
    if edition is None:
        return told | {"state": "not_loaded", "load_with": f"farled evidence import {source.id} FILE"}
    found = [figure for figure in known.panel.figures if figure.source == source.id]
    return told | {
        "state": "covered" if found[0].covered else "not_covered",
        "edition": edition.label,
        "data_year": edition.data_year,
        "adopted_on": edition.adopted_at.date().isoformat(),
        "is_extract": edition.is_extract,
        "figures": [_figure(figure, source) for figure in found if figure.covered],
        "series": _series(source, edition, known, year),
    }


def _figure(figure: Figure, source: Source) -> dict[str, Any]:
    return {
        "indicator": figure.indicator,
        "name": _both(in_words.indicator_of(figure, source).name),
        "data_year": figure.data_year,
        "value": figure.value,
        "lower": figure.lower,
        "upper": figure.upper,
        "band": figure.band or None,
        "band_range": list(figure.band_range) if figure.band_range else None,
        "label": figure.label or None,
        "change": _change(figure.change),
        "listed_change": _change(figure.listed),
    }


def _change(change: Change | None) -> dict[str, Any] | None:
    if change is None:
        return None
    return {
        "from_year": change.from_year,
        "from_value": change.from_value,
        "difference": change.difference,
        "significant": change.significant,
        "test": _both(change.test),
    }


def _series(source: Source, edition: StoredEdition, known: Known, year: int | None) -> dict[str, Any]:
    """Every indicator's years, oldest first; the headline's with band, ten-year change and rank."""
    headline = source.headline().id
    told: dict[str, Any] = {
        indicator.id: [
            _plain(one) for one in known.series[source.id, indicator.id] if year in (None, one.year)
        ]
        for indicator in source.indicators
        if (source.id, indicator.id) in known.series
    }
    if headline in told:
        ranks = _ranks(source, edition, known)
        told[headline] = [
            one | _judged(source, edition, known, one["year"]) | {"rank": ranks.get(one["year"])}
            for one in told[headline]
        ]
    return told


def _plain(one: Observation) -> dict[str, Any]:
    return {
        "year": one.year,
        "value": one.value,
        "lower": one.lower,
        "upper": one.upper,
        "label": one.label or None,
    }


def _judged(source: Source, edition: StoredEdition, known: Known, year: int) -> dict[str, Any]:
    """Band and ten-year change as the same edition gives them for an earlier year."""
    observed = [
        one
        for (source_id, _), observations in known.series.items()
        if source_id == source.id
        for one in observations
    ]
    then = replace(edition_of(edition), data_year=year)
    found = figures(source=source, territory=known.code, observations=observed, edition=then)[0]
    listed = found.listed if year == edition.data_year else None
    return {
        "band": found.band or None,
        "band_range": list(found.band_range) if found.band_range else None,
        "change": _without_test(found.change),
        "listed_change": _without_test(listed),
    }


def _without_test(change: Change | None) -> dict[str, Any] | None:
    """The test is said once a source, not once a year."""
    told = _change(change)
    return told and {key: value for key, value in told.items() if key != "test"}


def _ranks(source: Source, edition: StoredEdition, known: Known) -> dict[int, int]:
    """The publisher's rank by year; nothing for publishers that print none. Never shown on a page."""
    if source.indicator(PRINTED_RANK):
        printed = known.series.get((source.id, PRINTED_RANK), [])
        return {one.year: int(one.value) for one in printed if one.value is not None}
    if source.id not in RANKED_BY_SCORE or edition.is_extract:
        return {}
    values = headline_values(edition)
    own = {year: value for (code, year), value in values.items() if code == known.code}
    return {
        year: 1 + sum(value > mine for (_, at), value in values.items() if at == year)
        for year, mine in own.items()
    }


def _both(wording: Wording) -> dict[str, str]:
    return {"sv": wording.sv, "en": wording.en}
