"""How long does ``farled judge`` take for ten thousand full cases? ``python -m bench judge``.

The cases are made up (bench/cases.py), written one a line, and judged by the command itself. The time counts
all of it, from the first import to the last line of output; beside it stands what the processor was busy.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path
from random import Random

import django

from bench.cases import Maker
from bench.machine import calm
from bench.report import judged, noise

ROOT = Path(__file__).resolve().parents[1]
SEED = 20261123


def measure(*, cases: int, workers: int) -> list[str]:
    """Make the cases, judge them as anybody would, and tell."""
    before = calm()
    with tempfile.TemporaryDirectory(prefix="farled-bench-") as folder:
        file = Path(folder) / "cases.jsonl"
        write(file, cases)
        size = file.stat().st_size / 1024 / 1024
        taken, used = _timed(file, workers)
    told = judged(cases=cases, workers=workers, size=size, taken=taken, used=used)
    return [*told, *noise(before, calm())]


def write(file: Path, cases: int) -> None:
    """So many made-up cases, one a line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.web.settings")
    django.setup()
    # Tables exist only once the house is set up, so everything that knows them is loaded here.
    packs = import_module("farled.questionnaire.queries").packs()
    books = import_module("farled.assessment.queries.books").books()
    maker = Maker(Random(SEED), tuple(pack for pack in packs if pack.id != "quick-check"), books)
    with file.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(maker.case()) + "\n" for _ in range(cases))


def _timed(file: Path, workers: int) -> tuple[float, float]:
    """Seconds on the wall and seconds of processor, of the command and all that it starts."""
    words = [sys.executable, "-m", "farled.web.command", "judge", str(file), "--workers", str(workers)]
    began, earlier = time.monotonic(), _used()
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True)
    taken = time.monotonic() - began
    if len(done.stdout.splitlines()) != len(file.read_text(encoding="utf-8").splitlines()):
        raise RuntimeError("a line of output for each case was expected")
    return taken, _used() - earlier


def _used() -> float:
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    return spent.ru_utime + spent.ru_stime
