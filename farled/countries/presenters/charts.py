"""How is one index over time drawn, on its full scale, with what is not covered left hatched?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from farled.countries.presenters.bars import scale_start
from farled.countries.rules.figures import scale_end
from farled.evidence.terms import Indicator, Observation

YEARS = 14
"""So many years are drawn: the ten of the change and a few before them."""

_LEFT, _RIGHT, _TOP, _BOTTOM = 34.0, 488.0, 10.0, 184.0
_MOST_APART = 3
"""Two figures further apart than this in years are not joined: nobody measured what lies between."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From years and values to places in a drawing of 540 by 210 units."""

    first: int
    last: int
    low: float
    high: float

    def x(self, year: float) -> float:
        return _LEFT + (year - self.first) / (self.last - self.first) * (_RIGHT - _LEFT)

    def y(self, value: float) -> float:
        return _BOTTOM - (value - self.low) / (self.high - self.low) * (_BOTTOM - _TOP)


def chart_of(
    *, indicator: Indicator, series: Iterable[Observation], last: int, until: int, language: str
) -> dict[str, Any] | None:
    """The drawing of the years up to ``last``; None when the series has no figure among them.

    ``until`` is the newest year that the edition covers: what is missing up to it is hatched, not left out.
    Places are texts, so that no template writes them with a decimal comma.
    """
    scale = Scale(first=last - YEARS + 1, last=last, low=indicator.low, high=indicator.high)
    points = [one for one in series if one.value is not None and scale.first <= one.year <= scale.last]
    if not points:
        return None
    return {
        "ticks": [_tick(value, scale, language) for value in _ticks(indicator)],
        "years": list(_years(scale)),
        "gaps": list(_gaps(points, scale, until)),
        "ranges": [_range(run, scale) for run in _runs(points) if _has_interval(run)],
        "lines": [_joined(run, scale) for run in _runs(points) if len(run) > 1],
        "dots": [_dot(one, scale) for one in points],
        "newest": _dot(points[-1], scale) | {"label": _label_place(points[-1], scale)},
    }


def _ticks(indicator: Indicator) -> tuple[float, float, float]:
    """Three marks: the ends and the middle."""
    low = scale_start(indicator)
    return low, (low + indicator.high) / 2, indicator.high


def _tick(value: float, scale: Scale, language: str) -> dict[str, str]:
    y = scale.y(value)
    return {"y": f"{y:.1f}", "text_y": f"{y + 4:.1f}", "label": scale_end(value, language)}


def _years(scale: Scale) -> Iterator[dict[str, str]]:
    """The first and the last year, and every fifth between that has room."""
    fifths = [year for year in range(scale.first + 2, scale.last - 1) if year % 5 == 0]
    for year in (scale.first, *fifths, scale.last):
        anchor = {scale.first: "start", scale.last: "end"}.get(year, "middle")
        yield {"x": f"{scale.x(year):.1f}", "anchor": anchor, "label": str(year)}


def _runs(points: list[Observation]) -> Iterator[list[Observation]]:
    """The points in runs that may be joined by a line."""
    run = points[:1]
    for before, now in pairwise(points):
        if now.year - before.year > _MOST_APART:
            yield run
            run = []
        run = [*run, now]
    yield run


def _has_interval(run: list[Observation]) -> bool:
    return all(one.lower is not None and one.upper is not None for one in run)


def _joined(run: list[Observation], scale: Scale) -> str:
    return " ".join(_place(one.year, one.value, scale) for one in run)


def _range(run: list[Observation], scale: Scale) -> str:
    """The outline of an interval over the years; of a single year, a narrow column."""
    half = 0.12 if len(run) == 1 else 0.0
    above = [_place(one.year + side, one.upper, scale) for one in run for side in _sides(half)]
    below = [
        _place(one.year + side, one.lower, scale) for one in reversed(run) for side in reversed(_sides(half))
    ]
    return " ".join((*above, *below))


def _sides(half: float) -> tuple[float, ...]:
    return (-half, half) if half else (0.0,)


def _place(year: float, value: float | None, scale: Scale) -> str:
    return f"{scale.x(year):.1f},{scale.y(value or 0.0):.1f}"


def _dot(one: Observation, scale: Scale) -> dict[str, str]:
    return {"x": f"{scale.x(one.year):.1f}", "y": f"{scale.y(one.value or 0.0):.1f}"}


def _label_place(one: Observation, scale: Scale) -> dict[str, str]:
    return {"x": f"{scale.x(one.year) + 11:.1f}", "y": f"{scale.y(one.value or 0.0) + 5:.1f}"}


def _gaps(points: list[Observation], scale: Scale, until: int) -> Iterator[dict[str, str]]:
    """Where the index does not cover the territory: before the first figure and after the last.

    The gap in front stays short of the first figure, so that both can be seen.
    """
    first, last = points[0].year, points[-1].year
    if first - scale.first > 1:
        yield _gap(scale.first, first - 0.4, scale) | {"before": str(first)}
    if min(until, scale.last) > last:
        yield _gap(last + 0.4, min(until, scale.last), scale) | {"after": str(last)}


def _gap(start: float, end: float, scale: Scale) -> dict[str, str]:
    left, right = scale.x(start), scale.x(end)
    return {"x": f"{left:.1f}", "width": f"{right - left:.1f}", "text_x": f"{right + 6:.1f}"}
