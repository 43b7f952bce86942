"""Take in the lists of sanctions, export control and assessments, and see which version of each is in force.

  farled lists list
  farled lists import --format ofac-sdn sdn.csv --published 2026-11-20
  farled lists import --format un-sc consolidated.xml
  farled lists import --format us-restricted bis_entity_list.json
  farled lists import --format farled-jsonl listed.jsonl.gz
  farled lists changes us_ofac_sdn
  farled lists show us_ofac_sdn --version 3
A version that is empty, far too small, loses too much or is older than the one in force is refused whole.
Where a file holds several lists, each is taken in or refused on its own.
"""

import argparse
from datetime import date
from pathlib import Path

from farled.lists.terms import FileFormat
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Four verbs: import, list, changes, show."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    given = verbs.add_parser("import", help="take in a file")
    given.add_argument("file", metavar="FILE", type=Path)
    given.add_argument("--format", choices=[one.value for one in FileFormat], required=True)
    given.add_argument("--published", metavar="DAY", type=date.fromisoformat, help="the day of the version")
    listed = verbs.add_parser("list", help="which version of each list is in force")
    listed.add_argument("--json", action="store_true", help="one JSON document")
    changes = verbs.add_parser("changes", help="what the newest version of a list changed")
    changes.add_argument("source", metavar="LIST")
    changes.add_argument("--json", action="store_true", help="one JSON document")
    shown = verbs.add_parser("show", help="what a version says, in the shape of farled-jsonl")
    shown.add_argument("source", metavar="LIST")
    shown.add_argument("--version", metavar="NUMBER", type=int, help="default the one in force")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("lists", given)
