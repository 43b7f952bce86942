"""Remind people of the reviews and measures that are due.

Run it once a day; run more often, it reminds nobody twice. The notices are mailed by ``farled notices send``.
"""

import argparse

from farled.web.opening import work


def arguments(_parser: argparse.ArgumentParser) -> None:
    """No arguments: the day is today."""


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("remind", given)
