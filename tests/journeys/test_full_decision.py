"""Does a full assessment reach its decision in the browser: with conditions, by policy, past a wrong stop?"""

from collections.abc import Callable
from datetime import timedelta

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

HEAD, PRESIDENT = "lars.brannstrom", "annika.rosenqvist"
WAITS_FOR_THE_HEAD, STOPPED_BY_POLICY = "05", "26"
SAID = {
    "sv": {
        "with_conditions": "Beslutat: gå vidare med villkor",
        "declined": "Beslutat: avstå",
        "wrong": "Ett stopp har befunnits fel.",
        "missing": "Skriv hur partnern får veta det, och av vem.",
    },
    "en": {
        "with_conditions": "Decided: go ahead with conditions",
        "declined": "Decided: do not go ahead",
        "wrong": "A stop was found to be wrong.",
        "missing": "Write how the partner is told, and by whom.",
    },
}


def open_case(page: Page, site: Site, file: str) -> str:
    """The page of one collaboration of the demonstration; gives its number."""
    number = numbers_in(site)[file]
    page.goto(f"/collaborations/{number}/")
    return number


def choose(page: Page, hands: Keyboard, value: str) -> None:
    """Choose by keyboard among what the deciding post may choose."""
    options = page.locator("#decide [name=outcome]")
    values = options.evaluate_all("all => all.map(one => one.value)")
    hands.choose(options, values.index(value))


def has_record(page: Page, number: str) -> bool:
    pdf = page.request.get(f"/collaborations/{number}/record.pdf")
    return pdf.headers["content-type"] == "application/pdf" and pdf.body().startswith(b"%PDF")


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_head_of_department_decides_with_conditions_by_keyboard(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str
) -> None:
    page = open_page(live_site.url, language=language, width=WIDE)
    become(page, HEAD, language=language)
    page.locator(
        f"ol.tasks a[href='/collaborations/{numbers_in(live_site)[WAITS_FOR_THE_HEAD]}/']"
    ).wait_for()
    number = open_case(page, live_site, WAITS_FOR_THE_HEAD)
    hands, form = Keyboard(page), page.locator("#decide form.decide")
    look(page, axe)

    choose(page, hands, "proceed_with_conditions")
    hands.press(form.locator(".conditions summary").first)
    hands.fill(form.locator("[name='condition-0-words']"), "The contract is read once more.")
    form.locator("[name='condition-0-owner']").select_option(index=1)
    form.locator("[name='condition-0-due']").fill((timezone.localdate() + timedelta(days=60)).isoformat())
    hands.fill(form.locator("[name=reason]"), "What remains is carried by the measures.")
    hands.fill(form.locator("[name=presented_by]"), "Camilla Åström")
    hands.fill(form.locator("[name=took_part]"), "Joar Falk, legal office")
    look(page, axe)
    hands.press(form.locator("button"))

    page.locator("#stands", has_text=SAID[language]["with_conditions"]).wait_for()
    assert "The contract is read once more." in page.locator("aside .lettered").inner_text()
    assert "Joar Falk, legal office" in page.locator("main").inner_text()
    look(page, axe)
    assert has_record(page, number)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_president_refuses_by_policy_on_a_narrow_screen(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str
) -> None:
    page = open_page(live_site.url, language=language, width=NARROW)
    become(page, PRESIDENT, language=language)
    number = open_case(page, live_site, STOPPED_BY_POLICY)
    hands, form = Keyboard(page), page.locator("#decide form.decide")
    look(page, axe)

    hands.press(page.locator(".todecide a"))
    choose(page, hands, "decline")
    hands.fill(form.locator("[name=reason]"), "The partner takes part in serious violations.")
    hands.press(form.locator("button"))
    page.locator(".errors", has_text=SAID[language]["missing"]).wait_for()
    look(page, axe)
    assert form.locator("[name=reason]").input_value() == "The partner takes part in serious violations."
    hands.fill(form.locator("[name=told_partner]"), "By the president, in a letter.")
    hands.fill(form.locator("[name=help_goes_on]"), "None is needed.")
    hands.press(form.locator("button"))

    page.locator("#stands", has_text=SAID[language]["declined"]).wait_for()
    look(page, axe)
    assert has_record(page, number)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_president_finds_a_stop_wrong(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str
) -> None:
    page = open_page(live_site.url, language=language, width=WIDE)
    become(page, PRESIDENT, language=language)
    open_case(page, live_site, STOPPED_BY_POLICY)
    hands, stopped = Keyboard(page), page.locator(".stopped")
    assert stopped.count() == 1

    hands.press(stopped.locator("summary"))
    hands.fill(stopped.locator("textarea"), "A court has found that it was another institute.")
    look(page, axe)
    hands.press(stopped.locator("button"))

    aside = page.locator(".stops .doubt", has_text=SAID[language]["wrong"])
    aside.wait_for()
    assert "A court has found that it was another institute." in aside.inner_text()
    assert stopped.count() == 0
    look(page, axe)
