"""What do the journeys share? One served house a module, and a way to become somebody in it."""

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
