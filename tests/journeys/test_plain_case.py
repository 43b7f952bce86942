"""Is a plain collaboration recorded in three minutes and twelve interactions, by keyboard, on any screen?"""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.ground.browser import NARROW, WIDE, OpenPage
from tests.ground.site import Site
from tests.journeys.conftest import become
from tests.journeys.keyboard import Keyboard

MOST_INTERACTIONS = 12
MOST_SECONDS = 180
Axe = Callable[[Page], list[str]]

pytestmark = pytest.mark.browser

WRITTEN = {
    "sv": {
        "title": "Sväljsvårigheter efter stroke",
        "purpose": "Jämföra hur två sjukhus upptäcker sväljsvårigheter de första dygnen.",
        "benefit_short": "En gemensam checklista för avdelningarna.",
        "benefit_long": "Färre som får lunginflammation efter en stroke.",
        "loss": "Vi fortsätter med var sin checklista utan att veta vilken som är bäst.",
    },
    "en": {
        "title": "Difficulties in swallowing after stroke",
        "purpose": "Compare how two hospitals detect difficulties in swallowing during the first days.",
        "benefit_short": "A shared checklist for the wards.",
        "benefit_long": "Fewer patients with pneumonia after a stroke.",
        "loss": "Each would go on with its own checklist without knowing which one is better.",
    },
}
ONLY_THREE = ("subject.sensitive_technology", "data.sensitive_transfer", "results.harmful_use")
NO = 1


class Walk:
    """A journey: each page on the way is looked at for barriers, outside the time that is taken."""

    def __init__(self, page: Page, axe: Axe) -> None:
        self.page, self.hands = page, Keyboard(page)
        self._axe, self._began, self._looked = axe, time.monotonic(), 0.0

    def look(self) -> None:
        began = time.monotonic()
        assert self._axe(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        self._looked += time.monotonic() - began

    @property
    def seconds(self) -> float:
        """What the pages took, and what a person would have needed to type and think."""
        return time.monotonic() - self._began - self._looked + self.hands.seconds_of_a_person

    def answer_three(self) -> None:
        """The three questions that no fact can answer, and no other, are open; each is answered no."""
        asked = self.page.locator("fieldset.q[data-key]")
        assert sorted(asked.evaluate_all("all => all.map(one => one.dataset.key)")) == sorted(ONLY_THREE)
        for key in ONLY_THREE:
            self.hands.choose(self.page.locator(f"[data-key='{key}'] input[type=radio]"), NO)
            self.page.locator(f"[data-key='{key}'][data-version='1']").wait_for()

    def record(self) -> None:
        """The outcome says who decides; one button records the decision."""
        go_ahead = self.page.locator("form[data-decide] button[value=proceed]")
        go_ahead.wait_for()
        self.look()
        self.hands.press(go_ahead)
        self.page.locator("a[href$='record.pdf'], a[href$='/record/']").first.wait_for()
        self.look()


def has_record(page: Page, number: str) -> bool:
    """The record and its PDF can be had."""
    html = page.request.get(f"/collaborations/{number}/record/")
    pdf = page.request.get(f"/collaborations/{number}/record.pdf")
    return html.ok and pdf.headers["content-type"] == "application/pdf" and pdf.body().startswith(b"%PDF")


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_plain_collaboration_is_registered_checked_and_recorded_by_keyboard(
    site: Site, open_page: OpenPage, axe: Axe, language: str, width: int
) -> None:
    """Counted from the open form on: six texts and choices, a partner, sending, three answers, recording."""
    page = open_page(site.url, language=language, width=width)
    become(page, "elin.sundstrom", language=language)
    page.goto("/collaborations/new/")
    walk, written = Walk(page, axe), WRITTEN[language]
    walk.look()

    walk.hands.choose(page.locator("[name=activity]"), 0)
    for name, text in written.items():
        walk.hands.fill(page.locator(f"[name={name}]"), f"{text} {width}" if name == "title" else text)
    walk.hands.fill_from_list(page.get_by_role("combobox").first, "Fjordvik")
    walk.hands.press(page.locator("main form .onward button"))
    page.wait_for_url("**/check/")
    number = page.url.split("/")[-3]
    walk.look()
    walk.answer_three()
    walk.record()

    assert walk.hands.interactions <= MOST_INTERACTIONS
    assert walk.seconds < MOST_SECONDS
    assert has_record(page, number)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_check_that_waits_on_the_start_page_is_finished_by_keyboard(
    open_site: Callable[[], Site], open_page: OpenPage, axe: Axe, language: str
) -> None:
    page = open_page(open_site().url, language=language, width=NARROW)
    become(page, "elin.sundstrom", language=language)
    walk = Walk(page, axe)
    walk.look()

    walk.hands.press(page.locator("ol.tasks a[href$='/check/']").first)
    page.wait_for_url("**/check/")
    number = page.url.split("/")[-3]
    walk.answer_three()
    walk.record()

    assert walk.hands.interactions <= 5
    assert walk.seconds < MOST_SECONDS
    assert has_record(page, number)
