"""How does a test see a page as a reader does, and learn what is wrong with it?"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from tests.ground.chromium import FLAGS, ensure
from tests.ground.network import is_this_machine
from tests.ground.site import Site

WIDE, NARROW = 1440, 360
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

OpenPage = Callable[..., Page]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once."""
    # The driver keeps an event loop in this thread, which Django would take for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=str(ensure()), args=list(FLAGS))
        yield browser
        browser.close()


class Watch:
    """Remembers what no page may do: reach another host, break its own content policy, fail in a script."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context, and cut off whatever lies elsewhere."""
        context.route("**/*", self._stay_here)
        context.on("weberror", lambda fault: self.faults.append(f"script failed: {fault.error}"))
        context.on("console", lambda line: self._listen(line.text))

    def _stay_here(self, route: Route) -> None:
        if is_this_machine(urlsplit(route.request.url).hostname):
            route.fallback()
            return
        self.faults.append(f"reached for another host: {route.request.url}")
        route.abort()

    def _listen(self, line: str) -> None:
        if "Content Security Policy" in line:
            self.faults.append(f"broke the content policy: {line}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """What the pages of this test did that no page may do; anything left in it fails the test."""
    watching = Watch()
    yield watching
    assert watching.faults == []


@pytest.fixture
def open_page(chromium: Browser, watch: Watch) -> Iterator[OpenPage]:
    """Call it as ``open_page(url, language="en", width=NARROW)``; pages are watched until the test ends."""
    contexts: list[BrowserContext] = []

    def open_one(base: str | None = None, *, language: str = "sv", width: int = WIDE) -> Page:
        context = chromium.new_context(
            base_url=base, locale=language, viewport={"width": width, "height": 900}, reduced_motion="reduce"
        )
        contexts.append(context)
        watch.over(context)
        return context.new_page()

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page: OpenPage, live_site: Site) -> Page:
    """A page of the served demonstration: wide, in Swedish, nobody signed in."""
    return open_page(live_site.url)


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """Call it with a page; gives a sentence for each barrier (WCAG 2.2 AA, good practice), [] for none."""

    def barriers(page: Page) -> list[str]:
        # Evaluated, not added as a script: so the page's strict content policy stays in force.
        page.evaluate(AXE)
        found = page.evaluate(
            "rules => axe.run({runOnly: rules, resultTypes: ['violations']}).then(all => all.violations)",
            RULES,
        )
        return [
            f"{page.url}: {fault['id']} ({fault['help']}) at {node['html']}"
            for fault in found
            for node in fault["nodes"]
        ]

    return barriers
