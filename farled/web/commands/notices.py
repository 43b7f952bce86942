"""Send the mail that waits, each letter exactly once.

``farled notices send`` sends what waits and ends; with ``--forever`` it goes on. What it is about
stands in the house; a mail holds a sentence and a link.
"""

import argparse

from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """One verb: send."""
    parser.add_argument("verb", choices=["send"], help="send: hand the waiting letters to the mail server")
    parser.add_argument("--forever", action="store_true", help="do not end when nothing waits")


def run(given: argparse.Namespace) -> int:
    """Hand over to the work, which needs the house set up."""
    return work("notices", given)
