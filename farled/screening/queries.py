"""Which screener holds here: all lists, in their versions in force?"""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from farled.lists.queries import parties_as_of, published_lists, versions_in_force
from farled.names.queries import country_table, word_table
from farled.registry.queries import release_in_force, resolver
from farled.screening.rules.screener import Screener
from farled.screening.sources import questions_in, texts_in
from farled.screening.terms import Listed, Purpose, Question


def screener() -> Screener:
    """The screener of what is in force now; built once for each set of versions, a few seconds."""
    release = release_in_force()
    return _built(in_force(), release.digest if release else "")


def in_force() -> tuple[tuple[str, int, str], ...]:
    """(list, version, digest) of every list that is described and taken in; one query."""
    found = versions_in_force()
    return tuple(
        (source, found[source].number, found[source].digest)
        for source in sorted(published_lists())
        if source in found
    )


@lru_cache(maxsize=1)
def _built(versions: tuple[tuple[str, int, str], ...], _release: str) -> Screener:
    found = versions_in_force()
    listed = [
        Listed(source, number, party)
        for source, number, _digest in versions
        for party in sorted(parties_as_of(found[source]), key=lambda one: one.entry_id)
    ]
    off = frozenset(one.id for one in published_lists().values() if not one.is_on)
    return Screener(listed, words=word_table(), countries=country_table(), off=off, registry=resolver())


def questions_of(path: Path, *, purpose: Purpose) -> Iterator[tuple[Question, Purpose]]:
    """Each row of a register as a question; Refused with the line of the first one that does not fit."""
    return questions_in(path, purpose=purpose)


def affiliations_of(path: Path) -> Iterator[tuple[str, str]]:
    """(id, affiliation) of each row of a file; Refused with the line of the first one that does not fit."""
    return texts_in(path)
