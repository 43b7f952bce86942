"""How does a release of the register come in?"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from farled.audit import actions as audit
from farled.lists.rules import delta, digest_of_all
from farled.registry.models import RegisteredOrganisation, RegistryRelease
from farled.registry.queries import as_record, digests, release_in_force
from farled.registry.terms import Organisation
from farled.text.terms import Refused, Wording

if TYPE_CHECKING:
    from django.db import models

_MOST_LOST_PERCENT = 5
_LOST = Wording(
    sv="{lost} av {before} organisationer saknas, mer än {most} procent. Är filen hel?",
    en="{lost} of {before} organisations are gone, more than {most} per cent. Is the file whole?",
)
_BATCH = 2000


@transaction.atomic
def take_in(
    *, by: models.Model | None, at: datetime, organisations: Sequence[Organisation], file_name: str
) -> RegistryRelease:
    """Take in a release: what it no longer has is marked, never deleted. Refused when it lost too much."""
    records = {one.ror: as_record(one) for one in organisations}
    before, after = digests(), {ror: _digest(record) for ror, record in records.items()}
    found = delta(before=before, after=after)
    if len(found.removed) * 100 > len(before) * _MOST_LOST_PERCENT:
        lost = {"lost": str(len(found.removed)), "before": str(len(before))}
        raise Refused(_LOST.filled(most=str(_MOST_LOST_PERCENT), **lost))
    standing = release_in_force()
    if standing is not None and found.is_empty:
        return standing
    rows = [
        RegisteredOrganisation(ror=ror, digest=after[ror], record=records[ror], is_gone=False)
        for ror in (*found.added, *found.changed)
    ]
    RegisteredOrganisation.objects.bulk_create(
        rows,
        batch_size=_BATCH,
        update_conflicts=True,
        unique_fields=["ror"],
        update_fields=["digest", "record", "is_gone"],
    )
    for start in range(0, len(found.removed), _BATCH):
        gone = found.removed[start : start + _BATCH]
        RegisteredOrganisation.objects.filter(ror__in=gone).update(is_gone=True)
    made = RegistryRelease.objects.create(
        digest=digest_of_all(after),
        file_name=file_name[:300],
        organisations=len(after),
        added=len(found.added),
        changed=len(found.changed),
        removed=len(found.removed),
        at=at,
    )
    told = {"organisations": made.organisations, "digest": made.digest}
    audit.record(by=by, at=at, what="registry:release:adopt", on=made, after=told)
    return made


def _digest(record: dict[str, Any]) -> str:
    told = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode("utf-8")).hexdigest()
