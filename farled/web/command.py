"""Which words does the command line understand?

``farled demo | serve | migrate | notices | remind | account | country | evidence | lists | content |
judge | questionnaire``.
Bad input ends with exit code 2 and a sentence on standard error; ``--json`` prints one document,
and nothing else.
"""

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

COMMANDS = (
    "demo",
    "serve",
    "migrate",
    "country",
    "evidence",
    "lists",
    "registry",
    "screen",
    "resolve",
    "content",
    "judge",
    "questionnaire",
    "account",
    "notices",
    "remind",
)


class CommandError(Exception):
    """The command was understood but cannot be done; the text says why and what was expected."""


def parser() -> argparse.ArgumentParser:
    """The whole command line; each command lives in ``farled/web/commands/<command>.py``."""
    root = argparse.ArgumentParser(prog="farled", description=__doc__, formatter_class=_Plain)
    words = root.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in COMMANDS:
        module = importlib.import_module(f"farled.web.commands.{name}")
        description = (module.__doc__ or "").strip()
        sub = words.add_parser(name, help=description.splitlines()[0], description=description)
        module.arguments(sub)
        sub.set_defaults(run=module.run)
    return root


class _Plain(argparse.RawDescriptionHelpFormatter):
    """Keeps the lines of a description as they are written."""


def main(words: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "farled.web.settings")
    given = parser().parse_args(words)
    try:
        return int(given.run(given) or 0)
    except CommandError as error:
        sys.stderr.write(f"farled {given.command}: {error}\n")
        return 2


if __name__ == "__main__":
    # By its own name, so that its CommandError is the one that the commands raise.
    sys.exit(importlib.import_module("farled.web.command").main())
