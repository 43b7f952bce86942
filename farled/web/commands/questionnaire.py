"""Preview a questionnaire, try a new version on all running cases, publish it.

  farled questionnaire preview quick-check --language sv
  farled questionnaire preview medical-university --section people --words
  farled questionnaire preview medical-university --facts CASE.yaml
  farled questionnaire publish quick-check --dry-run
  farled questionnaire publish quick-check
Running cases keep the version that they were opened on.
"""

import argparse
from pathlib import Path

from farled.text.terms import LANGUAGES
from farled.web.opening import work


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two verbs: preview and publish."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    shown = verbs.add_parser("preview", help="what would a person be asked?")
    shown.add_argument("id", metavar="ID", help="the questionnaire's folder, for example quick-check")
    shown.add_argument(
        "--facts",
        type=Path,
        metavar="FILE",
        help="YAML: facts and answers by key, or a worked case; default a plain case before any answer",
    )
    shown.add_argument(
        "--section",
        metavar="ID",
        action="append",
        default=[],
        help="only this section, opened as if somebody had chosen to go deeper; may be given again",
    )
    shown.add_argument("--words", action="store_true", help="also why, help, examples and options")
    shown.add_argument("--language", choices=LANGUAGES, default="sv", help="default %(default)s")
    published = verbs.add_parser("publish", help="put the version in the content folder in force")
    published.add_argument("id", metavar="ID")
    published.add_argument("--dry-run", action="store_true", help="only say what it would do")


def run(given: argparse.Namespace) -> int:
    """Open the house and do it."""
    return work("questionnaire", given)
