"""What do the rules say of a case written in a file?"""

import argparse
import json
import sys
from datetime import datetime
from pathlib import Path

from django.utils import timezone

from farled.assessment.queries.books import books
from farled.assessment.queries.worked import assessed, judged, worked_case
from farled.assessment.rules import (
    as_json,
    as_text,
    full_as_json,
    full_as_text,
    missed,
    missed_in_full,
    opening_as_text,
    schema,
)
from farled.assessment.terms import Case, FullCase
from farled.web.command import CommandError


def run(given: argparse.Namespace) -> int:
    """Print the schema, or the judgement; 1 when the case expects something else."""
    if given.schema:
        sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    at = timezone.now() if given.with_evidence else None
    told, unmet = _told(read(given.case), given, at)
    sys.stdout.write(told + "\n")
    for line in unmet:
        sys.stderr.write(f"{given.case}: {line}\n")
    return 1 if unmet else 0


def read(file: Path | None) -> Case | FullCase:
    """The worked case in a file; CommandError when there is none."""
    if file is None:
        raise CommandError("expected CASE.yaml, or --schema")
    if not file.is_file():
        raise CommandError(f"expected a file, found none at {file}")
    return worked_case(file)


def _told(
    case: Case | FullCase, given: argparse.Namespace, at: datetime | None
) -> tuple[str, tuple[str, ...]]:
    """What is printed of a case, and each expectation that does not hold."""
    if isinstance(case, FullCase):
        found = assessed(case=case, at=at)
        unmet = missed_in_full(assessment=found, expected=case.expected) if case.expected else ()
        if given.json:
            return full_as_json(assessment=found, language=given.language), unmet
        outcomes = books().outcomes
        return full_as_text(assessment=found, outcomes=outcomes, language=given.language), unmet
    judgement = judged(case=case, at=at)
    write = as_json if given.json else as_text
    unmet = missed(judgement=judgement, expected=case.expected) if case.expected else ()
    return write(judgement=judgement, language=given.language), unmet


def opening(file: Path, language: str) -> str:
    """What opens for a case and why, what stays closed and why, and what is asked."""
    case = read(file)
    if isinstance(case, FullCase):
        return opening_as_text(assessment=assessed(case=case, at=None), language=language)
    return as_text(judgement=judged(case=case, at=None), language=language)
