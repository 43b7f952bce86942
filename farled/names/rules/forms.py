"""How is a name made comparable across scripts, languages, legal forms and spellings?"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Indel

from farled.names.terms import CountryTable, NameForm, Script, Word, WordKind, WordTable

LONGEST = 400
"""A name is read to so many characters: what is longer is a mistake or an attack, never a name."""

_WORDS = re.compile(r"[a-z0-9]+")
_INITIALS = re.compile(r"\b(?:[a-z]\.\s?){2,}")
_MARKS = re.compile(r"['`’ʹʺ\"]")
_HAN = re.compile("[\\u3400-\\u9fff\\uf900-\\ufaff]")
_WAW = re.compile(r"(?<=[a-z])w")
_SYLLABLE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BLOCKS = (
    (Script.LATIN, re.compile("[A-Za-z\\u00c0-\\u024f\\u1e00-\\u1eff]")),
    (Script.CYRILLIC, re.compile("[\\u0400-\\u052f]")),
    (
        Script.ARABIC,
        re.compile("[\\u0600-\\u06ff\\u0750-\\u077f\\u08a0-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufeff]"),
    ),
    (Script.HAN, _HAN),
    (Script.KANA, re.compile("[\\u3040-\\u30ff]")),
    (Script.HANGUL, re.compile("[\\uac00-\\ud7a3\\u1100-\\u11ff]")),
    (Script.GREEK, re.compile("[\\u0370-\\u03ff]")),
    (Script.HEBREW, re.compile("[\\u0590-\\u05ff]")),
)
_SOUNDS = (
    *(("shch", "s"), ("sch", "s"), ("tch", "4"), ("dzh", "j"), ("kh", "h"), ("zh", "j"), ("dj", "j")),
    *(("sh", "s"), ("ch", "4"), ("ph", "f"), ("th", "t"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("gh", "k")),
    *(("dh", "d"), ("q", "k"), ("x", "ks"), ("w", "v"), ("z", "s")),
)
_SOFT_C = re.compile("c(?=[eiy])")
_VOWELS = re.compile("[aeiouyh]")
_SOUNDED = re.compile("[aeiou]")
_OPEN = frozenset("aeiouyh")
_TWICE = re.compile(r"(.)\1+")
_PLACE_ENDINGS = (
    *("skogo", "skaya", "skoye", "skoe", "skie", "skiy", "skii", "skyy", "skyi", "skij", "sky", "ski", "sk"),
    *("nyy", "niy", "naya", "noye", "noe", "nogo", "nyi", "ogo", "aya", "oye", "oe", "yy", "iy", "ii"),
)
_PARTICLES = frozenset(
    ("al", "el", "ul", "ad", "as", "ar", "ash", "az", "at", "an", "l", "bin", "ibn", "ben", "bint")
)
_ABD = re.compile(r"^abd(?:e|u|a|o)?l(?=[a-z]{3})")
_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "sheikh",
        "shaykh",
        "sheik",
        "haji",
        "hajji",
        "mullah",
        "maulavi",
        "sayyid",
        "general",
        "gen",
        "col",
        "eng",
    )
)


def script_of(text: str) -> Script:
    """The script of a text's letters; MIXED for several, NONE for no letter."""
    found = [script for script, block in _BLOCKS if block.search(text)]
    if len(found) == 1:
        return found[0]
    if found:
        return Script.MIXED
    return Script.OTHER if any(one.isalpha() for one in text) else Script.NONE


def latin(text: str) -> str:
    """A text in small Latin letters, marks and doubled spaces gone; Chinese as one syllable a word.

    Example: "Университет ИТМО" gives "universitet itmo".
    """
    text = unicodedata.normalize("NFKC", text[:LONGEST])
    plain = text if text.isascii() else anyascii(text)
    if plain is not text:
        if _HAN.search(text):
            plain = _SYLLABLE.sub(" ", plain)
        elif script_of(text) is Script.ARABIC:
            # Between letters it is a vowel; Arabic writes few others.
            plain = _WAW.sub("u", plain)
    return _MARKS.sub("", plain).lower()


