"""How are ratings and measures kept, so that nobody overwrites another unseen and each change is traced?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import models, transaction

from farled.audit import actions as audit
from farled.audit.terms import ChangedMeanwhile
from farled.mitigation.models import StoredMeasure, StoredRating
from farled.mitigation.queries import entry_of
from farled.mitigation.terms import Means, MeasureEntry, MeasureState, Rating

if TYPE_CHECKING:
    from farled.organisation.models import Person, Post

Columns = dict[str, Any]


@transaction.atomic
def rate(*, by: Person, at: datetime, case: models.Model, rating: Rating, version: int) -> StoredRating:
    """Keep how somebody rates a finding of a case; what may be kept is for the caller to say.

    ``version`` is the one that the page had seen, 0 for none. The same rating again, as after a lost reply,
    changes nothing. Raises ChangedMeanwhile when somebody else has rated it after the page was opened.
    """
    found = StoredRating.objects.filter(case_id=case.pk, finding=rating.finding).first()
    stored = found or StoredRating(case_id=case.pk, finding=rating.finding, version=0)
    before, after = _columns_of(stored), _columns(rating)
    if before == after:
        return stored
    _refuse_stale(stored, version)
    _write(stored, after, by, at)
    audit.record(
        by=by,
        at=at,
        what="mitigation:finding:rate",
        on=case,
        why=rating.reason.strip(),
        before={"finding": rating.finding, **before} if found else None,
        after={"finding": rating.finding, **after},
    )
    return stored


@transaction.atomic
def plan(*, by: Person, at: datetime, case: models.Model, entry: MeasureEntry) -> StoredMeasure:
    """A new measure, with the next letter of the case. The very same one again is planned once."""
    planned = list(StoredMeasure.objects.filter(case_id=case.pk))
    same = next((one for one in planned if entry_of(one) == entry), None)
    if same is not None:
        return same
    number = max((one.number for one in planned), default=0) + 1
    stored = StoredMeasure(case_id=case.pk, number=number, version=0)
    _write(stored, _planned(entry), by, at)
    after = {"letter": stored.letter, "what": entry.measure or entry.words, **_told(entry)}
    audit.record(by=by, at=at, what="mitigation:measure:plan", on=case, after=after)
    return stored


@transaction.atomic
def change(
    *,
    by: Person,
    at: datetime,
    case: models.Model,
    stored: StoredMeasure,
    entry: MeasureEntry,
    version: int,
    why: str = "",
) -> StoredMeasure:
    """Keep what is changed of a measure. Another owner, or other words, must be confirmed anew.

    Raises ChangedMeanwhile when ``version`` is stale. The same again changes nothing.
    """
    was = entry_of(stored)
    if entry == was:
        return stored
    _refuse_stale(stored, version)
    is_another = (entry.owner, entry.words) != (was.owner, was.words)
    _write(stored, _planned(entry) | (_UNSAID if is_another else {}), by, at)
    before = {"letter": stored.letter, **_told(was)}
    after = {"letter": stored.letter, **_told(entry)}
    seen: Columns = {"by": by, "at": at, "on": case, "why": why.strip(), "before": before, "after": after}
    if entry.state is MeasureState.DROPPED:
        audit.record(what="mitigation:measure:drop", **seen)
    else:
        audit.record(what="mitigation:measure:change", **seen)
    return stored


@transaction.atomic
def say_means(
    *,
    by: Person,
    at: datetime,
    case: models.Model,
    stored: StoredMeasure,
    means: Means,
    note: str,
    version: int,
) -> StoredMeasure:
    """Keep whether the owner has the authority and the means; raises ChangedMeanwhile as ``change`` does."""
    said = {"means": means, "means_note": note.strip()}
    was = {"means": stored.means, "means_note": stored.means_note}
    if said == was:
        return stored
    _refuse_stale(stored, version)
    _write(stored, {**said, "means_by": by, "means_at": at}, by, at)
    audit.record(
        by=by,
        at=at,
        what="mitigation:measure:means",
        on=case,
        why=note.strip(),
        before={"letter": stored.letter, "means": was["means"]},
        after={"letter": stored.letter, "means": means.value},
    )
    return stored


@transaction.atomic
def carry(*, by: Person, at: datetime, case: models.Model, to: models.Model) -> None:
    """Carry every rating, and every measure that is not dropped, on to a new case of the same collaboration.

    Each keeps its letter, its day and who said it; whether it is a condition, the new decision says.
    """
    ratings = list(StoredRating.objects.filter(case_id=case.pk))
    measures = list(StoredMeasure.objects.filter(case_id=case.pk).exclude(state=MeasureState.DROPPED))
    rows: list[StoredRating | StoredMeasure] = [*ratings, *measures]
    for row in rows:
        row.pk, row.case_id = None, to.pk
        row._state.adding = True
    for measure in measures:
        measure.is_condition = False
    StoredRating.objects.bulk_create(ratings)
    StoredMeasure.objects.bulk_create(measures)
    after = {"ratings": len(ratings), "letters": ", ".join(measure.letter for measure in measures)}
    audit.record(by=by, at=at, what="mitigation:plan:carry", on=to, before={"case": case.pk}, after=after)


_UNSAID: Columns = {"means": Means.NOT_SAID, "means_note": "", "means_by": None, "means_at": None}


def _refuse_stale(stored: StoredRating | StoredMeasure, version: int) -> None:
    if stored.version != version:
        raise ChangedMeanwhile(stored)


def _write(stored: StoredRating | StoredMeasure, columns: Columns, by: Person, at: datetime) -> None:
    for column, value in columns.items():
        setattr(stored, column, value)
    stored.version, stored.by, stored.at = stored.version + 1, by, at
    stored.save()


def _columns(rating: Rating) -> Columns:
    """A rating as its row holds it."""
    return {
        "likelihood_before": rating.before.likelihood,
        "consequence_before": rating.before.consequence,
        "likelihood_after": rating.after.likelihood if rating.after else "",
        "consequence_after": rating.after.consequence if rating.after else "",
        "reason": rating.reason.strip(),
        "knowledge": rating.knowledge.value,
        "override": rating.override.strip(),
    }


_RATED = ("likelihood_before", "consequence_before", "likelihood_after", "consequence_after")


def _columns_of(stored: StoredRating) -> Columns:
    return {column: getattr(stored, column) for column in (*_RATED, "reason", "knowledge", "override")}


def _planned(entry: MeasureEntry) -> Columns:
    """A measure as its row holds it."""
    return {
        "measure": entry.measure,
        "words": entry.words,
        "against": list(entry.against),
        "state": entry.state.value,
        "owner_id": entry.owner,
        "due": entry.due,
        "evidence": entry.evidence,
    }


def _told(entry: MeasureEntry) -> Columns:
    """A measure as the audit keeps it."""
    return {**_planned(entry), "due": entry.due.isoformat()}


@transaction.atomic
def hold_to(
    *,
    by: Person,
    at: datetime,
    case: models.Model,
    words: str,
    owner: Post,
    due: date,
    against: Iterable[str] = (),
) -> StoredMeasure:
    """Add a condition in a decider's own words; it is followed up as any other measure of the case."""
    last = StoredMeasure.objects.filter(case_id=case.pk).aggregate(last=models.Max("number"))["last"] or 0
    made = StoredMeasure.objects.create(
        case_id=case.pk,
        number=last + 1,
        words=words.strip(),
        against=list(against),
        state=MeasureState.PLANNED,
        owner=owner,
        due=due,
        is_condition=True,
        at=at,
        by=by,
    )
    after = {"letter": made.letter, "words": made.words, "owner": owner.pk, "due": due.isoformat()}
    audit.record(by=by, at=at, what="mitigation:measure:hold_to", on=case, after=after)
    return made


@transaction.atomic
def hold_to_plan(*, by: Person, at: datetime, case: models.Model) -> None:
    """Make every measure of the case that is not dropped a condition; none of them changes otherwise."""
    plan = StoredMeasure.objects.filter(case_id=case.pk, is_condition=False).exclude(
        state=MeasureState.DROPPED
    )
    letters = ", ".join(measure.letter for measure in plan)
    plan.update(is_condition=True)
    audit.record(by=by, at=at, what="mitigation:plan:hold_to", on=case, after={"letters": letters})
