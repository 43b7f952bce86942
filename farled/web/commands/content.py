"""Check a folder of content: every file, every condition, every worked case.

  farled content check            the content in force
  farled content check FOLDER     a folder that is being edited
Each complaint names file and line; exit code 2 when there is any.
"""

import argparse
from pathlib import Path

from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """One verb: check."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    checked = verbs.add_parser("check", help="load every file and judge every worked case")
    checked.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="default: what is in force")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("content", given)
