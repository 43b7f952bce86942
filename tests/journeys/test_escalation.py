"""Does a case go from superior to superior in the browser, past a conflict of interest, to a second look?"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.ground.browser import NARROW, WIDE, OpenPage
from tests.ground.site import Site
from tests.journeys.conftest import become, look
from tests.journeys.keyboard import Keyboard
from tests.journeys.places import numbers_in, rows

Axe = Callable[[Page], list[str]]
pytestmark = pytest.mark.browser

HEAD, PRESIDENT = "lars.brannstrom", "annika.rosenqvist"
WAITS_FOR_THE_HEAD = "05"
SAID = {
    "sv": {
        "yours": "Du beslutar i ärendet",
        "waits": "Väntar på beslut",
        "outside": "Fann risken ligga utanför sin befogenhet",
        "conflict": "Anmälde jäv",
        "told": "Ett ärende väntar på ditt beslut.",
        "declined": "Beslutat: avstå",
        "looks": "Beslutade tidigare; en ny prövning är begärd",
    },
    "en": {
        "yours": "You decide this case",
        "waits": "Waits for a decision",
        "outside": "Found the risk outside its authority",
        "conflict": "Declared a conflict of interest",
        "told": "A case waits for your decision.",
        "declined": "Decided: do not go ahead",
        "looks": "Decided earlier; a second look was asked for",
    },
}


def as_somebody(open_page: OpenPage, site: Site, who: str, language: str, width: dict[str, int]) -> Page:
    """A browser of one's own, signed in."""
    page = open_page(site.url, language=language, width=width)
    become(page, who, language=language)
    return page


def choose(page: Page, value: str, reason: str) -> None:
    hands, options = Keyboard(page), page.locator("#decide [name=outcome]")
    hands.choose(options, options.evaluate_all("all => all.map(one => one.value)").index(value))
    hands.fill(page.locator("#decide [name=reason]").first, reason)


def is_told(page: Page, number: str, says: str) -> None:
    """The notice stands in the house, and leads to the case."""
    page.goto("/notices/")
    page.locator(f"th a[href='/collaborations/{number}/']", has_text=says).first.click()
    page.wait_for_url(f"**/collaborations/{number}/")


@pytest.mark.parametrize(("language", "width"), [("sv", WIDE), ("en", NARROW)])
def test_outside_the_authority_of_the_head_the_president_decides_and_nobody_is_skipped(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str, width: dict[str, int]
) -> None:
    said, number = SAID[language], numbers_in(live_site)[WAITS_FOR_THE_HEAD]
    head = as_somebody(open_page, live_site, HEAD, language, width)
    is_told(head, number, said["told"])
    head.locator("#stands", has_text=said["yours"]).wait_for()
    choose(head, "hand_up", "The exposure of the whole university is more than I may take.")
    look(head, axe)
    head.locator("#decide form.decide button").last.click()

    head.locator("#stands", has_text=said["waits"]).wait_for()
    assert said["outside"] in head.locator("main").inner_text()
    assert head.locator("#decide [name=outcome]").count() == 0
    look(head, axe)

    president = as_somebody(open_page, live_site, PRESIDENT, language, width)
    is_told(president, number, said["told"])
    president.locator("#stands", has_text=said["yours"]).wait_for()
    assert "The exposure of the whole university" in president.locator("main").inner_text()
    choose(president, "decline", "The gain does not carry it.")
    president.locator("[name=told_partner]").fill("By the president, in a letter.")
    president.locator("[name=help_goes_on]").fill("The doctoral student finishes here.")
    look(president, axe)
    president.locator("#decide form.decide button").last.click()

    president.locator("#stands", has_text=said["declined"]).wait_for()
    look(president, axe)


@pytest.mark.parametrize(("language", "width"), [("sv", NARROW), ("en", WIDE)])
def test_a_conflict_of_interest_takes_the_case_to_the_president(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str, width: dict[str, int]
) -> None:
    said, number = SAID[language], numbers_in(live_site)[WAITS_FOR_THE_HEAD]
    head = as_somebody(open_page, live_site, HEAD, language, width)
    head.goto(f"/collaborations/{number}/")
    form = head.locator("form[action$='/conflict/']")
    hands = Keyboard(head)
    hands.press(form.locator("summary"))
    hands.press(form.locator("button"))
    head.locator(".errors").wait_for()
    look(head, axe)
    hands.fill(form.locator("[name=reason]"), "My sister leads the partner's unit.")
    hands.press(form.locator("button"))

    head.locator("#stands", has_text=said["waits"]).wait_for()
    assert said["conflict"] in head.locator("main").inner_text()
    look(head, axe)
    president = as_somebody(open_page, live_site, PRESIDENT, language, width)
    is_told(president, number, said["told"])
    president.locator("#stands", has_text=said["yours"]).wait_for()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_second_look_goes_one_post_higher(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str
) -> None:
    said, number = SAID[language], numbers_in(live_site)[WAITS_FOR_THE_HEAD]
    head = as_somebody(open_page, live_site, HEAD, language, WIDE)
    head.goto(f"/collaborations/{number}/")
    choose(head, "decline", "Too much remains.")
    head.locator("[name=told_partner]").fill("By me, in a call.")
    head.locator("[name=help_goes_on]").fill("The visitor stays until the summer.")
    head.locator("#decide form.decide button").last.click()
    head.locator("#stands", has_text=said["declined"]).wait_for()

    responsible = as_somebody(open_page, live_site, responsible_of(live_site, number), language, WIDE)
    responsible.goto(f"/collaborations/{number}/")
    form = responsible.locator("form[action$='/second-look/']")
    Keyboard(responsible).press(form.locator("summary"))
    form.locator("[name=reason]").fill("The new clause has not been looked at.")
    look(responsible, axe)
    form.locator("button").click()

    responsible.locator("main", has_text=said["looks"]).wait_for()
    look(responsible, axe)


def responsible_of(site: Site, number: str) -> str:
    """The account of whoever answers for a collaboration of the demonstration."""
    question = (
        "SELECT person.username FROM collaborations_collaboration AS one "
        f"JOIN organisation_person AS person ON person.id = one.responsible_id WHERE one.number = '{number}'"
    )
    return rows(site, question)[0][0]
