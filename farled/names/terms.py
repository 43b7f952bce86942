"""What is a word of a name, and what is a name once it is made comparable?"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Script(StrEnum):
    """In which script a name is written; MIXED where letters of several are."""

    LATIN = "Latin"
    CYRILLIC = "Cyrillic"
    ARABIC = "Arabic"
    HAN = "Han"
    KANA = "Kana"
    HANGUL = "Hangul"
    GREEK = "Greek"
    HEBREW = "Hebrew"
    OTHER = "other"
    MIXED = "mixed"
    NONE = "none"


class WordKind(StrEnum):
    """What a word does in a name: tells it apart, describes (university), or only joins (of, Ltd)."""

    DISTINCT = "distinct"
    CONCEPT = "concept"
    LEGAL = "legal"
    LITTLE = "little"


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """One word of a name. ``key``: what it is compared by, the concept where it has one.

    ``skeleton``: its consonants after a common transliteration. ``stem``: without the ending that makes an
    adjective of a place ("khabarovskiy", "khabarovsk"). ``is_light``: whether it weighs next to nothing, as
    legal forms and little words do.

    A word is itself and nothing else: one object stands for each, so that comparing millions is cheap.
    """

    text: str
    key: str
    skeleton: str
    stem: str
    kind: WordKind
    is_light: bool


@dataclass(frozen=True, slots=True)
class NameForm:
    """A name made comparable. ``original`` as it was written; ``latin`` after transliteration.

    ``sorted_key``: the keys of all words but the light ones, in order of the alphabet, joined by spaces;
    ``joined_key``: the Latin text without spaces. Two names with one of them in common are the same text.
    """

    original: str
    latin: str
    script: Script
    words: tuple[Word, ...]
    sorted_key: str
    joined_key: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two words that met, how far they agree (0 to 1), and what they weigh."""

    asked: str
    listed: str
    agree: float
    weight: float
    why: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """How two names lie on each other. ``agree``: 0 to 100; words without a partner on either side."""

    agree: int
    pairs: tuple[Pair, ...]
    asked_alone: tuple[str, ...]
    listed_alone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WordTable:
    """The words of content/names/words.yaml. ``phrases``: words to the keys that stand for them.

    ``stems`` are the beginnings written with a star, to their keys.
    """

    words: Mapping[str, str]
    stems: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], tuple[str, ...]]
    legal: frozenset[str]
    little: frozenset[str]
    longest_phrase: int
    longest_stem: int


@dataclass(frozen=True, slots=True)
class CountryTable:
    """What countries are called. ``names``: words in small Latin letters to ISO codes.

    ``together``: for each country those that a list may write in its place, itself among them.
    """

    names: Mapping[str, str]
    together: Mapping[str, frozenset[str]]
    longest: int
