"""How does somebody walk the pages by keyboard alone, and how many interactions does it take?

An interaction is a field that is filled or a control that is activated. Keys that only move (Tab) are none.
"""

from playwright.sync_api import Locator, Page

_MOST_TABS = 150
_SECONDS_A_LETTER = 0.3
"""Forty words a minute."""
_SECONDS_A_THOUGHT = 4


class Keyboard:
    """Hands on the keyboard, never on a mouse. Counts what is filled and activated."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.interactions = 0
        self.letters = 0

    @property
    def seconds_of_a_person(self) -> float:
        """How long somebody who types and thinks at an ordinary pace needs for what was done."""
        return self.letters * _SECONDS_A_LETTER + self.interactions * _SECONDS_A_THOUGHT

    def go_to(self, place: Locator) -> None:
        """Press Tab until the place has the focus; fails when it cannot be reached so."""
        for _ in range(_MOST_TABS):
            if place.evaluate("place => place === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{place} cannot be reached with Tab on {self.page.url}")

    def fill(self, place: Locator, text: str) -> None:
        """Write into a field."""
        self.go_to(place)
        self.page.keyboard.type(text)
        self.letters += len(text)
        self.interactions += 1

    def fill_from_list(self, place: Locator, text: str) -> None:
        """Write the beginning of a name into a field that offers names, and take the first."""
        self.fill(place, text)
        self.page.get_by_role("option").first.wait_for()
        self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Enter")

    def choose(self, options: Locator, place: int) -> None:
        """Choose one of a group of radio buttons, counted from 0."""
        wanted = options.nth(place)
        self.go_to(self._entrance(options))
        if place == 0:
            self.page.keyboard.press("Space")
        for _ in range(place):
            self.page.keyboard.press("ArrowRight")
        assert wanted.is_checked()
        self.interactions += 1

    def press(self, place: Locator) -> None:
        """Activate a button or follow a link."""
        self.go_to(place)
        self.page.keyboard.press("Enter")
        self.interactions += 1

    def _entrance(self, options: Locator) -> Locator:
        """Where Tab enters a group: at the chosen one, or at the first."""
        chosen = [option for option in options.all() if option.is_checked()]
        return chosen[0] if chosen else options.first
