"""Which days and years of birth do lists and registers write?"""

import re
from collections.abc import Iterable
from functools import lru_cache

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), start=1
    )
}
_ISO = re.compile(r"\b((?:18|19|20)\d\d)-(\d\d?)-(\d\d?)\b")
_POINTS = re.compile(r"\b(\d\d?)[./](\d\d?)[./]((?:18|19|20)\d\d)\b")
_WORDS = re.compile(r"\b(\d\d?)\s+([A-Za-z]{3})[a-z]*\.?\s+((?:18|19|20)\d\d)\b")
_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")


def full_days(texts: Iterable[str]) -> frozenset[str]:
    """Whole days, as YYYY-MM-DD, in "1962-12-26", "26.12.1962" and "26 Dec 1962"."""
    return frozenset().union(*map(_days, texts))


@lru_cache(maxsize=200_000)
def _days(text: str) -> frozenset[str]:
    found = [(y, int(m), int(d)) for y, m, d in _ISO.findall(text)]
    found += [(y, int(m), int(d)) for d, m, y in _POINTS.findall(text)]
    found += [(y, _MONTHS.get(m.lower(), 0), int(d)) for d, m, y in _WORDS.findall(text)]
    return frozenset(f"{y}-{m:02}-{d:02}" for y, m, d in found if 1 <= m <= 12 and 1 <= d <= 31)


def years(texts: Iterable[str]) -> frozenset[int]:
    """Every year that is written, "circa 1965" and "1960 to 1965" among them."""
    return frozenset().union(*map(_years, texts))


@lru_cache(maxsize=200_000)
def _years(text: str) -> frozenset[int]:
    return frozenset(int(one) for one in _YEAR.findall(text))
