"""Is every word of the pages there in Swedish, and how do new words come into the catalogue?

Alone: collects new words (needs gettext's xgettext) and compiles. ``--compile``: compiles only.
``--check``: says what is missing and ends with 1.
"""

import re
import shutil
import subprocess
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
NO_GETTEXT = "Collecting words needs GNU gettext: install it (apt install gettext, brew install gettext)."


def gaps(words: dict[Word, str], catalogue: polib.POFile) -> list[str]:
    """A sentence for each word that the catalogue lacks, has in doubt, has wrongly, or has in vain."""
    entries = {
        Word(entry.msgid, entry.msgid_plural, entry.msgctxt or ""): entry
        for entry in catalogue
        if not entry.obsolete
    }
    lacking = [f"{words[word]}: not in the catalogue: {word}" for word in words if word not in entries]
    in_vain = [f"in the catalogue, in no page: {word}" for word in entries if word not in words]
    wrong = [fault for word in words if word in entries for fault in _faults(word, entries[word])]
    return lacking + in_vain + wrong


def _faults(word: Word, entry: polib.POEntry) -> Iterator[str]:
    forms = list(entry.msgstr_plural.values()) if word.plural else [entry.msgstr]
    if not all(forms):
        yield f"not translated: {word}"
    if entry.fuzzy:
        yield f"in doubt (fuzzy): {word}"
    named = _placeholders(word.text) | _placeholders(word.plural)
    # "One case" may leave the number out in the singular; the last form must name all.
    if any(not _placeholders(form) <= named for form in forms) or (
        forms[-1] and _placeholders(forms[-1]) != named
    ):
        yield f"placeholders differ: {word}"


def _placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def collect() -> None:
    """Bring new words into the Swedish catalogue; ends with 2 where gettext is missing."""
    if not shutil.which("xgettext"):
        sys.stderr.write(NO_GETTEXT + "\n")
        sys.exit(2)
    words = ["makemessages", "--locale=sv", "--add-location=file", "--no-obsolete"]
    subprocess.run([sys.executable, "-m", "django", *words], cwd=HOUSE, check=True)


def swedish() -> polib.POFile:
    """The Swedish catalogue; an empty one where the file does not exist."""
    return polib.pofile(str(CATALOGUE)) if CATALOGUE.exists() else polib.POFile()


def check() -> int:
    """Say what is missing; gives 1 when something is."""
    found = gaps(words_of_house(HOUSE), swedish())
    for gap in found:
        sys.stderr.write(f"{gap}\n")
    sys.stdout.write(f"Swedish: {len(found)} gaps\n")
    return 1 if found else 0


if __name__ == "__main__":
    if sys.argv[1:] == ["--check"]:
        sys.exit(check())
    if sys.argv[1:] != ["--compile"]:
        collect()
    compile_catalogues(LOCALE)
