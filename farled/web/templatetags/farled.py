"""Which words do templates know besides Django's own?"""

from datetime import date, datetime, timedelta

from django import template
from django.utils import timezone, translation

from farled.text.rules import written_date, written_moment, written_number, written_weekday
from farled.text.terms import Wording

register = template.Library()


def _language() -> str:
    return "en" if translation.get_language() == "en" else "sv"


@register.filter
def day(value: date | datetime | None) -> str:
    """A date in the reader's language."""
    if value is None:
        return ""
    plain = timezone.localdate(value) if isinstance(value, datetime) else value
    return written_date(plain, _language()).replace(" ", "\N{NO-BREAK SPACE}", 1)


@register.filter
def before(value: date) -> date:
    """The day before: the last day of what lasts up to, and not including, a day."""
    return value - timedelta(days=1)


@register.filter
def weekday(value: datetime) -> str:
    """A date with its weekday in the reader's language."""
    return written_weekday(timezone.localdate(value), _language())


@register.filter
def moment(value: datetime) -> str:
    """A date and time in the reader's language and the house's time zone."""
    return written_moment(timezone.localtime(value), _language())


@register.filter
def iso(value: date | datetime) -> str:
    """A date for machines: YYYY-MM-DD."""
    plain = timezone.localdate(value) if isinstance(value, datetime) else value
    return plain.isoformat()


@register.filter
def number(value: float, decimals: int) -> str:
    """A number in the reader's language with so many decimals."""
    return written_number(value, decimals, _language())


@register.filter
def say(value: Wording | None) -> str:
    """A wording in the reader's language."""
    return value.in_language(_language()) if value is not None else ""
