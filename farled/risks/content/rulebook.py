"""Which rules does the quick check judge by, and is the rulebook whole?

A rule without reference, explanation in both languages and a worked case does not load.
"""

from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from farled.questionnaire.rules import conditions_for, vocabulary
from farled.questionnaire.terms import Fact, Question, Questionnaire
from farled.risks.content.entries import Shelf, read_rule, read_stop
from farled.risks.content.words import read_areas, read_requirements, read_words
from farled.risks.terms import Rule, Rulebook, StopRule
from farled.text.content import Node, read_yaml

_TRIAGE, _STOPS = "triage.yaml", "hard-stops.yaml"


def read_rulebook(
    folder: Path, *, facts: tuple[Fact, ...], questionnaires: Iterable[Questionnaire], cases: Path
) -> Rulebook:
    """The rulebook of ``folder`` (triage.yaml, hard-stops.yaml); ``cases`` is the folder of worked cases.

    Raises ContentError with file, line and what was expected.
    """
    triage, stops = read_yaml(folder / _TRIAGE), read_yaml(folder / _STOPS)
    triage.only("words", "areas", "requirements", "rules")
    stops.only("stops")
    questions = _questions(questionnaires)
    areas, requirements = read_areas(triage), read_requirements(triage)
    shelf = Shelf(
        conditions=conditions_for(vocabulary(facts=facts, questions=questions)),
        words=read_words(triage.node("words"), facts),
        areas=tuple(area.id for area in areas),
        requirements={requirement.id: requirement for requirement in requirements},
        cases=cases,
    )
    return Rulebook(
        rules=_entries(triage, "rules", lambda node: read_rule(node, shelf)),
        stops=_entries(stops, "stops", lambda node: read_stop(node, shelf)),
        areas=areas,
        requirements=requirements,
        words=shelf.words,
        conditions=shelf.conditions,
        questions=tuple(question.key for question in questions),
        digest=sha256((folder / _TRIAGE).read_bytes() + (folder / _STOPS).read_bytes()).hexdigest(),
    )


def _entries[Entry: (Rule, StopRule)](
    node: Node, key: str, read: Callable[[Node], Entry]
) -> tuple[Entry, ...]:
    """All entries of a list; the same id may stand there again only with another start."""
    found: dict[tuple[str, object], Entry] = {}
    for one in node.nodes(key):
        entry = read(one)
        if (entry.id, entry.starts_on) in found:
            raise one.refuse("another 'from' for an id that stands there already", repr(entry.id), "id")
        found[entry.id, entry.starts_on] = entry
    if not found:
        raise node.refuse(f"at least one entry under '{key}'", "none", key)
    return tuple(found.values())


def _questions(questionnaires: Iterable[Questionnaire]) -> tuple[Question, ...]:
    """The questions of all packs by key; packs share keys, and the first pack's question stands for all."""
    found: dict[str, Question] = {}
    for questionnaire in questionnaires:
        for question in questionnaire.questions:
            found.setdefault(question.key, question)
    return tuple(found.values())
