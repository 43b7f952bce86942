"""Measure the pages on a filled house: ``just bench`` or ``python -m bench --rows 1000 10000``.

Two workers on SQLite over the loopback, as the peers were measured: 40 visits over one connection and 80 over
eight, after warm-up; processor time and memory of all the server's processes; queries of the third visit in a
server of its own. "found / limit": what was found beside what it may be at most, in milliseconds; ! is above.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

from bench.machine import calm, memory
from bench.measuring import Figures, measured, queries
from bench.pages import PAGES, Places
from bench.report import equality, memory_line, noise, table
from bench.serving import seeded, served


def main() -> int:
    """Seed, serve, measure, tell; 0 whatever the figures are."""
    parser = argparse.ArgumentParser(
        prog="bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rows", type=int, nargs="+", default=[1000, 10_000], help="default 1000 10000")
    parser.add_argument("--workers", type=int, default=2, help="worker processes (default %(default)s)")
    given = parser.parse_args()
    before = calm()
    asked = {rows: _one_size(rows, given.workers) for rows in given.rows}
    _say("", equality(asked), *noise(before, calm()))
    return 0


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
