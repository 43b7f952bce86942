"""Which rules is a case judged by, and is the rulebook whole?

A rule without reference, explanation in both languages and a worked case does not load.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from itertools import chain
from pathlib import Path

from farled.questionnaire.rules import ConditionError, Conditions, conditions_for, vocabulary
from farled.questionnaire.terms import Fact, Question, Questionnaire
from farled.risks.content.entries import QUICK_CHECK_RULES, Shelf, read_rule, read_stop
from farled.risks.content.words import read_areas, read_requirements, read_words
from farled.risks.terms import Requirement, Rule, Rulebook, StopRule
from farled.text.content import Node, read_yaml

_TRIAGE, _STOPS, _FURTHER = QUICK_CHECK_RULES, "hard-stops.yaml", "assessment-*.yaml"


def read_rulebook(
    folder: Path, *, facts: tuple[Fact, ...], questionnaires: Iterable[Questionnaire], cases: Path
) -> Rulebook:
    """The rulebook of ``folder``: triage.yaml, assessment-*.yaml by name, hard-stops.yaml.

    ``cases`` is the folder of worked cases. Raises ContentError with file, line and what was expected.
    """
    packs = tuple(questionnaires)
    further = sorted(folder.glob(_FURTHER))
    triage, stops = read_yaml(folder / _TRIAGE), read_yaml(folder / _STOPS)
    triage.only("words", "areas", "requirements", "rules")
    stops.only("stops")
    shelf = _shelf(triage, facts, packs, cases)
    return Rulebook(
        rules=_entries([triage, *map(_only_rules, further)], "rules", lambda node: read_rule(node, shelf)),
        stops=_entries([stops], "stops", lambda node: read_stop(node, shelf)),
        areas=read_areas(triage),
        requirements=tuple(shelf.requirements.values()),
        words=shelf.words,
        conditions=shelf.conditions,
        questions=tuple(question.key for question in _questions(triage, packs)),
        digest=_digest([folder / _TRIAGE, *further, folder / _STOPS]),
        packs={pack.id: frozenset(question.key for question in pack.questions) for pack in packs},
    )


def _shelf(triage: Node, facts: tuple[Fact, ...], packs: tuple[Questionnaire, ...], cases: Path) -> Shelf:
    questions = _questions(triage, packs)
    conditions = conditions_for(vocabulary(facts=facts, questions=questions))
    return Shelf(
        conditions=conditions,
        words=read_words(triage.node("words"), facts),
        areas=tuple(area.id for area in read_areas(triage)),
        requirements={one.id: one for one in _requirements(triage, conditions)},
        cases=cases,
        questions=frozenset(question.key for question in questions),
    )


def _requirements(triage: Node, conditions: Conditions) -> tuple[Requirement, ...]:
    requirements = read_requirements(triage)
    for requirement, node in zip(requirements, triage.nodes("requirements"), strict=True):
        try:
            conditions.check(requirement.met_when or "true")
        except ConditionError as error:
            complaint = error.complaint
            raise node.refuse(
                "a condition under 'met_when' that can be used", complaint, "met_when"
            ) from error
    return requirements


def _only_rules(path: Path) -> Node:
    node = read_yaml(path)
    node.only("rules")
    return node


def _entries[Entry: (Rule, StopRule)](
    files: Iterable[Node], key: str, read: Callable[[Node], Entry]
) -> tuple[Entry, ...]:
    """All entries of the files' lists; the same id may stand there again only with another start."""
    found: dict[tuple[str, object], Entry] = {}
    for one in chain.from_iterable(_filled(file, key) for file in files):
        entry = read(one)
        if (entry.id, entry.starts_on) in found:
            raise one.refuse("another 'from' for an id that stands there already", repr(entry.id), "id")
        found[entry.id, entry.starts_on] = entry
    return tuple(found.values())


def _filled(node: Node, key: str) -> list[Node]:
    nodes = node.nodes(key)
    if not nodes:
        raise node.refuse(f"at least one entry under '{key}'", "none", key)
    return nodes


def _questions(triage: Node, packs: Iterable[Questionnaire]) -> tuple[Question, ...]:
    """The questions of all packs by key. Packs share keys, so a key must take the same answers in each."""
    found: dict[str, Question] = {}
    for pack in packs:
        for question in pack.questions:
            first = found.setdefault(question.key, question)
            if (first.kind, set(first.allowed)) != (question.kind, set(question.allowed)):
                expected = f"{question.key} to take the same answers in every questionnaire"
                raise triage.refuse(expected, f"others in {pack.id}")
    return tuple(found.values())


def _digest(paths: Iterable[Path]) -> str:
    return sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()
