"""Is a cell read as the number it prints, or refused, and never as something near it?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.evidence.sources.cells import is_missing, number, year


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_printed_number_is_read_back_exactly(value: float) -> None:
    assert number(repr(value)) == value
    assert number(value) == value


@given(st.text())
def test_any_text_is_a_number_or_missing_or_refused(text: str) -> None:
    try:
        value = number(text)
    except ValueError:
        return

    assert (value is None) == is_missing(text)
    assert value is None or float(text) == value


@pytest.mark.parametrize("mark", ["", " ", "NA", "N/A", "#N/A", "..", "-", None])
def test_publishers_marks_mean_no_figure(mark: object) -> None:
    assert number(mark) is None


@pytest.mark.parametrize(
    "odd", ["0,54", "1 000", "nan", "inf", "1e999", "0x1", "1_0", "٣", "2(5)", True, b"1", [1]]
)
def test_what_is_no_plain_number_is_refused(odd: object) -> None:
    with pytest.raises(ValueError):
        number(odd)


@pytest.mark.parametrize(
    ("cell", "read"), [(2025, 2025), ("2025", 2025), (2000.0, 2000), ("2000.0", 2000), ("2017-2018", 2017)]
)
def test_year_is_read_in_every_way_publishers_write_it(cell: object, read: int) -> None:
    assert year(cell) == read


@pytest.mark.parametrize("odd", ["", None, 25, "2025.5", "FY2025", 20250, "2025-02-01"])
def test_what_is_no_year_is_refused(odd: object) -> None:
    with pytest.raises(ValueError):
        year(odd)
