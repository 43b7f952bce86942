"""Which lists are there, which version of each is in force, and what does it say?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from farled.lists.content import read_lists
from farled.lists.models import ListedEntry, ListRun, ListVersion
from farled.lists.rules import is_stale
from farled.lists.sources import READERS
from farled.lists.terms import Delta, FileFormat, Party, PartyKind, PublishedList, Read, RunOutcome
from farled.text.content import content_folder


def published_lists() -> Mapping[str, PublishedList]:
    """Every list of content/lists by its id."""
    return _lists_in(str(content_folder()))


@lru_cache(maxsize=4)
def _lists_in(_folder: str) -> Mapping[str, PublishedList]:
    return read_lists(content_folder() / "lists")


@dataclass(frozen=True)
class ListState:
    """A list, the version in force (None: none yet), the newest attempt, and whether it is too old."""

    published: PublishedList
    version: ListVersion | None
    run: ListRun | None
    seen_on: date | None
    is_stale: bool


def list_states(*, on: date) -> list[ListState]:
    """Every list with where it stands, switched-off ones last; four queries however many."""
    versions, runs, seen = versions_in_force(), _newest_runs(), _seen()
    found = [
        ListState(
            published=one,
            version=versions.get(one.id),
            run=runs.get(one.id),
            seen_on=seen.get(one.id),
            is_stale=is_stale(published=one, seen_on=seen.get(one.id), on=on),
        )
        for one in published_lists().values()
    ]
    return sorted(found, key=lambda one: (not one.published.is_on, one.published.kind, one.published.id))


def versions_in_force() -> dict[str, ListVersion]:
    """The newest version of each list that was taken in; one query."""
    newest = ListVersion.objects.values("source").annotate(newest=Max("pk")).values("newest")
    return {one.source: one for one in ListVersion.objects.filter(pk__in=newest)}


def _newest_runs() -> dict[str, ListRun]:
    newest = ListRun.objects.order_by().values("source").annotate(newest=Max("pk")).values("newest")
    return {one.source: one for one in ListRun.objects.filter(pk__in=newest)}


def _seen() -> dict[str, date]:
    """The day on which a good file of each list was seen last, whether it was new or not."""
    good = ListRun.objects.exclude(outcome=RunOutcome.REFUSED).order_by()
    rows = good.values("source").annotate(seen=Max("at")).values_list("source", "seen")
    return {source: timezone.localdate(at) for source, at in rows}


def version_in_force(source: str) -> ListVersion | None:
    """The newest version of a list that was taken in; one query."""
    return ListVersion.objects.filter(source=source).order_by("-number").first()


def version_numbered(source: str, number: int) -> ListVersion | None:
    """A version of a list by its number; one query."""
    return ListVersion.objects.filter(source=source, number=number).first()


def digests_in_force(source: str) -> dict[str, str]:
    """The digest of each entry in force, by its id; one query."""
    return dict(ListedEntry.objects.filter(source=source, until=None).values_list("entry_id", "digest"))


def parties_as_of(version: ListVersion) -> Iterator[Party]:
    """What a list said in one of its versions, the one in force or an earlier one; one query."""
    there = Q(until=None) | Q(until__number__gt=version.number)
    rows = ListedEntry.objects.filter(there, source=version.source, since__number__lte=version.number)
    return (as_party(one) for one in rows.values_list("party", flat=True).iterator(chunk_size=2000))


def delta_of(version: ListVersion) -> Delta:
    """How a version differs from the one before it; two queries."""
    brought = set(version.brought.values_list("entry_id", flat=True))
    ended = set(version.ended.values_list("entry_id", flat=True))
    return Delta(
        added=tuple(sorted(brought - ended)),
        changed=tuple(sorted(brought & ended)),
        removed=tuple(sorted(ended - brought)),
    )


def versions_of(source: str, *, most: int) -> list[ListVersion]:
    """The versions of a list, the newest first; one query."""
    return list(ListVersion.objects.filter(source=source).order_by("-number")[:most])


def runs_of(source: str, *, most: int) -> list[ListRun]:
    """The attempts to take a list in, the newest first; one query."""
    return list(ListRun.objects.filter(source=source)[:most])


def as_plain(party: Party) -> dict[str, Any]:
    """A party as the database keeps it."""
    return asdict(party)


def as_line(source: str, party: Party) -> dict[str, Any]:
    """A party in the shape that ``farled lists import --format farled-jsonl`` reads."""
    told = as_plain(party)
    return {"id": told.pop("entry_id"), "source": source, "schema": told.pop("kind"), **told}


def as_party(told: dict[str, Any]) -> Party:
    """A party as it was kept."""
    return Party(
        entry_id=told["entry_id"],
        kind=PartyKind(told["kind"]),
        name=told["name"],
        aliases=tuple(told["aliases"]),
        weak=tuple(told["weak"]),
        countries=tuple(told["countries"]),
        birth=tuple(told["birth"]),
        ids=tuple(told["ids"]),
        programs=told["programs"],
        note=told["note"],
    )


def read_file(*, path: Path, format: FileFormat) -> Read:
    """What a publisher's file holds; Refused with the line of the first thing that does not fit."""
    return READERS[format](path)
