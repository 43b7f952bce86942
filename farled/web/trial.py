"""What would a new version of a questionnaire do to the running cases?"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime

from django.utils import timezone

from farled.assessment.queries.books import books
from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.queries.versions import trials_for
from farled.assessment.rules import assess, judge
from farled.assessment.terms import Assessment, Judged, Work
from farled.questionnaire.rules import dry_run
from farled.questionnaire.terms import Answer, DryRun, Ended, Questionnaire, State, Trial


def trial_of(*, new: Questionnaire, at: datetime, most: int | None = None) -> DryRun:
    """What ``new`` would do to each running case, or to the ``most`` oldest: answers, questions, outcome."""
    by_version: dict[str, list[Trial]] = defaultdict(list)
    versions: dict[str, Questionnaire] = {}
    trials = trials_for(new=new, at=at, most=most)
    for old, trial in trials.cases:
        versions[old.digest] = old
        by_version[old.digest].append(trial)
    outcome = _Outcome(timezone.localdate(at), trials.work)
    runs = [
        dry_run(old=versions[digest], new=new, cases=cases, outcome=outcome)
        for digest, cases in by_version.items()
    ]
    return DryRun(tuple(tried for run in runs for tried in run.cases))


class _Outcome:
    """Names what a case would end in by the rules in force on a day: a quick check, or a full assessment."""

    def __init__(self, on: date, work: Mapping[str, Work]) -> None:
        self._on, self._work = on, work

    def __call__(self, questionnaire: Questionnaire, trial: Trial, answers: tuple[Answer, ...]) -> Ended:
        found = self._judged(questionnaire, trial, answers)
        waiting = tuple(one.question.key for one in found.standings if one.state is State.OPEN)
        ended = found.readiness if isinstance(found, Assessment) else found.result
        return Ended(ended.value, waiting)

    def _judged(self, questionnaire: Questionnaire, trial: Trial, answers: tuple[Answer, ...]) -> Judged:
        if trial.id in self._work:
            return assess(
                facts=trial.facts,
                work=replace(self._work[trial.id], answers=answers),
                questionnaire=questionnaire,
                books=books(),
                on=self._on,
                ends_on=self._on,
            )
        return judge(
            facts=trial.facts,
            answers=answers,
            questionnaire=questionnaire,
            rulebook=rulebook(),
            delegation=delegation(),
            review=review(),
            on=self._on,
            ends_on=self._on,
        )
