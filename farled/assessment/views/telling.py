"""After an answer is kept: what does the script put into the page?"""

from collections.abc import Sequence
from typing import Any

from django.template.loader import render_to_string

from farled.assessment.actions import Saved
from farled.assessment.presenters import progress_parts, question_row
from farled.assessment.presenters.check import closed_parts
from farled.assessment.presenters.frame import frame_of
from farled.assessment.presenters.questions import ON_THE_PAGE, said_at
from farled.assessment.presenters.sections import Asked, question_rows, section_row, sections_of
from farled.assessment.presenters.sofar import left_in, opened_between, opened_now, so_far
from farled.assessment.presenters.talk import comments_by_place, who_answered
from farled.assessment.queries.seen import seen_after
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment, Judgement
from farled.assessment.views.offering import begin_part
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.terms import Standing, State

Plain = dict[str, Any]
_NOTHING_MOVED: Plain = {"questions": {}, "order": [], "closed": None}


def told(*, saved: Saved, ground: str, request: ReaderRequest) -> Plain:
    """The state of saving, and each part of the page that the answer changed.

    ``ground`` is the half of the token of what the page showed (see ``queries.seen``).
    """
    before, after = saved.before, saved.judgement
    if saved.kept and isinstance(before, Assessment) and isinstance(after, Assessment):
        return _told(saved, request) | _in_full(saved, saved.kept, before, after, request)
    if isinstance(after, Assessment):
        raise TypeError(f"{saved.case} has been judged in full without what people did in it")
    return _told(saved, request) | _of_check(saved, after, ground, request)


def _told(saved: Saved, request: ReaderRequest) -> Plain:
    return {
        "saved": said_at(request.now, request.now, request.LANGUAGE_CODE),
        "key": saved.answer.key,
        "version": saved.answer.version,
    }


def _of_check(saved: Saved, judgement: Judgement, ground: str, request: ReaderRequest) -> Plain:
    parts = progress_parts(
        case=saved.case,
        judgement=judgement,
        viewer=request.viewer,
        seen=seen_after(ground=ground, judgement=judgement),
        language=request.LANGUAGE_CODE,
    )
    page = {
        "check": parts,
        "outcome": parts["outcome"],
        "number": saved.case.collaboration.number,
        "begin": begin_part(request, saved.case, judgement, may_begin=True),
    }
    html = {
        name: render_to_string(f"assessment/{name}.html", page, request)
        for name in ("headline", "fairway", "sofar", "outcome")
    }
    return {"open": parts["open"], "result": parts["result"], "html": html, **_moved(saved, request)}


def _moved(saved: Saved, request: ReaderRequest) -> Plain:
    """The questions that opened, closed or were corrected with this answer; nothing when none did."""
    moved = _moved_keys(saved, saved.judgement.standings)
    if not moved:
        return _NOTHING_MOVED
    kept = {answer.key: answer for answer in saved.answers}
    rows = [question_row(standing, kept, request.LANGUAGE_CODE) for standing in saved.judgement.standings]
    shown = [row for row in rows if row["state"] in ON_THE_PAGE]
    return {
        "questions": {
            row["key"]: _html("question", {"question": row, "may_answer": True}, request)
            for row in shown
            if row["key"] in moved
        },
        "order": [row["key"] for row in shown],
        "closed": _closed_html(rows, request),
    }


def _moved_keys(saved: Saved, standings: Sequence[Standing]) -> set[str]:
    was = {standing.question.key: standing.state for standing in saved.before.standings}
    return {
        standing.question.key
        for standing in standings
        if _has_moved(standing, was[standing.question.key], saved.answer.key)
    }


def _has_moved(standing: Standing, was: State, answered: str) -> bool:
    """Whether the question has to be put in another place, or shown anew among those that facts close."""
    is_on_page = standing.state in ON_THE_PAGE
    if is_on_page != (was in ON_THE_PAGE):
        return True
    return not is_on_page and (standing.state is not was or standing.question.key == answered)


def _in_full(
    saved: Saved, kept: Kept, before: Assessment, after: Assessment, request: ReaderRequest
) -> Plain:
    """The parts of a page of one section: what was found, what opened, how much is left, what moved."""
    language, number = request.LANGUAGE_CODE, saved.case.collaboration.number
    asked = _section_of(saved, after)
    page: Plain = {
        "sofar": so_far(assessment=after, language=language),
        "opened": opened_now(
            ids=opened_between(before, after), assessment=after, number=number, language=language
        ),
        "part": section_row(asked=asked, number=number, language=language),
        "frame": frame_of(case=saved.case, kept=kept, assessment=after, here="assessment", language=language),
    }
    return {
        "open": left_in(after),
        "result": after.readiness.value,
        "by": who_answered(stored=saved.answer, at=request.now, language=language),
        "html": {name: _html(name, page, request) for name in ("found", "opened_now", "left", "frame_parts")},
        **_moved_in_section(saved, asked, request),
    }


def _section_of(saved: Saved, after: Assessment) -> Asked:
    """The section of the question that was answered."""
    every = sections_of(case=saved.case, assessment=after)
    keyed = {standing.question.key: one for one in every for standing in one.standings}
    return keyed[saved.answer.key]


def _moved_in_section(saved: Saved, asked: Asked, request: ReaderRequest) -> Plain:
    """The questions that this answer, or somebody else's since the page was opened, put elsewhere.

    The page says which questions it shows ("shown"), so that it gets every other one.
    """
    order = [one.question.key for one in asked.standings if one.state in ON_THE_PAGE]
    shown = request.POST.get("shown", "").split()
    if order == shown and not _moved_keys(saved, asked.standings):
        return _NOTHING_MOVED
    rows = question_rows(
        asked=asked,
        stored=saved.answers,
        talk=comments_by_place(case=saved.case, language=request.LANGUAGE_CODE),
        at=request.now,
        language=request.LANGUAGE_CODE,
    )
    number = saved.case.collaboration.number
    return {
        "questions": {
            row["key"]: _html("posed", {"question": row, "may_answer": True, "number": number}, request)
            for row in rows
            if row["key"] in order and row["key"] not in shown
        },
        "order": order,
        "closed": _closed_html(rows, request),
    }


def _closed_html(rows: list[Plain], request: ReaderRequest) -> str:
    return _html("closed", {"closed": closed_parts(rows), "may_answer": True}, request)


def _html(name: str, page: Plain, request: ReaderRequest) -> str:
    return render_to_string(f"assessment/{name}.html", page, request)
