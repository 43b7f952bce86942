"""Does a midway review pass in the browser: due, begun, seen beside the old decision, and let go on?"""

import sqlite3
from collections.abc import Callable
from contextlib import closing

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

RUNS, RESPONSIBLE = "11", "petra.hedlund"
SAID = {
    "sv": {
        "due": "Översyn under tiden",
        "calm": "Ingenting som det vilar på har ändrats.",
        "goes_on": "Beslutat: gå vidare",
        "runs": "Samarbetet pågår och ses över sedan",
    },
    "en": {
        "due": "Midway review",
        "calm": "Nothing that it rests on has changed.",
        "goes_on": "Decided: go ahead",
        "runs": "It runs, and is looked at again since",
    },
}


def a_year_passes(site: Site, number: str) -> None:
    """The day of the midway review has come. What is append-only steps aside for that one moment."""
    with closing(sqlite3.connect(site.home / "farled.sqlite3")) as house, house:
        asked = (
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'assessment_decision'"
        )
        triggers = house.execute(asked).fetchall()
        for name, _ in triggers:
            house.execute(f'DROP TRIGGER "{name}"')
        changed = house.execute(
            "UPDATE assessment_decision SET midway_on = ? WHERE midway_on IS NOT NULL AND case_id IN "
            "(SELECT one.id FROM assessment_case AS one JOIN collaborations_collaboration AS found "
            "ON found.id = one.collaboration_id WHERE found.number = ?)",
            (timezone.localdate().isoformat(), number),
        )
        assert changed.rowcount == 1
        for _, sql in triggers:
            house.execute(sql)


@pytest.mark.parametrize(("language", "width"), [("sv", WIDE), ("en", NARROW)])
def test_a_midway_review_is_due_begun_and_passes(
    live_site: Site, open_page: OpenPage, axe: Axe, language: str, width: dict[str, int]
) -> None:
    said, number = SAID[language], numbers_in(live_site)[RUNS]
    a_year_passes(live_site, number)
    page = open_page(live_site.url, language=language, width=width)
    become(page, RESPONSIBLE, language=language)
    hands = Keyboard(page)

    page.goto("/reviews/")
    row = page.locator("tbody tr", has=page.locator(f"a[href='/collaborations/{number}/']"))
    assert said["due"] in row.inner_text()
    look(page, axe)
    hands.press(row.locator("a"))
    again = page.locator("form[action$='/check/again/']")
    again.wait_for()
    if again.locator("summary").count():
        hands.press(again.locator("summary"))
        hands.fill(again.locator("[name=why]"), "The midway review.")
    hands.press(again.locator("button"))

    page.locator("main", has_text=said["runs"]).wait_for()
    assert said["calm"] in page.locator("section.since").inner_text()
    look(page, axe)
    options = page.locator("#decide [name=outcome]")
    values = options.evaluate_all("all => all.map(one => one.value)")
    assert "modify" in values
    hands.choose(options, values.index("proceed"))
    hands.fill(page.locator("#decide [name=reason]").first, "It goes as planned.")
    hands.press(page.locator("#decide form.decide button").last)

    page.locator("#stands", has_text=said["goes_on"]).wait_for()
    look(page, axe)
    page.goto("/reviews/")
    assert page.locator(f"a[href='/collaborations/{number}/']").count() == 0
    record = page.request.get(f"/collaborations/{number}/record.json").json()
    assert record["running"] is not None
