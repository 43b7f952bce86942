"""Create a local account with a post.

  farled account create anna --name "Anna Berg" --email anna@example.org --language sv --role administrator
The password is asked for twice; without a terminal it is read from --password-file or from standard input.
In a new installation the university itself is made first. An account needs a unit: --unit names it.
"""

import argparse
from pathlib import Path

from farled.organisation.terms import WITH_ACCOUNT
from farled.text.terms import LANGUAGES
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """One verb: create."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    made = verbs.add_parser("create", help="a local account, and the post that its holder takes up")
    made.add_argument("username", metavar="USERNAME", help="letters, figures, - and _")
    made.add_argument("--name", required=True)
    made.add_argument("--email", default="")
    made.add_argument("--language", choices=LANGUAGES, default="sv", help="default %(default)s")
    made.add_argument("--role", choices=[role.value for role in WITH_ACCOUNT], required=True)
    made.add_argument(
        "--unit", metavar="NAME", help="a unit by its name in either language; default the university"
    )
    made.add_argument("--title-sv", metavar="TITLE", help="the post's title in Swedish, default by role")
    made.add_argument("--title-en", metavar="TITLE", help="the post's title in English, default by role")
    made.add_argument("--password-file", type=Path, metavar="FILE", help="its first line is the password")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("account", given)
