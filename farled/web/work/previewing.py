"""What would a person be asked, by a questionnaire as it stands in the content folder?"""

import argparse
import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from django.utils import timezone

from farled.assessment.queries.worked import assessed_facts, facts_in, worked_case, worked_cases
from farled.assessment.terms import Case, Deeper, Depth, FullCase, Section, Work
from farled.questionnaire.queries import declared_facts
from farled.questionnaire.rules import fact_problems, preview_of, standings
from farled.questionnaire.terms import Answer, Facts, FactType, FactValue, Questionnaire, Standing
from farled.text.content import Node, read_yaml
from farled.text.terms import Wording
from farled.web.command import CommandError

_PLAIN_CASE = "plain-research-project"
_LOOKED_AT = Wording(sv="förhandsvisning", en="preview")
_NOTES = {
    True: Wording(sv="Öppet: {text}", en="Open: {text}"),
    False: Wording(sv="Stängt: {text}", en="Closed: {text}"),
}


@dataclass(frozen=True, slots=True)
class _Stated:
    """What somebody's collaboration is like, and what has been answered and done."""

    facts: Facts
    work: Work
    on: date


def preview(questionnaire: Questionnaire, given: argparse.Namespace) -> int:
    """Print every question with its state and the reason, for the facts and answers of a file."""
    known = [area.id for area in questionnaire.areas]
    if strange := [one for one in given.section if one not in known]:
        raise CommandError(
            f"there is no section {strange[0]!r} in {questionnaire.id}; there is {', '.join(known)}"
        )
    stated = _given(given.facts)
    found, notes = _found(questionnaire, stated, tuple(given.section))
    text = preview_of(
        questionnaire=questionnaire,
        found=found,
        language=given.language,
        areas=given.section,
        notes=notes,
        with_words=given.words,
    )
    sys.stdout.write(text)
    return 0


def _found(
    questionnaire: Questionnaire, stated: _Stated, opened: tuple[str, ...]
) -> tuple[tuple[Standing, ...], dict[str, Wording]]:
    """How each question stands, and of a full assessment why each section is open or closed.

    Whoever names sections looks at all their questions: they open as if somebody had chosen to go deeper.
    """
    if all(fact.key in stated.facts for fact in questionnaire.facts):
        return standings(questionnaire=questionnaire, facts=stated.facts, answers=stated.work.answers), {}
    deeper = Deeper(Depth.IN_DEPTH, opened, _LOOKED_AT.en) if opened else stated.work.deeper
    work = replace(stated.work, deeper=deeper)
    found = assessed_facts(questionnaire=questionnaire, facts=stated.facts, work=work, on=stated.on)
    return found.standings, {section.id: _note(section) for section in found.sections}


def _note(section: Section) -> Wording:
    because = Wording(
        sv=" ".join(reason.sv for reason in section.because),
        en=" ".join(reason.en for reason in section.because),
    )
    return _NOTES[section.is_open].filled(text=because)


def _given(file: Path | None) -> _Stated:
    if file is None:
        return _in_case(worked_case(_plain_case()), answers=False)
    if not file.is_file():
        raise CommandError(f"expected a file, found none at {file}")
    node = read_yaml(file)
    if node.has("collaboration"):
        return _in_case(worked_case(file))
    node.only("facts", "answers")
    return _Stated(_facts(node.node("facts")), Work(answers=_answers(node)), timezone.localdate())


def _plain_case() -> Path:
    plain = [path for path in worked_cases() if path.stem == _PLAIN_CASE]
    if not plain:
        raise CommandError(f"expected the worked case {_PLAIN_CASE}, found none; name a file with --facts")
    return plain[0]


def _in_case(case: Case | FullCase, *, answers: bool = True) -> _Stated:
    """What a worked case states, be it one of the quick check or of the full assessment."""
    stated, work = (
        (case.case, case.work) if isinstance(case, FullCase) else (case, Work(answers=case.answers))
    )
    return _Stated(facts_in(stated), work if answers else Work(answers=()), stated.on)


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
