"""Are publishers' files read as they are, and broken ones refused with their line?"""

import gzip
import json
import tarfile
from pathlib import Path
from typing import Any

import pytest

from farled.lists.rules import delta, digest_of
from farled.lists.sources import read_farled_jsonl, read_ofac_sdn
from farled.lists.terms import Party, PartyKind, Refused

GOOD: dict[str, Any] = {"id": "a-1", "source": "un_sc", "schema": "Person", "name": "Ann Example"}
SDN = (
    '36,"AEROCARIBBEAN AIRLINES",-0- ,"CUBA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \n'
    '7157,"EXAMPLE, Ivan",individual,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,"DOB 12 Mar 1961; '
    "POB Minsk, Belarus; nationality Belarus; Passport AB1234567 (Belarus); a.k.a. 'VANYA'.\"\n"
    '9000,"EXAMPLE STAR",vessel,"IRAN",-0- ,-0- ,-0- ,-0- ,Panama,Panama,-0- ,"Vessel Registration '
    'Identification IMO 9187629."\n\x1a\n'
)


def written(folder: Path, told: bytes | str, name: str = "list.jsonl") -> Path:
    path = folder / name
    path.write_bytes(told.encode("utf-8") if isinstance(told, str) else told)
    return path


def line(**over: Any) -> str:
    return json.dumps(GOOD | over)


# ---- our own shape


def test_parties_are_read_by_source_with_all_that_is_said_of_them(tmp_path: Path) -> None:
    told = line(aliases=["Anna", "Anna", " "], birth=["1961"], ids=["X1"], countries=["NO"], programs="P")

    read = read_farled_jsonl(written(tmp_path, f"{told}\n\n{line(id='b', source='eu_journal')}\n"))

    assert set(read.by_source) == {"un_sc", "eu_journal"}
    assert read.by_source["un_sc"] == (
        Party(
            "a-1",
            PartyKind.PERSON,
            "Ann Example",
            aliases=("Anna",),
            countries=("NO",),
            birth=("1961",),
            ids=("X1",),
            programs="P",
        ),
    )


def test_a_packed_file_reads_like_a_plain_one(tmp_path: Path) -> None:
    packed = written(tmp_path, gzip.compress(line().encode("utf-8")), "list.jsonl.gz")

    assert read_farled_jsonl(packed) == read_farled_jsonl(written(tmp_path, line()))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("", "empty"),
        ("\n \n", "empty"),
        ("nonsense\n", "Line 1: no JSON"),
        (f"{line()}\n[1, 2]\n", "Line 2: a JSON object"),
        (line(name=""), "Line 1: 'name' is to be a text"),
        (line(id=7), "Line 1: 'id' is to be a text"),
        (line(schema="Ghost"), "Line 1: 'Ghost' is no kind of party"),
        (line(aliases="Anna"), "Line 1: 'aliases' is to be a list"),
        (line(birth=[1961]), "Line 1: 'birth' is to be a list"),
        (b"\xff\xfe" + line().encode(), "Line 1: the file is not text"),
        (line().encode() + b"\n\0", "Line 2: a NUL byte"),
        ("[" * 100_000, "Line 1: no JSON"),
        ('{"name": "' + "x" * 4_000_001 + '"}', "Line 1 is longer than"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_line(tmp_path: Path, told: bytes | str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_farled_jsonl(written(tmp_path, told))


def test_a_packed_file_that_is_broken_is_refused(tmp_path: Path) -> None:
    packed = gzip.compress(line().encode("utf-8") * 100)

    with pytest.raises(Refused, match="cannot be unpacked"):
        read_farled_jsonl(written(tmp_path, packed[:-20], "list.jsonl.gz"))
    with pytest.raises(Refused, match="cannot be unpacked"):
        read_farled_jsonl(written(tmp_path, line(), "list.jsonl.gz"))


def test_a_packed_file_of_endless_size_is_read_no_further(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("farled.text.sources.MOST_BYTES", 1_000_000)
    bomb = gzip.compress((line() + "\n").encode("utf-8") * 50_000)

    with pytest.raises(Refused, match="larger than 1000000"):
        read_farled_jsonl(written(tmp_path, bomb, "list.jsonl.gz"))


# ---- OFAC


def test_the_parties_of_sdn_are_read_with_what_their_remarks_say(tmp_path: Path) -> None:
    firm, person, ship = read_ofac_sdn(written(tmp_path, SDN, "sdn.csv")).by_source["us_ofac_sdn"]

    assert (firm.entry_id, firm.kind, firm.name, firm.programs) == (
        "ofac-36",
        PartyKind.ORGANIZATION,
        "AEROCARIBBEAN AIRLINES",
        "CUBA",
    )
    assert (person.kind, person.birth, person.ids, person.aliases) == (
        PartyKind.PERSON,
        ("12 Mar 1961",),
        ("AB1234567",),
        ("VANYA",),
    )
    assert "Belarus" in person.countries
    assert (ship.kind, ship.ids, ship.countries) == (PartyKind.VESSEL, ("9187629",), ("Panama",))


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("1,2,3\n", "Line 1: 3 columns, 12 are expected"),
        (SDN.replace("36,", "x,", 1), "Line 1: the entry's number"),
        (SDN.replace("individual", "ghost"), "Line 2: unknown type"),
        ("<html><body>moved</body></html>\n", "Line 1: 1 columns"),
    ],
)
def test_a_file_that_is_no_sdn_is_refused(tmp_path: Path, told: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_ofac_sdn(written(tmp_path, told, "sdn.csv"))


def test_ofacs_own_file_is_read_as_the_reference_counts_it(shared_data: Path) -> None:
    parties = read_ofac_sdn(shared_data / "screening" / "us_ofac_sdn" / "sdn-2024-05-03.csv").by_source[
        "us_ofac_sdn"
    ]

    kinds = [one.kind for one in parties]
    assert len(parties) == 14_965
    assert (kinds.count(PartyKind.PERSON), kinds.count(PartyKind.VESSEL)) == (6_854, 851)


@pytest.mark.long
def test_real_versions_of_three_years_add_up_to_the_last_one(shared_data: Path, tmp_path: Path) -> None:
    """Laid on each other in order, the deltas give the newest sound version; the collapsed one is empty.

    Every tenth of the 309 versions, and the last two: all of them take minutes and say the same.
    """
    folder = shared_data / "screening" / "us_ofac_sdn"
    with tarfile.open(folder / "sdn-history-2021-08_2024-05.tar.xz") as packed:
        packed.extractall(tmp_path, filter="data")
    every = sorted((tmp_path / "hist").glob("sdn-*.csv"))
    files = sorted({*every[::10], *every[-2:]})
    standing: dict[str, str] = {}
    rebuilt: dict[str, str] = {}
    empty, changes = [], 0

    for file in files:
        parties = read_ofac_sdn(file).by_source["us_ofac_sdn"]
        if not parties:
            empty.append(file)
            continue
        after = {one.entry_id: digest_of(one) for one in parties}
        found = delta(before=standing, after=after)
        for id in found.removed:
            del rebuilt[id]
        rebuilt |= {id: after[id] for id in (*found.added, *found.changed)}
        standing, changes = after, changes + (not found.is_empty)

    assert len(every) == 309
    assert empty == every[-1:]
    assert changes > 25
    assert rebuilt == standing
