"""How is a questionnaire previewed, tried on running cases and published?"""

import argparse
import sys
from pathlib import Path

from django.utils import timezone

from farled.assessment.queries.worked import facts_in, worked_case, worked_cases
from farled.assessment.terms import Case, FullCase
from farled.questionnaire.actions import AlreadyPublishedError, publish
from farled.questionnaire.queries import declared_facts, draft, versions
from farled.questionnaire.rules import fact_problems, preview
from farled.questionnaire.terms import Answer, DryRun, Facts, FactType, FactValue, Questionnaire, Tried
from farled.text.content import Node, read_yaml
from farled.web.command import CommandError
from farled.web.trial import trial_of
from farled.web.work.counting import counted

_PLAIN_CASE = "plain-research-project"


def run(given: argparse.Namespace) -> int:
    """Do the verb."""
    try:
        questionnaire = draft(given.id)
    except LookupError as error:
        raise CommandError(str(error.args[0])) from error
    if given.verb == "preview":
        return _preview(questionnaire, given)
    return _publish(questionnaire, dry=given.dry_run)


def _preview(questionnaire: Questionnaire, given: argparse.Namespace) -> int:
    facts, answers = _given(given.facts)
    unknown = [fact.key for fact in questionnaire.facts if fact.key not in facts]
    if unknown:
        raise CommandError(
            f"{questionnaire.id} opens by sections; try it with: farled content try CASE.yaml (pack: "
            f"{questionnaire.id}). Not told: {', '.join(unknown[:3])} ..."
        )
    text = preview(questionnaire=questionnaire, facts=facts, answers=answers, language=given.language)
    sys.stdout.write(text)
    return 0


def _given(file: Path | None) -> tuple[Facts, tuple[Answer, ...]]:
    if file is None:
        return _of_plain_case(), ()
    if not file.is_file():
        raise CommandError(f"expected a file, found none at {file}")
    node = read_yaml(file)
    if node.has("collaboration"):
        case = worked_case(file)
        return facts_in(_stated(case)), _stated(case).answers
    node.only("facts", "answers")
    return _facts(node.node("facts")), _answers(node)


def _of_plain_case() -> Facts:
    plain = [path for path in worked_cases() if path.stem == _PLAIN_CASE]
    if not plain:
        raise CommandError(f"expected the worked case {_PLAIN_CASE}, found none; name a file with --facts")
    return facts_in(_stated(worked_case(plain[0])))


def _stated(case: Case | FullCase) -> Case:
    """What a worked case states, be it one of the quick check or of the full assessment."""
    return case.case if isinstance(case, FullCase) else case


def _facts(node: Node) -> Facts:
    declared = {fact.key: fact for fact in declared_facts()}
    written = node.keys()
    facts: Facts = {key: _value(node, key, declared[key].type) for key in written if key in declared}
    unknown = [key for key in written if key not in declared]
    problems = [problem.en for problem in fact_problems(declared=declared.values(), values=facts)]
    problems += [f"The fact {key} is not known here." for key in unknown]
    if problems:
        raise CommandError(f"{node.file}:{node.line}: {' '.join(problems)}")
    return facts


def _value(node: Node, key: str, kind: FactType) -> FactValue:
    match kind:
        case FactType.WORD:
            return node.text(key)
        case FactType.TRUTH:
            return node.truth(key)
        case FactType.NUMBER:
            return node.number(key)


def _answers(node: Node) -> tuple[Answer, ...]:
    if not node.has("answers"):
        return ()
    listed = node.node("answers")
    written = listed.keys()
    return tuple(Answer(key=key, value=listed.text(key)) for key in written)


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
