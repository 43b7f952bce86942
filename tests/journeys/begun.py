"""How does a served demonstration get a full assessment with every question answered?"""

import subprocess
import sys
from datetime import datetime

from django.utils import timezone

from farled.assessment.actions import answer, begin_assessment
from farled.assessment.models import Case, StoredAnswer
from farled.assessment.queries.cases import answers_of
from farled.assessment.queries.judging import judging_of
from farled.questionnaire.actions import publish
from farled.questionnaire.models import Published
from farled.questionnaire.queries import packs
from farled.questionnaire.terms import Question, State
from farled.web.demo.story import read_told
from tests import builders
from tests.ground.site import Site, environment

WORRYING = {
    "results.ownership_agreed": "no",
    "values.free_to_publish": "no",
    "own.has_means": "no",
    "partner.ownership_known": "no",
    "subject.motives_known": "no",
    "results.partner_use_known": "unsure",
    "agreement.publication_veto": "yes",
}
"""What is answered so that something is found; everything else as calmly as it can be."""


def begin(file: str, pack: str = builders.MEDICAL) -> str:
    """Begin the full assessment of a collaboration of the demonstration, and answer all that it asks."""
    at = timezone.now()
    for one in packs():
        if not Published.objects.filter(digest=one.digest).exists():
            publish(by=None, at=at, questionnaire=one)
    told = next(one for one in read_told().collaborations if one.id == file)
    case = Case.objects.get(is_current=True, collaboration__title=told.title)
    by = case.collaboration.responsible
    viewer, number = builders.viewer(by, at), str(case.collaboration.number)
    if not case.is_full:
        begin_assessment(by=by, at=at, viewer=viewer, number=number, pack=pack)
    case.refresh_from_db()
    while waiting := _waiting(case, at):
        question = waiting[0]
        value = WORRYING.get(question.key) or _calmest(case, question, at)
        answer(
            by=by, at=at, viewer=viewer, number=number, key=question.key, value=value, reason="", version=0
        )
    return number


def _waiting(case: Case, at: datetime) -> list[Question]:
    found = judging_of(case).judged(answers=answers_of(case), at=at)
    return [standing.question for standing in found.standings if standing.state is State.OPEN]


def _calmest(case: Case, question: Question, at: datetime) -> str:
    """The answer that finds the least: most collaborations are plain."""

    def findings(value: str) -> int:
        said = StoredAnswer(case=case, key=question.key, value=value)
        judged = judging_of(case).judged(answers=[*answers_of(case), said], at=at)
        return len(judged.findings) + 100 * len(judged.stops)

    return min(question.allowed, key=findings) if question.allowed else "A shared method."


def begun_in(site: Site, file: str) -> str:
    """The same, in the house that is served: its database is not the one of this process."""
    program = (
        "import django; django.setup(); from tests.journeys.begun import begin; "
        f"print(begin({file!r}), end='')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=environment(site.home),
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout
