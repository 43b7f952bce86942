"""Take in, fetch and list the editions of the country indices.

  farled evidence list
  farled evidence import cpi CPI2025_Results.xlsx
  farled evidence fetch fiw --edition 2025
A file that does not fit is refused whole, with the reason, and the edition in force stays as it was.
"""

import argparse
from pathlib import Path

from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Three verbs: import, fetch, list."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    given = verbs.add_parser("import", help="take in a publisher's file")
    given.add_argument("source", metavar="SOURCE", help="afi, fiw, wjp, cpi, row or wgi")
    given.add_argument("file", metavar="FILE", type=Path)
    given.add_argument("--edition", metavar="LABEL", help="refuse the file when it holds another edition")
    fetched = verbs.add_parser("fetch", help="fetch the publisher's file and take it in")
    fetched.add_argument("source", metavar="SOURCE")
    fetched.add_argument("--address", metavar="URL", help="instead of the one in the source's content file")
    fetched.add_argument("--edition", metavar="LABEL", help="default the newest that should be out")
    listed = verbs.add_parser("list", help="which editions are in force")
    listed.add_argument("--json", action="store_true", help="one JSON document")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("evidence", given)
