"""What is known of a country, in words or as one document?"""

import argparse
import difflib
import json
import sys
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from farled.countries.queries import name_of, register
from farled.countries.rules import figures as in_words
from farled.countries.rules import words
from farled.evidence.queries import sources
from farled.evidence.terms import Figure, Source
from farled.text.rules import written_date
from farled.web.command import CommandError
from farled.web.work.country_report import Known, document, known_of

_SUGGESTED = 4


def run(given: argparse.Namespace) -> int:
    """Print the country."""
    code = _code(given.code)
    on, at = _moment(given.on)
    known = known_of(code=code, at=at, on=on)
    if given.json:
        text = json.dumps(document(known, given.year), ensure_ascii=False, indent=2)
    else:
        text = "\n".join(_lines(known, given.language))
    sys.stdout.write(f"{text}\n")
    return 0


def _moment(on: date | None) -> tuple[date, datetime]:
    """The day, and its last moment; now when no day is named."""
    if on is None:
        now = timezone.now()
        return timezone.localdate(now), now
    if on >= date.max - timedelta(days=1):
        raise CommandError(f"expected a date in the calendar's reach, found {on}")
    midnight = timezone.make_aware(datetime.combine(on + timedelta(days=1), time.min))
    return on, midnight - timedelta(microseconds=1)


def _code(given: str) -> str:
    code = given.strip().upper()
    if code in register():
        return code
    near = ", ".join(f"{found} ({name_of(found).en})" for found in _near(given.strip()))
    tail = f" Did you mean {near}?" if near else ""
    raise CommandError(f"there is no country or territory with the code {given!r}.{tail}")


def _near(given: str) -> list[str]:
    """Codes that look like what was typed, and codes of names that do."""
    spelt: dict[str, str] = {code.casefold(): code for code in register()}
    for code in register():
        spelt |= {name_of(code).sv.casefold(): code, name_of(code).en.casefold(): code}
    begun = [code for name, code in spelt.items() if len(given) > 1 and name.startswith(given.casefold())]
    alike = difflib.get_close_matches(given.casefold(), list(spelt), n=_SUGGESTED * 2)
    return list(dict.fromkeys([*(spelt[name] for name in alike), *begun]))[:_SUGGESTED]


def _lines(known: Known, language: str) -> list[str]:
    context = known.context
    attention = words.ATTENTION[context.attention].in_language(language)
    lines = [
        f"{name_of(known.code).in_language(language)} ({known.code}), {written_date(known.on, language)}",
        f"{attention}. {words.ASKS[context.attention].in_language(language)}",
        *(f"  - {reason.wording.in_language(language)}" for reason in context.reasons),
        words.NEVER_REFUSES.in_language(language),
    ]
    for source in sources().values():
        lines += ["", *_about(source, known, language)]
    return lines


def _about(source: Source, known: Known, language: str) -> list[str]:
    name, found = source.name.in_language(language), known.panel.of(source.id)
    if found is None:
        not_loaded = words.NOT_LOADED.in_language(language)
        return [f"{name}: {not_loaded}. farled evidence import {source.id} FILE"]
    if not found.covered:
        not_covered = words.NOT_COVERED.in_language(language)
        return [f"{name}: {not_covered} ({in_words.edition_of(found, source, language)})"]
    change = in_words.change_of(found, source, language)
    return [
        f"{name}: {_value(found, source, language)}",
        f"  {in_words.edition_of(found, source, language)}",
        *([f"  {change} {in_words.test_of(found, language)}"] if change else []),
        *_besides(source, known, language),
        f"  {source.citation}",
        f"  {source.licence.in_language(language)}",
    ]


def _value(figure: Figure, source: Source, language: str) -> str:
    value = in_words.in_full(figure, source, language)
    band = "" if in_words.is_class(figure, source) else in_words.band_of(figure, source, language)
    return f"{value}. {band}" if band else value


def _besides(source: Source, known: Known, language: str) -> list[str]:
    return [
        f"  {in_words.indicator_of(figure, source).name.in_language(language)}: "
        f"{in_words.value_of(figure, source, language)}"
        for figure in known.panel.figures
        if figure.source == source.id and figure.covered and in_words.is_told(figure, source)
    ]
