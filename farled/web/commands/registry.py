"""Take in the register of research organisations (ROR), and see which release is in force.

  farled registry import v2.9-ror-data.zip
  farled registry import ror_records.jsonl.gz
  farled registry show
Reads the publisher's dump (zip or JSON, schema 2), a folder of its records, or one record a line.
A release that lost more than a few per cent is refused whole, and the one in force stays.
"""

import argparse
from pathlib import Path

from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two verbs: import, show."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    given = verbs.add_parser("import", help="take in a release")
    given.add_argument("file", metavar="FILE", type=Path)
    verbs.add_parser("show", help="which release is in force")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("registry", given)
