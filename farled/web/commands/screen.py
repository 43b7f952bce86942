"""Screen a register or a list of names against the lists in force.

  farled screen partners.csv --out hits.jsonl
  farled screen coauthors.jsonl --out hits.jsonl --purpose co_author
Reads .csv, .xlsx and .jsonl. Columns: id, name (needed), kind, country, birth_date, identifiers, purpose.
Writes one line of JSON a row, in the order of the file, the surest hit first. A run that was stopped goes on
where it was when it is started again. No name leaves this machine.
"""

import argparse
import os
from pathlib import Path

from farled.web.opening import work

PURPOSES = ("legal_duty", "co_author", "visitor", "recruitment", "owner", "payment")


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, where to, and why persons are asked about."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the rows: .csv, .xlsx or .jsonl")
    parser.add_argument(
        "--out", metavar="FILE", type=Path, required=True, help="where the hits go, as JSON lines"
    )
    parser.add_argument(
        "--purpose",
        choices=PURPOSES,
        default=PURPOSES[0],
        help="why persons are screened, where their row does not say it; default %(default)s",
    )
    parser.add_argument(
        "--workers",
        type=int,
        default=len(os.sched_getaffinity(0)),
        help="processes, default %(default)s: one for each core",
    )


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("screen", given)
