"""Check a folder of content: every file, every condition, every worked case.

  farled content check            the content in force
  farled content check FOLDER     a folder that is being edited
  farled content try CASE.yaml    what opens for the answers in a file, and why
Each complaint names file and line; exit code 2 when there is any.
"""

import argparse
from pathlib import Path

from farled.text.terms import LANGUAGES
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two verbs: check, try."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    checked = verbs.add_parser("check", help="load every file and judge every worked case")
    checked.add_argument("folder", metavar="FOLDER", type=Path, nargs="?", help="default: what is in force")
    tried = verbs.add_parser("try", help="what opens for the answers in a file, and why")
    tried.add_argument("case", metavar="CASE.yaml", type=Path)
    tried.add_argument("--language", choices=LANGUAGES, default="en", help="default %(default)s")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("content", given)
