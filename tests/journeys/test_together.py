"""Do people who work on one assessment see each other, and does nobody lose what they wrote?"""

import sqlite3
from contextlib import closing

import pytest
from playwright.sync_api import Page

from tests.ground.browser import OpenPage
from tests.ground.site import Site
from tests.journeys.conftest import become
from tests.journeys.places import numbers_in

OWNS, PARTNERS = "partner.ownership_known", "partners"
EFFECTS, SUBJECT = "subject.expected_effects", "subject"
SAVED = "[data-status]:not(.lost)"
HEARTBEAT = "document.dispatchEvent(new Event('visibilitychange'))"
"""What makes a page hear of the others at once, as when somebody comes back to it."""

pytestmark = pytest.mark.browser


def stored(site: Site, number: str, key: str) -> tuple[str, int] | None:
    """What the database holds: value and version of one answer."""
    question = """
        SELECT answer.value, answer.version FROM assessment_storedanswer AS answer
        JOIN assessment_case ON assessment_case.id = answer.case_id
        JOIN collaborations_collaboration AS found ON found.id = assessment_case.collaboration_id
        WHERE found.number = ? AND answer.key = ?"""
    with closing(sqlite3.connect(site.home / "farled.sqlite3", timeout=20)) as database:
        return database.execute(question, [number, key]).fetchone()


@pytest.fixture
def number(live_site: Site) -> str:
    """A collaboration that Jonas Ekberg and Elin Sundström answer for, in full assessment."""
    return numbers_in(live_site)["09"]


def at_section(open_page: OpenPage, site: Site, person: str, number: str, section: str) -> Page:
    """A page of a section, opened by one of those who answer for the collaboration."""
    page = open_page(site.url, language="en")
    become(page, person, language="en")
    page.goto(f"/collaborations/{number}/assessment/sections/{section}/")
    return page


def question(key: str) -> str:
    return f"[data-key='{key}']"


def test_two_people_at_one_section_see_each_other(live_site: Site, open_page: OpenPage, number: str) -> None:
    jonas = at_section(open_page, live_site, "jonas.ekberg", number, PARTNERS)
    elin = at_section(open_page, live_site, "elin.sundstrom", number, PARTNERS)

    elin.get_by_text("Jonas Ekberg is here too, in “The partners”.").wait_for()
    jonas.evaluate(HEARTBEAT)
    jonas.get_by_text("Elin Sundström is here too, in “The partners”.").wait_for()


def test_what_another_saved_meanwhile_is_marked_and_shown_on_demand(
    live_site: Site, open_page: OpenPage, number: str
) -> None:
    jonas = at_section(open_page, live_site, "jonas.ekberg", number, PARTNERS)
    elin = at_section(open_page, live_site, "elin.sundstrom", number, PARTNERS)
    place = question(OWNS)
    jonas.locator(f"{place} input[value=no]").check()
    jonas.locator(f"{place}[data-version='1']").wait_for()

    elin.evaluate(HEARTBEAT)
    news = elin.locator(place).get_by_text("Changed by Jonas Ekberg")
    news.wait_for()
    was_chosen = elin.locator(f"{place} input:checked").count()
    elin.locator(place).get_by_role("button", name="Show").click()
    elin.locator(f"{place}[data-version='1'] input[value=no]:checked").wait_for()

    assert was_chosen == 0
    assert news.count() == 0


def test_two_answers_to_one_question_are_both_kept_until_somebody_chooses(
    live_site: Site, open_page: OpenPage, number: str
) -> None:
    jonas = at_section(open_page, live_site, "jonas.ekberg", number, PARTNERS)
    elin = at_section(open_page, live_site, "elin.sundstrom", number, PARTNERS)
    place = question(OWNS)
    jonas.locator(f"{place} input[value=no]").check()
    jonas.locator(f"{place}[data-version='1']").wait_for()

    elin.locator(f"{place} input[value=yes]").check()
    elin.get_by_text("Jonas Ekberg answered “No”").wait_for()
    stood = stored(live_site, number, OWNS)
    said = elin.locator("[data-status]").inner_text()
    elin.get_by_role("button", name="Use mine, “Yes”").click()
    elin.locator(f"{place}[data-version='2']").wait_for()

    assert stood == ("no", 1)
    assert said.startswith("Not saved")
    assert stored(live_site, number, OWNS) == ("yes", 2)


