"""How is a questionnaire previewed, tried on running cases and published?"""

import argparse
import sys

from django.utils import timezone

from farled.questionnaire.actions import AlreadyPublishedError, publish
from farled.questionnaire.queries import draft, versions
from farled.questionnaire.terms import DryRun, Questionnaire, Tried
from farled.web.command import CommandError
from farled.web.trial import trial_of
from farled.web.work.counting import counted
from farled.web.work.previewing import preview


def run(given: argparse.Namespace) -> int:
    """Do the verb."""
    try:
        questionnaire = draft(given.id)
    except LookupError as error:
        raise CommandError(str(error.args[0])) from error
    if given.verb == "preview":
        return preview(questionnaire, given)
    return _publish(questionnaire, dry=given.dry_run)


def _publish(questionnaire: Questionnaire, *, dry: bool) -> int:
    called = f"{questionnaire.id} {questionnaire.version}"
    before = {one.version: one.digest for one in versions(questionnaire.id)}
    if before.get(questionnaire.version, questionnaire.digest) != questionnaire.digest:
        raise CommandError(_changed(called))
    if before.get(questionnaire.version) == questionnaire.digest:
        sys.stdout.write(f"{called} is published already; the content folder holds nothing newer.\n")
        return 0
    now = timezone.now()
    tried = trial_of(new=questionnaire, at=now)
    sys.stdout.write("\n".join(_told(called, tried)) + "\n")
    if dry:
        sys.stdout.write("Nothing was published (--dry-run).\n")
        return 0
    try:
        published = publish(by=None, at=now, questionnaire=questionnaire)
    except AlreadyPublishedError as error:
        raise CommandError(_changed(called)) from error
    sys.stdout.write(
        f"{called} is published, SHA-256 {published.digest}. Running cases keep their version.\n"
    )
    return 0


def _changed(called: str) -> str:
    return f"{called} was published before with other content; give the changed one a new version number"


def _told(called: str, run: DryRun) -> list[str]:
    asks_more = sum(bool(tried.opens) for tried in run.cases)
    archives = sum(bool(tried.carried.dropped_archived) for tried in run.cases)
    tried_on = counted(len(run.cases), "running case")
    return [
        f"{called}, tried on {tried_on}: {asks_more} would be asked something new, "
        f"{archives} would have answers archived, {len(run.changed)} would end otherwise.",
        *(_line(tried) for tried in run.cases if _is_worth_telling(tried)),
    ]


def _is_worth_telling(tried: Tried) -> bool:
    return bool(tried.is_changed or tried.opens or tried.carried.dropped_archived or tried.carried.changed)


def _line(tried: Tried) -> str:
    carried = tried.carried
    parts = [f"{counted(len(carried.answers), 'answer')} carried over"]
    if carried.changed:
        parts.append(f"{len(carried.changed)} of them moved")
    if carried.dropped_archived:
        parts.append("archived: " + ", ".join(answer.key for answer in carried.dropped_archived))
    if tried.opens:
        parts.append("opens: " + ", ".join(tried.opens))
    outcome = f"{tried.before} -> {tried.after}" if tried.is_changed else f"{tried.after}, as before"
    return f"  {tried.id}: {outcome}; {'; '.join(parts)}"
