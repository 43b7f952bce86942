"""Show what is known of a country: figures, context of attention, reasons.

Every figure comes with its interval, class, change over ten years, edition, data year, citation and licence.
What is not covered or not loaded is said. With --json one document goes to standard output, nothing else.
"""

import argparse
from datetime import date

from farled.text.terms import LANGUAGES
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which country, on which day, in which form."""
    parser.add_argument("code", metavar="ISO3", help="ISO 3166-1 alpha-3, XKX, or a code such as PSE-WB")
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="as known that day (YYYY-MM-DD), default today"
    )
    parser.add_argument("--year", type=int, help="with --json: only this year of every series")
    parser.add_argument("--language", choices=LANGUAGES, default="en", help="default %(default)s")
    parser.add_argument("--json", action="store_true", help="one JSON document, with every series")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("country", given)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"expected a date YYYY-MM-DD, found {text!r}") from error
