"""What is left of a file's name when everything that could mislead is taken away?"""

import re
import unicodedata

MOST_LETTERS = 120
"""So long is a name at most, its ending included."""
_NAMELESS = "file"
_RESERVED = str.maketrans(dict.fromkeys('<>:"|?*', "_"))
"""Letters that some systems do not take in a file's name."""


def cleaned_name(name: str) -> str:
    """The last part of a path in composed letters, without control and direction marks; never empty.

    The ending survives when a long name is cut.
    """
    last = re.split(r"[/\\]", name)[-1]
    seen = "".join(_seen(letter) for letter in unicodedata.normalize("NFC", last))
    plain = unicodedata.normalize("NFC", _trimmed(seen.translate(_RESERVED)))
    stem, dot, ending = plain.rpartition(".")
    if not dot or len(ending) > MOST_LETTERS // 2:
        return _trimmed(plain[:MOST_LETTERS]) or _NAMELESS
    kept = _trimmed(stem[: MOST_LETTERS - len(ending) - 1]) or _NAMELESS
    return f"{kept}.{ending.strip()}"


def ending_of(name: str) -> str:
    """The ending of a name in small letters, without its dot; empty when it has none."""
    return name.rpartition(".")[2].casefold() if "." in name else ""


def _seen(letter: str) -> str:
    """Nothing for what has no shape of its own (controls, direction marks), a space for any blank."""
    kind = unicodedata.category(letter)
    if letter in "\t\n\r" or kind.startswith("Z"):
        return " "
    return "" if kind.startswith("C") else letter


def _trimmed(name: str) -> str:
    """Single spaces inside; no space or dot at either end: a dot in front would hide the file."""
    return " ".join(name.split()).strip(" .")
