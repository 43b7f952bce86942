"""Is every page of the house free of barriers, for every post, in light and dark, on every screen?"""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from farled.organisation.terms import WITH_ACCOUNT, PostRole
from farled.web.demo.story import read_told
from farled.web.policy import POLICY
from tests.ground.addresses import TAKE_FORMS
from tests.ground.browser import OpenPage
from tests.ground.site import Site
from tests.journeys.conftest import become
from tests.journeys.places import NO_PAGES, pages_of, url_names

NARROWEST = {"width": 320, "height": 900}
WIDE = {"width": 1440, "height": 900}
Axe = Callable[[Page], list[str]]
CONTRAST = """() => axe.run({runOnly: {type: "rule", values: ["color-contrast"]}})
    .then(all => all.violations.flatMap(fault => fault.nodes.map(node => node.html)))"""
TOKEN = re.compile(r'(?<=name="csrfmiddlewaretoken" value=")[^"]+|(?<=name="next" value=")[^"]+')
SIDEWAYS = """() => document.documentElement.scrollWidth <= window.innerWidth ? [] :
    [...document.body.querySelectorAll("*")]
        .filter(one => !one.closest("svg") && (one.getBoundingClientRect().right > window.innerWidth + 1 ||
            one.scrollWidth > one.clientWidth + 1))
        .slice(0, 3).map(one => one.outerHTML.slice(0, 160))"""

pytestmark = pytest.mark.browser


SPOILT = """<html lang="en"><title>A</title><main><h1>A</h1><h1>B</h1>
    <style>main { inline-size: 400px }
    @media (prefers-color-scheme: dark) { p { color: #777; background: #666 } }</style>
    <p>Hard to read in the dark.</p><input></main></html>"""


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """What was looked at by any post before."""
    return set()


def holder_of(role: PostRole) -> tuple[str, str]:
    """Somebody who holds the post in the demonstration, and the language that they read."""
    person = next(person for person in read_told().people if person.role is role)
    return person.id, person.language


def faults_of(page: Page, axe: Axe) -> Iterator[str]:
    """All that is wrong with an open page."""
    if (headings := page.locator("h1").count()) != 1:
        yield f"{page.url}: {headings} headings of the first rank"
    yield from axe(page)
    page.emulate_media(color_scheme="dark")
    yield from (f"{page.url}, dark: too little contrast at {html}" for html in page.evaluate(CONTRAST))
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROWEST)
    yield from (f"{page.url}, 320 px wide: sideways at {html}" for html in page.evaluate(SIDEWAYS))
    page.set_viewport_size(WIDE)


def is_new(page: Page, seen: set[str]) -> bool:
    """Whether nobody saw this main part and this frame before: two posts often see the very same page."""
    parts = [
        f"{page.evaluate('document.documentElement.lang')} {TOKEN.sub('', page.locator(part).inner_html())}"
        for part in ("main", "header.top")
    ]
    is_known = set(parts) <= seen
    seen.update(parts)
    return not is_known


def walk(page: Page, addresses: list[str], axe: Axe, seen: set[str]) -> tuple[int, list[str]]:
    """Open every address; gives how many showed a page, and all that was wrong with one."""
    shown, faults = 0, []
    page.on(
        "console", lambda line: faults.append(f"{page.url}: {line.text}") if line.type == "error" else None
    )
    for address in addresses:
        answered = page.goto(address)
        assert answered is not None
        # What the post may not see is told by a page as well; the browser then complains of the status.
        if answered.status in (403, 404):
            faults[:] = [fault for fault in faults if f"{answered.status}" not in fault]
        elif answered.status != 200:
            faults.append(f"{address} answered {answered.status}")
        else:
            shown += 1
            faults += faults_of(page, axe) if is_new(page, seen) else []
    return shown, faults


@pytest.mark.parametrize("role", WITH_ACCOUNT)
def test_no_page_that_a_post_can_open_has_a_barrier(
    site: Site, open_page: OpenPage, axe: Axe, role: PostRole, seen: set[str]
) -> None:
    person, language = holder_of(role)
    page = open_page(site.url, language=language)
    become(page, person, language=language)
    addresses = [address for found in pages_of(site).values() for address in found]

    shown, faults = walk(page, addresses, axe, seen)

    assert faults == []
    assert shown >= 20


def test_pages_for_those_who_are_not_signed_in_have_no_barrier(
    site: Site, open_page: OpenPage, axe: Axe
) -> None:
    page = open_page(site.url, language="en")

    shown, faults = walk(page, ["/sign-in/", "/demo/", "/accessibility/", "/data/"], axe, set())

    assert (shown, faults) == (4, [])


@pytest.mark.parametrize("language", ["sv", "en"])
def test_pages_that_say_no_have_no_barrier(site: Site, open_page: OpenPage, axe: Axe, language: str) -> None:
    page = open_page(site.url, language=language)
    become(page, "elin.sundstrom", language=language)

    answered = page.goto("/collaborations/1900-0001/")

    assert answered is not None
    assert answered.status == 404
    assert list(faults_of(page, axe)) == []


def test_every_address_of_the_house_is_visited(site: Site) -> None:
    visited = set(pages_of(site)) | NO_PAGES | TAKE_FORMS

    assert set(POLICY) <= visited
    assert url_names() <= visited


@pytest.mark.parametrize(
    "address", ["/", "/collaborations/", "/partners/", "/countries/CHN/", "/collaborations/new/"]
)
def test_changing_the_language_keeps_the_page(site: Site, open_page: OpenPage, address: str) -> None:
    page = open_page(site.url, language="sv")
    become(page, "elin.sundstrom", language="sv")
    page.goto(address)

    page.locator("button.lang").click()
    page.locator("html[lang=en]").wait_for()

    assert page.url == site.url + address
    become(page, "elin.sundstrom", language="sv")


def test_planted_barriers_are_noticed(open_page: OpenPage, axe: Axe) -> None:
    page = open_page()
    page.set_content(SPOILT)

    found = "\n".join(faults_of(page, axe))

    assert "2 headings of the first rank" in found
    assert ": label (" in found
    assert "dark: too little contrast at <p>" in found
    assert "320 px wide: sideways" in found
