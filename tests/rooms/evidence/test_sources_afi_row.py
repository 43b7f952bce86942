"""Are V-Dem's layouts read by column name: plain, zipped, with stray columns, cut down by others?"""

import zipfile
from pathlib import Path

import pytest

from farled.evidence.terms import Refused
from tests.rooms.evidence.publishers import figure, read, text_table, vdem_rows


def test_country_year_table_gives_value_and_interval(tmp_path: Path) -> None:
    path = text_table(tmp_path / "V-Dem-CY-Core-v21.csv", vdem_rows(2030, "v2xca_academ", 0.6))

    reading = read("afi", path)

    found = figure(reading, "NOR", 2030, "afi")
    assert (reading.edition, reading.data_year, reading.notes) == ("v21", 2030, ())
    assert (found.value, found.lower, found.upper) == (0.6, 0.5, 0.7)


def test_zipped_table_is_read_like_the_plain_one(tmp_path: Path) -> None:
    plain = text_table(tmp_path / "V-Dem-CY-Core-v21.csv", vdem_rows(2030, "v2xca_academ", 0.6))
    zipped = tmp_path / "Country_Year_v21.zip"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(plain, plain.name)
        archive.writestr("codebook.pdf", b"%PDF-1.4")

    assert read("afi", zipped).observations == read("afi", plain).observations


def test_west_bank_and_gaza_stand_apart_and_palestine_has_no_average(tmp_path: Path) -> None:
    rows = vdem_rows(2030, "v2xca_academ", 0.6)
    for name, code, value in (("Palestine/West Bank", "PSE", 0.3), ("Palestine/Gaza", "PSG", 0.55)):
        rows.append([name, code, 1, 2030, "NA", 0.1, value, 0.2, 0.7])
    path = text_table(tmp_path / "v21.csv", rows)

    reading = read("afi", path)

    assert figure(reading, "PSE-WB", 2030, "afi").value == 0.3
    assert figure(reading, "PSE-GZ", 2030, "afi").value == 0.55
    assert not [found for found in reading.observations if found.territory == "PSE"]


def test_rows_without_a_value_are_counted_in_a_note(tmp_path: Path) -> None:
    rows = vdem_rows(2030, "v2xca_academ", 0.6)
    rows[5][6] = rows[6][6] = "NA"
    path = text_table(tmp_path / "v21.csv", rows)

    (note,) = read("afi", path).notes

    assert note.sv.startswith("2 rader")


def test_sub_indicators_are_taken_where_the_file_has_them(tmp_path: Path) -> None:
    rows = vdem_rows(2030, "v2xca_academ", 0.6)
    rows = [
        [*rows[0], "v2cafres", "v2cafres_osp", "v2cafres_nr"],
        *([*row, -1.2, 1.8, 5] for row in rows[1:]),
    ]

    reading = read("afi", text_table(tmp_path / "v21.csv", rows))

    assert figure(reading, "NOR", 2030, "research").value == -1.2
    assert figure(reading, "NOR", 2030, "research_answer").value == 1.8
    assert figure(reading, "NOR", 2030, "research_coders").value == 5


def test_table_without_the_index_is_refused_by_the_columns_name(tmp_path: Path) -> None:
    path = text_table(tmp_path / "v21.csv", vdem_rows(2030, "v2x_polyarchy", 0.6))

    with pytest.raises(Refused, match="v2xca_academ"):
        read("afi", path)


def test_old_version_under_a_new_name_follows_its_content(tmp_path: Path) -> None:
    path = text_table(tmp_path / "V-Dem-CY-Core-v22.csv", vdem_rows(2030, "v2xca_academ", 0.6))

    reading = read("afi", path)

    assert reading.edition == "v21"
    assert "v22" in reading.notes[0].en and "v21" in reading.notes[0].en


def test_regime_types_of_our_world_in_data_are_read_and_empty_codes_listed(tmp_path: Path) -> None:
    codes = [row[1] for row in vdem_rows(2030, "x", 0)[1:] if row[1] not in ("DDR", "XKX")]
    rows = [["Code", "Year", "Political regime"], *([code, 2030, 3] for code in codes)]
    rows += [["", 2030, 0], ["", 2029, 0], ["OWID_KOS", 2030, 2]]
    path = text_table(tmp_path / "political-regime.csv", rows)

    reading = read("row", path)

    assert figure(reading, "XKX", 2030, "regime").value == 2
    assert [(found.name, found.code, found.rows) for found in reading.unresolved] == [("", "", 2)]


def test_regime_type_comes_from_v_dems_own_table_too(tmp_path: Path) -> None:
    path = text_table(tmp_path / "V-Dem-CY-Core-v21.csv", vdem_rows(2030, "v2x_regime", 3))

    reading = read("row", path)

    assert (reading.edition, figure(reading, "SWE", 2030, "regime").value) == ("v21", 3)