def test_a_text_saves_itself_while_it_is_typed_and_loses_no_keystroke(
    live_site: Site, open_page: OpenPage, number: str
) -> None:
    page = at_section(open_page, live_site, "jonas.ekberg", number, SUBJECT)
    place = question(EFFECTS)
    field = page.locator(f"{place} textarea[name='answer:{EFFECTS}']")

    field.press_sequentially("A shared method", delay=20)
    while_typing = page.locator("[data-status]").inner_text()
    page.locator(f"{place}[data-version='1']").wait_for()
    first = stored(live_site, number, EFFECTS)
    with page.expect_response("**/answer/"):
        field.press_sequentially(" of reading", delay=20)
        page.wait_for_timeout(1250)
        field.press_sequentially(" scans.", delay=20)
    page.locator(f"{place}[data-version='3']").wait_for()

    assert while_typing == "Saved when you pause"
    assert first == ("A shared method", 1)
    assert field.input_value() == "A shared method of reading scans."
    assert stored(live_site, number, EFFECTS) == ("A shared method of reading scans.", 3)


def test_typing_on_beside_anothers_text_overwrites_nothing_until_a_button_is_pressed(
    live_site: Site, open_page: OpenPage, number: str
) -> None:
    jonas = at_section(open_page, live_site, "jonas.ekberg", number, SUBJECT)
    elin = at_section(open_page, live_site, "elin.sundstrom", number, SUBJECT)
    place = question(EFFECTS)
    field = f"{place} textarea[name='answer:{EFFECTS}']"
    jonas.locator(field).fill("Earlier help.")
    jonas.locator(f"{place}[data-version='1']").wait_for()

    elin.locator(field).press_sequentially("Fewer deaths", delay=10)
    elin.get_by_text("Jonas Ekberg wrote another answer").wait_for()
    elin.locator(field).press_sequentially(" at small hospitals.", delay=10)
    elin.wait_for_timeout(1500)
    stood = stored(live_site, number, EFFECTS)
    elin.get_by_role("button", name="Use mine").click()
    elin.locator(f"{place}[data-version='2']").wait_for()

    assert stood == ("Earlier help.", 1)
    assert stored(live_site, number, EFFECTS) == ("Fewer deaths at small hospitals.", 2)


def test_a_link_waits_until_what_was_typed_is_saved(
    live_site: Site, open_page: OpenPage, number: str
) -> None:
    page = at_section(open_page, live_site, "jonas.ekberg", number, SUBJECT)
    page.on("dialog", lambda dialog: pytest.fail(f"the browser asked: {dialog.message}"))

    page.locator(f"textarea[name='answer:{EFFECTS}']").press_sequentially("Earlier help.", delay=10)
    page.get_by_role("link", name="All sections").first.click()
    page.wait_for_url(f"**/collaborations/{number}/assessment/")

    assert stored(live_site, number, EFFECTS) == ("Earlier help.", 1)


def test_a_comment_stands_under_its_question_without_leaving_the_page(
    live_site: Site, open_page: OpenPage, number: str
) -> None:
    page = at_section(open_page, live_site, "elin.sundstrom", number, PARTNERS)
    block = page.locator(f"[data-comments='question:{OWNS}']")

    block.locator("summary").click()
    block.locator("textarea").fill("The fund owns a third of it.")
    block.get_by_role("button", name="Comment").click()
    block.get_by_text("The fund owns a third of it.").wait_for()

    assert block.locator("summary").inner_text() == "Comments (1)"
    assert block.locator("textarea").input_value() == ""
