"""How does a publisher's file come in, with its names met by the country register?

The register lies above evidence, so this is the door for files: no importer ever guesses a territory.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from django.db import models

from farled.countries.content import spellings
from farled.countries.queries import register
from farled.evidence import actions as evidence
from farled.evidence import queries
from farled.evidence.queries import StoredEdition
from farled.evidence.terms import Names


def take_in(
    *,
    by: models.Model | None,
    at: datetime,
    source: str,
    path: Path,
    file_name: str,
    expected_edition: str | None = None,
) -> StoredEdition:
    """Read a publisher's file and adopt it as an edition. Raises Refused, and then nothing was changed.

    ``file_name`` is what the edition remembers, ``path`` where the bytes lie. ``by`` None is the system.
    """
    return evidence.take_in(
        by=by,
        at=at,
        source=source,
        path=path,
        names=_names(source),
        file_name=file_name,
        expected_edition=expected_edition,
    )


def take_from_publisher(
    *,
    by: models.Model | None,
    at: datetime,
    source: str,
    address: str,
    progress: Callable[[int, int | None], None],
    expected_edition: str | None = None,
) -> StoredEdition:
    """Fetch a publisher's file and adopt it as an edition. Raises Refused, and then nothing was changed.

    ``progress`` is told after each piece: bytes so far, and bytes in all where the server says.
    """
    return evidence.take_from_publisher(
        by=by,
        at=at,
        source=source,
        address=address,
        names=_names(source),
        progress=progress,
        expected_edition=expected_edition,
    )


def _names(source: str) -> Names:
    queries.source_of(source)
    return queries.names(source=source, codes=frozenset(register()), spellings=spellings(register()))
