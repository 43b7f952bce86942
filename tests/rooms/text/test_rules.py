"""Are dates and numbers written as each reader expects?"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from farled.text.rules import written_date, written_moment, written_number, written_weekday
from farled.text.terms import Wording

DAY = date(2026, 9, 2)
MOMENT = datetime(2026, 9, 2, 9, 41, tzinfo=ZoneInfo("Europe/Stockholm"))


@pytest.mark.parametrize(("language", "written"), [("sv", "2 september 2026"), ("en", "2 September 2026")])
def test_a_date_reads_as_people_write_it(language: str, written: str) -> None:
    assert written_date(DAY, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("sv", "onsdag 2 september 2026"), ("en", "Wednesday 2 September 2026")]
)
def test_a_weekday_stands_before_the_date(language: str, written: str) -> None:
    assert written_weekday(DAY, language) == written


@pytest.mark.parametrize(
    ("language", "written"), [("sv", "2 september 2026 kl. 09:41"), ("en", "2 September 2026, 09:41")]
)
def test_a_moment_reads_in_its_own_time_zone(language: str, written: str) -> None:
    assert written_moment(MOMENT, language) == written


@pytest.mark.parametrize(
    ("value", "decimals", "sv", "en"),
    [
        (0.34, 2, "0,34", "0.34"),
        (89, 0, "89", "89"),
        (-1, 0, "\N{MINUS SIGN}1", "\N{MINUS SIGN}1"),
        (1972, 0, "1972", "1972"),
    ],
)
def test_a_number_has_its_decimals_and_the_readers_mark(
    value: float, decimals: int, sv: str, en: str
) -> None:
    assert written_number(value, decimals, "sv") == sv
    assert written_number(value, decimals, "en") == en


def test_a_wording_needs_both_languages() -> None:
    with pytest.raises(ValueError, match="both languages"):
        Wording(sv="Hej", en=" ")


def test_a_wording_knows_no_third_language() -> None:
    with pytest.raises(ValueError, match="expected one of"):
        Wording(sv="Hej", en="Hello").in_language("fi")


def test_places_are_filled_in_each_language() -> None:
    said = Wording(sv="{land} år {year}", en="{land} in {year}")

    filled = said.filled(land=Wording(sv="Tjeckien", en="Czechia"), year="2025")

    assert filled == Wording(sv="Tjeckien år 2025", en="Czechia in 2025")
