"""Which files does a case have, to which places in it do they belong, and which places are there?"""

from dataclasses import dataclass
from enum import StrEnum

from farled.assessment.models import Attachment, Case
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.collaborations.queries import visible_to
from farled.mitigation.queries import measures
from farled.mitigation.terms import MeasureState
from farled.organisation.terms import Viewer
from farled.questionnaire.queries import asked_in
from farled.questionnaire.terms import State
from farled.risks.queries import rulebook
from farled.risks.terms import Finding, HardStop
from farled.text.terms import Wording

MOST_FILES = 50
"""So many files a case has at most, those that were withdrawn not counted."""
MOST_EVER = 200
"""So many it has ever had: what was withdrawn is kept, and takes room."""


class PlaceKind(StrEnum):
    """What a file can belong to."""

    CASE = "case"
    QUESTION = "question"
    FINDING = "finding"
    REQUIREMENT = "requirement"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class FilePlace:
    """A place in a case that a file can belong to; ``key`` is written as "question:..." with its own key."""

    kind: PlaceKind
    key: str
    name: Wording


_WHOLE = FilePlace(PlaceKind.CASE, "case", Wording(sv="Hela ärendet", en="The whole case"))


def places_in(*, kept: Kept, assessment: Assessment) -> tuple[FilePlace, ...]:
    """Everything that a file can belong to now: the case, what is asked, found, required and planned."""
    asked = [one.question for one in assessment.standings if one.state is not State.NOT_ASKED]
    found: list[HardStop | Finding] = [*assessment.stops, *assessment.findings]
    planned = [one for one in kept.measures if one.state != MeasureState.DROPPED]
    return (
        _WHOLE,
        *(_place(PlaceKind.QUESTION, question.key, question.text) for question in asked),
        *(_place(PlaceKind.FINDING, one.rule, one.because) for one in found),
        *(_place(PlaceKind.REQUIREMENT, one.asked.id, one.asked.name) for one in assessment.requirements),
        *(_place(PlaceKind.MEASURE, one.letter, _measure_name(one.measure, one.words)) for one in planned),
    )


def names_of_places(*, case: Case, kept: Kept, assessment: Assessment) -> dict[str, Wording]:
    """What every place is called, also one that is no longer asked, required or planned."""
    questions = asked_in(case.published).questions
    once = (
        *(_place(PlaceKind.QUESTION, question.key, question.text) for question in questions),
        *(_place(PlaceKind.REQUIREMENT, one.id, one.name) for one in rulebook().requirements),
        *(
            _place(PlaceKind.MEASURE, one.letter, _measure_name(one.measure, one.words))
            for one in kept.measures
        ),
    )
    return {place.key: place.name for place in (*once, *places_in(kept=kept, assessment=assessment))}


def _place(kind: PlaceKind, key: str, name: Wording) -> FilePlace:
    return FilePlace(kind, f"{kind.value}:{key}", name)


def _measure_name(id: str, words: str) -> Wording:
    named = next((one.name for one in measures() if one.id == id), None)
    return named or Wording(sv=words or id, en=words or id)


def files_of(case: Case) -> list[Attachment]:
    """Every file of a case with who added it, withdrawn ones too, the oldest first; one query."""
    return list(case.attachments.select_related("by"))


def file_for(*, viewer: Viewer, number: str, pk: int) -> Attachment | None:
    """A file with its bytes, of any case of a collaboration that this person may know of; one query."""
    return (
        Attachment.objects.filter(
            pk=pk, case__collaboration__number=number, case__collaboration__in=visible_to(viewer)
        )
        .select_related("content")
        .first()
    )
