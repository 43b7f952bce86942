"""Judge a worked case by the content's rules: what opens, what is found, who decides.

A case that names a ``pack`` is judged as a full assessment, any other as a quick check. ``--schema`` prints
the form of such a file as a JSON Schema.
The case is a YAML file like those in content/cases. What it expects, if it says so, is compared; an
expectation that does not hold is told on standard error and ends with exit code 1.
"""

import argparse
from pathlib import Path

from farled.text.terms import LANGUAGES
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which case, in which form."""
    parser.add_argument("case", metavar="CASE.yaml", type=Path, nargs="?")
    parser.add_argument("--schema", action="store_true", help="print the JSON Schema of CASE.yaml")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="default %(default)s")
    parser.add_argument("--json", action="store_true", help="one JSON document")
    parser.add_argument(
        "--with-evidence",
        action="store_true",
        help="look up countries on which the case says nothing in the editions in force",
    )


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("judge", given)
