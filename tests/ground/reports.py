"""What does a run's own report say: how many tests passed, failed, were skipped, and why?"""

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError

from defusedxml.ElementTree import parse


@dataclass(frozen=True)
class Counted:
    """The tests of one run. Without a report nothing ran, and nothing that did not run has passed."""

    passed: int
    failed: int
    skipped: tuple[str, ...]

    @property
    def is_clean(self) -> bool:
        """True when something passed and nothing failed."""
        return self.passed > 0 and self.failed == 0

    def __str__(self) -> str:
        reasons = "".join(f"; {times} x {reason}" for reason, times in sorted(Counter(self.skipped).items()))
        return f"{self.passed} passed, {self.failed} failed, {len(self.skipped)} skipped{reasons}"


def counted(report: Path) -> Counted:
    """Read the report that pytest wrote in the form of JUnit; an unreadable one counts nothing as passed."""
    try:
        cases = list(parse(report).getroot().iter("testcase"))
    except (OSError, ParseError):
        return Counted(0, 0, ())
    failed = [case for case in cases if case.find("failure") is not None or case.find("error") is not None]
    skips = [skip for case in cases if (skip := case.find("skipped")) is not None and case not in failed]
    return Counted(len(cases) - len(failed) - len(skips), len(failed), tuple(_reason(skip) for skip in skips))


def _reason(skip: object) -> str:
    """The message of a skip, without the place that pytest writes before it."""
    return str(skip.get("message", "no reason given")).removeprefix("Skipped: ")
