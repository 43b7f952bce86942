"""Find which research organisations affiliations name.

  farled resolve affiliations.csv --out found.jsonl
Reads .csv, .xlsx and .jsonl with the columns id and text (or affiliation, or name). Writes one line of JSON a
row: the ids that the text surely names, and candidates where it is unsure.
"""

import argparse
import os
from pathlib import Path

from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which file, and where to."""
    parser.add_argument("file", metavar="FILE", type=Path, help="the rows: .csv, .xlsx or .jsonl")
    parser.add_argument("--out", metavar="FILE", type=Path, required=True, help="where the answers go")
    parser.add_argument(
        "--workers",
        type=int,
        default=len(os.sched_getaffinity(0)),
        help="processes, default %(default)s: one for each core",
    )


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("resolve", given)
