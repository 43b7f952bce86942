"""Can a finding be rated, a measure planned and its owner answer, all by keyboard, so that the risk falls?"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page

from farled.web.demo.story import read_told
from tests.ground.browser import NARROW, WIDE, OpenPage
from tests.ground.site import Site
from tests.journeys.begun import begun_in
from tests.journeys.conftest import become
from tests.journeys.keyboard import Keyboard

pytestmark = pytest.mark.browser
FILE = "15-water-fieldwork"
Axe = Callable[[Page], list[str]]
SAID = {
    "sv": {
        "why": "Det har hänt i två liknande samarbeten de senaste åren.",
        "means": "Budget finns till och med nästa år.",
        "confirmed": "Bekräftat",
        "unconfirmed": "Inte bekräftat ännu",
        "then": ", sedan ",
    },
    "en": {
        "why": "It has happened in two collaborations of the kind in recent years.",
        "means": "There is a budget up to and including next year.",
        "confirmed": "Confirmed",
        "unconfirmed": "Not yet confirmed",
        "then": ", then ",
    },
}


@pytest.fixture(scope="module")
def begun(site: Site) -> str:
    """The number of a collaboration of the demonstration whose full assessment is answered."""
    return begun_in(site, FILE)


class Walk:
    """Somebody at the keyboard; each page on the way is looked at for barriers."""

    def __init__(self, page: Page, axe: Axe) -> None:
        self.page, self.hands, self._axe = page, Keyboard(page), axe

    def open(self, address: str) -> None:
        self.page.goto(address)
        self.look()

    def look(self) -> None:
        assert self._axe(self.page) == []
        assert self.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    def rate(self, rule: str, why: str) -> None:
        """Rate the finding as likely and serious, by the knowledge of some sources."""
        for scale in ("likelihood_before", "consequence_before"):
            self.hands.choose(self.page.locator(f"[id^='{rule}_{scale}_']"), 2)
        self.hands.fill(self.page.locator(f"[id='{rule}_reason']"), why)
        self.hands.choose(self.page.locator(f"[id^='{rule}_knowledge_']"), 1)
        self.save(rule)

    def rate_after(self, rule: str) -> None:
        """Say that it is remote and slight once the measures are in place."""
        self.hands.press(self.card(rule).locator("details.rating > summary"))
        for scale in ("likelihood_after", "consequence_after"):
            self.hands.go_to(self.page.locator(f"[id='{rule}_{scale}']"))
            self.page.keyboard.press("ArrowDown")
        self.save(rule)

    def save(self, rule: str) -> None:
        self.hands.press(self.card(rule).locator("form button"))
        self.page.wait_for_url(f"**/risks/#finding-{rule}")
        self.look()

    def card(self, rule: str) -> Locator:
        return self.page.locator(f"[id='finding-{rule}']")

    def plan(self, rule: str) -> str:
        """Plan the first measure that is suggested against the finding; gives the name of its owner."""
        self.hands.press(self.card(rule).locator(".level a.more"))
        self.page.wait_for_url("**/measures/?for=*")
        self.look()
        first = self.page.locator(".suggested > li").first
        self.hands.press(first.locator("summary"))
        self.hands.press(first.get_by_role("link"))
        self.page.wait_for_url("**plan=*")
        assert self.page.locator("[name=against]:checked").count() == 1
        owner = self.page.locator("[name=owner] option:checked").inner_text()
        due = self.page.locator("[name=due]")
        self.hands.go_to(due)
        due.fill((timezone.localdate() + timedelta(days=60)).isoformat())
        self.hands.press(self.page.locator("form.narrowform .button"))
        self.page.wait_for_url("**/measures/#measure-*")
        self.look()
        return owner.rpartition("(")[2].rstrip(")")


def person_called(name: str) -> str:
    """The account of somebody in the demonstration; of two who share a post, the first."""
    first = name.partition(", ")[0]
    return next(person.id for person in read_told().people if person.name == first)


@pytest.mark.parametrize(("language", "width"), [("sv", NARROW), ("en", WIDE)])
def test_a_risk_is_rated_a_measure_planned_and_its_owner_answers_by_keyboard(
    site: Site, begun: str, open_page: OpenPage, axe: Axe, language: str, width: int
) -> None:
    said, page = SAID[language], open_page(site.url, language=language, width=width)
    become(page, "amir.haddad", language=language)
    walk, risks = Walk(page, axe), f"/collaborations/{begun}/assessment/risks/"
    walk.open(risks)
    rule = str(page.locator("details.rating[open] [name=finding]").input_value())

    walk.rate(rule, said["why"])
    assert said["why"] in walk.card(rule).inner_text()
    owner = walk.plan(rule)
    assert said["unconfirmed"] in page.locator(".plan > li").last.inner_text()

    become(page, person_called(owner), language=language)
    walk.look()
    walk.hands.press(page.locator("ol.tasks a[href*='/assessment/measures/']").last)
    page.wait_for_url("**/measures/*/")
    walk.look()
    walk.hands.choose(page.locator("[name=means]"), 0)
    walk.hands.fill(page.locator("[name=note]"), said["means"])
    walk.hands.press(page.locator(".owner-asked button"))
    page.locator(".one-measure dd", has_text=said["confirmed"]).wait_for()
    walk.look()

    become(page, "amir.haddad", language=language)
    walk.open(risks)
    walk.rate_after(rule)

    assert said["then"] in walk.card(rule).locator(".level b").inner_text()
    assert page.locator(".matrices .m-ghost").count() >= 1
