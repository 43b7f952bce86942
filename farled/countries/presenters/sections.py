"""What does one source say of one country over time, in words, a drawing and a table?"""

from collections.abc import Iterable
from typing import Any

from farled.countries.presenters.bars import bar_of
from farled.countries.presenters.charts import YEARS, chart_of
from farled.countries.queries import name_of, register
from farled.countries.rules import figures, words
from farled.countries.terms import Territory, TerritoryKind
from farled.evidence.queries import Series, StoredEdition
from farled.evidence.rules import band_of
from farled.evidence.terms import Figure, Indicator, Observation, Panel, Source


def parts_of(code: str) -> list[Territory]:
    """The territories of today that the register shows under this one."""
    return [
        part
        for part in register().values()
        if part.parent == code and part.kind is not TerritoryKind.HISTORICAL
    ]


def section(
    *,
    source: Source,
    panel: Panel,
    edition: StoredEdition | None,
    series: Series,
    last: int,
    language: str,
) -> dict[str, Any]:
    """One source for one territory: ``state`` is figure, not_covered or not_loaded."""
    told: dict[str, Any] = {
        "id": source.id,
        "role": source.role,
        "name": source.name.in_language(language),
        "asks": source.asks.in_language(language),
        "publisher": source.publisher,
        "address": source.address,
        "citation": source.citation,
        "licence": source.licence.in_language(language),
        "interval": source.interval.in_language(language),
    }
    found = panel.of(source.id)
    if edition is None or found is None:
        return told | {"state": "not_loaded", "command": f"farled evidence import {source.id} FILE"}
    headline = source.headline()
    observed = series.get((source.id, headline.id), [])
    told |= {
        "state": "figure" if found.covered else "not_covered",
        "edition": figures.edition_of(found, source, language),
        "is_extract": found.is_extract,
        "chart": _chart(source, headline, observed, found, edition, last, language),
        "rows": list(_rows(source, headline, observed, last, language)),
        "has_interval": any(one.lower is not None for one in observed),
        "has_bands": bool(source.bands),
        "since": _since(observed) if _is_class(source, headline) else "",
    }
    return told | (_figure(found, source, panel, language) if found.covered else {})


def _figure(found: Figure, source: Source, panel: Panel, language: str) -> dict[str, Any]:
    is_class = figures.is_class(found, source)
    return {
        "value": figures.value_of(found, source, language),
        "beside": figures.beside_value(found, source, language),
        "band": "" if is_class else figures.band_of(found, source, language),
        "change": figures.change_of(found, source, language),
        "test": figures.test_of(found, language),
        "parts": [_part(part, source, language) for part in panel.figures if _is_part(part, source)],
    }


def _is_part(figure: Figure, source: Source) -> bool:
    return figure.source == source.id and figure.covered and figures.is_told(figure, source)


def _part(figure: Figure, source: Source, language: str) -> dict[str, Any]:
    indicator = figures.indicator_of(figure, source)
    return {
        "name": indicator.name.in_language(language),
        "value": figures.value_of(figure, source, language),
        "low": figures.scale_end(indicator.low, language),
        "high": figures.scale_end(indicator.high, language),
        "bar": bar_of(figure, source, language),
    }


def _chart(
    source: Source,
    headline: Indicator,
    observed: list[Observation],
    found: Figure,
    edition: StoredEdition,
    last: int,
    language: str,
) -> dict[str, Any] | None:
    """The drawing and what it says in words; nothing to draw for a class or without any figure."""
    if not observed or _is_class(source, headline):
        return None
    drawn = chart_of(
        indicator=headline, series=observed, last=last, until=edition.data_year, language=language
    )
    if drawn is None:
        return None
    return drawn | {"alt": _alternative(source, headline, observed, found, last, language)}


def _since(observed: list[Observation]) -> str:
    """The first year of the unbroken run with the newest value."""
    newest, first = observed[-1:], ""
    for one in reversed(observed):
        if one.value != newest[0].value or (first and int(first) - one.year > 1):
            break
        first = str(one.year)
    return first


def _is_class(source: Source, headline: Indicator) -> bool:
    return headline.decimals == 0 and any(band.low is not None for band in source.bands)


def _alternative(
    source: Source,
    headline: Indicator,
    observed: list[Observation],
    found: Figure,
    last: int,
    language: str,
) -> str:
    """The same facts as the drawing has."""
    drawn = [one for one in observed if one.value is not None and one.year > last - YEARS]
    first, newest = drawn[0], drawn[-1]
    said = words.CHART.filled(
        index=source.name,
        country=name_of(found.territory),
        first_year=str(first.year),
        last_year=str(newest.year),
        first=figures.number(first.value or 0.0, headline, language),
        last=figures.number(newest.value or 0.0, headline, language),
        low=figures.scale_end(headline.low, language),
        high=figures.scale_end(headline.high, language),
    )
    interval = figures.interval_of(found, source, language) if found.covered else ""
    told = words.CHART_INTERVAL.filled(year=str(newest.year), interval=interval) if interval else None
    return " ".join(wording.in_language(language) for wording in (said, told) if wording)


def _rows(
    source: Source, headline: Indicator, observed: Iterable[Observation], last: int, language: str
) -> Iterable[dict[str, str]]:
    """The drawn years, newest first, as a table has them."""
    for one in reversed([one for one in observed if one.year > last - YEARS]):
        band = band_of(source=source, observation=one)
        yield {
            "year": str(one.year),
            "value": _number(one.value, headline, language),
            "lower": _number(one.lower, headline, language),
            "upper": _number(one.upper, headline, language),
            "band": band.name.in_language(language) if band else "",
        }


def _number(value: float | None, indicator: Indicator, language: str) -> str:
    return "–" if value is None else figures.number(value, indicator, language)
