"""What follows from the answers so far: what was found, who decides, how much is left, what just opened?"""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from farled.assessment.presenters import words
from farled.assessment.presenters.check import listed, lowered
from farled.assessment.queries.pack import rulebook
from farled.assessment.terms import Assessment, Section
from farled.questionnaire.terms import State
from farled.risks.terms import Finding, HardStop, Level

Plain = dict[str, Any]
_LEVELS = tuple(Level)
_SHOWN = 3
"""So many findings stand open beside the questions; the others are folded."""


def so_far(*, assessment: Assessment, language: str) -> Plain:
    """What "assessment/found.html" shows beside the questions; it changes with every answer."""
    gravest_first = sorted(assessment.findings, key=lambda finding: -_LEVELS.index(finding.level))
    found = [_finding(finding, language) for finding in gravest_first]
    return {
        "left": left_in(assessment),
        "left_said": words.counted(
            left_in(assessment), words.ONE_LEFT, words.LEFT, none=words.ALL_ANSWERED
        ).in_language(language),
        "stops": [_stop(stop, language) for stop in assessment.stops],
        "found": found[:_SHOWN],
        "more": found[_SHOWN:],
        "who": _who(assessment, language),
        "who_because": [reason.in_language(language) for reason in assessment.deciding.because],
    }


def left_in(assessment: Assessment) -> int:
    """How many questions wait for an answer."""
    return sum(standing.state is State.OPEN for standing in assessment.standings)


def _finding(finding: Finding, language: str) -> Plain:
    names = rulebook().words
    return {
        "kinds": listed([names.kinds[kind] for kind in finding.kinds], language),
        "level": names.levels[finding.level].in_language(language),
        "because": finding.because.in_language(language),
    }


def _stop(stop: HardStop, language: str) -> Plain:
    return {
        "kind": rulebook().words.stops[stop.kind].in_language(language),
        "because": stop.because.in_language(language),
    }


def _who(assessment: Assessment, language: str) -> str:
    post = assessment.deciding.name
    if post is None:
        return words.NO_POST.in_language(language)
    return words.POST_DECIDES.filled(Post=post, post=lowered(post)).in_language(language)


def opened_between(before: Assessment, after: Assessment) -> list[str]:
    """The ids of the sections that are open now and were not before."""
    were_open = {section.id for section in before.sections if section.is_open}
    return [one.id for one in after.sections if one.is_open and one.id not in were_open]


def opened_now(*, ids: Collection[str], assessment: Assessment, number: str, language: str) -> list[Plain]:
    """The sections with these ids that are open, each with its reasons and where it is."""
    opened = [one for one in assessment.sections if one.is_open and one.id in ids]
    return [_opened(section, number, language) for section in opened]


def _opened(section: Section, number: str, language: str) -> Plain:
    return {
        "name": section.name.in_language(language),
        "because": [reason.in_language(language) for reason in section.because],
        "to": reverse("assessment_section", args=[number, section.id]),
    }
