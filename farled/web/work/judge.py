"""What do the rules say of a case written in a file?"""

import argparse
import json
import sys
from pathlib import Path

from django.utils import timezone

from farled.assessment.queries.worked import assessed, judged, worked_case
from farled.assessment.rules import as_text, opening_as_text, schema
from farled.assessment.terms import Case, FullCase
from farled.web.command import CommandError
from farled.web.work import judge_many
from farled.web.work.verdict import verdict_of


def run(given: argparse.Namespace) -> int:
    """Print the schema, or the judgement; 1 when a case expects something else."""
    if given.schema:
        sys.stdout.write(json.dumps(schema(), ensure_ascii=False, indent=2) + "\n")
        return 0
    file = _there(given.case)
    if file.suffix == judge_many.SUFFIX:
        return judge_many.run(given)
    verdict = verdict_of(worked_case(file), timezone.now() if given.with_evidence else None)
    told = verdict.json(given.language) if given.json else verdict.text(given.language)
    sys.stdout.write(told + "\n")
    for line in verdict.unmet:
        sys.stderr.write(f"{file}: {line}\n")
    return 1 if verdict.unmet else 0


def read(file: Path | None) -> Case | FullCase:
    """The worked case in a file; CommandError when there is none."""
    return worked_case(_there(file))


def opening(file: Path, language: str) -> str:
    """What opens for a case and why, what stays closed and why, and what is asked."""
    case = read(file)
    if isinstance(case, FullCase):
        return opening_as_text(assessment=assessed(case=case, at=None), language=language)
    return as_text(judgement=judged(case=case, at=None), language=language)


def _there(file: Path | None) -> Path:
    if file is None:
        raise CommandError("expected CASE.yaml, or --schema")
    if not file.is_file():
        raise CommandError(f"expected a file, found none at {file}")
    return file
