"""What do the rules say of many cases, one a line, written in one file?"""

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import batched
from pathlib import Path

from farled.assessment.queries.books import books
from farled.assessment.queries.worked import case_in_line
from farled.questionnaire.queries import packs
from farled.text.content import ContentError
from farled.web.command import CommandError
from farled.web.work.counting import counted
from farled.web.work.processes import spread
from farled.web.work.verdict import verdict_of

SUFFIX = ".jsonl"
_TOGETHER = 100
"""So many cases go to a process at a time."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is printed of one case; why it cannot be read, or each expectation that does not hold."""

    line: str = ""
    unreadable: str = ""
    unmet: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Form:
    path: Path
    language: str
    as_json: bool


def run(given: argparse.Namespace) -> int:
    """Print a line for each case; 1 when a case expects something else, CommandError when one is wrong."""
    if given.with_evidence:
        raise CommandError(f"--with-evidence looks up the countries of one case, not of a {SUFFIX} file")
    unmet = unreadable = 0
    for told in _all(_Form(given.case, given.language, given.json), given.workers):
        if told.line:
            sys.stdout.write(told.line + "\n")
        for problem in filter(None, (told.unreadable, *told.unmet)):
            sys.stderr.write(problem + "\n")
        unmet, unreadable = unmet + bool(told.unmet), unreadable + bool(told.unreadable)
    if unreadable:
        raise CommandError(f"{counted(unreadable, 'case')} cannot be read")
    return 1 if unmet else 0


def _all(form: _Form, workers: int) -> Iterator[Told]:
    """What is said of each case, in the order of the file, by so many processes at most."""
    lines = form.path.read_text(encoding="utf-8").splitlines()
    numbered = [(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    parts, judge = list(batched(numbered, _TOGETHER)), partial(_part, form)
    # Read once, before the processes part, so that they share it and never look whether it is still needed.
    books(), packs()
    for told in spread(judge, parts, min(workers, len(parts))):
        yield from told


def _part(form: _Form, part: tuple[tuple[int, str], ...]) -> list[Told]:
    return [_told(form, number, line) for number, line in part]


def _told(form: _Form, number: int, line: str) -> Told:
    try:
        verdict = verdict_of(case_in_line(path=form.path, number=number, line=line), None)
    except ContentError as error:
        return Told(unreadable=str(error))
    place = f"{form.path}:{number}"
    told = f"{place}: {verdict.line(form.language)}"
    if form.as_json:
        told = json.dumps({"case": place, **verdict.plain(form.language)}, ensure_ascii=False)
    return Told(line=told, unmet=tuple(f"{place}: {problem}" for problem in verdict.unmet))
