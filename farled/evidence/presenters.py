"""How are a source and an edition told to the administrator?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from farled.evidence.models import StoredEdition
from farled.evidence.queries import notes_of, sources, unresolved_of
from farled.evidence.rules.ages import months_behind, newest_expected
from farled.evidence.terms import Role, Source


def source_told(*, source: Source, edition: StoredEdition | None, on: date, language: str) -> dict[str, Any]:
    """One source: publisher, terms, and its edition in force or the command that loads it."""
    return {
        "id": source.id,
        "name": source.name.in_language(language),
        "is_index": source.role is Role.INDEX,
        "publisher": source.publisher,
        "address": source.address,
        "licence": source.licence.in_language(language),
        "may_ship": source.may_ship,
        "edition": edition,
        "behind": months_behind(source=source, data_year=edition.data_year, on=on) if edition else 0,
        "expected": newest_expected(source=source, on=on),
        "import_command": f"farled evidence import {source.id} FILE",
        "fetch_command": f"farled evidence fetch {source.id}" if source.fetch_address else "",
    }


def edition_told(
    *, edition: StoredEdition, in_force: Mapping[str, StoredEdition], language: str
) -> dict[str, Any]:
    """One edition with its notes and the names that no register code fitted."""
    source = sources().get(edition.source)
    return {
        "pk": edition.pk,
        "source": edition.source,
        "source_name": source.name.in_language(language) if source else edition.source,
        "label": edition.label,
        "data_year": edition.data_year,
        "adopted_at": edition.adopted_at,
        "file_name": edition.file_name,
        "digest": edition.digest,
        "is_extract": edition.is_extract,
        "territories": edition.territories,
        "values": edition.values,
        "is_in_force": edition.source in in_force and in_force[edition.source].pk == edition.pk,
        "notes": [note.in_language(language) for note in notes_of(edition)],
        "unresolved": unresolved_of(edition),
    }
