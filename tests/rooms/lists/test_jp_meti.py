"""Are Japan's lists read whole, in both scripts, with no address or page break taken for a name?"""

import re
from pathlib import Path

import pytest

from farled.lists.queries import published_lists
from farled.lists.sources import read_jp_meti
from farled.lists.terms import Party, PartyKind, Refused

HEAD = "○ 我が国の措置の対象となるロシア連\n邦の団体（令和四年外務省告示第八十二号）\n"
ELSEWHERE = "○ 措置の対象となるロシア連邦及びベラルー\nシ共和国以外の国の団体を指定する件\n"
ALPHA = """１ 株式会社アルファ造船所（別称、アル
ファ及び KVZ
ALFA）
Alpha Shipyard JSC, a.k.a., the following two
aliases:
-Alpha; and
—Alfa
Yard Ltd.
所在地：2 ベ 3, Fontanka, Moscow, Russia.
"""
BETA = """2 ベータ（貝塔有限公司）
Beta Co LTD（贝塔有限公司、貝塔公司）
別称：ベータ社; Beta
Works; Beta Lab
所 在 地 ：Long Road 1, Shenzhen, China; Unit 2, Hong Kong"""
GAMMA = "3 株式会社ガンマGamma OOO\n所在地：Moscow, Russia"


def written(folder: Path, *parts: str) -> Path:
    path = folder / "list.txt"
    path.write_text("".join(parts), encoding="utf-8")
    return path


def parties(folder: Path, *parts: str) -> tuple[Party, ...]:
    ((_source, found),) = read_jp_meti(written(folder, *parts)).by_source.items()
    return found


def test_an_entry_has_its_names_in_both_scripts_and_its_address(tmp_path: Path) -> None:
    (alpha,) = parties(tmp_path, HEAD, ALPHA)

    assert alpha == Party(
        "jp_meti_russia-1",
        PartyKind.LEGAL_ENTITY,
        "Alpha Shipyard JSC",
        aliases=("Alpha", "Alfa Yard Ltd.", "株式会社アルファ造船所"),
        countries=("Russia",),
        programs="METI",
        note="2 ベ 3, Fontanka, Moscow, Russia.",
    )


def test_where_a_page_ended_the_next_entry_is_found_behind_the_address(tmp_path: Path) -> None:
    alpha, beta, gamma = parties(tmp_path, ELSEWHERE, ALPHA.rstrip(), BETA, "\n", GAMMA)

    assert alpha.note == "2 ベ 3, Fontanka, Moscow, Russia."
    assert beta.aliases == ("ベータ社", "Beta Works", "Beta Lab", "ベータ", "贝塔有限公司", "貝塔公司")
    assert (beta.name, beta.countries) == ("Beta Co LTD", ("China",))
    assert (gamma.name, gamma.aliases) == ("Gamma OOO", ("株式会社ガンマ",))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("", "does not say which of Japan's lists"),
        (HEAD + "1 アルファ\nAlpha\n", "Entry 1 lacks its address"),
        (HEAD + ALPHA + GAMMA, "Entry 1 has two addresses .*: entry 2 was not found"),
        (HEAD + ALPHA + "2 ベータ\n所在地：Moscow", "Entry 2 lacks a name in Latin letters"),
    ],
)
def test_what_is_not_the_list_is_refused_with_its_entry(tmp_path: Path, told: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_jp_meti(written(tmp_path, told))


def test_the_real_lists_hold_every_entry_that_has_an_address(shared_data: Path) -> None:
    found = {}
    for path in sorted((shared_data / "screening" / "jp_meti").glob("*list*.txt")):
        ((source, read),) = read_jp_meti(path).by_source.items()
        addresses = len(re.findall(r"所\s*在\s*地", path.read_text(encoding="utf-8")))
        found[source] = len(read)

        assert published_lists()[source].least <= len(read) <= published_lists()[source].most
        assert len(read) == len({one.entry_id for one in read}) == addresses
        names = [name for one in read for name in (one.name, *one.aliases)]
        assert not [one for one in names if re.search(r"a\.k\.a|所在|following|[（）]", one)]
        assert all(one.countries for one in read)

    assert found == {"jp_meti_belarus": 27, "jp_meti_other": 56, "jp_meti_russia": 561}
