"""Are the lists of the UN, Canada, ASPI and OFAC's other lists read as their publishers write them?"""

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from farled.lists.sources import READERS, read_ca_nro, read_misp_aspi, read_ofac_cons, read_un_sc
from farled.lists.terms import FileFormat, Party, PartyKind, Read, Refused

UN = """<?xml version="1.0" encoding="UTF-8"?>
<CONSOLIDATED_LIST><INDIVIDUALS><INDIVIDUAL>
<DATAID>42</DATAID><FIRST_NAME>ANN</FIRST_NAME><SECOND_NAME>MARI  </SECOND_NAME><THIRD_NAME>na</THIRD_NAME>
<UN_LIST_TYPE>DRC</UN_LIST_TYPE><NAME_ORIGINAL_SCRIPT>آن ماري</NAME_ORIGINAL_SCRIPT>
<NATIONALITY><VALUE>Norway</VALUE></NATIONALITY>
<INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Anna Mari; A. Mari</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Ann</ALIAS_NAME></INDIVIDUAL_ALIAS>
<INDIVIDUAL_DATE_OF_BIRTH><YEAR>1961</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
<INDIVIDUAL_DOCUMENT><NUMBER>X 123</NUMBER></INDIVIDUAL_DOCUMENT></INDIVIDUAL></INDIVIDUALS>
<ENTITIES><ENTITY><DATAID>43</DATAID><FIRST_NAME>ALPHA WORKS</FIRST_NAME></ENTITY></ENTITIES>
</CONSOLIDATED_LIST>"""
NRO = """<ul><li><a href="#a">A</a></li></ul><ul>
<li><strong>Alpha Institute, AI</strong> (Norway)</li>
<li><strong>Beta &amp; Sons Academy</strong> (People’s Republic of China)
<p>Known alias(es): Beta Academy; BSA; Beta Academy</p></li></ul><p><strong>Not one</strong> (Norway)</p>"""
ASPI: dict[str, Any] = {
    "type": "china-defence-universities",
    "values": [
        {
            "uuid": "0123456789abcdef",
            "value": "Alpha University (阿尔法大学)",
            "description": "Engineering.",
            "meta": {"aliases": ["AU"], "categories": ["Civilian"], "risk": "Medium risk"},
        }
    ],
}


def written(folder: Path, told: str, name: str = "file") -> Path:
    path = folder / name
    path.write_text(told, encoding="utf-8")
    return path


def test_people_and_organisations_of_the_un_are_read_with_all_their_names(tmp_path: Path) -> None:
    person, firm = read_un_sc(written(tmp_path, UN)).by_source["un_sc"]

    assert person == Party(
        "un-42",
        PartyKind.PERSON,
        "ANN MARI",
        aliases=("Anna Mari", "A. Mari", "آن ماري"),
        weak=("Ann",),
        countries=("Norway",),
        birth=("1961",),
        ids=("X 123",),
        programs="DRC",
    )
    assert (firm.entry_id, firm.kind, firm.name) == ("un-43", PartyKind.ORGANIZATION, "ALPHA WORKS")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("", "no whole XML"),
        (UN[:-30], "no whole XML"),
        ("<OTHER/>", "The root is OTHER"),
        (UN.replace("<DATAID>43</DATAID>", ""), "lacks its DATAID"),
        (UN.replace("<CONSOLIDATED_LIST>", "<!DOCTYPE x [<!ENTITY a 'b'>]><CONSOLIDATED_LIST>"), "declares"),
    ],
)
def test_what_is_not_the_un_list_is_refused(tmp_path: Path, told: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_un_sc(written(tmp_path, told))


def test_canadas_organisations_are_read_with_country_and_aliases(tmp_path: Path) -> None:
    first, second = read_ca_nro(written(tmp_path, NRO)).by_source["ca_nro"]

    assert (first.name, first.countries, first.aliases) == ("Alpha Institute, AI", ("Norway",), ())
    assert (second.name, second.aliases) == ("Beta & Sons Academy", ("Beta Academy", "BSA"))


def test_an_entry_without_a_number_is_called_by_its_name_alone(tmp_path: Path) -> None:
    both = read_ca_nro(written(tmp_path, NRO)).by_source["ca_nro"]
    alone = read_ca_nro(written(tmp_path, NRO.replace("Alpha Institute, AI", "Zeta"))).by_source["ca_nro"]

    assert both[1].entry_id == alone[1].entry_id
    assert both[0].entry_id != alone[0].entry_id


def test_a_page_of_another_shape_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no organisations in bold"):
        read_ca_nro(written(tmp_path, "<html><p>The page has moved.</p></html>"))


def test_an_institution_of_the_tracker_has_both_names_and_its_level(tmp_path: Path) -> None:
    (found,) = read_misp_aspi(written(tmp_path, json.dumps(ASPI))).by_source["aspi_cdut"]

    assert (found.entry_id, found.name, found.aliases) == (
        "aspi-01234567",
        "Alpha University",
        ("阿尔法大学", "AU"),
    )
    assert (found.programs, found.note) == ("ASPI|Civilian", "Medium risk. Engineering.")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("{", "no whole JSON"),
        ("[]", "of type None"),
        (json.dumps(ASPI | {"type": "other"}), "of type 'other'"),
        (json.dumps(ASPI | {"values": [{"uuid": "1"}]}), "Entry 1 lacks 'value'"),
        (json.dumps(ASPI | {"values": ["x"]}), "Entry 1 lacks 'value'"),
    ],
)
def test_what_is_not_the_tracker_is_refused(tmp_path: Path, told: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        read_misp_aspi(written(tmp_path, told))


def test_every_format_has_its_reader() -> None:
    assert set(READERS) == set(FileFormat)


@pytest.mark.parametrize(
    ("read", "file", "source"),
    [
        (read_un_sc, "un_sc/UN_consolidated.xml", "un_sc"),
        (read_misp_aspi, "aspi_cdut/china-defence-universities.json", "aspi_cdut"),
        (read_ofac_cons, "us_ofac_sdn/cons_prim.csv", "us_ofac_cons"),
    ],
)
def test_publishers_own_files_hold_the_entries_that_the_reference_counts(
    shared_data: Path, read: Callable[[Path], Read], file: str, source: str
) -> None:
    parties = read(shared_data / "screening" / file).by_source[source]
    with gzip.open(shared_data / "screening" / "listed.jsonl.gz", "rt", encoding="utf-8") as lines:
        wanted = {row["id"]: row for row in map(json.loads, lines) if row["source"] == source}

    assert {one.entry_id for one in parties} == set(wanted)
    assert sum(
        (one.kind is PartyKind.PERSON) == (wanted[one.entry_id]["schema"] == "Person") for one in parties
    ) == (len(wanted))


def test_canadas_own_page_holds_its_hundred_and_three(shared_data: Path) -> None:
    parties = read_ca_nro(shared_data / "screening" / "ca_nro" / "canada-nro-2024-09-09.html").by_source[
        "ca_nro"
    ]

    assert len(parties) == len({one.entry_id for one in parties}) == 103
    assert all(one.countries for one in parties)
