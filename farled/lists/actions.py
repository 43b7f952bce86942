"""How does a file become the version of a list that is in force, or get refused whole?"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from farled.audit import actions as audit
from farled.lists.models import ListedEntry, ListRun, ListVersion
from farled.lists.queries import as_plain, digests_in_force, published_lists, version_in_force
from farled.lists.rules import against_version, delta, digest_of, digest_of_all, repeated
from farled.lists.terms import Delta, Party, Refused, RunOutcome, Standing
from farled.text.terms import Wording

if TYPE_CHECKING:
    from django.db import models

_UNKNOWN = Wording(
    sv="Ingen lista heter {source}. Beskriv den i content/lists/{source}/list.yaml.",
    en="No list is called {source}. Describe it in content/lists/{source}/list.yaml.",
)
_OVERTAKEN = Wording(
    sv="En annan version av listan lästes in samtidigt. Inget ändrades; försök igen.",
    en="Another version of the list was taken in meanwhile. Nothing was changed; try again.",
)
_BATCH = 2000


def take_in(
    *,
    by: models.Model | None,
    at: datetime,
    source: str,
    parties: Sequence[Party],
    file_name: str,
    published_on: date | None = None,
) -> ListRun:
    """Take in a version of a list; what does not change anything is noted as seen.

    Raises Refused with every reason: then the version in force stays, and the attempt is noted with its
    reasons. ``by`` None is the system.
    """
    published = published_lists().get(source)
    if published is None:
        raise Refused(_UNKNOWN.filled(source=source))
    try:
        with transaction.atomic():
            return _adopted(by, at, source, parties, file_name, published_on)
    except Refused as refused:
        _note_refusal(by, at, source, file_name, refused)
        raise
    except IntegrityError as error:
        raise Refused(_OVERTAKEN) from error


def _adopted(
    by: models.Model | None,
    at: datetime,
    source: str,
    parties: Sequence[Party],
    file_name: str,
    published_on: date | None,
) -> ListRun:
    version, before = version_in_force(source), digests_in_force(source)
    after = {one.entry_id: digest_of(one) for one in parties}
    found = delta(before=before, after=after)
    standing = Standing(version.parties, version.published_on) if version else None
    reasons = against_version(
        published=published_lists()[source],
        standing=standing,
        found=len(after),
        lost=len(found.removed),
        published_on=published_on,
    )
    if reasons := (*reasons, *repeated(parties)):
        raise Refused(*reasons)
    if version is not None and found.is_empty:
        return _noted(at, source, file_name, RunOutcome.UNCHANGED, version)
    made = _written(at, source, parties, after, found, version, file_name, published_on)
    told = {"number": made.number, "parties": made.parties, "digest": made.digest}
    audit.record(by=by, at=at, what="lists:version:adopt", on=made, after=told)
    return _noted(at, source, file_name, RunOutcome.ADOPTED, made)


def _written(
    at: datetime,
    source: str,
    parties: Sequence[Party],
    digests: dict[str, str],
    found: Delta,
    before: ListVersion | None,
    file_name: str,
    published_on: date | None,
) -> ListVersion:
    made = ListVersion.objects.create(
        source=source,
        number=before.number + 1 if before else 1,
        digest=digest_of_all(digests),
        published_on=published_on,
        file_name=file_name[:300],
        parties=len(digests),
        added=len(found.added),
        changed=len(found.changed),
        removed=len(found.removed),
        at=at,
    )
    gone = [*found.changed, *found.removed]
    for start in range(0, len(gone), _BATCH):
        ended = ListedEntry.objects.filter(source=source, until=None)
        ended.filter(entry_id__in=gone[start : start + _BATCH]).update(until=made)
    new = {*found.added, *found.changed}
    ListedEntry.objects.bulk_create(
        (
            ListedEntry(
                source=source,
                entry_id=one.entry_id,
                digest=digests[one.entry_id],
                party=as_plain(one),
                since=made,
            )
            for one in parties
            if one.entry_id in new
        ),
        batch_size=_BATCH,
    )
    return made


def _noted(
    at: datetime, source: str, file_name: str, outcome: RunOutcome, version: ListVersion | None
) -> ListRun:
    name = file_name[:300]
    return ListRun.objects.create(source=source, at=at, file_name=name, outcome=outcome, version=version)


@transaction.atomic
def _note_refusal(
    by: models.Model | None, at: datetime, source: str, file_name: str, refused: Refused
) -> None:
    """What was refused leaves its reasons, so that a list that collapsed is seen by whoever looks."""
    run = ListRun.objects.create(
        source=source,
        at=at,
        file_name=file_name[:300],
        outcome=RunOutcome.REFUSED,
        why_sv=" ".join(reason.sv for reason in refused.reasons),
        why_en=" ".join(reason.en for reason in refused.reasons),
        version=version_in_force(source),
    )
    audit.record(by=by, at=at, what="lists:version:refuse", on=run, why=run.why_en)
