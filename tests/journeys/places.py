"""Which addresses does the served demonstration have, with something to show at each?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from farled.web.demo.story import read_told
from tests.ground.site import Site

COUNTRIES = ("NOR", "CHN", "PSE-WB", "CHE", "TWN", "XKX", "HKG", "ESH", "USA", "AND")
SHOWN = ("01", "02", "03", "06", "08", "09", "12", "17", "20", "24", "26", "27", "30")
CHECKED = ("01", "02", "04", "06", "08", "26", "29")
RECORDED = ("03", "17", "27", "30")
NO_PAGES = {"health", "record_pdf", "record_json", "static"}
"""Addresses that answer with something else than a page."""
ONLY_SENT_TO = {
    "sign_out",
    "demo_sign_in",
    "language",
    "collaboration_search",
    "check_answer",
    "check_again",
    "check_upgrade",
    "decide",
    "partner_search",
}
"""Addresses that take forms and show nothing when they are opened."""


def url_names() -> set[str]:
    """Every name of the URL map."""
    return set(_names(get_resolver().url_patterns))


def _names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _names(pattern.url_patterns)
        elif pattern.name:
            yield pattern.name


def pages_of(site: Site) -> dict[str, list[str]]:
    """For each name of the URL map, addresses at which the demonstration shows a page."""
    numbers, partners, editions = numbers_in(site), _ids(site, "partners_partner"), _editions(site)
    with_arguments: dict[str, list[object]] = {
        "collaboration": [numbers[place] for place in SHOWN],
        "collaboration_change": [numbers["01"], numbers["17"]],
        "check": [numbers[place] for place in CHECKED],
        "record": [numbers[place] for place in RECORDED],
        "partner": partners,
        "partner_change": partners[:2],
        "partner_check": partners[:2],
        "country": list(COUNTRIES),
        "evidence_edition": editions,
    }
    return {
        name: [reverse(name, args=[one]) for one in with_arguments[name]]
        if name in with_arguments
        else [reverse(name)]
        for name in sorted(url_names() - NO_PAGES - ONLY_SENT_TO)
    }


def numbers_in(site: Site) -> dict[str, str]:
    """The collaborations' numbers by the two digits with which their files begin."""
    by_title = dict(_rows(site, "SELECT title, number FROM collaborations_collaboration"))
    return {told.id[:2]: by_title[told.title] for told in read_told().collaborations}


def _ids(site: Site, table: str) -> list[object]:
    """The first, one in the middle and the last."""
    found = [row[0] for row in _rows(site, f"SELECT id FROM {table} ORDER BY id")]
    return list(dict.fromkeys((found[0], found[len(found) // 2], found[-1])))


def _editions(site: Site) -> list[object]:
    return [row[0] for row in _rows(site, "SELECT id FROM evidence_storededition ORDER BY id")]


def _rows(site: Site, question: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(site.home / "farled.sqlite3")) as database:
        return database.execute(question).fetchall()
