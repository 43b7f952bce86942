"""Until when does a decision hold?"""

from datetime import date

from farled.assessment.terms import Review, ReviewPeriods
from farled.countries.terms import Attention
from farled.questionnaire.terms import Facts
from farled.text.rules import date_in_words, months_later
from farled.text.terms import Wording

_LAPSED = Wording(
    sv="Beslutet gällde till {day} och behöver ses över.",
    en="The decision was valid until {day} and needs review.",
)


def valid_until(*, facts: Facts, review: Review, on: date, ends_on: date) -> date | None:
    """The first day on which a decision made ``on`` that day no longer holds.

    The months by attention, but never longer than a while after the collaboration's planned end. None when
    no periods are in force that day, or when that while is over already: then nothing is left to decide.
    Example: open context, decided 2026-11-23, ends 2027-06-30: 2027-09-30, not 2029-11-23.
    """
    periods = periods_in_force(review=review, on=on)
    if periods is None:
        return None
    by_context = months_later(on, periods.months[Attention(str(facts["country.attention"]))])
    by_end = months_later(ends_on, periods.months_after_end)
    earliest = min(by_context, by_end)
    return earliest if earliest > on else None


def looked_at_again(*, facts: Facts, review: Review, on: date) -> date | None:
    """When a decision made ``on`` that day is looked at again by the context alone, whenever the
    collaboration ends; None when no periods are in force that day.
    """
    periods = periods_in_force(review=review, on=on)
    if periods is None:
        return None
    return months_later(on, periods.months[Attention(str(facts["country.attention"]))])


def midway_on(*, facts: Facts, review: Review, on: date, until: date, has_conditions: bool) -> date | None:
    """When a collaboration decided ``on`` that day is looked at midway; None when nothing asks for it.

    By the gravest context, or by the conditions of the decision, whichever is earlier, and never on or after
    the day on which the decision ends anyway.
    """
    periods = periods_in_force(review=review, on=on)
    if periods is None:
        return None
    by_context = periods.midway[Attention(str(facts["country.attention"]))]
    months = [by_context, periods.midway_with_conditions if has_conditions else 0]
    asked = [months_later(on, number) for number in months if number]
    day = min(asked, default=None)
    return day if day is not None and day < until else None


def periods_in_force(*, review: Review, on: date) -> ReviewPeriods | None:
    """The newest periods that had started on the day; None before the first."""
    started = [periods for periods in review.periods if periods.starts_on <= on]
    return max(started, key=lambda periods: periods.starts_on, default=None)


def lapsed(*, valid_until: date, on: date) -> tuple[Wording, ...]:
    """The reason why a decision no longer holds on the day; empty before ``valid_until``."""
    return () if on < valid_until else (_LAPSED.filled(day=date_in_words(valid_until)),)
