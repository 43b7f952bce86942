"""How does a command open the house, and how is whatever goes wrong said in one line?"""

import argparse
import importlib
import os
import sys
from contextlib import suppress

import django
from django.db import DatabaseError

from farled.evidence.terms import Refused
from farled.text.content import ContentError
from farled.web.command import CommandError

_STOPPED = 130
"""What a shell expects of a command that somebody stopped."""


def work(command: str, given: argparse.Namespace) -> int:
    """Open the house and do the command's work (web/work/<command>.py); its errors become CommandError."""
    django.setup()
    try:
        code = int(importlib.import_module(f"farled.web.work.{command}").run(given))
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads our output (head, less) has seen enough; Python must not complain at its end.
        with suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        sys.stderr.write("\n")
        return _STOPPED
    except ContentError as error:
        raise CommandError(str(error)) from error
    except Refused as refusal:
        raise CommandError(refusal.reason.en) from refusal
    except DatabaseError as error:
        raise CommandError(
            f"the database does not answer as it should ({error}); has 'farled migrate' been run?"
        ) from error
    return code
