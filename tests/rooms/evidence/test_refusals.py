"""Is every file that is not what it should be refused, quickly, with a reason in both languages?"""

import re
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from farled.evidence import sources as readers
from farled.evidence.sources import READERS, refusals
from farled.evidence.terms import Refused
from farled.text.content import content_folder
from tests.rooms.evidence.publishers import (
    CPI_HEADER,
    cpi_row,
    cpi_rows,
    cpi_workbook,
    fiw_row,
    fiw_workbook,
    read,
    sources,
    text_table,
    vdem_rows,
    wjp_workbook,
    workbook,
)
from tests.rooms.evidence.spoilers import SPOILED

SOURCES_FOLDER = readers.__path__[0]


def refusal(source: str, path: Path, expected_edition: str | None = None) -> str:
    """The reason in English; fails when the file is taken in, or when it took 5 seconds to say no."""
    started = time.monotonic()
    with pytest.raises(Refused) as caught:
        read(source, path, expected_edition)
    assert time.monotonic() - started < 5
    assert caught.value.reason.sv != caught.value.reason.en
    return caught.value.reason.en


def test_every_source_of_the_content_has_a_reader() -> None:
    assert set(READERS) == set(sources())


def test_every_reason_in_the_code_has_its_words_and_every_word_is_used() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(SOURCES_FOLDER).glob("*.py"))
    used = set(re.findall(r"""(?:refused|note)\(\s*"([a-z_]+)\"""", code))

    assert used == {key for kind, key in refusals._phrases(content_folder()) if kind != "places"}


