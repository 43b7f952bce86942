"""How are affiliations resolved to the register of research organisations, a whole file at once?"""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from functools import partial

from farled.registry.queries import release_in_force, resolver
from farled.screening.queries import affiliations_of
from farled.web.command import CommandError
from farled.web.work.counting import counted
from farled.web.work.in_bulk import Answer, answer_file


def run(given: argparse.Namespace) -> int:
    """Resolve the file; CommandError where it does not fit, and then nothing is written."""
    release = release_in_force()
    if release is None:
        raise CommandError("no register is taken in yet; farled registry import takes one in")
    rows, seen = answer_file(
        path=given.file,
        out=given.out,
        of=release.digest,
        read=partial(affiliations_of, given.file),
        answer=_answering,
        workers=given.workers,
    )
    sys.stdout.write(
        f"{counted(rows, 'row')}: "
        f"{seen['sure']} resolved, {seen['unsure']} unsure, {seen['none']} not found\n"
    )
    return 0


def _answering() -> Callable[[tuple[str, str]], Answer]:
    register = resolver()
    assert register is not None, "run() has looked"

    def answer(row: tuple[str, str]) -> Answer:
        found = register.answer(row[1])
        told = {
            "id": row[0],
            "ror": [one.ror for one in found.sure],
            "state": "sure" if found.sure else "unsure" if found.perhaps else "none",
            "found": [asdict(one) for one in found.sure],
            "candidates": [asdict(one) for one in found.perhaps],
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")), str(told["state"])

    return answer
