"""Has a figure really moved over ten years, and by whose test?"""

import math

from farled.evidence.terms import Change, ChangeMethod, ChangeRule, Observation, Source

# Differences of decimals such as 0.7 - 0.6 miss 0.1 by the last bit; publishers print far fewer places.
_PLACES = 9

Series = dict[tuple[str, int], Observation]


def change_of(*, source: Source, series: Series, year: int) -> Change | None:
    """How the headline moved between ``year`` and the years before it that the source's rule names.

    None when either year has no value or the source has no rule.
    """
    rule, headline = source.change, source.headline().id
    if rule is None:
        return None
    now, then = series.get((headline, year)), series.get((headline, year - rule.years))
    if now is None or then is None or now.value is None or then.value is None:
        return None
    return Change(
        from_year=then.year,
        from_value=then.value,
        difference=round(now.value - then.value, _PLACES),
        significant=_significant(rule=rule, series=series, now=now, then=then),
        test=rule.test,
    )


def listed_change(*, source: Source, series: Series, year: int) -> Change | None:
    """The change of the publisher's own list with the earliest reference year; None when not on the list."""
    rule = source.change
    if rule is None or rule.listed_test is None:
        return None
    listed = min(
        (found for (indicator, _), found in series.items() if indicator == rule.listed),
        key=lambda found: found.year,
        default=None,
    )
    now = series.get((source.headline().id, year))
    if listed is None or listed.value is None or now is None or now.value is None:
        return None
    return Change(
        from_year=listed.year,
        from_value=round(now.value - listed.value, _PLACES),
        difference=listed.value,
        significant=True,
        test=rule.listed_test,
    )


def _significant(*, rule: ChangeRule, series: Series, now: Observation, then: Observation) -> bool | None:
    if rule.method is ChangeMethod.NONE:
        return None
    if rule.method is ChangeMethod.INTERVALS_APART:
        return _apart(now, then, least=rule.least)
    if rule.method is ChangeMethod.STANDARD_ERRORS:
        return _beyond_errors(now, then, series=series, rule=rule)
    raise ValueError(f"expected a known way to judge a change, found {rule.method!r}")


def _apart(now: Observation, then: Observation, *, least: float) -> bool | None:
    if now.value is None or then.value is None:
        return None
    if now.lower is None or now.upper is None or then.lower is None or then.upper is None:
        return None
    far_enough = round(abs(now.value - then.value), _PLACES) >= least
    return far_enough and (now.upper < then.lower or now.lower > then.upper)


def _beyond_errors(now: Observation, then: Observation, *, series: Series, rule: ChangeRule) -> bool | None:
    errors = [series.get((rule.error, found.year)) for found in (now, then)]
    sizes = [found.value for found in errors if found is not None and found.value is not None]
    if len(sizes) < 2 or now.value is None or then.value is None:
        return None
    return abs(now.value - then.value) >= rule.factor * math.hypot(*sizes)
