"""Is every word of the pages there in Swedish, and how do new words come into the catalogue?

Alone: collects new words and compiles. ``--compile``: compiles only. ``--check``: says what is missing.
Needs nothing but Python, and knows gettext under whatever name a file imports it.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import polib

from hatch_build import compile_catalogues
from tests.ground.words import Word, words_of_house

HOUSE = Path(__file__).resolve().parents[2] / "farled"
LOCALE = HOUSE / "locale"
CATALOGUE = LOCALE / "sv" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
HEAD = {
    "Project-Id-Version": "Farled",
    "Language": "sv",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}


def swedish() -> polib.POFile:
    """The Swedish catalogue; an empty one where the file does not exist."""
    return polib.pofile(str(CATALOGUE), wrapwidth=110) if CATALOGUE.exists() else polib.POFile(wrapwidth=110)


def collect(words: dict[Word, str], catalogue: polib.POFile) -> None:
    """Bring the catalogue to exactly these words: new ones wait for a translation, unused ones go."""
    known = _entries(catalogue)
    for word, file in words.items():
        entry = known.get(word) or _added(word, catalogue)
        entry.occurrences = [(file, "")]
    catalogue[:] = sorted(
        (entry for entry in catalogue if _word(entry) in words and not entry.obsolete),
        key=lambda entry: (entry.occurrences[0][0], entry.msgid, entry.msgctxt or ""),
    )
    catalogue.metadata = HEAD


def _entries(catalogue: polib.POFile) -> dict[Word, polib.POEntry]:
    return {_word(entry): entry for entry in catalogue if not entry.obsolete}


def _word(entry: polib.POEntry) -> Word:
    return Word(entry.msgid, entry.msgid_plural, entry.msgctxt or "")


def _added(word: Word, catalogue: polib.POFile) -> polib.POEntry:
    entry = polib.POEntry(msgid=word.text, msgid_plural=word.plural, msgctxt=word.context or None)
    if word.plural:
        entry.msgstr_plural = {0: "", 1: ""}
    catalogue.append(entry)
    return entry


def gaps(words: dict[Word, str], catalogue: polib.POFile) -> list[str]:
    """A sentence for each word that the catalogue lacks, has in doubt, has wrongly, or has in vain."""
    entries = _entries(catalogue)
    lacking = [f"{file}: not in the catalogue: {word}" for word, file in words.items() if word not in entries]
    in_vain = [f"in the catalogue, in no page: {word}" for word in entries if word not in words]
    wrong = [fault for word in words if word in entries for fault in _faults(word, entries[word])]
    return lacking + in_vain + wrong


def _faults(word: Word, entry: polib.POEntry) -> Iterator[str]:
    forms = list(entry.msgstr_plural.values()) if word.plural else [entry.msgstr]
    if not all(forms):
        yield f"not translated: {word}"
        return
    if entry.fuzzy:
        yield f"in doubt (fuzzy): {word}"
    named = _placeholders(word.text) | _placeholders(word.plural)
    # "One case" may leave the number out in the singular; the last form must name all.
    if not all(_placeholders(form) <= named for form in forms) or _placeholders(forms[-1]) != named:
        yield f"placeholders differ: {word}"


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def check() -> int:
    """Say what is missing; gives 1 when something is."""
    found = gaps(words_of_house(HOUSE), swedish())
    for gap in found:
        sys.stderr.write(f"{gap}\n")
    sys.stdout.write(f"Swedish: {len(found)} gaps\n")
    return 1 if found else 0


def bring_in() -> None:
    """Collect the words of the house into the catalogue's file."""
    catalogue = swedish()
    collect(words_of_house(HOUSE), catalogue)
    CATALOGUE.parent.mkdir(parents=True, exist_ok=True)
    catalogue.save(str(CATALOGUE))
    waiting = len(catalogue.untranslated_entries())
    sys.stdout.write(f"{len(catalogue)} words, {waiting} wait for a translation\n")


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(check())
    if sys.argv[1:] != ["--compile"]:
        bring_in()
    compile_catalogues(LOCALE)
