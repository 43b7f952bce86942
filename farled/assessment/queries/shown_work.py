"""What have people done in a full assessment, written down as it is shown to whoever decides?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from farled.assessment.models import Attachment, Step, StoredRequirement, StoredSetAside
from farled.assessment.queries.books import books
from farled.assessment.queries.shown_found import opened_told, stop_told
from farled.assessment.queries.work import Kept
from farled.assessment.rules import both
from farled.assessment.terms import Assessment, Required
from farled.mitigation.rules import MEANS, STATES
from farled.mitigation.terms import Means, Measure, MeasureState
from farled.organisation.queries import signed
from farled.risks.terms import HardStop
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.mitigation.models import StoredMeasure
    from farled.organisation.models import Person

Plain = dict[str, Any]
Sign = Callable[["Person", datetime], Plain]
"""Who did something under which post, and when, as a document keeps it."""


def signing(kept: Kept) -> Sign:
    """How everything that was done in a case is signed; one query for all of it."""
    titles = signed(deeds=_deeds(kept))

    def sign(person: Person, at: datetime) -> Plain:
        sv, en = titles[person.pk, timezone.localdate(at)]
        return {"by": person.name, "post": {"sv": sv, "en": en}, "at": at.isoformat()}

    return sign


def _deeds(kept: Kept) -> Iterator[tuple[int, date]]:
    """Who did something on which day, for all rows of a case."""
    rows: Iterable[Any] = (*kept.requirements, *kept.ratings, *kept.set_aside, *kept.steps)
    for row in (*rows, *([kept.wish] if kept.wish else [])):
        yield row.by_id, timezone.localdate(row.at)
    for measure in kept.measures:
        if measure.means_by_id:
            yield measure.means_by_id, timezone.localdate(measure.means_at)


def measure_told(stored: StoredMeasure, sign: Sign) -> Plain:
    """One measure with its letter, as it stood; one of the catalogue keeps the catalogue's words."""
    catalogue = {measure.id: measure for measure in books().measures}
    return {
        "letter": stored.letter,
        "measure": stored.measure,
        "what": what_is_done(stored, catalogue.get(stored.measure)),
        "words": stored.words,
        "against": list(stored.against),
        "state": stored.state,
        "state_name": both(STATES[MeasureState(stored.state)]),
        "owner": {"sv": stored.owner.title_sv, "en": stored.owner.title_en},
        "unit": {"sv": stored.owner.unit.name_sv, "en": stored.owner.unit.name_en},
        "due": stored.due.isoformat(),
        "evidence": stored.evidence,
        "means": stored.means,
        "means_name": both(MEANS[Means(stored.means)]),
        "means_note": stored.means_note,
        "means_said": sign(stored.means_by, stored.means_at) if stored.means_by and stored.means_at else None,
        "is_condition": stored.is_condition,
    }


def what_is_done(stored: StoredMeasure, measure: Measure | None) -> Plain:
    """What a measure is called in both languages: the catalogue's name, or the words that were written."""
    if measure is not None:
        return {"sv": measure.name.sv, "en": measure.name.en}
    said = stored.words or stored.measure
    return {"sv": said, "en": said}


def requirement_told(required: Required, stored: StoredRequirement | None, sign: Sign) -> Plain:
    """One requirement with where it stands, what was said of it and by whom."""
    done = stored if stored and stored.note else None
    return {
        **opened_told(required.asked),
        "state": required.state.value,
        "before_decision": required.before_decision,
        "given_by": both(required.given_by),
        "because_met": both(required.because),
        "problem": both(required.problem),
        "note": done.note if done else "",
        "said": sign(done.by, done.at) if done else None,
        "spoken_by": done.spoken_by if done else "",
        "question": stored.question if stored else "",
        "due": stored.due.isoformat() if stored and stored.due else None,
    }


def set_aside_told(stop: HardStop, kept: Kept, sign: Sign) -> Plain:
    """A stop that does not count, with the evidence and who found it wrong."""
    stored = evidence_on(stop, kept)
    return {**stop_told(stop), "evidence": stored.evidence, "said": sign(stored.by, stored.at)}


def evidence_on(stop: HardStop, kept: Kept) -> StoredSetAside:
    """The newest row by which a stop does not count: the one on the very facts that it looks at."""
    used = [list(pair) for pair in stop.used]
    found = [one for one in kept.set_aside if (one.rule, one.used) == (stop.rule, used)]
    return found[-1]


def step_told(step: Step, sign: Sign) -> Plain:
    """One step of the case between posts."""
    roles = {role.value: both(name) for role, name in books().delegation.roles.items()}
    return {
        "kind": step.kind,
        "from": roles[step.by_role],
        "to": roles[step.to_role],
        "reason": step.reason,
        "said": sign(step.by, step.at),
    }


def file_told(file: Attachment) -> Plain:
    """One file, provable by its digest; the bytes are kept beside the case."""
    return {
        "name": file.name,
        "kind": file.kind,
        "size": file.size,
        "digest": file.digest,
        "place": file.place,
        "at": file.at.isoformat(),
        "is_withdrawn": file.withdrawn_at is not None,
    }


def depth_told(assessment: Assessment, kept: Kept, sign: Sign) -> Plain:
    """How deep, why, and what somebody wished beyond it."""
    depth, wish = assessment.depth, kept.wish
    words = {one.id: one.name for one in books().proportion.depths}
    wished = wish and {"depth": wish.depth, "reason": wish.reason, "said": sign(wish.by, wish.at)}
    return {
        "id": depth.depth.value,
        "name": both(depth.name),
        "ruled": both(words[depth.ruled]),
        "because": [both(reason) for reason in depth.because],
        "rules": list(depth.rules),
        "wish": wished,
        "refused": [both(reason) for reason in assessment.refused],
    }


def said_of(wordings: Iterable[Wording]) -> list[Plain | None]:
    """Several sentences in both languages."""
    return [both(wording) for wording in wordings]
