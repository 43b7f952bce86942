"""Does everything hold? Runs the checks and every test on both databases, and closes with lines to trust.

What the closing lines say is counted from the runs' own reports; whatever could not run counts as failed.
"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hatch_build import compile_catalogues
from tests.ground import chromium
from tests.ground.reports import counted

ROOT = Path(__file__).resolve().parents[2]
RESULTS = ROOT / "test-results"
WORKERS = "2"
COVERAGE = {"COVERAGE_FILE": str(RESULTS / "coverage")}
# The server's package complains where no runtime folder is set, and then takes the temporary one.
SERVER = (sys.executable, "-W", "ignore:XDG_RUNTIME_DIR", "-m", "tests.ground.postgresql")
CORE = (
    "farled/*/rules*,farled/*/terms*,farled/*/sources*,farled/*/rules/*,farled/*/terms/*,farled/*/sources/*"
)


@dataclass(frozen=True)
class Line:
    """One closing line: what was done, whether it passed, and how it came out."""

    name: str
    passed: bool
    said: str


def run_all() -> list[Line]:
    """Everything, one after the other; a failed step does not keep the next from running."""
    shutil.rmtree(RESULTS, ignore_errors=True)
    RESULTS.mkdir()
    compile_catalogues(ROOT / "farled" / "locale")
    return [
        *(_check(name) for name in checks((ROOT / "justfile").read_text(encoding="utf-8"))),
        # What is covered is counted once, where it costs nothing but time: the pages in the browser run in
        # a process of their own, what repeats itself covers nothing new, and PostgreSQL meets the same lines.
        _tests("on SQLite", marker="not browser and not long", is_counted=True),
        _tests("at length and in the browser", marker="browser or long"),
        _tests_on_postgresql(),
        _coverage(),
    ]


def checks(justfile: str) -> list[str]:
    """The names of the checks: what the recipe ``check`` depends on."""
    return next(line for line in justfile.splitlines() if line.startswith("check:")).split()[1:]


def _check(name: str) -> Line:
    _say(f"\n== Check: {name}\n")
    code, seconds = _timed(["just", name], {})
    return Line(name, code == 0, f"{seconds:.0f} s")


def _tests_on_postgresql() -> Line:
    # The browser meets the same pages on either database, and rules meet none: once, on SQLite, is enough.
    return _tests("on PostgreSQL", marker="database and not browser", within=SERVER)


def _tests(name: str, *, marker: str, within: tuple[str, ...] = (), is_counted: bool = False) -> Line:
    report = RESULTS / f"{name.split()[-1].lower()}.xml"
    words = ["-n", WORKERS, "--dist", "worksteal", f"--junit-xml={report}", "-m", marker]
    covering = ["--cov", "--cov-report="] if is_counted else []
    _say(f"\n== Tests {name}\n")
    code, seconds = _timed([*within, sys.executable, "-m", "pytest", *words, *covering], COVERAGE)
    found = counted(report)
    return Line(f"tests {name}", code == 0 and found.is_clean, f"{found}, {seconds:.0f} s")


def _coverage() -> Line:
    whole, figure = _total(COVERAGE)
    _, core = _total(COVERAGE, f"--include={CORE}", "--fail-under=0")
    said = f"{figure} % of the house, {core} % of its rules, terms and sources (branches counted)"
    return Line("coverage", whole == 0, said)


def _total(environment: dict[str, str], *words: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "coverage", "report", "--format=total", *words],
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout.strip() or "no"


def _timed(words: list[str], environment: dict[str, str]) -> tuple[int, float]:
    began = time.monotonic()
    done = subprocess.run(words, env={**os.environ, **environment}, cwd=ROOT, check=False)
    return done.returncode, time.monotonic() - began


def close(lines: list[Line], say: Callable[[str], None]) -> int:
    """Say how everything came out; gives the exit code: 0 only when every line passed."""
    say("\n")
    for line in lines:
        say(f"{'passed' if line.passed else 'FAILED'}  {line.name}: {line.said}\n")
    failed = [line.name for line in lines if not line.passed]
    if not lines or failed:
        say(f"\nFAILED: {', '.join(failed) or 'nothing ran'}\n")
        return 1
    say("\nEverything passed.\n")
    return 0


def _say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


def main() -> int:
    """Make sure of the browser first: nobody should wait for minutes to learn that it is missing."""
    try:
        chromium.ensure()
    except chromium.ChromiumMissingError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return close(run_all(), _say)


if __name__ == "__main__":
    sys.exit(main())
