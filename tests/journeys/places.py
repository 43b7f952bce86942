"""Which addresses does the served demonstration have, with something to show at each?"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from farled.web.demo.story import read_told
from tests.ground.addresses import TAKE_FORMS
from tests.ground.site import Site

COUNTRIES = ("NOR", "CHN", "PSE-WB", "CHE", "TWN", "XKX", "HKG", "ESH", "USA", "AND")
SHOWN = ("01", "02", "03", "06", "08", "09", "12", "17", "20", "24", "26", "27", "30")
CHECKED = ("01", "02", "04", "06", "08", "26", "29")
RECORDED = ("03", "17", "27", "30")
ASSESSED = ("04", "05", "09", "12", "26")
SECTIONS = ("partners", "finance_legal", "values")
NO_PAGES = {"health", "record_pdf", "record_json", "board_bundle_pdf", "static", "assessment_file"}
"""Addresses that answer with something else than a page."""


_OF_AN_ASSESSMENT = (
    "assessment",
    "assessment_risks",
    "assessment_measures",
    "assessment_requirements",
    "assessment_files",
    "assessment_people",
)
_FURTHER = ("assessment_section", "assessment_measure")
"""Addresses that name one thing within a case."""


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
    assessed = [numbers[place] for place in ASSESSED]
    with_arguments: dict[str, list[object]] = {
        **dict.fromkeys(_OF_AN_ASSESSMENT, assessed),
        "collaboration": [numbers[place] for place in SHOWN],
        "collaboration_change": [numbers["01"], numbers["17"]],
        "check": [numbers[place] for place in CHECKED],
        "record": [numbers[place] for place in RECORDED],
        "partner": partners,
        "partner_change": partners[:2],
        "partner_check": partners[:2],
        "country": list(COUNTRIES),
        "evidence_edition": editions,
        "department": _ids(site, "organisation_unit WHERE kind = 'department'"),
        "one_list": ["us_ofac_sdn", "aspi_cdut"],
        "board_meeting": _ids(site, "boards_meeting"),
        "board_bundle": _ids(site, "boards_meeting"),
    }
    of_one = sorted(url_names() - NO_PAGES - TAKE_FORMS - set(_FURTHER))
    plain = {
        name: [reverse(name, args=[one]) for one in with_arguments[name]]
        if name in with_arguments
        else [reverse(name)]
        for name in of_one
    }
    sections = [(numbers[place], section) for place in ASSESSED[:3] for section in SECTIONS]
    further = {"assessment_section": sections, "assessment_measure": _measures(site)}
    return plain | {name: [reverse(name, args=list(one)) for one in further[name]] for name in _FURTHER}


def numbers_in(site: Site) -> dict[str, str]:
    """The collaborations' numbers by the two digits with which their files begin."""
    by_title = dict(rows(site, "SELECT title, number FROM collaborations_collaboration"))
    return {told.id[:2]: by_title[told.title] for told in read_told().collaborations}


def _measures(site: Site) -> list[tuple[str, ...]]:
    """Three measures with the numbers of their collaborations."""
    return rows(
        site,
        "SELECT found.number, measure.id FROM mitigation_storedmeasure AS measure "
        "JOIN assessment_case ON assessment_case.id = measure.case_id "
        "JOIN collaborations_collaboration AS found ON found.id = assessment_case.collaboration_id "
        "ORDER BY measure.id LIMIT 3",
    )


def _ids(site: Site, table: str) -> list[object]:
    """The first, one in the middle and the last."""
    found = [row[0] for row in rows(site, f"SELECT id FROM {table} ORDER BY id")]
    return list(dict.fromkeys((found[0], found[len(found) // 2], found[-1])))


def _editions(site: Site) -> list[object]:
    return [row[0] for row in rows(site, "SELECT id FROM evidence_storededition ORDER BY id")]


def rows(site: Site, question: str) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(site.home / "farled.sqlite3")) as database:
        return database.execute(question).fetchall()
