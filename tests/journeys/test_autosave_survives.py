"""When the server is killed while answers are being saved, is anything lost that the page called saved?"""

import json
import sqlite3
import threading
import time
from contextlib import closing
from http.client import HTTPException

import pytest
from playwright.sync_api import Page, Response

from bench.visiting import Visitor
from tests.ground.browser import OpenPage
from tests.ground.site import Site
from tests.journeys.conftest import become
from tests.journeys.places import numbers_in

ROUNDS = 4
KEYS = ("subject.sensitive_technology", "data.sensitive_transfer", "results.harmful_use")
STORM = """keys => {
    window.storm = setInterval(() => {
        const key = keys[Math.floor(Math.random() * keys.length)];
        const options = document.querySelectorAll(`[data-key="${key}"] input[type=radio]`);
        options[Math.floor(Math.random() * options.length)].click();
    }, 12);
}"""
CHOSEN = """keys => Object.fromEntries(keys.map(key =>
    [key, document.querySelector(`[data-key="${key}"] input[type=radio]:checked`).value]))"""
SAYS_LOST, SAYS_OTHER = "[data-status].lost", "[data-status]:not(.lost)"
LONG = 60_000
"""Milliseconds in which a page must have found its server again."""

pytestmark = pytest.mark.browser


def stored(site: Site, number: str) -> dict[str, tuple[str, int]]:
    """What the database holds: value and version of each answer."""
    question = """
        SELECT answer.key, answer.value, answer.version FROM assessment_storedanswer AS answer
        JOIN assessment_case ON assessment_case.id = answer.case_id
        JOIN collaborations_collaboration AS found ON found.id = assessment_case.collaboration_id
        WHERE found.number = ?"""
    with closing(sqlite3.connect(site.home / "farled.sqlite3", timeout=20)) as database:
        return {key: (value, version) for key, value, version in database.execute(question, [number])}


class Acknowledged:
    """What the server said is saved, as the page hears it: the highest version of each answer."""

    def __init__(self, page: Page) -> None:
        self.versions: dict[str, int] = {}
        page.on("response", self._hear)

    def _hear(self, response: Response) -> None:
        if response.url.endswith("/check/answer/") and response.status == 200:
            told = response.json()
            self.versions[told["key"]] = max(told["version"], self.versions.get(told["key"], 0))


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_page_says_that_it_is_not_saved_and_recovers(
    live_site: Site, open_page: OpenPage, language: str
) -> None:
    number = numbers_in(live_site)["01"]
    page = open_page(live_site.url, language=language)
    become(page, "elin.sundstrom", language=language)
    page.goto(f"/collaborations/{number}/check/")
    status = page.locator("[data-status]")

    live_site.kill()
    page.locator(f"[data-key='{KEYS[0]}'] input[value=no]").check()
    page.locator(SAYS_LOST).wait_for()
    said = status.inner_text()
    live_site.start()
    page.locator(SAYS_OTHER).wait_for(timeout=LONG)
    page.locator(f"[data-key='{KEYS[0]}'][data-version='1']").wait_for()

    assert said.startswith({"sv": "Inte sparat", "en": "Not saved"}[language])
    assert status.inner_text().startswith({"sv": "Sparat", "en": "Saved"}[language])
    assert stored(live_site, number)[KEYS[0]] == ("no", 1)


def test_killing_the_server_in_a_storm_of_answers_loses_nothing_that_was_called_saved(
    live_site: Site, open_page: OpenPage
) -> None:
    number = numbers_in(live_site)["01"]
    page = open_page(live_site.url, language="en")
    become(page, "elin.sundstrom", language="en")
    page.goto(f"/collaborations/{number}/check/")
    heard = Acknowledged(page)

    for turn in range(ROUNDS):
        page.evaluate(STORM, list(KEYS))
        page.wait_for_timeout(600 + 170 * turn)
        live_site.kill()
        page.locator(SAYS_LOST).wait_for()
        page.evaluate("clearInterval(window.storm)")
        in_database = stored(live_site, number)
        for key, version in heard.versions.items():
            assert in_database[key][1] >= version, f"round {turn}: {key} was called saved"
        live_site.start()
        page.locator(SAYS_OTHER).wait_for(timeout=LONG)

    page.locator(SAYS_OTHER, has_text="Saved").wait_for(timeout=LONG)
    page.wait_for_timeout(500)
    shown = page.evaluate(CHOSEN, list(KEYS))
    assert sum(heard.versions.values()) > ROUNDS
    assert {key: value for key, (value, _) in stored(live_site, number).items()} == shown


def test_killing_the_server_under_a_crowd_loses_no_acknowledged_answer(live_site: Site) -> None:
    numbers = [numbers_in(live_site)[place] for place in ("01", "22")]
    acknowledged: dict[str, int] = {}

    for turn in range(ROUNDS):
        is_over = threading.Event()
        crowd = [
            threading.Thread(target=_save_on_and_on, args=(live_site, number, acknowledged, is_over))
            for number in numbers
        ]
        for one in crowd:
            one.start()
        time.sleep(1.2 + 0.2 * turn)
        live_site.kill()
        is_over.set()
        for one in crowd:
            one.join()
        for number in numbers:
            _, version = stored(live_site, number).get("results.harmful_use", ("", 0))
            assert version >= acknowledged.get(number, 0)
        live_site.start()

    assert set(acknowledged) == set(numbers)
    assert sum(acknowledged.values()) > ROUNDS


def _save_on_and_on(site: Site, number: str, acknowledged: dict[str, int], is_over: threading.Event) -> None:
    """Save one answer after the other until the server is gone; remember what it called saved."""
    version = acknowledged.get(number, 0)
    try:
        visitor = Visitor(site.port).sign_in("elin.sundstrom")
        visitor.get(f"/collaborations/{number}/check/")
        while not is_over.is_set():
            told = visitor.post(
                f"/collaborations/{number}/check/answer/",
                accept="application/json",
                key="results.harmful_use",
                value="no" if version % 2 else "yes",
                reason="",
                version=str(version),
            )
            version = json.loads(told.body)["version"]
            if told.status == 200:
                acknowledged[number] = version
    except (OSError, HTTPException):
        return
