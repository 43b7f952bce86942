"""How does somebody who edits content learn what is wrong with it?"""

import argparse
import os
import sys

from farled.web.command import CommandError
from farled.web.work.content_check import check

_TOLD = (
    "{files} files hold: {sources} sources, {countries} countries and territories, {facts} facts, "
    "{questionnaires} questionnaires with {questions} questions, {thresholds} sets of thresholds, "
    "{rules} rules, {stops} hard stops, {cases} worked cases."
)


def run(given: argparse.Namespace) -> int:
    """Say how much holds, or everything that does not."""
    if given.folder is not None:
        if not given.folder.is_dir():
            raise CommandError(f"expected a folder, found none at {given.folder}")
        os.environ["FARLED_CONTENT"] = str(given.folder.absolute())
    checked = check()
    if checked.complaints:
        sys.stderr.write("\n".join(checked.complaints) + "\n")
        raise CommandError(f"{len(checked.complaints)} complaints")
    sys.stdout.write(_TOLD.format(**checked.counts) + "\n")
    return 0