@lru_cache(maxsize=400_000)
def skeleton(word: str) -> str:
    """The consonants of a word after a common transliteration; what is left of "mukhammad" is "mmd".

    A first vowel is dropped too, for transliterations disagree on it first of all.
    """
    for sound, sign in _SOUNDS:
        if sound in word:
            word = word.replace(sound, sign)
    word = _SOFT_C.sub("s", word).replace("c", "k")
    bare = _VOWELS.sub("", _TWICE.sub(r"\1", word))
    return bare or word[:1]


@lru_cache(maxsize=400_000)
def stem(word: str) -> str:
    """A word without the ending of a Slavic adjective; words of six letters and fewer stay as they are."""
    if len(word) > 6:
        for ending in _PLACE_ENDINGS:
            if word.endswith(ending):
                return word[: -len(ending)]
    return word


def form_of(name: str, table: WordTable) -> NameForm:
    """An organisation's name made comparable by the table of words."""
    plain = _INITIALS.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", latin(name))
    return _form(name, tuple(_read(_WORDS.findall(plain), table)))


def form_of_person(name: str) -> NameForm:
    """A person's name made comparable.

    Titles and articles are left out, "Abd al-" is one word with the next.
    """
    plain = latin(name)
    if "," in plain:
        family, _, given = plain.partition(",")
        plain = f"{given} {family}"
    found = [one for one in _WORDS.findall(plain) if one not in _TITLES]
    texts: list[str] = []
    for one in found:
        if one in _PARTICLES and len(found) > 2:
            continue
        if texts and texts[-1] in ("abd", "abdul", "abdel", "abdal", "abdol", "bd"):
            texts[-1] = "abd" + one.removeprefix("l" if texts[-1] == "bd" else "al-")
            continue
        texts.append(_ABD.sub("abd", one))
    if script_of(name) is Script.ARABIC:
        texts = [one[1:] if one[0] == "l" and len(one) > 3 else one for one in texts]
    return _form(name, tuple(_word(text, text, WordKind.DISTINCT) for text in texts or found))


def _form(name: str, words: tuple[Word, ...]) -> NameForm:
    keys = sorted({one.key for one in words if not one.is_light}) or sorted({one.text for one in words})
    plain = " ".join(one.text for one in words)
    return NameForm(
        original=name,
        latin=plain,
        script=script_of(name),
        words=words,
        sorted_key=" ".join(keys),
        joined_key=plain.replace(" ", ""),
    )


def _read(texts: list[str], table: WordTable) -> list[Word]:
    """Phrases first, the longest one at each place; then words by the table."""
    found: list[Word] = []
    at = 0
    while at < len(texts):
        size = _phrase_at(texts, at, table)
        if size:
            phrase = tuple(texts[at : at + size])
            found.extend(_concept(" ".join(phrase), key, table) for key in table.phrases[phrase])
            at += size
        else:
            found.append(word_of(texts[at], table))
            at += 1
    return found


def _phrase_at(texts: list[str], at: int, table: WordTable) -> int:
    for size in range(min(table.longest_phrase, len(texts) - at), 1, -1):
        if tuple(texts[at : at + size]) in table.phrases:
            return size
    return 0


def word_of(text: str, table: WordTable) -> Word:
    """A word by the table: its concept, the longest beginning that fits, or itself."""
    key = table.words.get(text)
    if key is None:
        for size in range(min(table.longest_stem, len(text)), 2, -1):
            key = table.stems.get(text[:size])
            if key is not None:
                break
    return _concept(text, key, table) if key else _word(text, text, WordKind.DISTINCT)


def _concept(text: str, key: str, table: WordTable) -> Word:
    if key in table.little:
        return _word(text, text, WordKind.LITTLE)
    return _word(text, key, WordKind.LEGAL if key in table.legal else WordKind.CONCEPT)


