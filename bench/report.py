"""How are the figures told, each beside what it should be at most?"""

from bench.machine import Calm
from bench.measuring import Figures
from bench.pages import PAGES, Measured

MEMORY_LIMIT = 150
JUDGED_LIMIT = 20
"""Seconds that ten thousand cases may take at most, on two cores."""
_HEAD = ("page", "queries", "median", "p95", "8: median", "8: p95", "CPU ms", "bytes")
_WIDTHS = (22, 12, 13, 9, 11, 13, 8, 9)


def table(rows: int, figures: dict[str, Figures], asked: dict[str, int]) -> list[str]:
    """One line a page; an exclamation mark where a figure is above its limit."""
    lines = (_cells(page, rows, figures[page.name], asked[page.name]) for page in PAGES)
    return [_line(_HEAD), *(_line(cells) for cells in lines)]


def _cells(page: Measured, rows: int, found: Figures, queries: int) -> tuple[str, ...]:
    limits = page.limits.at(rows)
    return (
        page.name,
        _beside(queries, limits.queries, 0),
        _beside(found.median, limits.median, 1),
        f"{found.p95:.1f}",
        f"{found.crowded_median:.1f}",
        _beside(found.crowded_p95, limits.crowded, 1),
        f"{found.cpu:.1f}",
        str(found.size),
    )


def _beside(found: float, limit: float | None, places: int) -> str:
    if limit is None:
        return f"{found:.{places}f}"
    return f"{found:.{places}f} / {limit:g}{' !' if found > limit else ''}"


def _line(cells: tuple[str, ...]) -> str:
    return "  ".join(cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)).rstrip()


def memory_line(resident: float, proportional: float) -> str:
    """What all processes of the server hold after the load."""
    told = _beside(proportional, MEMORY_LIMIT, 0)
    return f"Memory of all processes after the load: {told} MiB proportional, {resident:.0f} MiB resident"


def equality(asked: dict[int, dict[str, int]]) -> str:
    """Whether the number of queries stays the same however many rows there are; "" for one size alone."""
    sizes = list(asked)
    if len(sizes) == 1:
        return ""
    differing = [page.name for page in PAGES if len({asked[size][page.name] for size in sizes}) > 1]
    told = f"Queries at {' and '.join(f'{size:,}' for size in sizes)} collaborations: "
    return told + (f"they differ for {', '.join(differing)} !" if differing else "equal on every page")


def judged(*, cases: int, workers: int, size: float, taken: float, used: float) -> list[str]:
    """How long so many cases took, in seconds, and what each of them cost."""
    told = _beside(taken, JUDGED_LIMIT * cases / 10_000, 1)
    return [
        f"{cases:,} made-up full cases, {size:.0f} MiB, judged by {workers} processes: {told} s",
        f"{cases / taken:,.0f} cases a second; {used:.1f} s of processor time, "
        f"{used / cases * 1000:.2f} ms a case with everything that the command starts with",
    ]


def noise(before: Calm, after: Calm) -> list[str]:
    """How calm the machine was; figures of a restless one are upper bounds."""
    return [f"Machine before: {before}", f"Machine after:  {after}"]
