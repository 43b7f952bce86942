"""How does a publisher's file become an edition beside the earlier ones, or get refused whole?"""

import hashlib
from datetime import datetime
from pathlib import Path

from django.db import transaction

from farled.audit import actions as audit
from farled.evidence.content import read_names
from farled.evidence.models import StoredEdition, StoredObservation
from farled.evidence.queries import editions_in_force, reading_of, sources
from farled.evidence.rules import implausible, remarks
from farled.evidence.sources import read
from farled.evidence.terms import Names, Reading, Refused
from farled.organisation.models import Person
from farled.text.terms import Wording

_TWICE = Wording(
    sv="Filen är redan inläst, som {label}. Inget ändrades.",
    en="This file was taken in before, as {label}. Nothing was changed.",
)
_UNKNOWN = Wording(
    sv="Källan {source} finns inte. Välj en av {known}.", en="There is no source {source}. Choose one of {known}."
)


def digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal, read piece by piece."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def take_in(*, by: Person | None, at: datetime, source: str, path: Path, names: Names, file_name: str) -> StoredEdition:
    """Read a publisher's file and adopt it as an edition. Raises Refused, and then nothing was changed."""
    if source not in sources():
        raise Refused(_UNKNOWN.filled(source=source, known=", ".join(sources())))
    digest = digest_of(path)
    _refuse_twice(source, digest)
    reading = read(source, path, sources()[source], names)
    return adopt(by=by, at=at, reading=reading, digest=digest, file_name=file_name)


def _refuse_twice(source: str, digest: str) -> None:
    if before := StoredEdition.objects.filter(source=source, digest=digest).first():
        raise Refused(_TWICE.filled(label=before.label))


@transaction.atomic
def adopt(*, by: Person | None, at: datetime, reading: Reading, digest: str, file_name: str) -> StoredEdition:
    """Put an edition in force beside the earlier ones, all of it or nothing. Raises Refused when implausible."""
    source = sources()[reading.source]
    notes = [*reading.notes]
    before = editions_in_force(at=at).get(reading.source)
    if before and not before.is_extract:
        old = reading_of(before)
        if reasons := implausible(source=source, old=old, new=reading):
            raise Refused(_all_of(reasons))
        notes += remarks(source=source, old=old, new=reading)
    edition = _keep(at, reading, digest, file_name, notes)
    audit.record(
        by=by,
        at=at,
        what="evidence:edition:adopt",
        on=edition,
        before={"edition": before.label} if before else None,
        after={"edition": edition.label, "values": edition.values, "digest": digest},
    )
    return edition


def _keep(at: datetime, reading: Reading, digest: str, file_name: str, notes: list[Wording]) -> StoredEdition:
    edition = StoredEdition.objects.create(
        source=reading.source,
        label=reading.edition,
        data_year=reading.data_year,
        adopted_at=at,
        file_name=file_name[:200],
        digest=digest,
        is_extract=reading.is_extract,
        territories=len({observation.territory for observation in reading.observations}),
        values=len(reading.observations),
        notes=[{"sv": note.sv, "en": note.en} for note in notes]
        + [
            {"name": lost.name, "code": lost.code, "rows": lost.rows, "suggestions": list(lost.suggestions)}
            for lost in reading.unresolved
        ],
    )
    StoredObservation.objects.bulk_create(
        (
            StoredObservation(
                edition=edition,
                territory=observation.territory,
                indicator=observation.indicator,
                year=observation.year,
                value=observation.value,
                lower=observation.lower,
                upper=observation.upper,
                label=observation.label,
            )
            for observation in reading.observations
        ),
        batch_size=2000,
    )
    return edition


def _all_of(reasons: tuple[Wording, ...]) -> Wording:
    return Wording(sv=" ".join(reason.sv for reason in reasons), en=" ".join(reason.en for reason in reasons))
