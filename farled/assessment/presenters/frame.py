"""What stands above every page of a full assessment: which case, which part, and what waits in the others?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.assessment.models import Case
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment
from farled.collaborations.rules import ACTIVITIES
from farled.collaborations.terms import Activity
from farled.mitigation.terms import MeasureState
from farled.questionnaire.terms import State

Plain = dict[str, Any]


def frame_of(
    *, case: Case, kept: Kept, assessment: Assessment, here: str, language: str, place: str = ""
) -> Plain:
    """What "assessment/frame.html" shows: the case, and its parts with what waits in each.

    ``here`` is the name of the address of the part that is shown ("assessment_risks"); ``place`` says more
    exactly where a reader is, for those who work on the case at the same time.
    """
    number = case.collaboration.number
    return {
        "number": number,
        "title": case.collaboration.title,
        "activity": ACTIVITIES[Activity(case.collaboration.activity)].in_language(language),
        "is_decided": case.decided_at is not None,
        "place": place or here,
        "parts": [
            {
                "name": name,
                "label": label,
                "waits": _waits(name, kept, assessment),
                "to": reverse(name, args=[number]),
                "is_here": name == here,
            }
            for name, label in part_names().items()
        ],
    }


def part_names() -> dict[str, str]:
    """What each part of an assessment is called, by the name of its address, in their order."""
    return {
        "assessment": _("Questions"),
        "assessment_risks": _("Risks"),
        "assessment_measures": _("Measures"),
        "assessment_requirements": _("Requirements"),
        "assessment_files": _("Files"),
        "assessment_people": _("People"),
    }


def _waits(name: str, kept: Kept, assessment: Assessment) -> str:
    match name:
        case "assessment":
            return _left(sum(one.state is State.OPEN for one in assessment.standings))
        case "assessment_risks":
            return _left(len(assessment.unrated))
        case "assessment_measures":
            return _planned(kept)
        case "assessment_requirements":
            return _left(len(in_the_way(assessment)))
        case _:
            return ""


def in_the_way(assessment: Assessment) -> tuple[str, ...]:
    """The requirements that keep anybody from deciding."""
    return tuple(one.asked.id for one in assessment.requirements if one.is_in_the_way)


def _left(count: int) -> str:
    """How many things wait in a part; empty for none."""
    return ngettext("%(count)s left", "%(count)s left", count) % {"count": count} if count else ""


def _planned(kept: Kept) -> str:
    count = sum(one.state != MeasureState.DROPPED for one in kept.measures)
    return str(count) if count else ""
