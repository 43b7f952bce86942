"""How are days counted, and dates and numbers written for a Swedish and an English reader?"""

from calendar import monthrange
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from farled.text.terms import Wording

_LOCALES = {"sv": "sv_SE", "en": "en_GB"}


def months_later(day: date, months: int) -> date:
    """The same day so many months later, or the last day of a shorter month.

    Example: 31 January, one month later, is 28 February.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def written_date(day: date, language: str) -> str:
    """A day as people write it: "2 september 2026", "2 September 2026"."""
    return format_date(day, "d MMMM y", locale=_LOCALES[language])


def date_in_words(day: date) -> Wording:
    """A day as people write it, in both languages."""
    return Wording(sv=written_date(day, "sv"), en=written_date(day, "en"))


def written_weekday(day: date, language: str) -> str:
    """A day with its weekday: "måndag 23 november 2026", "Monday 23 November 2026"."""
    return format_date(day, "EEEE d MMMM y", locale=_LOCALES[language])


def written_moment(moment: datetime, language: str) -> str:
    """A moment in its own time zone: "2 september 2026 kl. 09:41", "2 September 2026, 09:41"."""
    pattern = "d MMMM y 'kl'. HH:mm" if language == "sv" else "d MMMM y, HH:mm"
    return format_datetime(moment, pattern, tzinfo=moment.tzinfo, locale=_LOCALES[language])


def written_number(value: float, decimals: int, language: str) -> str:
    """A number with exactly so many decimals: "0,34", "0.34"; never grouped below ten thousand."""
    pattern = "0." + "0" * decimals if decimals else "0"
    if abs(value) >= 10_000:
        pattern = "#,##" + pattern
    written = format_decimal(value, format=pattern, locale=_LOCALES[language])
    return written.replace("-", "\N{MINUS SIGN}")
