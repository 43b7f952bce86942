"""What does a worked case state, and what does it expect?"""

from dataclasses import replace
from pathlib import Path

from farled.assessment.content.places import read_countries, read_partner
from farled.assessment.terms import Case, Expected, Result
from farled.collaborations.terms import Activity, Agreement, Funding, Reach
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Answer
from farled.responsibility.terms import DECIDING_ROLES, KNOWN_OF_POSTS
from farled.risks.terms import Level
from farled.text.content import Node, read_yaml

CASE_KEYS = (
    "title",
    "story",
    "reference",
    "on",
    "collaboration",
    "partners",
    "countries",
    "answers",
    "posts",
    "corrections",
    "expect",
)
_NO_POST = "none"


def read_case(path: Path) -> Case:
    """One worked case (content/cases); its id is the file's name. ContentError with the line when it is bad.

    Everything is stated: what is not known is written as unknown, unsure or none, never left out.
    """
    return quick_case_in(read_yaml(path), path.stem)


def quick_case_in(node: Node, id: str) -> Case:
    """One case of the quick check, wherever it is written."""
    node.only(*CASE_KEYS)
    expected = _expected(node.node("expect")) if node.has("expect") else None
    return replace(case_in(node, id), expected=expected)


def case_in(node: Node, id: str) -> Case:
    """What every worked case states, whichever questionnaire it is on, without what it expects."""
    work = node.node("collaboration")
    work.only("activity", "agreement", "reach", "funding", "ends_on")
    partners = tuple(read_partner(one, number) for number, one in enumerate(node.nodes("partners"), start=1))
    if not partners:
        raise node.refuse("at least one partner under 'partners'", "none")
    return Case(
        id=id,
        title=node.wording("title"),
        story=node.wording("story"),
        reference=node.text("reference"),
        on=node.day("on"),
        activity=Activity(work.one_of("activity", tuple(Activity))),
        agreement=Agreement(work.one_of("agreement", tuple(Agreement))),
        reach=Reach(work.one_of("reach", tuple(Reach))),
        funding=Funding(work.one_of("funding", tuple(Funding))),
        ends_on=work.day("ends_on"),
        partners=partners,
        countries=read_countries(node, partners),
        answers=_answers(node),
        expected=None,
        posts=_posts(node.node("posts")) if node.has("posts") else (),
    )


def _posts(node: Node) -> tuple[tuple[PostRole, str], ...]:
    """For each post named why nobody can act in it: whoever holds it answers for the case, or nobody does."""
    node.only(*DECIDING_ROLES[1:])
    return tuple((PostRole(key), node.one_of(key, KNOWN_OF_POSTS)) for key in node.keys())  # noqa: SIM118  # no mapping


def _answers(node: Node) -> tuple[Answer, ...]:
    """Plain answers by key, then those that correct what is known, each with its reason."""
    plain = node.node("answers")
    corrections = node.nodes("corrections")
    for one in corrections:
        one.only("key", "value", "reason")
        if plain.has(one.text("key")):
            raise one.refuse("a key that 'answers' does not hold", one.text("key"), "key")
    return (
        *(Answer(key, plain.text(key)) for key in plain.keys()),  # noqa: SIM118 - a Node is no mapping
        *(Answer(one.text("key"), one.text("value"), one.text("reason")) for one in corrections),
    )


def levels_in(node: Node) -> tuple[tuple[str, Level], ...]:
    """A level for each finding that the case names."""
    levels = tuple(Level)
    return tuple((key, Level(node.one_of(key, levels))) for key in node.keys())  # noqa: SIM118 - no mapping


def _expected(node: Node) -> Expected:
    node.only("result", "findings", "stops", "areas", "requirements", "decides", "open", "valid_until")
    role = node.one_of("decides", (*DECIDING_ROLES, _NO_POST))
    return Expected(
        result=Result(node.one_of("result", tuple(Result))),
        findings=levels_in(node.node("findings")),
        stops=tuple(node.texts("stops")),
        areas=tuple(node.texts("areas")),
        requirements=tuple(node.texts("requirements")),
        role=None if role == _NO_POST else PostRole(role),
        open_questions=tuple(node.texts("open")),
        valid_until=node.day("valid_until") if node.has("valid_until") else None,
    )
