"""How far is the edition in force behind what its publisher has usually put out by now?"""

from datetime import date

from farled.evidence.terms import Source

_MONTHS = 12
_HALF_A_YEAR = 6


def months_behind(*, source: Source, data_year: int, on: date) -> int:
    """Whole months since the edition after ``data_year`` was usually due; 0 when none is due yet.

    Example: CPI with data of 2024 and the usual month February: the next is due in February 2026.
    """
    return max(_month(on.year, on.month) - _due(source, data_year + 1), 0)


def newest_expected(*, source: Source, on: date) -> str:
    """The edition that should be out by now, going by the usual month. Example: v16 from March 2026."""
    today = _month(on.year, on.month)
    data_year = next(year for year in range(on.year, 0, -1) if _due(source, year) <= today)
    return source.edition_rule.name(data_year)


def _due(source: Source, data_year: int) -> int:
    """The month, counted from year 0, in which the edition with these data usually comes.

    What is published in the first half of a year speaks of the year before. What comes later speaks of its
    own year, unless the edition's number runs ahead of its data (WGI 2024 holds 2023).
    """
    lag = 1 if source.usual_month <= _HALF_A_YEAR else max(source.edition_rule.offset, 0)
    return _month(data_year + lag, source.usual_month)


def _month(year: int, month: int) -> int:
    return year * _MONTHS + month
