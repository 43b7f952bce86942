"""Judge a worked case by the content's rules: what opens, what is found, who decides.

  farled judge CASE.yaml          one case, in words, or with --json as one document
  farled judge CASES.jsonl        many cases, one a line as JSON: one line is printed of each, in their order

A case that names a ``pack`` is judged as a full assessment, any other as a quick check. ``--schema`` prints
the form of a case as a JSON Schema.
A case is written like those in content/cases. What it expects, if it says so, is compared; an
expectation that does not hold is told on standard error and ends with exit code 1.
"""

import argparse
import os
from pathlib import Path

from farled.text.terms import LANGUAGES
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which case, in which form."""
    parser.add_argument("case", metavar="CASE", type=Path, nargs="?", help="CASE.yaml, or CASES.jsonl")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of a case")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="default %(default)s")
    parser.add_argument("--json", action="store_true", help="one JSON document, or one a line for many cases")
    parser.add_argument(
        "--workers",
        type=int,
        default=len(os.sched_getaffinity(0)),
        help="processes for CASES.jsonl, default %(default)s: one for each core",
    )
    parser.add_argument(
        "--with-evidence",
        action="store_true",
        help="look up countries on which the case says nothing in the editions in force",
    )


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("judge", given)
