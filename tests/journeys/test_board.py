"""Does a question reach the advisory board in the browser, and its minutes the case, in both languages?"""

from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Page

from tests.ground.browser import NARROW, WIDE, OpenPage
from tests.ground.site import Site
from tests.journeys.conftest import become, look
from tests.journeys.keyboard import Keyboard
from tests.journeys.places import numbers_in

Axe = Callable[[Page], list[str]]
pytestmark = pytest.mark.browser

HEAD, SECRETARY, RESPONSIBLE = "lars.brannstrom", "vera.lundgren", "jonas.ekberg"
WAITS_FOR_THE_HEAD, ASSESSED = "05", "09"
QUESTION = "May the two hospitals see each other's figures?"
OPINION = "Yes, as totals of at least ten people."
SAID = {
    "sv": {"asked": "Väntar på svar", "given": "Yttrandet är lämnat", "board": "Rådgivande nämnden"},
    "en": {"asked": "Waits for an answer", "given": "The opinion is given", "board": "Advisory board"},
}


def ask(page: Page, hands: Keyboard, number: str, requirement: str) -> None:
    """Ask for an opinion that no rule requires, on the page of what is required."""
    page.goto(f"/collaborations/{number}/assessment/requirements/")
    hands.press(page.locator("#free summary"))
    form = page.locator("#free form")
    form.locator("[name=requirement]").select_option(requirement)
    hands.fill(form.locator("[name=question]"), QUESTION)
    hands.press(form.locator("button"))
    page.locator(f"#r-{requirement}", has_text=QUESTION).wait_for()


@pytest.mark.parametrize(("language", "width"), [("sv", WIDE), ("en", NARROW)])
def test_what_the_board_is_asked_comes_back_from_its_minutes(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str, width: dict[str, int]
) -> None:
    said, number = SAID[language], numbers_in(live_site)[ASSESSED]
    page = open_page(live_site.url, language=language, width=width)
    hands = Keyboard(page)
    become(page, RESPONSIBLE, language=language)
    page.goto(f"/collaborations/{number}/assessment/requirements/")
    look(page, axe)
    ask(page, hands, number, "board_opinion")
    assert said["asked"] in page.locator("#r-board_opinion").inner_text()
    look(page, axe)

    become(page, SECRETARY, language=language)
    page.goto("/board/")
    look(page, axe)
    page.locator("[name=on]").fill(timezone.localdate().isoformat())
    hands.fill(page.locator("[name=where]"), "The blue room")
    hands.press(page.locator("aside form button"))
    put = page.locator("form[action='/board/put/'] button").first
    put.wait_for()
    look(page, axe)
    hands.press(put)

    hands.fill(page.locator("[name=attended]"), "Henrik Ståhl, chair; Vera Lundgren, secretary")
    hands.press(page.locator("form[action$='/minutes/'] button"))
    page.locator(".errors").wait_for()
    look(page, axe)
    hands.fill(page.locator("textarea[name^='opinion-']").first, OPINION)
    hands.press(page.locator("form[action$='/minutes/'] button"))
    page.locator(".opinion.given", has_text=OPINION).wait_for()
    look(page, axe)

    become(page, RESPONSIBLE, language=language)
    page.goto(f"/collaborations/{number}/assessment/requirements/")
    answered = page.locator("#r-board_opinion").inner_text()
    assert all(told in answered for told in (OPINION, said["given"], said["board"]))
    look(page, axe)


@pytest.mark.parametrize(
    ("language", "width", "requirement"), [("sv", NARROW, "ethics_opinion"), ("en", WIDE, "security_opinion")]
)
def test_a_head_asks_somebody_whom_no_rule_requires(
    live_site: Site,
    open_page: OpenPage,
    axe: Axe,
    language: str,
    width: dict[str, int],
    requirement: str,
) -> None:
    number = numbers_in(live_site)[WAITS_FOR_THE_HEAD]
    page = open_page(live_site.url, language=language, width=width)
    become(page, HEAD, language=language)

    ask(page, Keyboard(page), number, requirement)

    assert SAID[language]["asked"] in page.locator(f"#r-{requirement}").inner_text()
    look(page, axe)
