"""How is one figure said in words: value, interval, band, change?"""

from farled.countries.rules import words
from farled.evidence.terms import Change, Figure, Indicator, Source
from farled.text.rules import written_number

_LONG = 10
"""A scale that ends above this is said with its end: 34 of 100."""

_BEHIND_THE_SCENES = ("rank", "_rank", "_error", "_sources", "_coders", "_sd")
"""How the ids of indicators end that serve a test or a rank: readers see neither."""


def number(value: float, indicator: Indicator, language: str) -> str:
    """A value as its publisher prints it, in the reader's language, with a real minus sign."""
    return written_number(value, indicator.decimals, language).replace("-", "−")


def scale_end(value: float, language: str) -> str:
    """An end of a scale: "0", "1", "−2.5"."""
    decimals = 0 if value == int(value) else 1
    return written_number(value, decimals, language).replace("-", "−")


def is_class(figure: Figure, source: Source) -> bool:
    """Whether the number is only the code of a class (Regimes of the World), or no number is printed."""
    whole = indicator_of(figure, source).decimals == 0
    return figure.value is None or (whole and bool(figure.band) and not figure.label)


def value_of(figure: Figure, source: Source, language: str) -> str:
    """What stands first: the number, or the publisher's class where that is all there is."""
    if figure.value is None or is_class(figure, source):
        return band_name(figure.band, source, language) or figure.label
    return number(figure.value, indicator_of(figure, source), language)


def printed(value: float, figure: Figure, source: Source, language: str) -> str:
    """A value of another year as this figure is printed: a number, or the name of its class."""
    if not is_class(figure, source):
        return number(value, indicator_of(figure, source), language)
    reached = [band for band in source.bands if band.low is not None and value >= band.low]
    return max(reached, key=lambda band: band.low or 0).name.in_language(language) if reached else str(value)


def indicator_of(figure: Figure, source: Source) -> Indicator:
    """The figure's indicator; an error when an edition holds one that the content no longer names."""
    found = source.indicator(figure.indicator)
    if found is None:
        raise LookupError(f"expected {figure.indicator} among the indicators of {source.id}, found none")
    return found


def interval_of(figure: Figure, source: Source, language: str) -> str:
    """The publisher's interval, or that none is published."""
    if figure.lower is None or figure.upper is None:
        return words.NO_INTERVAL.in_language(language)
    indicator = indicator_of(figure, source)
    return words.INTERVAL.filled(
        lower=number(figure.lower, indicator, language), upper=number(figure.upper, indicator, language)
    ).in_language(language)


def in_full(figure: Figure, source: Source, language: str) -> str:
    """The value with the end of its scale and its interval: "34 of 100 (no interval given)"."""
    value = value_of(figure, source, language)
    if is_class(figure, source):
        return value
    high, interval = indicator_of(figure, source).high, interval_of(figure, source, language)
    of = (
        f" {words.OF_HIGHEST.filled(high=scale_end(high, language)).in_language(language)}"
        if high > _LONG
        else ""
    )
    return f"{value}{of} ({interval})"


def beside_value(figure: Figure, source: Source, language: str) -> str:
    """What stands beside the value: the scale's end where it is large, and the interval."""
    interval, high = interval_of(figure, source, language), indicator_of(figure, source).high
    if is_class(figure, source):
        return ""
    if high <= _LONG:
        return interval
    return f"{words.OF_HIGHEST.filled(high=scale_end(high, language)).in_language(language)}, {interval}"


def band_name(band: str, source: Source, language: str) -> str:
    """What the publisher's class is called; empty without one."""
    found = source.band(band) if band else None
    return found.name.in_language(language) if found else ""


def band_of(figure: Figure, source: Source, language: str) -> str:
    """The class in words, and those that the interval reaches when it crosses a border."""
    name = band_name(figure.band, source, language)
    if not name or figure.band_range is None:
        return name
    highest, lowest = figure.band_range
    return words.COULD_BE.filled(band=name, highest=highest, lowest=lowest).in_language(language)


def is_told(figure: Figure, source: Source) -> bool:
    """Whether a figure is one of the parts that a reader sees beside the headline."""
    rule = source.change
    serves = (rule.error, rule.listed) if rule else ()
    return not (
        figure.indicator == source.headline().id
        or figure.indicator in serves
        or figure.indicator.endswith(_BEHIND_THE_SCENES)
    )


def edition_of(figure: Figure, source: Source, language: str) -> str:
    """Publisher, edition, data year, and that it is an extract where it is."""
    sentence = words.EDITION_ALONE if figure.data_year is None else words.EDITION
    said = sentence.filled(publisher=source.publisher, edition=figure.edition, year=str(figure.data_year))
    tail = f", {words.EXTRACT.in_language(language)}" if figure.is_extract else ""
    return said.in_language(language) + tail


def change_of(figure: Figure, source: Source, language: str) -> str:
    """How the figure moved over the years of the source's rule; empty where the source has no rule."""
    if source.change is None or figure.data_year is None or figure.value is None:
        return ""
    if figure.change is None:
        year = str(figure.data_year - source.change.years)
        return words.NOTHING_TO_COMPARE.filled(year=year).in_language(language)
    told = [_moved(figure.change, figure, source, language)]
    if not is_class(figure, source):
        told.append(_verdict(figure, figure.change, source, language))
    return " ".join(sentence for sentence in (*told, listed_of(figure, source, language)) if sentence)


def listed_of(figure: Figure, source: Source, language: str) -> str:
    """The publisher's own list of significant changes; empty when the territory is not on it."""
    change = figure.listed
    if change is None:
        return ""
    sentence = words.LISTED_DOWN if change.difference < 0 else words.LISTED_UP
    value = number(change.from_value, indicator_of(figure, source), language)
    return sentence.filled(year=str(change.from_year), value=value).in_language(language)


def test_of(figure: Figure, language: str) -> str:
    """By which test the change was judged; empty without a change."""
    tests = [change.test for change in (figure.change, figure.listed) if change]
    said = [words.TESTED.filled(test=test).in_language(language) for test in tests]
    return " ".join(said)


def _is_same_as_printed(change: Change, figure: Figure, source: Source, language: str) -> bool:
    return printed(change.from_value, figure, source, language) == value_of(figure, source, language)


def _moved(change: Change, figure: Figure, source: Source, language: str) -> str:
    year, before = str(change.from_year), printed(change.from_value, figure, source, language)
    if _is_same_as_printed(change, figure, source, language):
        return words.SAME.filled(year=year).in_language(language)
    if is_class(figure, source):
        return words.WAS.filled(year=year, value=before).in_language(language)
    sentence = words.LOWER if change.difference < 0 else words.HIGHER
    return sentence.filled(year=year, value=before).in_language(language)


def _verdict(figure: Figure, change: Change, source: Source, language: str) -> str:
    """Whether the change is more than chance; said as ours where the publisher keeps a list of its own."""
    if _is_same_as_printed(change, figure, source, language):
        return ""
    if change.significant is None:
        return words.UNTOLD.in_language(language)
    if not change.significant:
        return words.NOISE.in_language(language)
    is_ours = source.change is not None and bool(source.change.listed)
    return (words.REAL_HERE if is_ours else words.REAL).in_language(language)
