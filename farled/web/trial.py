"""What would a new version of a questionnaire do to the running cases?"""

from collections import defaultdict
from datetime import date, datetime

from django.utils import timezone

from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.queries.versions import trials_for
from farled.assessment.rules import judge
from farled.questionnaire.rules import dry_run
from farled.questionnaire.terms import Answer, DryRun, Facts, Questionnaire, Trial


def trial_of(*, new: Questionnaire, at: datetime, most: int | None = None) -> DryRun:
    """What ``new`` would do to each running case, or to the ``most`` oldest: answers, questions, outcome."""
    by_version: dict[str, list[Trial]] = defaultdict(list)
    versions: dict[str, Questionnaire] = {}
    for old, trial in trials_for(new=new, at=at, most=most):
        versions[old.digest] = old
        by_version[old.digest].append(trial)
    outcome = _Outcome(timezone.localdate(at))
    runs = [
        dry_run(old=versions[digest], new=new, cases=trials, outcome=outcome)
        for digest, trials in by_version.items()
    ]
    return DryRun(tuple(tried for run in runs for tried in run.cases))


class _Outcome:
    """Names what a case would end in by the rules in force on a day."""

    def __init__(self, on: date) -> None:
        self._on = on

    def __call__(self, questionnaire: Questionnaire, facts: Facts, answers: tuple[Answer, ...]) -> str:
        judgement = judge(
            facts=facts,
            answers=answers,
            questionnaire=questionnaire,
            rulebook=rulebook(),
            delegation=delegation(),
            review=review(),
            on=self._on,
            ends_on=self._on,
        )
        return judgement.result.value
