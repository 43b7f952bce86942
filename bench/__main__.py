"""Measure the pages and the rules: ``just bench``, or one of them: ``python -m bench judge``.

``pages``, on a filled house (``--rows 1000 10000``): two workers on SQLite over the loopback, as the peers
were measured: 40 visits over one connection and 80 over eight, after warm-up; processor time and memory of
all the server's processes; queries of the third visit in a server of its own. ``judge``: ten thousand
made-up full cases by ``farled judge`` on two cores. "found / limit": what was found beside what it may be at
most, for pages in milliseconds; ! is above.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench.judging import measure
from bench.machine import calm, memory
from bench.measuring import Figures, measured, queries
from bench.pages import PAGES, Places
from bench.report import equality, memory_line, noise, table
from bench.serving import seeded, served


def main() -> int:
    """Measure what is asked for and tell; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="?", choices=("pages", "judge"), help="default both")
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 10_000], help="default 1000 10000")
    parser.add_argument("--cases", type=int, default=10_000, help="to judge (default %(default)s)")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (default %(default)s)")
    given = parser.parse_args()
    if given.what != "judge":
        _pages(given.rows, given.workers)
    if given.what != "pages":
        _say("", *measure(cases=given.cases, workers=given.workers))
    return 0


def _pages(sizes: list[int], workers: int) -> None:
    """Seed, serve, measure, tell."""
    before = calm()
    asked = {rows: _one_size(rows, workers) for rows in sizes}
    _say("", equality(asked), *noise(before, calm()))


def _one_size(rows: int, workers: int) -> dict[str, int]:
    with tempfile.TemporaryDirectory(prefix="farled-bench-") as folder:
        home, began = Path(folder), time.monotonic()
        places = seeded(home, rows)
        size = (home / "farled.sqlite3").stat().st_size / 1024 / 1024
        _say("", f"{rows:,} collaborations, seeded in {time.monotonic() - began:.0f} s, {size:.0f} MiB")
        asked = _asked(home, places)
        figures, told = _figures(home, places, workers)
    _say(*table(rows, figures, asked), told)
    return asked


def _asked(home: Path, places: Places) -> dict[str, int]:
    with served(home, workers=1, counts=True) as (port, _):
        return {page.name: queries(page, port=port, places=places) for page in PAGES}


def _figures(home: Path, places: Places, workers: int) -> tuple[dict[str, Figures], str]:
    with served(home, workers=workers, counts=False) as (port, pid):
        figures = {page.name: measured(page, port=port, pid=pid, places=places) for page in PAGES}
        return figures, memory_line(*memory(pid))


def _say(*lines: str) -> None:
    sys.stdout.write("\n".join(lines) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
