"""How do up to six territories stand side by side, one index a row?"""

from collections.abc import Iterable, Mapping
from typing import Any

from farled.countries.presenters.bars import bar_of
from farled.countries.presenters.sections import parts_of
from farled.countries.queries import name_of
from farled.countries.rules import figures, words
from farled.countries.terms import Context
from farled.evidence.queries import sources
from farled.evidence.terms import Figure, Panel, Role, Source
from farled.text.terms import Wording


def context_table(
    panels: Mapping[str, Panel], contexts: Mapping[str, Context], language: str
) -> dict[str, Any]:
    """What "countries/context.html" shows: columns in the order of ``contexts``, indices, further evidence.

    ``panels`` and ``contexts`` are those of evidence.queries.panels and countries.queries.contexts for the
    same codes and the same moment.
    """
    shown = [panels[code] for code in contexts]
    rows = [_row(source, shown, language) for source in sources().values()]
    return {
        "columns": [_column(context, language) for context in contexts.values()],
        "indices": [row for row in rows if row["role"] is Role.INDEX],
        "further": [row for row in rows if row["role"] is Role.FURTHER],
        "note": words.TABLE_NOTE.in_language(language),
        "never_refuses": words.NEVER_REFUSES.in_language(language),
    }


def _column(context: Context, language: str) -> dict[str, Any]:
    return {
        "code": context.territory,
        "name": name_of(context.territory).in_language(language),
        "attention": words.ATTENTION[context.attention].in_language(language),
        "asks": words.ASKS[context.attention].in_language(language),
        "reasons": [reason.wording.in_language(language) for reason in context.reasons if reason.raises],
    }


def _row(source: Source, shown: Iterable[Panel], language: str) -> dict[str, Any]:
    cells = [cell(panel.territory, panel.of(source.id), source, language) for panel in shown]
    return {
        "source": source.id,
        "role": source.role,
        "name": source.name.in_language(language),
        "edition": _edition(cells, source),
        "interval": source.interval.in_language(language),
        "cells": cells,
    }


def _edition(cells: list[dict[str, Any]], source: Source) -> str:
    """The edition as the first country that is covered has it, else any; else the publisher."""
    told = sorted((one for one in cells if "edition" in one), key=lambda one: one["state"] != "figure")
    return told[0]["edition"] if told else source.publisher


def cell(territory: str, figure: Figure | None, source: Source, language: str) -> dict[str, Any]:
    """One index for one territory: ``state`` is figure, not_covered or not_loaded."""
    country = name_of(territory).in_language(language)
    place = {"country": country, "code": territory, "apart": ""}
    if figure is None:
        return place | _gap("not_loaded", words.NOT_LOADED, words.ASK_ADMINISTRATOR, language)
    edition = {"edition": figures.edition_of(figure, source, language)}
    if not figure.covered:
        gap = _gap("not_covered", words.NOT_COVERED, words.BY_THIS_INDEX, language)
        return place | gap | edition | {"apart": told_apart(territory, language)}
    return place | edition | _figure(country, figure, source, language)


def told_apart(territory: str, language: str) -> str:
    """Which parts of a territory the sources cover instead of the whole; empty when there are none."""
    names = [name_of(part.code).in_language(language) for part in parts_of(territory)]
    return words.TOLD_APART.filled(names=", ".join(names)).in_language(language) if names else ""


def _gap(state: str, says: Wording, beside: Wording, language: str) -> dict[str, Any]:
    return {"state": state, "value": says.in_language(language), "beside": beside.in_language(language)}


def _figure(country: str, figure: Figure, source: Source, language: str) -> dict[str, Any]:
    change = figures.change_of(figure, source, language)
    bar = bar_of(figure, source, language) if source.role is Role.INDEX else None
    value = figures.value_of(figure, source, language)
    return {
        "state": "figure",
        "value": value,
        "beside": figures.beside_value(figure, source, language),
        "band": "" if figures.is_class(figure, source) else figures.band_of(figure, source, language),
        "change": change,
        "bar": bar,
        "is_extract": figure.is_extract,
        "alt": _alternative(country, value, figure, source, change, language),
    }


def _alternative(country: str, value: str, figure: Figure, source: Source, change: str, language: str) -> str:
    indicator = figures.indicator_of(figure, source)
    said = words.BAR.filled(
        country=country,
        value=value,
        interval=figures.interval_of(figure, source, language),
        low=figures.scale_end(indicator.low, language),
        high=figures.scale_end(indicator.high, language),
        change=change,
    )
    return said.in_language(language).strip()
