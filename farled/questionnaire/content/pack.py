"""What does a questionnaire's folder say as a whole, and does it hold together?"""

import re
from dataclasses import replace
from pathlib import Path

from farled.questionnaire.content.canonical import digest_of
from farled.questionnaire.content.checks import Placed, check_conditions
from farled.questionnaire.content.facts import read_key
from farled.questionnaire.content.questions import read_question
from farled.questionnaire.content.voices import Voices, read_voices
from farled.questionnaire.terms import Area, Carrying, Fact, Kind, Question, Questionnaire, Reply
from farled.text.content import Node, read_yaml

_VERSION = re.compile(r"(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)")


def read_questionnaires(folder: Path, facts: tuple[Fact, ...]) -> tuple[Questionnaire, ...]:
    """All questionnaires of content/questionnaires, by the names of their folders."""
    return tuple(read_questionnaire(one, facts) for one in sorted(folder.iterdir()) if one.is_dir())


def read_questionnaire(folder: Path, facts: tuple[Fact, ...]) -> Questionnaire:
    """The questionnaire in ``folder``; ContentError with file, line and what was expected if wrong."""
    node, voices = read_yaml(folder / "questions.yaml"), read_voices(folder)
    node.only("id", "version", "areas", "questions", "carrying")
    voices.only("title", "lead", "areas", "questions")
    areas = _areas(node, voices)
    placed = _questions(node, voices, facts, areas)
    questionnaire = Questionnaire(
        id=node.one_of("id", (folder.name,)),
        version=_version(node),
        title=voices.wording("title"),
        lead=voices.wording("lead"),
        areas=areas,
        questions=tuple(question for question, _ in placed),
        carrying=_carrying(node, placed),
        facts=check_conditions(placed, facts),
        digest="",
    )
    return replace(questionnaire, digest=digest_of(questionnaire))


def _version(node: Node) -> str:
    version = node.text("version")
    if not _VERSION.fullmatch(version):
        raise node.refuse("a version such as 1.0.0", repr(version), "version")
    return version


def _areas(node: Node, voices: Voices) -> tuple[Area, ...]:
    ids = tuple(node.texts("areas"))
    if not ids or len(set(ids)) != len(ids):
        raise node.refuse("'areas' to list each area once", repr(list(ids)), "areas")
    return tuple(_area(one, said) for one, said in voices.each("areas", ids).items())


def _area(one: str, voices: Voices) -> Area:
    voices.only("title", "lead")
    return Area(id=one, title=voices.wording("title"), lead=voices.wording("lead"))


def _questions(node: Node, voices: Voices, facts: tuple[Fact, ...], areas: tuple[Area, ...]) -> list[Placed]:
    nodes = _by_key(node, {fact.key for fact in facts})
    said = voices.each("questions", tuple(nodes))
    ids = tuple(area.id for area in areas)
    placed = [(read_question(one, said[key], ids), one) for key, one in nodes.items()]
    empty = [area for area in ids if area not in {question.area for question, _ in placed}]
    if empty:
        raise node.refuse("a question in each area", f"none in {', '.join(empty)}", "areas")
    return placed


def _by_key(node: Node, taken: set[str]) -> dict[str, Node]:
    found: dict[str, Node] = {}
    for one in node.nodes("questions"):
        key = read_key(one, "key")
        if key in found or key in taken:
            raise one.refuse("a key that no other question and no fact has", repr(key), "key")
        found[key] = one
    if not found:
        raise node.refuse("at least one question under 'questions'", "none", "questions")
    return found


def _carrying(node: Node, placed: list[Placed]) -> tuple[Carrying, ...]:
    questions = {question.key: question for question, _ in placed}
    return tuple(_carry(one, questions) for one in node.nodes("carrying"))


def _carry(node: Node, questions: dict[str, Question]) -> Carrying:
    node.only("from", "to", "values")
    to = questions[node.one_of("to", tuple(questions))]
    values = _mapped(node, to) if node.has("values") else ()
    return Carrying(from_key=read_key(node, "from"), to_key=to.key, values=values)


def _mapped(node: Node, to: Question) -> tuple[tuple[str, str], ...]:
    listed = node.node("values")
    if to.kind is Kind.TEXT:
        raise node.refuse("no 'values' for a question with free text", to.key, "values")
    keys = listed.keys()
    values = tuple((was, listed.one_of(was, to.allowed)) for was in keys)
    for was, becomes in values:
        if was == Reply.UNSURE and becomes != Reply.UNSURE:
            raise listed.refuse("unsure to stay unsure", repr(becomes), was)
    return values
