"""Open the running, filled demonstration: an invented university with its collaborations.

Everything it keeps lies in FARLED_HOME, by default the folder var/demo below the current one.
Started again, it goes on where it was left; with --fresh it begins anew.
Sign in as anybody on the page that opens.
"""

import argparse
import os
import shutil
from pathlib import Path

from farled.web.command import CommandError
from farled.web.commands import serve
from farled.web.opening import work

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
    """Name the house's folder before it reads its settings, clear it when asked to, and open it."""
    home = Path(os.environ.get("FARLED_HOME", "var/demo")).expanduser().absolute()
    os.environ["FARLED_HOME"] = str(home)
    os.environ["FARLED_DEMO"] = "1"
    if given.fresh:
        _clear(home)
    return work("demo", given)


def _clear(home: Path) -> None:
    if os.environ.get("FARLED_DATABASE_URL"):
        raise CommandError("--fresh clears FARLED_HOME; empty the database of FARLED_DATABASE_URL yourself")
    for name in _OWN:
        (home / name).unlink(missing_ok=True)
    shutil.rmtree(home / "static", ignore_errors=True)
