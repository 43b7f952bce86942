"""Which register code does a publisher mean, and what might an unknown name be?"""

import difflib

from farled.evidence.terms import Names

_SUGGESTED = 3


def resolve(*, name: str, code: str, names: Names) -> tuple[str | None, bool]:
    """The register code, and whether name and code of the row agree.

    A publisher's own code goes before a register code of the same letters (V-Dem's PSE is the West Bank
    alone), and both before the name. Nothing is guessed: None when neither is in the table.
    """
    by_code = names.known.get(code) or (code if code in names.codes else None)
    by_name = names.known.get(name)
    agree = by_code is None or by_name is None or by_code == by_name
    return by_code or by_name, agree


def suggestions(*, name: str, names: Names) -> tuple[str, ...]:
    """Up to three register codes whose names look like this one, for a person to choose from."""
    near = difflib.get_close_matches(name, list(names.spellings), n=_SUGGESTED * 2)
    codes = dict.fromkeys(names.spellings[spelling] for spelling in near)
    return tuple(codes)[:_SUGGESTED]
