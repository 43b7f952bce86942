"""How does the workbench of a full assessment look: how deep, which sections, what comes next?"""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.assessment.models import Case, Decision, Wish
from farled.assessment.presenters import words
from farled.assessment.presenters.check import lowered
from farled.assessment.presenters.frame import in_the_way
from farled.assessment.presenters.sections import Asked, next_question, section_row, sections_of
from farled.assessment.presenters.sofar import left_in, so_far
from farled.assessment.queries.books import books
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment, Depth, Outcome, Readiness
from farled.questionnaire.queries import asked_in, packs
from farled.text.terms import Wording

Plain = dict[str, Any]
_DEPTHS = tuple(Depth)
_STOPPED = (Readiness.STOPPED_BY_LAW, Readiness.STOPPED_BY_POLICY)


def workbench(
    *, case: Case, kept: Kept, assessment: Assessment, decision: Decision | None, language: str
) -> Plain:
    """All that "assessment/workbench.html" shows but the rights of the reader."""
    every = sections_of(case=case, assessment=assessment)
    number = case.collaboration.number
    rows = {one.section.id: section_row(asked=one, number=number, language=language) for one in every}
    asked = asked_in(case.published)
    return {
        "headline": headline(assessment=assessment, every=every, decision=decision).in_language(language),
        "lead": "" if decision else words.STANDS[assessment.readiness].in_language(language),
        "open": [rows[one.section.id] for one in every if one.is_gone_through],
        "closed": [rows[one.section.id] for one in every if not one.is_gone_through],
        "not_run": [_not_run(one.rule, one.lacks, language) for one in assessment.not_run],
        "depth": _depth(assessment, kept.wish, language),
        "sofar": so_far(assessment=assessment, language=language),
        "onward": None if decision else _onward(assessment, every, number, language),
        "title": asked.title.in_language(language),
        "version": asked.version,
    }


def headline(*, assessment: Assessment, every: Sequence[Asked], decision: Decision | None) -> Wording:
    """The state in one line: "Four sections are open, 12 questions left"."""
    if decision is not None:
        return words.DECIDED[Outcome(decision.outcome)]
    if assessment.readiness in _STOPPED:
        return words.STOPPED_HERE
    if assessment.readiness is Readiness.WAITING_FOR_AUTHORITY:
        return words.WAITS_FOR_AUTHORITY
    left = left_in(assessment)
    if not left:
        return words.ALL_ANSWERED
    opened = sum(one.section.is_open for one in every)
    waiting = words.counted(left, words.ONE_LEFT, words.LEFT)
    if not opened:
        return waiting
    sections = words.counted(opened, words.ONE_SECTION_OPEN, words.SECTIONS_OPEN)
    return words.OPEN_AND_LEFT.filled(sections=sections, left=lowered(waiting))


def _onward(assessment: Assessment, every: Sequence[Asked], number: str, language: str) -> Plain:
    """What comes next: the first open question, then what is required, then the ratings, then the case."""
    question = next_question(every=every, number=number, language=language)
    if question is not None:
        return {"label": _("Go on: %(section)s") % {"section": question["name"]}, "to": question["to"]}
    if required := len(in_the_way(assessment)):
        label = ngettext("Go on: one thing is required", "Go on: %(count)s things are required", required) % {
            "count": required
        }
        return {"label": label, "to": reverse("assessment_requirements", args=[number])}
    if unrated := len(assessment.unrated):
        label = ngettext("Go on: rate one finding", "Go on: rate %(count)s findings", unrated) % {
            "count": unrated
        }
        return {"label": label, "to": reverse("assessment_risks", args=[number])}
    return {"label": _("See the whole case"), "to": reverse("collaboration", args=[number])}


def _depth(assessment: Assessment, wish: Wish | None, language: str) -> Plain:
    """How deep the assessment goes and why; a wish that does not count, and why not."""
    chosen = assessment.depth
    return {
        "name": chosen.name.in_language(language),
        "meaning": books().proportion.words(chosen.depth).meaning.in_language(language),
        "because": [reason.in_language(language) for reason in chosen.because],
        "wished_by": wish.by.name if wish else "",
        "wished_at": wish.at if wish else None,
        "refused": [reason.in_language(language) for reason in assessment.refused],
    }


def depths_to_choose(*, at_least: Depth, language: str) -> list[tuple[str, str]]:
    """Each depth from this one on, as a form offers it: its id, and its name with what it means."""
    offered = _DEPTHS[_DEPTHS.index(at_least) :]
    found = [books().proportion.words(depth) for depth in offered]
    return [(one.id.value, _named(one.name, one.meaning, language)) for one in found]


def depth_name(depth: Depth, language: str) -> str:
    """What a depth is called inside a sentence."""
    return books().proportion.words(depth).name.in_language(language)


def _named(name: Wording, meaning: Wording, language: str) -> str:
    said = name.in_language(language)
    return f"{said[:1].upper()}{said[1:]}. {meaning.in_language(language)}"


def closed_to_choose(*, assessment: Assessment, language: str) -> list[tuple[str, str]]:
    """The sections that are closed, as a form offers them."""
    return [(one.id, one.name.in_language(language)) for one in assessment.sections if not one.is_open]


def _not_run(rule: str, lacks: Sequence[str], language: str) -> Plain:
    """A rule that said nothing, with the questions that it looks at and that this questionnaire lacks."""
    texts = {question.key: question.text for pack in packs() for question in pack.questions}
    return {"rule": rule, "lacks": [texts[key].in_language(language) for key in lacks]}
