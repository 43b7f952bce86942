"""What do the rules say of a case written in a file?"""

import argparse
import sys

from django.utils import timezone

from farled.assessment.queries.worked import judged, worked_case
from farled.assessment.rules import as_json, as_text, missed
from farled.web.command import CommandError


def run(given: argparse.Namespace) -> int:
    """Print the judgement; 1 when the case expects something else."""
    if not given.case.is_file():
        raise CommandError(f"expected a file, found none at {given.case}")
    case = worked_case(given.case)
    judgement = judged(case=case, at=timezone.now() if given.with_evidence else None)
    write = as_json if given.json else as_text
    sys.stdout.write(write(judgement=judgement, language=given.language) + "\n")
    unmet = missed(judgement=judgement, expected=case.expected) if case.expected else ()
    for line in unmet:
        sys.stderr.write(f"{given.case}: {line}\n")
    return 1 if unmet else 0
