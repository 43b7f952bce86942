"""How is the register of research organisations taken in from the command line?"""

import argparse
import sys

from django.utils import timezone

from farled.registry.actions import take_in
from farled.registry.queries import read_file, release_in_force
from farled.text.terms import Refused
from farled.web.command import CommandError


def run(given: argparse.Namespace) -> int:
    """Do the verb; what is refused becomes exit code 2 with its reason."""
    return _show() if given.verb == "show" else _import(given)


def _import(given: argparse.Namespace) -> int:
    if not given.file.exists():
        raise CommandError(f"expected a file or a folder, found none at {given.file}")
    before = release_in_force()
    try:
        made = take_in(
            by=None, at=timezone.now(), organisations=read_file(given.file), file_name=given.file.name
        )
    except Refused as refused:
        raise CommandError(f"refused. {refused}") from refused
    except OSError as error:
        raise CommandError(f"{given.file} cannot be read: {error.strerror or error}") from error
    if before is not None and made.pk == before.pk:
        sys.stdout.write(f"nothing changed, {made.organisations} organisations\n")
    else:
        sys.stdout.write(
            f"{made.organisations} organisations (+{made.added} ~{made.changed} -{made.removed})\n"
        )
    return 0


def _show() -> int:
    release = release_in_force()
    if release is None:
        sys.stdout.write("no release is taken in yet\n")
    else:
        sys.stdout.write(
            f"{release.file_name}: {release.organisations} organisations, {release.at:%Y-%m-%d}\n"
        )
    return 0
