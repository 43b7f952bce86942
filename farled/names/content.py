"""Which words are names made of, and what are countries called, by the files of content/names?"""

import re
from pathlib import Path

from babel import Locale, UnknownLocaleError

from farled.names.rules.forms import latin
from farled.names.terms import CountryTable, WordTable
from farled.text.content import Node, read_yaml

_LITTLE = "little"


def read_words(path: Path) -> WordTable:
    """The table of words; ContentError with file and line where a word stands twice or leads nowhere."""
    node = read_yaml(path)
    node.only("legal_forms", "little_words", "concepts", "phrases", "short_forms", "aliases_of_short_forms")
    words: dict[str, str] = {}
    stems: dict[str, str] = {}
    legal = node.node("legal_forms")
    concepts = node.node("concepts")
    short = node.node("aliases_of_short_forms")
    for part in (legal, concepts, short):
        for key in part.keys():  # noqa: SIM118 - a Node is no dict
            for written in part.texts(key):
                _place(part, key, written, words, stems)
    for one in node.texts("short_forms"):
        words.setdefault(one, one)
    for one in node.texts("little_words"):
        words.setdefault(one, _LITTLE)
    known = {*legal.keys(), *concepts.keys(), *node.texts("short_forms")}
    phrases = _phrases(node.node("phrases"), known)
    return WordTable(
        words=words,
        stems=stems,
        phrases=phrases,
        legal=frozenset(legal.keys()),
        little=frozenset({_LITTLE}),
        longest_phrase=max(map(len, phrases), default=0),
        longest_stem=max(map(len, stems), default=0),
    )


def _place(part: Node, key: str, written: str, words: dict[str, str], stems: dict[str, str]) -> None:
    """A word may stand in several lines; the first one counts, as the file is read from the top."""
    bare = written.removesuffix("*")
    if not bare.isascii() or not bare.isalnum() or bare != bare.lower():
        raise part.refuse("small Latin letters without spaces, a star at the end at most", repr(written), key)
    (stems if written.endswith("*") else words).setdefault(bare, key)


def _phrases(node: Node, known: set[str]) -> dict[tuple[str, ...], tuple[str, ...]]:
    found = {}
    for phrase in node.keys():  # noqa: SIM118 - a Node is no dict
        means = tuple(node.text(phrase).split())
        unknown = [one for one in means if one not in known]
        if unknown:
            raise node.refuse("words that stand as a key above", repr(unknown[0]), phrase)
        found[tuple(phrase.split())] = means
    return found


_CODE = re.compile("[A-Z]{2}")


def read_countries(path: Path) -> CountryTable:
    """What countries are called: CLDR's names in the languages of the file, and the names it adds."""
    node = read_yaml(path)
    node.only("languages", "together", "names")
    added = node.node("names")
    names: dict[str, str] = {}
    for code in added.keys():  # noqa: SIM118 - a Node is no dict
        if not _CODE.fullmatch(code):
            raise added.refuse("an ISO 3166 code of two letters", repr(code), code)
        for written in added.texts(code):
            names.setdefault(written, code)
    for language in node.texts("languages"):
        names = _cldr(node, language) | names
    alike = {code: frozenset(group) for group in node.lists("together") for code in group}
    return CountryTable(names=names, together=alike, longest=max(len(one.split()) for one in names))


def _cldr(node: Node, language: str) -> dict[str, str]:
    try:
        territories = Locale(language).territories
    except UnknownLocaleError as error:
        raise node.refuse("languages that CLDR knows", repr(language), "languages") from error
    return {
        " ".join(re.findall("[a-z0-9]+", latin(name))): code
        for code, name in territories.items()
        if _CODE.fullmatch(code)
    }
