"""How does somebody who edits content learn what is wrong with it?"""

import argparse
import os
import sys

from farled.web.command import CommandError
from farled.web.work.content_check import check
from farled.web.work.counting import counted
from farled.web.work.judge import opening

_NAMES = {
    "sources": ("source", ""),
    "countries": ("country or territory", "countries and territories"),
    "facts": ("fact", ""),
    "questionnaires": ("questionnaire", ""),
    "questions": ("question", ""),
    "thresholds": ("set of thresholds", "sets of thresholds"),
    "rules": ("rule", ""),
    "stops": ("hard stop", ""),
    "measures": ("measure", ""),
    "lists": ("list", ""),
    "words": ("word of names", "words of names"),
    "spellings": ("spelling of a country", "spellings of countries"),
    "cases": ("worked case", ""),
}


def run(given: argparse.Namespace) -> int:
    """Say how much holds, or everything that does not; or what opens for some answers."""
    if given.verb == "try":
        sys.stdout.write(opening(given.case, given.language) + "\n")
        return 0
    return _check(given)


def _check(given: argparse.Namespace) -> int:
    if given.folder is not None:
        if not given.folder.is_dir():
            raise CommandError(f"expected a folder, found none at {given.folder}")
        os.environ["FARLED_CONTENT"] = str(given.folder.absolute())
    checked = check()
    if checked.complaints:
        sys.stderr.write("\n".join(checked.complaints) + "\n")
        raise CommandError(counted(len(checked.complaints), "complaint"))
    told = ", ".join(counted(checked.counts[what], *names) for what, names in _NAMES.items())
    sys.stdout.write(f"{counted(checked.counts['files'], 'file')} hold: {told}.\n")
    return 0
