"""What does the page of one country show, and what the list of all?"""

import unicodedata
from collections.abc import Mapping
from itertools import groupby
from typing import Any

from farled.countries.presenters import sections
from farled.countries.queries import choices, name_of, register
from farled.countries.rules import words
from farled.countries.terms import Context, ContextReason, Thresholds
from farled.evidence.queries import Series, StoredEdition, sources
from farled.evidence.terms import Panel, Role


def country_page(
    *,
    panel: Panel,
    context: Context,
    thresholds: Thresholds,
    editions: Mapping[str, StoredEdition],
    series: Series,
    language: str,
) -> dict[str, Any]:
    """One territory: context with reasons, each source with its figures over time, parts and parent."""
    last = max((edition.data_year for edition in editions.values()), default=0)
    shown = [
        sections.section(
            source=source,
            panel=panel,
            edition=editions.get(source.id),
            series=series,
            last=last,
            language=language,
        )
        for source in sources().values()
    ]
    return {
        "code": panel.territory,
        "name": name_of(panel.territory).in_language(language),
        **_context(context, thresholds, language),
        **_family(panel.territory, language),
        "indices": [one for one in shown if one["role"] is Role.INDEX],
        "further": [one for one in shown if one["role"] is Role.FURTHER],
    }


def _context(context: Context, thresholds: Thresholds, language: str) -> dict[str, Any]:
    in_force = thresholds.in_force(context.thresholds_from) if context.thresholds_from else None
    missing = set(context.missing)
    raising = [reason for reason in context.reasons if reason.raises]
    gaps = [reason for reason in context.reasons if not reason.raises and reason.source in missing]
    notes = [reason for reason in context.reasons if not reason.raises and reason.source not in missing]
    return {
        "attention": words.ATTENTION[context.attention].in_language(language),
        "asks": words.ASKS[context.attention].in_language(language),
        "never_refuses": words.NEVER_REFUSES.in_language(language),
        "raising": _said(raising, language),
        "notes": _said(notes, language),
        "gaps": _said(gaps, language),
        "freedom": words.FREEDOM[context.academic_freedom].in_language(language),
        "thresholds_from": context.thresholds_from,
        "thresholds_because": in_force.because.in_language(language) if in_force else "",
        "thresholds_reference": in_force.reference if in_force else "",
    }


def _said(reasons: list[ContextReason], language: str) -> list[str]:
    return [reason.wording.in_language(language) for reason in reasons]


def _family(code: str, language: str) -> dict[str, Any]:
    parent = register()[code].parent
    return {
        "parent": _named(parent, language) if parent else None,
        "parts": [_named(part.code, language) for part in sections.parts_of(code)],
    }


def _named(code: str, language: str) -> dict[str, str]:
    return {"code": code, "name": name_of(code).in_language(language)}


def country_list(*, words: str, language: str) -> dict[str, Any]:
    """The territories of today whose name holds ``words``, by letter, in the alphabet of the language."""
    wanted = _plain(words)
    found = [(code, name) for code, name in choices(language) if wanted in _plain(name)]
    if language == "en":
        found.sort(key=lambda pair: _plain(pair[1]))
    letters = [
        {"letter": letter, "countries": [{"code": code, "name": name} for code, name in group]}
        for letter, group in groupby(found, key=lambda pair: _letter(pair[1], language))
    ]
    return {"letters": letters, "count": len(found), "words": words}


def _letter(name: str, language: str) -> str:
    first = name[0].upper()
    if first in "ÅÄÖ" and language == "sv":
        return first
    return unicodedata.normalize("NFD", first)[0]


def _plain(text: str) -> str:
    """Without accents and case, so that "cote" finds Côte d'Ivoire; å, ä, ö are found by a and o."""
    return "".join(
        letter
        for letter in unicodedata.normalize("NFD", text.casefold())
        if not unicodedata.combining(letter)
    )
