"""Which facts of the register may a condition use, and what can each of them be?"""

import re
from pathlib import Path

from farled.questionnaire.terms import Fact, FactType
from farled.text.content import Node, read_yaml

KEY = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
"""Two words with a point between: no key can be the beginning of another."""


def read_facts(path: Path) -> tuple[Fact, ...]:
    """The facts of content/facts.yaml, in the order of the file; ContentError with line when one is wrong."""
    node = read_yaml(path)
    node.only("facts")
    facts: dict[str, Fact] = {}
    for item in node.nodes("facts"):
        fact = _fact(item)
        if fact.key in facts:
            raise item.refuse("each fact once", repr(fact.key), "key")
        facts[fact.key] = fact
    if not facts:
        raise node.refuse("at least one fact under 'facts'", "none", "facts")
    return tuple(facts.values())


def read_key(node: Node, name: str) -> str:
    """The key under ``name``: two lower-case words with a point between."""
    key = node.text(name)
    if not KEY.fullmatch(key):
        raise node.refuse("a key of two words in lower case, such as partner.check", repr(key), name)
    return key


def _fact(node: Node) -> Fact:
    node.only("key", "type", "values", "meaning")
    kind = FactType(node.one_of("type", tuple(FactType)))
    values = tuple(node.texts("values"))
    if (kind is FactType.WORD) != bool(values):
        raise node.refuse("'values' for a word, and only for a word", repr(list(values)), "values")
    if len(set(values)) != len(values):
        raise node.refuse("each value once", repr(list(values)), "values")
    return Fact(key=read_key(node, "key"), type=kind, meaning=node.wording("meaning"), values=values)
