"""Does the register hold every country, and does each have its name in both languages?"""

from pathlib import Path

import pytest
from babel.core import get_global

from farled.countries.content import read_register, spellings, territory_name
from farled.countries.terms import TerritoryKind
from farled.text.content import ContentError, shipped_content
from farled.text.terms import Wording

REGISTER = read_register(shipped_content() / "countries" / "register.csv")


def test_every_iso_country_is_there_once() -> None:
    iso = [territory for territory in REGISTER.values() if territory.iso2 and territory.code != "XKX"]

    assert len(iso) == 249
    assert len({territory.iso2 for territory in iso}) == 249


def test_alpha_3_and_alpha_2_belong_together() -> None:
    aliases = get_global("territory_aliases")

    wrong = [t.code for t in REGISTER.values() if t.iso2 and t.code != "XKX" and aliases[t.code] != [t.iso2]]

    assert wrong == []


def test_every_territory_has_a_name_in_both_languages() -> None:
    for territory in REGISTER.values():
        name = territory_name(territory)
        assert name.sv and name.en


@pytest.mark.parametrize(
    ("code", "sv", "en"),
    [
        ("HKG", "Hongkong", "Hong Kong"),
        ("MAC", "Macau", "Macau"),
        ("PSE", "Palestina", "Palestine"),
        ("PSE-WB", "Västbanken", "West Bank"),
        ("PSE-GZ", "Gazaremsan", "Gaza Strip"),
        ("TWN", "Taiwan", "Taiwan"),
        ("XKX", "Kosovo", "Kosovo"),
        ("ESH", "Västsahara", "Western Sahara"),
        ("CHE", "Schweiz", "Switzerland"),
        ("TUR", "Turkiet", "Türkiye"),
        ("CZE", "Tjeckien", "Czechia"),
    ],
)
def test_contested_and_changed_names_are_our_own_choice(code: str, sv: str, en: str) -> None:
    assert territory_name(REGISTER[code]) == Wording(sv=sv, en=en)


def test_no_two_territories_share_a_name() -> None:
    for language in ("sv", "en"):
        names = [territory_name(territory).in_language(language) for territory in REGISTER.values()]
        assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("code", "parent"), [("PSE-WB", "PSE"), ("PSE-GZ", "PSE"), ("SOM-SML", "SOM"), ("HKG", "CHN")]
)
def test_part_is_shown_under_its_parent(code: str, parent: str) -> None:
    assert REGISTER[code].parent == parent


def test_dissolved_states_are_historical() -> None:
    assert {REGISTER[code].kind for code in ("DDR", "SUN", "YUG", "CSK", "ANT")} == {TerritoryKind.HISTORICAL}


def test_suggestions_know_both_languages() -> None:
    found = spellings(REGISTER)

    assert found["Norge"] == found["Norway"] == "NOR"


HEADER = "code,iso2,kind,parent,sv,en\n"


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("code,name\n", 1, "the header"),
        (HEADER + "NOR,NO,state,,,\nNOR,NO,state,,,\n", 3, "every code once"),
        (HEADER + "HKG,HK,territory,CHN,,\n", 2, "a parent that stands above"),
        (HEADER + "NOR,NO,kingdom,,,\n", 2, "kind to be one of"),
        (HEADER + "NOR,NO,state,,Norge,\n", 2, "both languages"),
        (HEADER + "XYZ,QQ,state,,,\n", 2, "CLDR"),
        (HEADER + "Norway,NO,state,,,\n", 2, "a code such as"),
        (HEADER + "NOR,NO\n", 2, "6 columns"),
    ],
)
def test_wrong_register_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=said) as caught:
        read_register(path)

    assert caught.value.line == line
