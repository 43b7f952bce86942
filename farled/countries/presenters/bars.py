"""Where on its full scale does a figure lie, as the places of a small drawing?"""

from farled.countries.rules.figures import indicator_of, scale_end
from farled.evidence.terms import Figure, Indicator, Source

_LEFT, _RIGHT = 12.0, 268.0
_NARROWEST = 3.0
_LARGE = 10


def bar_of(figure: Figure, source: Source, language: str) -> dict[str, str] | None:
    """Dot, interval and the diamond of the earlier year on a line of 280 units; None without a number.

    Places are texts, so that no template writes them with a decimal comma.
    """
    if figure.value is None:
        return None
    indicator = indicator_of(figure, source)
    low, high = indicator.low, indicator.high
    first = scale_start(indicator)
    bar = {
        "dot": _place(figure.value, low, high),
        "low": scale_end(first, language),
        "high": scale_end(high, language),
        "low_x": _place(first, low, high),
        "middle_x": _place((first + high) / 2, low, high),
    }
    if figure.lower is not None and figure.upper is not None:
        left, right = float(_place(figure.lower, low, high)), float(_place(figure.upper, low, high))
        bar |= {"range": f"{left:.1f}", "width": f"{max(right - left, _NARROWEST):.1f}"}
    if figure.change is not None:
        bar["then"] = _place(figure.change.from_value, low, high)
    return bar


def scale_start(indicator: Indicator) -> float:
    """Where the marks of a scale begin: at zero for a large scale that may dip a little below it."""
    return 0.0 if indicator.low < 0 and indicator.high > _LARGE else indicator.low


def _place(value: float, low: float, high: float) -> str:
    share = (min(max(value, low), high) - low) / (high - low)
    return f"{_LEFT + share * (_RIGHT - _LEFT):.1f}"
