"""How does a publisher's file come in, with its names met by the country register?

The register lies above evidence, so this is the door for files: no importer ever guesses a territory.
"""

from datetime import datetime
from pathlib import Path

from django.db import models

from farled.countries.content import spellings
from farled.countries.queries import register
from farled.evidence import actions as evidence
from farled.evidence import queries
from farled.evidence.models import StoredEdition


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
    evidence.known_source(source)
    codes = frozenset(register())
    names = queries.names(source=source, codes=codes, spellings=spellings(register()))
    return evidence.take_in(
        by=by,
        at=at,
        source=source,
        path=path,
        names=names,
        file_name=file_name,
        expected_edition=expected_edition,
    )