@pytest.mark.parametrize(("spoil", "reason"), SPOILED, ids=[spoil.__name__ for spoil, _ in SPOILED])
def test_spoiled_workbook_is_refused_with_the_reason(
    tmp_path: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    path = wjp_workbook(tmp_path / "2031_wjp_HISTORICAL_DATA_FILE.xlsx")

    spoil(path)

    assert reason in refusal("wjp", path)


def test_absent_file_is_refused(tmp_path: Path) -> None:
    assert "is not there" in refusal("afi", tmp_path / "none.csv")


@pytest.mark.parametrize("source", ["afi", "fiw", "cpi", "row", "wgi"])
def test_foreign_workbook_under_another_name_is_refused(tmp_path: Path, source: str) -> None:
    path = wjp_workbook(tmp_path / "All_data_FIW_2013-2031.xlsx")

    assert "is not a file of" in refusal(source, path)


def test_file_of_another_edition_than_expected_is_refused(tmp_path: Path) -> None:
    path = fiw_workbook(tmp_path / "All_data_FIW_2013-2032.xlsx", edition=2031)

    assert "holds edition 2031, but 2032 was expected" in refusal("fiw", path, "2032")


def test_unknown_column_is_refused_by_name(tmp_path: Path) -> None:
    rows = [[*row, 77] for row in cpi_rows(2030)]
    path = cpi_workbook(tmp_path / "CPI2030.xlsx", rows=rows, header=[*CPI_HEADER, "Bribery score"])

    assert "Bribery score" in refusal("cpi", path)


def test_row_that_comes_twice_is_refused_with_its_place(tmp_path: Path) -> None:
    path = fiw_workbook(
        tmp_path / "fiw.xlsx", rows=[fiw_row("Norway", 2031), fiw_row("Norway", 2031, Total=49)]
    )

    reason = refusal("fiw", path)

    assert "Row 4 of the sheet FIW13-31" in reason
    assert "NOR 2030 a second time" in reason


@pytest.mark.parametrize(
    ("score", "said"), [(101, "outside the scale 0 to 100"), ("n.d.", '"n.d."'), ("5,5", '"5,5"')]
)
def test_figure_that_cannot_be_is_refused_with_its_place(tmp_path: Path, score: object, said: str) -> None:
    rows = [*cpi_rows(2029), cpi_row("Norway", "NOR", 2030, score)]

    reason = refusal("cpi", cpi_workbook(tmp_path / "CPI2030.xlsx", rows=rows))

    assert said in reason
    assert "Row 185" in reason


def test_unknown_status_is_refused(tmp_path: Path) -> None:
    path = fiw_workbook(tmp_path / "fiw.xlsx", rows=[fiw_row("Norway", 2031, Status="Free-ish")])

    assert '"Free-ish"' in refusal("fiw", path)


def test_interval_that_ends_before_it_starts_is_refused(tmp_path: Path) -> None:
    row = cpi_row("Norway", "NOR", 2030)
    row[8], row[9] = 60, 40

    assert "starts above its end" in refusal("cpi", cpi_workbook(tmp_path / "c.xlsx", rows=[row]))


def test_code_and_name_of_different_countries_are_refused(tmp_path: Path) -> None:
    rows = [cpi_row("Norway", "SWE", 2030)]

    assert 'has the code "SWE" but the name "Norway"' in refusal(
        "cpi", cpi_workbook(tmp_path / "c.xlsx", rows=rows)
    )


def test_too_few_countries_are_refused_with_what_was_expected(tmp_path: Path) -> None:
    reason = refusal("fiw", fiw_workbook(tmp_path / "fiw.xlsx", count=150))

    assert "150 countries" in reason
    assert "at least 205" in reason


def test_text_cut_in_the_middle_of_a_line_is_refused(tmp_path: Path) -> None:
    path = text_table(tmp_path / "V-Dem-CY-Core-v21.csv", vdem_rows(2030, "v2xca_academ", 0.6))
    path.write_bytes(path.read_bytes()[:-30])

    assert "probably cut short" in refusal("afi", path)


def test_text_cut_between_two_lines_is_refused(tmp_path: Path) -> None:
    path = text_table(tmp_path / "V-Dem-CY-Core-v21.csv", vdem_rows(2030, "v2xca_academ", 0.6, count=100))

    assert "100 countries" in refusal("afi", path)


def test_headers_without_any_figure_are_refused(tmp_path: Path) -> None:
    path = text_table(tmp_path / "v21.csv", vdem_rows(2030, "v2xca_academ", 0.6, count=0))

    assert "no figures" in refusal("afi", path)


def test_zip_with_two_tables_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "v21.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("one.csv", b"a\n")
        archive.writestr("two.csv", b"a\n")

    assert "neither a workbook" in refusal("afi", path)


@pytest.mark.parametrize(
    "text", ["", "[1, 2]", '{"NO": 1}', '{"NO": {"status": "Free"}}', "{", "<html>", "[" * 9000]
)
def test_odd_extract_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "fiw2031.json"
    path.write_text(text)

    assert refusal("fiw", path)


def test_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "empty.xlsx", {"Nothing": []})

    assert "is not a file of" in refusal("cpi", path)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary(max_size=400),
    source=st.sampled_from(sorted(READERS)),
    suffix=st.sampled_from([".csv", ".xlsx", ".json"]),
)
def test_no_bytes_whatever_end_in_anything_but_a_refusal(
    tmp_path: Path, data: bytes, source: str, suffix: str
) -> None:
    path = tmp_path / f"fiw2031{suffix}"
    path.write_bytes(data)

    with pytest.raises(Refused):
        read(source, path)


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(at=st.floats(0, 1, exclude_max=True), byte=st.integers(0, 255))
def test_one_changed_byte_never_breaks_the_importer(tmp_path: Path, at: float, byte: int) -> None:
    whole = tmp_path / "whole.xlsx"
    if not whole.exists():
        wjp_workbook(whole)
    data = bytearray(whole.read_bytes())
    data[int(at * len(data))] = byte
    path = tmp_path / "changed.xlsx"
    path.write_bytes(bytes(data))

    try:
        read("wjp", path)
    except Refused as refused:
        assert refused.reason.sv
