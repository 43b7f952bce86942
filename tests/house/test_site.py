"""Is the served house of the tests a real one: filled, alone, killed and started again like any other?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.ground.browser import NARROW, OpenPage
from tests.ground.site import Site


@pytest.mark.browser
def test_served_house_shows_the_invented_people(page: Page, axe: Callable[[Page], list[str]]) -> None:
    page.goto("/demo/")

    assert page.get_by_role("main").get_by_role("button").count() >= 10
    assert axe(page) == []


@pytest.mark.browser
def test_page_speaks_the_language_of_the_browser(open_page: OpenPage, live_site: Site) -> None:
    page = open_page(live_site.url, language="en", width=NARROW)

    page.goto("/demo/")

    assert page.locator("html").get_attribute("lang") == "en"


@pytest.mark.browser
def test_killed_house_answers_again_after_its_start(page: Page, live_site: Site) -> None:
    live_site.kill()
    live_site.start()

    assert page.goto("/demo/").ok


@pytest.mark.browser
def test_two_served_houses_keep_nothing_in_common(open_site: Callable[[], Site]) -> None:
    first, second = open_site(), open_site()

    assert first.home != second.home
    assert first.url != second.url
