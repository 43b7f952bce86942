"""How are lists taken in and looked at from the command line?"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from farled.lists.actions import take_in
from farled.lists.queries import (
    ListState,
    as_line,
    delta_of,
    list_states,
    parties_as_of,
    read_file,
    version_in_force,
    version_numbered,
)
from farled.lists.terms import FileFormat, Refused, RunOutcome
from farled.web.command import CommandError

if TYPE_CHECKING:
    from farled.lists.models import ListVersion


def run(given: argparse.Namespace) -> int:
    """Do the verb; what is refused becomes exit code 2 with its reasons."""
    if given.verb == "list":
        return _list(as_json=given.json)
    if given.verb == "changes":
        return _changes(given.source, as_json=given.json)
    if given.verb == "show":
        return _show(given.source, given.version)
    return _import(given)


def _import(given: argparse.Namespace) -> int:
    path: Path = given.file
    if not path.is_file():
        raise CommandError(f"expected a file, found none at {path}")
    try:
        read = read_file(path=path, format=FileFormat(given.format))
    except Refused as refused:
        raise CommandError(f"refused. {refused}") from refused
    except OSError as error:
        raise CommandError(f"the file {path} cannot be read: {error.strerror or error}") from error
    refusals = [_taken_in(source, given, read.by_source[source]) for source in sorted(read.by_source)]
    if any(refusals):
        sys.stderr.write("farled lists: " + "; ".join(one for one in refusals if one) + "\n")
        return 2
    return 0


def _taken_in(source: str, given: argparse.Namespace, parties: Any) -> str:
    """Take one list in and say what came of it; gives what speaks against it, "" for nothing."""
    try:
        done = take_in(
            by=None,
            at=timezone.now(),
            source=source,
            parties=parties,
            file_name=given.file.name,
            published_on=given.published,
        )
    except Refused as refused:
        return f"{source} refused. {refused}"
    version = done.version
    if done.outcome == RunOutcome.UNCHANGED or version is None:
        sys.stdout.write(f"{source}: nothing changed, {len(parties)} parties\n")
    else:
        sys.stdout.write(
            f"{source}: version {version.number}, {version.parties} parties"
            f" (+{version.added} ~{version.changed} -{version.removed})\n"
        )
    return ""


def _list(*, as_json: bool) -> int:
    states = list_states(on=timezone.localdate())
    if as_json:
        sys.stdout.write(json.dumps([_plain(one) for one in states], ensure_ascii=False, indent=2) + "\n")
        return 0
    for one in states:
        sys.stdout.write(_line(one) + "\n")
    return 0


def _plain(one: ListState) -> dict[str, Any]:
    version = one.version
    return {
        "id": one.published.id,
        "name": one.published.name.en,
        "kind": one.published.kind.value,
        "is_on": one.published.is_on,
        "version": version.number if version else None,
        "digest": version.digest if version else None,
        "parties": version.parties if version else 0,
        "published_on": version.published_on.isoformat() if version and version.published_on else None,
        "seen_on": one.seen_on.isoformat() if one.seen_on else None,
        "is_stale": one.is_stale,
        "refused": one.run.why_en if one.run and one.run.outcome == RunOutcome.REFUSED else "",
    }


def _line(one: ListState) -> str:
    told = _plain(one)
    if one.version is None:
        state = "not taken in"
    else:
        state = f"version {told['version']}, {told['parties']} parties, seen {told['seen_on']}"
    stale = ", stale" if one.is_stale and one.version and one.published.is_on else ""
    refused = f", last file refused: {told['refused']}" if told["refused"] else ""
    return f"{one.published.id:30} {'on ' if one.published.is_on else 'off'} {state}{stale}{refused}"


def _changes(source: str, *, as_json: bool) -> int:
    version = _version(source, None)
    found = delta_of(version)
    if as_json:
        told = {"list": source, "version": version.number, "digest": version.digest}
        parts = {"added": found.added, "changed": found.changed, "removed": found.removed}
        sys.stdout.write(json.dumps({**told, **parts}) + "\n")
        return 0
    for sign, ids in (("+", found.added), ("~", found.changed), ("-", found.removed)):
        for id in ids:
            sys.stdout.write(f"{sign} {id}\n")
    return 0


def _show(source: str, number: int | None) -> int:
    for party in parties_as_of(_version(source, number)):
        sys.stdout.write(json.dumps(as_line(source, party), ensure_ascii=False) + "\n")
    return 0


def _version(source: str, number: int | None) -> ListVersion:
    found = version_in_force(source) if number is None else version_numbered(source, number)
    if found is None:
        which = "no version" if number is None else f"no version {number}"
        raise CommandError(f"{which} of {source} is taken in; farled lists list shows which are")
    return found
