"""Which sections does an assessment have, how far is each, and what does one of them ask?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.assessment.models import Case, StoredAnswer
from farled.assessment.presenters import words
from farled.assessment.presenters.check import closed_parts
from farled.assessment.presenters.questions import ON_THE_PAGE, question_row
from farled.assessment.presenters.talk import who_answered
from farled.assessment.queries.places import place_of_question
from farled.assessment.terms import Assessment, Section
from farled.questionnaire.queries import asked_in
from farled.questionnaire.terms import Area, Standing, State

Plain = dict[str, Any]
Talk = Mapping[str, list[Plain]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One section with where its questions stand. ``area`` None: the questionnaire has none for it."""

    section: Section
    area: Area | None
    standings: tuple[Standing, ...]

    @property
    def total(self) -> int:
        """How many questions are asked, those that the facts answer too."""
        return sum(standing.state is not State.NOT_ASKED for standing in self.standings)

    @property
    def left(self) -> int:
        """How many of them wait for an answer."""
        return sum(standing.state is State.OPEN for standing in self.standings)

    @property
    def is_gone_through(self) -> bool:
        """Whether the section belongs to this assessment: it is open, or something waits in it."""
        return self.section.is_open or self.left > 0


def sections_of(*, case: Case, assessment: Assessment) -> list[Asked]:
    """Every section in the rulebook's order, then those that only the questionnaire has."""
    areas = {area.id: area for area in asked_in(case.published).areas}
    known = {section.id for section in assessment.sections}
    own = [Section(area.id, area.title, False, (), ()) for area in areas.values() if area.id not in known]
    return [
        Asked(
            section=section,
            area=areas.get(section.id),
            standings=tuple(one for one in assessment.standings if one.question.area == section.id),
        )
        for section in (*assessment.sections, *own)
    ]


def section_row(*, asked: Asked, number: str, language: str) -> Plain:
    """A section in one row: how far it is, why it is open or closed, and where it is."""
    section = asked.section
    return {
        "id": section.id,
        "name": section.name.in_language(language),
        "progress": progress_said(asked),
        "done": round(100 * (asked.total - asked.left) / asked.total) if asked.total else 0,
        "left": asked.left,
        "total": asked.total,
        "because": [reason.in_language(language) for reason in _because(asked)],
        "to": reverse("assessment_section", args=[number, section.id]),
    }


def _because(asked: Asked) -> Sequence[Any]:
    """Why a section is open or closed. What waits in a closed one is asked of every collaboration."""
    if asked.left and not asked.section.is_open:
        return (words.ASKED_OF_ALL,)
    return asked.section.because


def progress_said(asked: Asked) -> str:
    """How far a section is, in words."""
    if not asked.total:
        return _("No question of its own")
    if not asked.left:
        return ngettext("The one question is answered", "All %(count)s answered", asked.total) % {
            "count": asked.total
        }
    return _("%(answered)s of %(total)s answered, %(left)s left") % {
        "answered": asked.total - asked.left,
        "total": asked.total,
        "left": asked.left,
    }


def next_question(*, every: Sequence[Asked], number: str, language: str) -> Plain | None:
    """Where the first question that waits is, section by section; None when none does."""
    for asked in every:
        for standing in asked.standings:
            if standing.state is State.OPEN:
                return {
                    "name": asked.section.name.in_language(language),
                    "to": f"{reverse('assessment_section', args=[number, asked.section.id])}"
                    f"#q-{standing.question.key.replace('.', '-')}",
                }
    return None


def after_section(*, every: Sequence[Asked], here: str) -> str:
    """The section with open questions that comes next after this one, round and round; empty for none."""
    places = [place for place, asked in enumerate(every, start=1) if asked.section.id == here]
    place = places[0] if places else 0
    in_turn = [asked for asked in (*every[place:], *every[:place]) if asked.section.id != here]
    return next((asked.section.id for asked in in_turn if asked.left), "")


def section_page(
    *,
    asked: Asked,
    stored: Sequence[StoredAnswer],
    talk: Talk,
    at: datetime,
    language: str,
    given: Mapping[str, Plain] | None = None,
) -> Plain:
    """The questions of one section for "assessment/section.html".

    ``talk``: comments by place. ``given``: by key, what was just sent and could not be kept.
    """
    rows = question_rows(asked=asked, stored=stored, talk=talk, at=at, language=language, given=given)
    return {
        "id": asked.section.id,
        "name": asked.section.name.in_language(language),
        "lead": asked.area.lead.in_language(language) if asked.area else "",
        "is_open": asked.section.is_open,
        "because": [reason.in_language(language) for reason in _because(asked)],
        "questions": [row for row in rows if row["state"] in ON_THE_PAGE],
        "closed": closed_parts(rows),
        "progress": progress_said(asked),
        "left": asked.left,
    }


def question_rows(
    *,
    asked: Asked,
    stored: Sequence[StoredAnswer],
    talk: Talk,
    at: datetime,
    language: str,
    given: Mapping[str, Plain] | None = None,
) -> list[Plain]:
    """Every question of a section with its answer, who gave it, and what people said beside it."""
    kept = {answer.key: answer for answer in stored}
    sent = given or {}
    rows = [
        question_row(standing, kept, language, sent.get(standing.question.key))
        for standing in asked.standings
    ]
    return [row | _several_hands(row["key"], kept, talk, at, language) for row in rows]


def _several_hands(
    key: str, kept: Mapping[str, StoredAnswer], talk: Talk, at: datetime, language: str
) -> Plain:
    place = place_of_question(key)
    stored = kept.get(key)
    is_said = stored is not None and not stored.is_archived
    return {
        "place": place,
        "comments": talk.get(place, []),
        "by": who_answered(stored=stored, at=at, language=language) if stored and is_said else "",
    }


def neighbours(*, every: Sequence[Asked], here: str, number: str, language: str) -> Plain:
    """The sections before and after this one of those gone through, and which of how many it is."""
    shown = [asked.section for asked in every if asked.is_gone_through or asked.section.id == here]
    place = [section.id for section in shown].index(here)
    return {
        "number": place + 1,
        "of": len(shown),
        "before": _link(shown[place - 1], number, language) if place else None,
        "after": _link(shown[place + 1], number, language) if place + 1 < len(shown) else None,
    }


def _link(section: Section, number: str, language: str) -> Plain:
    return {
        "name": section.name.in_language(language),
        "to": reverse("assessment_section", args=[number, section.id]),
    }
