"""What do the journeys share? A served house, a way to become somebody in it, and a look at its pages."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.ground.site import Site


@pytest.fixture(scope="module")
def site(open_site: Callable[[], Site]) -> Iterator[Site]:
    """A served demonstration for all journeys of one module."""
    served = open_site()
    yield served
    served.stop()


def become(page: Page, person: str, *, language: str) -> None:
    """Sign in as one of the demonstration's people, reading in this language."""
    page.goto("/demo/")
    page.locator(f"button[value='{person}']").click()
    page.wait_for_url("**/")
    if page.locator("html").get_attribute("lang") != language:
        page.locator("button.lang").click()
        page.wait_for_load_state()
    assert page.locator("html").get_attribute("lang") == language


def look(page: Page, axe: Callable[[Page], list[str]]) -> None:
    """No barrier, and nothing sideways."""
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
