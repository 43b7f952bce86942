"""Which measures and matrices are in force, and how is a case rated, planned and followed up?"""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet

from farled.mitigation.content import read_matrices, read_measures
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.terms import (
    Cell,
    Knowledge,
    Matrices,
    Means,
    Measure,
    MeasureEntry,
    MeasureState,
    PlannedMeasure,
    Rating,
)
from farled.organisation.queries import posts_somebody_acts_in
from farled.organisation.terms import PostRole
from farled.text.content import content_folder


def measures() -> tuple[Measure, ...]:
    """The catalogue of content/measures; read once a process."""
    return _measures(str(content_folder()))


def matrices() -> Matrices:
    """The dated matrices of content/rules/matrix.yaml; read once a process."""
    return _matrices(str(content_folder()))


@lru_cache(maxsize=2)
def _measures(_folder: str) -> tuple[Measure, ...]:
    return read_measures(content_folder() / "measures")


@lru_cache(maxsize=2)
def _matrices(_folder: str) -> Matrices:
    return read_matrices(content_folder() / "rules" / "matrix.yaml")


def ratings_of(case_id: int) -> list[StoredRating]:
    """How the findings of a case are rated, in the order in which they were; one query."""
    return list(StoredRating.objects.filter(case_id=case_id).select_related("by"))


def measures_of(case_id: int) -> list[StoredMeasure]:
    """The measures of a case by their letters, dropped ones too, with their owners; one query."""
    return list(StoredMeasure.objects.filter(case_id=case_id).select_related("owner__unit", "means_by", "by"))


def measure_of(*, case_id: int, pk: int) -> StoredMeasure:
    """One measure of a case with its owner, dropped or not; ObjectDoesNotExist when there is none."""
    return StoredMeasure.objects.select_related("owner__unit", "means_by", "by").get(case_id=case_id, pk=pk)


def owned_by(post_ids: Iterable[int]) -> QuerySet[StoredMeasure]:
    """The measures not dropped that these posts own, in any case; a part of larger queries."""
    live = StoredMeasure.objects.exclude(state=MeasureState.DROPPED)
    return live.filter(owner_id__in=list(post_ids))


def open_measures() -> QuerySet[StoredMeasure]:
    """The measures that are not in place yet, in any case; a part of larger queries."""
    return StoredMeasure.objects.filter(state__in=(MeasureState.PLANNED, MeasureState.AGREED))


def without_power(*, case_ids: QuerySet[Any], on: date, most: int) -> list[StoredMeasure]:
    """Measures of these cases that are not in place, and that nobody can or nobody has put there in time.

    Their post is vacant, their owner lacks authority or means, or their day has passed. The earliest due
    first, each with ``is_vacant``; one query.
    """
    vacant = ~Q(owner_id__in=posts_somebody_acts_in(on=on))
    waiting = StoredMeasure.objects.filter(case_id__in=case_ids, state__in=_TO_DO).annotate(
        is_vacant=ExpressionWrapper(vacant, output_field=BooleanField())
    )
    lacking = waiting.filter(Q(is_vacant=True) | Q(means=Means.NO) | Q(due__lt=on))
    rows = lacking.select_related("case__collaboration", "owner__unit").order_by("due", "id")
    return list(rows[:most])


_TO_DO = (MeasureState.PLANNED, MeasureState.AGREED)


def entry_of(stored: StoredMeasure) -> MeasureEntry:
    """A measure as it is planned now."""
    return MeasureEntry(
        measure=stored.measure,
        words=stored.words,
        against=tuple(stored.against),
        state=MeasureState(stored.state),
        owner=stored.owner_id,
        due=stored.due,
        evidence=stored.evidence,
    )


def as_rating(stored: StoredRating) -> Rating:
    """A rating in the words of the rules."""
    after = Cell(stored.likelihood_after, stored.consequence_after) if stored.likelihood_after else None
    return Rating(
        finding=stored.finding,
        before=Cell(stored.likelihood_before, stored.consequence_before),
        reason=stored.reason,
        knowledge=Knowledge(stored.knowledge),
        after=after,
        override=stored.override,
    )


def as_planned(stored: StoredMeasure) -> PlannedMeasure:
    """A measure in the words of the rules, called by its letter in the case."""
    return PlannedMeasure(
        measure=stored.letter,
        against=tuple(stored.against),
        state=MeasureState(stored.state),
        owner=PostRole(stored.owner.role),
        due=stored.due,
        evidence=stored.evidence,
        means=Means(stored.means),
    )
