"""How does one version of a list differ from another, and which version is not to be trusted?"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, timedelta

from farled.lists.terms import Delta, Party, PublishedList, Standing
from farled.text.terms import Wording

_EMPTY = Wording(sv="Filen är tom.", en="The file is empty.")
_TOO_FEW = Wording(
    sv="{found} poster är färre än de {least} som en hel version har.",
    en="{found} parties are fewer than the {least} of a sound version.",
)
_TOO_MANY = Wording(
    sv="{found} poster är fler än de {most} som en hel version har.",
    en="{found} parties are more than the {most} of a sound version.",
)
_LOST = Wording(
    sv="{lost} av {before} poster saknas, mer än {most} procent. Är filen hel?",
    en="{lost} of {before} parties are gone, more than {most} per cent. Is the file whole?",
)
_OLDER = Wording(
    sv="Versionen är från {day}, den som gäller från {standing}.",
    en="The version is of {day}, the one in force of {standing}.",
)
_TWICE = Wording(sv="Posten {id} finns två gånger.", en="The entry {id} is there twice.")


def digest_of(party: Party) -> str:
    """SHA-256 of all that a list says of a party, in hexadecimal; the same words give the same digest."""
    told = json.dumps(asdict(party), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def digest_of_all(digests: Mapping[str, str]) -> str:
    """SHA-256 of a whole version, whatever the order of its entries."""
    told = "\n".join(f"{entry_id} {digest}" for entry_id, digest in sorted(digests.items()))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()


def delta(*, before: Mapping[str, str], after: Mapping[str, str]) -> Delta:
    """What changed between two versions, each given as digests by the ids of entries.

    Example: {"a": "1", "b": "2"} to {"b": "3", "c": "4"} adds c, changes b and removes a.
    """
    return Delta(
        added=tuple(sorted(after.keys() - before.keys())),
        changed=tuple(sorted(id for id in after.keys() & before.keys() if after[id] != before[id])),
        removed=tuple(sorted(before.keys() - after.keys())),
    )


def against_version(
    *,
    published: PublishedList,
    standing: Standing | None,
    found: int,
    lost: int,
    published_on: date | None,
) -> tuple[Wording, ...]:
    """Every reason why a version is not taken in; empty means that it is.

    ``found``: how many parties it has; ``lost``: how many of those in force it no longer has.
    """
    if not found:
        return (_EMPTY,)
    return (*_size(published, found), *_loss(published, standing, lost), *_age(standing, published_on))


def _size(published: PublishedList, found: int) -> Iterable[Wording]:
    if found < published.least:
        yield _TOO_FEW.filled(found=str(found), least=str(published.least))
    if found > published.most:
        yield _TOO_MANY.filled(found=str(found), most=str(published.most))


def _loss(published: PublishedList, standing: Standing | None, lost: int) -> Iterable[Wording]:
    if standing and lost * 100 > standing.parties * published.most_lost_percent:
        yield _LOST.filled(
            lost=str(lost), before=str(standing.parties), most=str(published.most_lost_percent)
        )


def _age(standing: Standing | None, published_on: date | None) -> Iterable[Wording]:
    if standing and standing.published_on and published_on and published_on < standing.published_on:
        yield _OLDER.filled(day=published_on.isoformat(), standing=standing.published_on.isoformat())


def repeated(parties: Iterable[Party]) -> tuple[Wording, ...]:
    """A reason for each entry that a version names twice: then nobody knows which of them holds."""
    counted = Counter(one.entry_id for one in parties)
    twice = (id for id, count in counted.items() if count > 1)
    return tuple(_TWICE.filled(id=id) for id in twice)


def is_stale(*, published: PublishedList, seen_on: date | None, on: date) -> bool:
    """Whether nobody has seen a good file of the list for longer than it may take; never seen is stale."""
    return seen_on is None or on - seen_on > timedelta(days=published.renew_days)
