"""How are editions taken in, fetched and listed from the command line?"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from farled.countries.actions import take_from_publisher, take_in
from farled.countries.queries import name_of
from farled.evidence.queries import (
    StoredEdition,
    editions_in_force,
    notes_of,
    source_of,
    sources,
    unresolved_of,
)
from farled.evidence.rules.ages import months_behind, newest_expected
from farled.evidence.terms import Refused, Source
from farled.web.command import CommandError
from farled.web.work.counting import counted

_MB = 1024 * 1024
_BAR = 30


def run(given: argparse.Namespace) -> int:
    """Do the verb; Refused becomes exit code 2 with the reason and what is still in force."""
    if given.verb == "list":
        return _list(as_json=given.json)
    try:
        edition = _import(given) if given.verb == "import" else _fetch(given)
    except Refused as refusal:
        raise CommandError(f"refused. {refusal.reason.en} {_still(given.source)}") from refusal
    sys.stdout.write("\n".join(_told(edition)) + "\n")
    return 0


def _import(given: argparse.Namespace) -> StoredEdition:
    path: Path = given.file
    if not path.is_file():
        raise CommandError(f"expected a file, found none at {path}")
    try:
        return take_in(
            by=None,
            at=timezone.now(),
            source=given.source,
            path=path,
            file_name=path.name,
            expected_edition=given.edition,
        )
    except OSError as error:
        raise CommandError(f"the file {path} cannot be read: {error.strerror or error}") from error


def _fetch(given: argparse.Namespace) -> StoredEdition:
    return take_from_publisher(
        by=None,
        at=timezone.now(),
        source=given.source,
        address=given.address or _address(source_of(given.source), given.edition),
        progress=_progress,
        expected_edition=given.edition,
    )


def _address(source: Source, edition: str | None) -> str:
    if source.fetch_address is None:
        raise CommandError(
            f"{source.name.en} has no address to fetch from in content/sources/{source.id}/source.yaml. "
            f"Download the file from {source.address} and run: farled evidence import {source.id} FILE"
        )
    wanted = edition or newest_expected(source=source, on=timezone.localdate())
    return source.fetch_address.replace("{edition}", wanted)


def _progress(found: int, expected: int | None) -> None:
    """A bar on standard error where a person watches."""
    if not sys.stderr.isatty():
        return
    done = f"{found / _MB:.1f} MB"
    if expected:
        filled = _BAR * found // expected
        done = f"[{'#' * filled}{'.' * (_BAR - filled)}] {done} of {expected / _MB:.1f} MB"
    sys.stderr.write(f"\r{done}{'' if found != expected else chr(10)}")
    sys.stderr.flush()


def _still(source: str) -> str:
    edition = editions_in_force(at=timezone.now()).get(source)
    if edition is None:
        return "Nothing was changed."
    return f"Nothing was changed: {_called(edition)} is still in force."


def _called(edition: StoredEdition) -> str:
    return f"{sources()[edition.source].name.en} {edition.label}"


def _told(edition: StoredEdition) -> list[str]:
    lost = unresolved_of(edition)
    lines = [
        f"{_called(edition)} is in force: {edition.values} figures for "
        f"{counted(edition.territories, 'territory', 'territories')}, "
        f"newest data year {edition.data_year}. SHA-256 {edition.digest}",
        *(f"Note: {note.en}" for note in notes_of(edition)),
    ]
    if lost:
        lines.append(f"Not in the register, so left out: {counted(len(lost), 'name')}.")
    for one in lost:
        near = ", ".join(f"{code} ({name_of(code).en})" for code in one.suggestions)
        tail = f"; near: {near}" if near else ""
        lines.append(
            f"  {one.name or '(no name)'} {one.code or '(no code)'}, {counted(one.rows, 'row')}{tail}"
        )
    if lost:
        lines.append(f"Add them to content/sources/{edition.source}/names.yaml, then import the file again.")
    return lines


def _list(*, as_json: bool) -> int:
    rows = _rows()
    if as_json:
        sys.stdout.write(json.dumps({"sources": rows}, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(_line(row) for row in rows) + "\n")
    return 0


def _rows() -> list[dict[str, Any]]:
    now = timezone.now()
    in_force = editions_in_force(at=now)
    return [_row(source, in_force.get(source.id)) for source in sources().values()]


def _row(source: Source, edition: StoredEdition | None) -> dict[str, Any]:
    told: dict[str, Any] = {"source": source.id, "name": source.name.en, "publisher": source.publisher}
    if edition is None:
        return told | {"state": "not_loaded", "load_with": f"farled evidence import {source.id} FILE"}
    behind = months_behind(source=source, data_year=edition.data_year, on=timezone.localdate())
    return told | {
        "state": "extract" if edition.is_extract else "loaded",
        "edition": edition.label,
        "data_year": edition.data_year,
        "adopted_at": edition.adopted_at.isoformat(),
        "territories": edition.territories,
        "values": edition.values,
        "months_behind": behind,
        "file_name": edition.file_name,
        "sha256": edition.digest,
    }


def _line(row: dict[str, Any]) -> str:
    if row["state"] == "not_loaded":
        return f"{row['source']:4} {row['name']}: not loaded. {row['load_with']}"
    behind = f"; {counted(row['months_behind'], 'month')} behind" if row["months_behind"] else ""
    extract = ", an extract" if row["state"] == "extract" else ""
    return (
        f"{row['source']:4} {row['name']}: edition {row['edition']}{extract}, data year {row['data_year']}, "
        f"{row['territories']} territories, {row['values']} figures, since {row['adopted_at'][:10]}{behind}"
    )
