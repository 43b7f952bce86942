"""How does the demonstration become ready for visitors, and open?"""

import argparse
import os
import sys
import time

from django.core.management import call_command
from django.utils import timezone

from farled.web.commands import serve
from farled.web.demo.loading import Say, is_loaded, load


def run(given: argparse.Namespace) -> int:
    """Prepare what is missing, then serve."""
    began = time.monotonic()
    prepare(_say)
    _say(
        f"Ready after {time.monotonic() - began:.0f} seconds. "
        f"All that it keeps lies in {os.environ['FARLED_HOME']}"
    )
    if given.prepare:
        return 0
    _say(f"Open http://{given.bind}/demo/ and become anybody there. Stop with Ctrl-C.")
    return serve.run(given)


def prepare(say: Say) -> None:
    """Bring the tables up to date, and fill the house when nobody lives in it."""
    say("Preparing the demonstration ...")
    call_command("migrate", verbosity=0, interactive=False)
    if is_loaded():
        say("The university is there already; what was done in it is kept.")
        return
    load(at=timezone.now(), say=say)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