@lru_cache(maxsize=400_000)
def _word(text: str, key: str, kind: WordKind) -> Word:
    is_light = kind in (WordKind.LEGAL, WordKind.LITTLE)
    return Word(text, key, skeleton(text), stem(text), kind, is_light)


@lru_cache(maxsize=1_000_000)
def agreement(one: Word, other: Word) -> float:
    """How far two words agree, 0 to 1. Equal 1; an initial 0.6; figures agree entirely or not at all."""
    if one.key == other.key:
        return 1.0
    a, b = one.text, other.text
    if a == b:
        return 1.0
    if a[0].isdigit() or b[0].isdigit():
        return 0.0
    if len(a) == 1 or len(b) == 1:
        return 0.6 if a[0] == b[0] else 0.0
    if one.kind is not WordKind.DISTINCT and other.kind is not WordKind.DISTINCT:
        return 0.0
    if len(one.stem) >= 4 and one.stem == other.stem:
        return 0.96
    close = Indel.normalized_similarity(a, b)
    if one.skeleton == other.skeleton and len(one.skeleton) >= 2:
        return _by_consonants(a, b, one.skeleton, close)
    return _near(a, b, one.skeleton, other.skeleton, close)


def sounded(text: str) -> bool:
    """Whether vowels are written; Arabic script leaves most of them out."""
    return _SOUNDED.search(text) is not None


def _by_consonants(a: str, b: str, bones: str, close: float) -> float:
    """Words of the same consonants. Without vowels (Arabic script) that is all there is to compare.

    Else they have to begin alike and be alike: "Mary" and "Amir" are two names.
    """
    if not sounded(a) or not sounded(b):
        return 0.88 if len(bones) >= 3 else 0.78
    begins_alike = (a[0] in _OPEN) == (b[0] in _OPEN)
    if begins_alike and close >= (0.6 if len(bones) >= 3 else 0.66):
        return max(0.88 if len(bones) >= 3 else 0.82, close)
    return close * 0.95 if close >= 0.8 else 0.0


def _near(a: str, b: str, bones: str, others: str, close: float) -> float:
    """Words that differ by a letter or two; short ones agree only as far as their consonants do."""
    shortest = min(len(a), len(b))
    if shortest >= 5 and close >= 0.8:
        return close * 0.95
    if shortest < 5 and close >= (0.75 if shortest == 4 else 0.8) and a[0] == b[0]:
        return 0.72
    if (
        min(len(bones), len(others)) >= 4
        and Indel.normalized_similarity(bones, others) >= 0.85
        and close >= 0.6
    ):
        return 0.78
    return 0.0


_PARTS = re.compile(r"[,;/()]|\b(?:and|or|in)\b|[a-z]\)")


def countries_of(texts: Iterable[str], table: CountryTable) -> frozenset[str]:
    """The ISO codes of what lists and registers write as countries; what nobody knows is left out.

    Example: ("Myanmar/ Burma", "ru") gives MM and RU.
    """
    return frozenset().union(*(_countries_in(text, table) for text in texts))


def _countries_in(text: str, table: CountryTable) -> frozenset[str]:
    bare = text.strip()
    if len(bare) == 2 and bare.isalpha() and bare.isascii():
        return frozenset((bare.upper(),))
    whole = _plain(bare)
    if whole in table.names:
        return frozenset((table.names[whole],))
    parts = (_plain(part) for part in _PARTS.split(latin(bare)))
    return frozenset(table.names[part] for part in parts if part in table.names)


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(latin(text)))


def may_be_one(some: frozenset[str], others: frozenset[str], table: CountryTable) -> bool | None:
    """Whether two places can be the same; None where one of them is not known."""
    if not some or not others:
        return None
    wider = frozenset().union(*(table.together.get(one, frozenset((one,))) for one in some))
    return bool(wider & others)
