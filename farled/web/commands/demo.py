"""Open the running, filled demonstration: an invented university with its collaborations.

Everything it keeps lies in FARLED_HOME, by default the folder var/demo below the current one.
Started again, it goes on where it was left; with --fresh it begins anew.
Sign in as anybody on the page that opens.
"""

import argparse
import os
import shutil
import sys
import time
from pathlib import Path

import django

from farled.web.command import CommandError
from farled.web.commands import serve

_OWN = ("farled.sqlite3", "farled.sqlite3-wal", "farled.sqlite3-shm", "secret-key")
"""What a house keeps in its home besides collected pages."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """Where to serve, as ``farled serve`` does, and whether to begin anew."""
    serve.arguments(parser)
    parser.add_argument("--fresh", action="store_true", help="throw away what was done, and begin anew")
    parser.add_argument(
        "--prepare", "--no-serve", dest="prepare", action="store_true", help="fill the house, serve nothing"
    )


def run(given: argparse.Namespace) -> int:
    """Prepare what is missing, then serve."""
    home = _home()
    if given.fresh:
        _clear(home)
    began = time.monotonic()
    _say("Preparing the demonstration ...")
    django.setup()
    from farled.web.demo.preparing import prepare  # noqa: PLC0415  # tables exist only once the house is set up

    prepare(_say)
    _say(f"Ready after {time.monotonic() - began:.0f} seconds. All that it keeps lies in {home}")
    if given.prepare:
        return 0
    _say(f"Open http://{given.bind}/demo/ and become anybody there. Stop with Ctrl-C.")
    return serve.run(given)


def _home() -> Path:
    """The demonstration's folder, named to the house before it reads its settings."""
    home = Path(os.environ.get("FARLED_HOME", "var/demo")).expanduser().absolute()
    os.environ["FARLED_HOME"] = str(home)
    os.environ["FARLED_DEMO"] = "1"
    return home


def _clear(home: Path) -> None:
    if os.environ.get("FARLED_DATABASE_URL"):
        raise CommandError("--fresh clears FARLED_HOME; empty the database of FARLED_DATABASE_URL yourself")
    for name in _OWN:
        (home / name).unlink(missing_ok=True)
    shutil.rmtree(home / "static", ignore_errors=True)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
