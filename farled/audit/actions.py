"""How does a write leave its trace, in the same transaction?"""

from datetime import datetime
from typing import Any

from django.db import connection, models

from farled.audit.models import Event


class OutsideTransactionError(Exception):
    """An event was recorded outside a transaction, so that it could outlive or miss its change."""


def record(
    *,
    by: models.Model | None,
    at: datetime,
    what: str,
    on: models.Model,
    why: str = "",
    post: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> Event:
    """Write the event ``what`` ("room:thing:verb") on an object; must stand in the transaction of the change.

    ``by`` None means the system itself. Raises OutsideTransactionError when no transaction is open.
    """
    if not connection.in_atomic_block:
        raise OutsideTransactionError(what)
    return Event.objects.create(
        at=at,
        by=by,  # type: ignore[misc]  # a Person, whose room lies above this one
        by_post=post,
        what=what,
        object_kind=on._meta.label_lower,
        object_id=str(on.pk),
        why=why,
        before=before,
        after=after,
    )
