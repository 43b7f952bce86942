"""Which thresholds does a figure meet, and which sources say nothing?"""

from farled.countries.terms import CountedSource, Signal, ThresholdSet
from farled.evidence.terms import Figure, Panel


def missing(in_force: ThresholdSet, panel: Panel) -> tuple[CountedSource, ...]:
    """The counted sources that are not loaded or do not cover the territory."""
    return tuple(
        source for source in in_force.sources if source.is_counted and not _covers(panel.of(source.id))
    )


def is_enough(in_force: ThresholdSet, panel: Panel) -> bool:
    """Whether so many counted sources cover the territory that silence may be called open."""
    counted = [source for source in in_force.sources if source.is_counted]
    return len(counted) - len(missing(in_force, panel)) >= in_force.enough


def usable(signal: Signal, panel: Panel) -> Figure | None:
    """The figure that the signal looks at, or None when it holds nothing that could be compared."""
    figure = panel.of(signal.source.id, signal.indicator)
    if figure is None or not figure.covered:
        return None
    has_what_is_compared = bool(figure.band) if signal.bands else figure.value is not None
    return figure if has_what_is_compared else None


def is_met(signal: Signal, panel: Panel) -> bool:
    """Whether the figure's band or point value meets the threshold; never met without a figure.

    The value counts as it is printed, so that a reader who sees 0.50 at a threshold of 0.50 is not puzzled.
    """
    figure = usable(signal, panel)
    if figure is None:
        return False
    if signal.below is None:
        return figure.band in signal.bands
    return figure.value is not None and round(figure.value, signal.source.decimals) < signal.below


def straddles(signal: Signal, panel: Panel) -> bool:
    """Whether the publisher's own interval lies on both sides of the threshold."""
    figure = usable(signal, panel)
    if figure is None:
        return False
    if signal.below is None:
        return len({band in signal.bands for band in figure.band_range or ()}) > 1
    if figure.lower is None or figure.upper is None:
        return False
    return figure.lower < signal.below <= figure.upper


def _covers(figure: Figure | None) -> bool:
    return figure is not None and figure.covered
