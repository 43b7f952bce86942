"""How long does a page take, alone and in a crowd, what does it cost the server, and what does it ask?"""

import statistics
import threading
import time
from dataclasses import dataclass

from bench.machine import cpu_seconds
from bench.pages import Measured, Places, Visit

WARM_UP = 3
CROWD = 8


@dataclass(frozen=True)
class Figures:
    """Milliseconds at one connection and at eight, processor milliseconds a visit, bytes."""

    median: float
    p95: float
    crowded_median: float
    crowded_p95: float
    cpu: float
    size: int


def measured(page: Measured, *, port: int, pid: int, places: Places) -> Figures:
    """The figures of one page of a running server, after warm-up."""
    visits = [page.begin(port, connection, places) for connection in range(CROWD)]
    size = _in_parallel(visits, WARM_UP)[1]
    before = cpu_seconds(pid)
    alone = sorted(_timed(visits[0])[0] for _ in range(page.alone))
    together = sorted(_in_parallel(visits, page.together // CROWD)[0])
    used = cpu_seconds(pid) - before
    return Figures(
        median=statistics.median(alone),
        p95=_p95(alone),
        crowded_median=statistics.median(together),
        crowded_p95=_p95(together),
        cpu=used * 1000 / (len(alone) + len(together)),
        size=size,
    )


def queries(page: Measured, *, port: int, places: Places) -> int:
    """What the third visit asks, of a server that counts."""
    visit = page.begin(port, CROWD, places)
    return [visit()[1] for _ in range(WARM_UP)][-1]


def _timed(visit: Visit) -> tuple[float, int]:
    began = time.perf_counter()
    size, _ = visit()
    return (time.perf_counter() - began) * 1000, size


def _in_parallel(visits: list[Visit], times: int) -> tuple[list[float], int]:
    """Each connection visits so often, all at once; gives all milliseconds and the last visit's size."""
    taken: list[tuple[float, int]] = []
    failed: list[BaseException] = []

    def walk(visit: Visit) -> None:
        try:
            taken.extend(_timed(visit) for _ in range(times))
        except (OSError, RuntimeError, ValueError) as error:
            failed.append(error)

    walkers = [threading.Thread(target=walk, args=(visit,)) for visit in visits]
    for walker in walkers:
        walker.start()
    for walker in walkers:
        walker.join()
    if failed:
        raise failed[0]
    return [milliseconds for milliseconds, _ in taken], taken[-1][1]


def _p95(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, round(len(ordered) * 0.95))]
