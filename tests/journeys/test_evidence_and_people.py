"""Does a question reach the post that is asked, with its file, and does the answer come back, by keyboard?"""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page

from tests.ground.browser import NARROW, WIDE, OpenPage
from tests.ground.site import Site
from tests.journeys.answered import assess_in
from tests.journeys.conftest import become, look
from tests.journeys.keyboard import Keyboard
from tests.journeys.places import numbers_in
from tests.rooms.assessment.evidence_files import PDF

Axe = Callable[[Page], list[str]]
RESEARCHER, EXPORT_CONTROL, GUEST = "jonas.ekberg", "nadia.benali", "maja.lindqvist"
CASE, OPINION = "09", "export_control_opinion"
QUESTION = {
    "sv": "Omfattas modellens vikter av listan över produkter med dubbla användningsområden?",
    "en": "Do the weights of the model fall under the list of dual-use items?",
}
ANSWER = {
    "sv": "Nej. Vikterna är publicerade och kräver inget tillstånd.",
    "en": "No. The weights are published and need no licence.",
}
ASKED = {"sv": "Du är tillfrågad", "en": "You are asked"}
GIVEN = {"sv": "Yttrandet är lämnat", "en": "The opinion is given"}
ANSWERS = {"sv": "Läsa, kommentera och svara", "en": "Read, comment and answer"}
INVITED = {"sv": "Du är inbjuden till", "en": "You are invited to"}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def house_in(open_site: Callable[[], Site]) -> Iterator[Callable[[str], Site]]:
    """Call it with a language: a served house with the full assessment, one for each language."""
    houses: dict[str, Site] = {}

    def opened(language: str) -> Site:
        if language not in houses:
            houses[language] = open_site()
            assess_in(houses[language], numbers_in(houses[language])[CASE])
        return houses[language]

    yield opened
    for site in houses.values():
        site.stop()


def requirement(page: Page) -> Locator:
    return page.locator(f"#r-{OPINION}")


def unfold(hands: Keyboard, within: Locator, deed: str) -> Locator:
    """Open the form of one deed by keyboard, and give it."""
    folded = within.locator("details").filter(has=within.page.locator(f"input[name=do][value={deed}]"))
    hands.press(folded.locator("summary"))
    return folded


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_question_with_a_file_reaches_export_control_and_comes_back_answered(
    house_in: Callable[[str], Site], open_page: OpenPage, axe: Axe, tmp_path: Path, language: str
) -> None:
    site = house_in(language)
    number = numbers_in(site)[CASE]
    page = open_page(site.url, language=language, width=NARROW)
    become(page, RESEARCHER, language=language)
    page.goto(f"/collaborations/{number}/assessment/requirements/")
    look(page, axe)
    hands = Keyboard(page)
    form = unfold(hands, requirement(page), "ask")
    hands.fill(form.locator("textarea"), QUESTION[language])
    look(page, axe)
    hands.press(form.locator("button"))
    page.wait_for_url(f"**/requirements/#r-{OPINION}")
    assert QUESTION[language] in requirement(page).inner_text()

    hands.press(requirement(page).locator("a[href*='?place=']"))
    page.wait_for_url("**/files/?place=**")
    chosen = tmp_path / "weights.pdf"
    chosen.write_bytes(PDF)
    hands.go_to(page.locator("input[type=file]"))
    page.locator("input[type=file]").set_input_files(chosen)
    look(page, axe)
    hands.press(page.locator(".filing .aside button"))
    page.wait_for_url("**/files/#file-*")
    look(page, axe)

    become(page, EXPORT_CONTROL, language=language)
    task = (
        page.locator("ol.tasks > li")
        .filter(has_text=ASKED[language])
        .filter(has_text=QUESTION[language][:40])
    )
    look(page, axe)
    hands = Keyboard(page)
    hands.press(task.locator("a.button"))
    page.wait_for_url(f"**/requirements/#r-{OPINION}")
    form = unfold(hands, requirement(page), "meet")
    hands.fill(form.locator("textarea"), ANSWER[language])
    hands.press(form.locator("button"))
    page.locator(f"#r-{OPINION} .opinion.given").wait_for()
    assert GIVEN[language] in requirement(page).inner_text()
    look(page, axe)

    with page.expect_download() as waiting:
        hands.press(requirement(page).locator("ul.attached a"))
    assert Path(waiting.value.path()).read_bytes() == PDF
    assert waiting.value.suggested_filename == "weights.pdf"
    handed_out = page.request.get(requirement(page).locator("ul.attached a").get_attribute("href") or "")
    assert handed_out.headers["content-type"] == "application/octet-stream"
    page.goto("/")
    assert page.locator("ol.tasks > li").filter(has_text=QUESTION[language][:40]).count() == 0


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_colleague_is_invited_and_shown_out_by_keyboard(
    house_in: Callable[[str], Site], open_page: OpenPage, axe: Axe, language: str
) -> None:
    site = house_in(language)
    number = numbers_in(site)[CASE]
    page = open_page(site.url, language=language, width=WIDE)
    become(page, RESEARCHER, language=language)
    page.goto(f"/collaborations/{number}/assessment/people/")
    hands = Keyboard(page)
    look(page, axe)
    hands.fill(page.locator("[name=words]:not([type=hidden])"), "Maja")
    hands.press(page.locator(".around .aside form button").first)
    page.locator("input[name=person]").wait_for()
    look(page, axe)
    hands.choose(page.locator("input[name=right]"), 1)
    hands.press(page.locator("button[name=invite]"))
    page.locator(".guest").wait_for()
    look(page, axe)
    assert "/people/" in page.url and "Maja" not in page.url

    become(page, GUEST, language=language)
    link = page.locator(".invitations a")
    assert INVITED[language] in page.locator(".invitations").inner_text()
    assert re.search(number, link.first.get_attribute("href") or "")
    answered = page.goto(f"/collaborations/{number}/assessment/files/")
    assert answered is not None and answered.ok

    become(page, RESEARCHER, language=language)
    page.goto(f"/collaborations/{number}/assessment/people/")
    hands = Keyboard(page)
    hands.press(page.locator(".guest summary"))
    hands.press(page.locator(".guest form button"))
    page.locator(".guest").wait_for(state="detached")
    become(page, GUEST, language=language)
    answered = page.goto(f"/collaborations/{number}/assessment/files/")
    assert answered is not None and answered.status == 404
