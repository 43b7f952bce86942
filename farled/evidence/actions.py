"""How does a publisher's file become an edition beside the earlier ones, or get refused whole?"""

import hashlib
import tempfile
from datetime import datetime
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from django.db import models, transaction

from farled.audit import actions as audit
from farled.evidence.fetch import Progress, fetch
from farled.evidence.models import StoredEdition, StoredObservation
from farled.evidence.queries import editions_in_force, reading_of, source_of, sources, unresolved_of
from farled.evidence.rules import implausible, remarks
from farled.evidence.sources import read_file
from farled.evidence.terms import Names, Reading, Refused
from farled.text.terms import Wording

_TWICE = Wording(
    sv="Filen är redan inläst, som {label}. Inget ändrades.",
    en="This file was taken in before, as {label}. Nothing was changed.",
)
_OVERTAKEN = Wording(
    sv="En annan utgåva av samma källa lästes in samtidigt. Inget ändrades; försök igen.",
    en="Another edition of the same source was taken in meanwhile. Nothing was changed; try again.",
)


def take_in(
    *,
    by: models.Model | None,
    at: datetime,
    source: str,
    path: Path,
    names: Names,
    file_name: str,
    expected_edition: str | None = None,
) -> StoredEdition:
    """Read a publisher's file and adopt it as an edition. Raises Refused, and then nothing was changed.

    ``by`` None is the system. ``expected_edition`` refuses a file that holds any other edition.
    """
    published = source_of(source)
    digest = _digest_of(path)
    _refuse_whole(source, digest)
    reading = read_file(path, source=published, names=names, expected_edition=expected_edition)
    return adopt(by=by, at=at, reading=reading, digest=digest, file_name=file_name)


def take_from_publisher(
    *,
    by: models.Model | None,
    at: datetime,
    source: str,
    address: str,
    names: Names,
    progress: Progress,
    expected_edition: str | None = None,
) -> StoredEdition:
    """Fetch a publisher's file and adopt it as an edition. Raises Refused, and then nothing was changed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / (PurePosixPath(unquote(urlsplit(address).path)).name or source)
        fetch(address=address, into=path, progress=progress)
        return take_in(
            by=by,
            at=at,
            source=source,
            path=path,
            names=names,
            file_name=path.name,
            expected_edition=expected_edition,
        )


def _digest_of(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal, read piece by piece."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _refuse_whole(source: str, digest: str) -> None:
    """Spare the reading of a file that was taken in before with every name resolved."""
    for before in StoredEdition.objects.filter(source=source, digest=digest):
        if not unresolved_of(before):
            raise Refused(_TWICE.filled(label=before.label))


def _refuse_twice(reading: Reading, digest: str) -> None:
    """The same file may come again only when the name table resolves more of it than before."""
    same = StoredEdition.objects.filter(
        source=reading.source, digest=digest, values=len(reading.observations)
    ).first()
    if same:
        raise Refused(_TWICE.filled(label=same.label))


def adopt(
    *, by: models.Model | None, at: datetime, reading: Reading, digest: str, file_name: str
) -> StoredEdition:
    """Put an edition in force beside the earlier ones, all of it or nothing. Raises Refused when implausible.

    Compared before the transaction begins, so that nobody else's saving waits for a long comparison.
    """
    _refuse_twice(reading, digest)
    before = editions_in_force(at=at).get(reading.source)
    notes = (*reading.notes, *_compared(before, reading))
    with transaction.atomic():
        if editions_in_force(at=at).get(reading.source) != before:
            raise Refused(_OVERTAKEN)
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


def _compared(before: StoredEdition | None, reading: Reading) -> tuple[Wording, ...]:
    """What is worth a remark beside the edition in force; Refused when the new one differs too much.

    An extract holds too few figures to compare a whole edition with.
    """
    if before is None or before.is_extract:
        return ()
    source, old = sources()[reading.source], reading_of(before)
    if reasons := implausible(source=source, old=old, new=reading):
        raise Refused(_all_of(reasons))
    return remarks(source=source, old=old, new=reading)


def _keep(
    at: datetime, reading: Reading, digest: str, file_name: str, notes: tuple[Wording, ...]
) -> StoredEdition:
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
