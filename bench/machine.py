"""What do the processes of a server cost, and how calm is the machine that measures?"""

import os
import time
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
_ROUNDS, _STEPS = 12, 400_000


@dataclass(frozen=True)
class Calm:
    """Median and slowest of some equal, empty loops (milliseconds), and the load of the last minute."""

    median: float
    slowest: float
    load: float

    def __str__(self) -> str:
        spread = f"slowest {self.slowest / self.median:.2f} times that"
        load = f"load {self.load:.1f} on {os.cpu_count()} cores"
        return f"an empty loop takes {self.median:.1f} ms ({spread}), {load}"


def calm() -> Calm:
    """How evenly the machine works right now."""
    taken = sorted(_loop() for _ in range(_ROUNDS))
    return Calm(taken[_ROUNDS // 2] * 1000, taken[-1] * 1000, os.getloadavg()[0])


def _loop() -> float:
    began = time.perf_counter()
    for _ in range(_STEPS):
        pass
    return time.perf_counter() - began


def tree(pid: int) -> list[int]:
    """The process and everything that it started."""
    parents = {
        int(folder.name): _parent(folder) for folder in Path("/proc").iterdir() if folder.name.isdigit()
    }
    found = [pid]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found


def _parent(folder: Path) -> int:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[1])
    except (OSError, IndexError):
        return 0


def cpu_seconds(pid: int) -> float:
    """What the tree has used so far, its own and the kernel's time."""
    return sum(_ticks(one) for one in tree(pid)) / TICKS


def _ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    # Own time, the kernel's, and both of processes that it started and that have ended.
    return sum(int(field) for field in fields[11:15])


def memory(pid: int) -> tuple[float, float]:
    """The tree's resident and its proportional memory, in MiB."""
    rolls = [Path(f"/proc/{one}/smaps_rollup").read_text() for one in tree(pid)]
    return tuple(sum(_kib(roll, word) for roll in rolls) / 1024 for word in ("Rss:", "Pss:"))  # type: ignore[return-value]  # two words, two sums


def _kib(roll: str, word: str) -> int:
    return next(int(line.split()[1]) for line in roll.splitlines() if line.startswith(word))
