"""Which measures wait for the posts that a person holds?"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from farled.assessment.queries.cases import visible_to
from farled.assessment.terms import Outcome
from farled.mitigation.queries import open_measures, owned_by, without_power
from farled.mitigation.terms import Means, MeasureState
from farled.organisation.terms import Viewer

if TYPE_CHECKING:
    from farled.mitigation.models import StoredMeasure

_OPEN = (MeasureState.PLANNED, MeasureState.AGREED)
_OVER = (Outcome.DECLINE, Outcome.STOP_BY_LAW, Outcome.TERMINATE)


def measures_waiting(*, viewer: Viewer, on: date, most: int) -> list[StoredMeasure]:
    """The measures whose owner has to answer or to act, the earliest due first; one query, none without post.

    While the case runs: whose owner has not said whether there are authority and means. As long as the
    collaboration may go on: which should have been in place before that day.
    """
    if not viewer.posts:
        return []
    unsaid = Q(means=Means.NOT_SAID, case__decided_at=None)
    goes_on = Q(case__decided_at=None) | ~Q(case__decision__outcome__in=_OVER)
    overdue = Q(due__lt=on, state__in=_OPEN) & goes_on
    rows = owned_by(post.post_id for post in viewer.posts).filter(unsaid | overdue, case__is_current=True)
    return list(rows.select_related("case__collaboration").order_by("due", "id")[:most])


def measures_coming(*, before: date) -> list[StoredMeasure]:
    """Measures of collaborations that go on which are due before that day and not in place; one query."""
    goes_on = Q(case__decided_at=None) | ~Q(case__decision__outcome__in=_OVER)
    rows = open_measures().filter(goes_on, case__is_current=True, due__lt=before)
    return list(rows.select_related("case__collaboration").order_by("id"))


def measures_without_power(*, viewer: Viewer, on: date, most: int) -> list[StoredMeasure]:
    """Of what this reader may see: measures that nobody can, or nobody has in time, put in place; one query.

    Of a collaboration that goes on, or may still: what is declined or ended needs none.
    """
    current = visible_to(viewer).filter(is_current=True)
    going = current.filter(Q(decided_at=None) | ~Q(decision__outcome__in=_OVER))
    return without_power(case_ids=going.order_by().values("pk"), on=on, most=most)


def owns(*, viewer: Viewer, stored: StoredMeasure) -> bool:
    """Whether the person holds the post that owns the measure today; no query."""
    return stored.owner_id in {post.post_id for post in viewer.posts}
