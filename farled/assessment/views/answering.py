"""How is one answer kept in one request, and how are all answers of a page without script?"""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from farled.assessment import actions
from farled.assessment.actions import ActionRefused, AnswerConflict, Saved
from farled.assessment.forms import AnswerForm, Sent, sent_answers
from farled.assessment.models import Case, StoredAnswer
from farled.assessment.presenters import progress_parts, question_row
from farled.assessment.presenters.check import closed_parts
from farled.assessment.presenters.questions import ON_THE_PAGE, chosen_in, said_at
from farled.assessment.queries.relations import answers_for
from farled.assessment.queries.seen import seen_after
from farled.assessment.terms import Assessment
from farled.assessment.views.loading import Loaded, load
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import asked_in
from farled.questionnaire.rules import name_of
from farled.questionnaire.terms import Question, Standing, State

Plain = dict[str, Any]
Show = Callable[..., HttpResponse]


def wants_fragments(request: ReaderRequest) -> bool:
    """Whether the page's script asks, which puts the answer's consequences in place itself."""
    return request.headers.get("Accept") == "application/json"


def kept_one(request: ReaderRequest, number: str) -> JsonResponse:
    """Keep one answer; says what is saved and what follows, or why it was not kept."""
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return JsonResponse(
            {"problems": [_("The page sent something that is no answer. Load it again.")]}, status=422
        )
    sent = form.cleaned_data
    try:
        saved = _keep(request, number, Sent(sent["key"], sent["value"], sent["reason"], sent["version"]))
    except Case.DoesNotExist:
        return JsonResponse(
            {"problems": [_("This collaboration is not here, or not open to you.")]}, status=404
        )
    except ActionRefused as refused:
        return JsonResponse(
            {"problems": _in_words(refused, request)}, status=422 if refused.is_theirs else 403
        )
    except AnswerConflict as conflict:
        page = {"conflict": _conflict(conflict.stored, sent["value"], request)}
        html = render_to_string("assessment/conflict.html", page, request)
        # A page whose last reply was lost meets its own answer here, and may then send the newer one again.
        is_own = conflict.stored.by_id == request.user.pk
        told = {"version": conflict.stored.version, "own": is_own, "html": html}
        return JsonResponse(told, status=409)
    return JsonResponse(_told(saved, sent["ground"], request))


def _keep(request: ReaderRequest, number: str, sent: Sent) -> Saved:
    return actions.answer(
        by=request.user,
        at=request.now,
        viewer=request.viewer,
        number=number,
        key=sent.key,
        value=sent.value,
        reason=sent.reason,
        version=sent.version,
    )


def _in_words(refused: ActionRefused, request: ReaderRequest) -> list[str]:
    return [reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons]


def _conflict(stored: StoredAnswer, mine: str, request: ReaderRequest) -> Plain:
    """Both answers in words, so that a person can choose."""
    asked = asked_in(stored.case.published).questions
    question = next((question for question in asked if question.key == stored.key), None)
    return {
        "key": stored.key,
        "who": stored.by.name,
        "at": said_at(stored.at, request.now, request.LANGUAGE_CODE),
        "theirs": stored.value,
        "theirs_name": _named(question, stored.value, request),
        "mine": mine,
        "mine_name": _named(question, mine, request),
    }


def _named(question: Question | None, value: str, request: ReaderRequest) -> str:
    if question is None or (question.allowed and value not in question.allowed):
        return value
    return name_of(question=question, value=value).in_language(request.LANGUAGE_CODE)


def _told(saved: Saved, ground: str, request: ReaderRequest) -> Plain:
    """What the script puts into the page: the state of saving, and each part that the answer changed."""
    language = request.LANGUAGE_CODE
    if isinstance(saved.judgement, Assessment):
        return _told_in_full(saved, saved.judgement, request)
    parts = progress_parts(
        case=saved.case,
        judgement=saved.judgement,
        viewer=request.viewer,
        seen=seen_after(ground=ground, judgement=saved.judgement),
        language=language,
    )
    page = {"check": parts, "outcome": parts["outcome"], "number": saved.case.collaboration.number}
    html = {
        name: render_to_string(f"assessment/{name}.html", page, request)
        for name in ("headline", "fairway", "sofar", "outcome")
    }
    return {
        "saved": said_at(request.now, request.now, language),
        "key": saved.answer.key,
        "version": saved.answer.version,
        "open": parts["open"],
        "result": parts["result"],
        "html": html,
        **_moved_questions(saved, request),
    }


def _told_in_full(saved: Saved, assessment: Assessment, request: ReaderRequest) -> Plain:
    """What the script puts into a page of the full assessment."""
    waiting = sum(standing.state is State.OPEN for standing in assessment.standings)
    return {
        "saved": said_at(request.now, request.now, request.LANGUAGE_CODE),
        "key": saved.answer.key,
        "version": saved.answer.version,
        "open": waiting,
        "result": assessment.readiness.value,
        "html": {},
        **_moved_questions(saved, request),
    }


def _moved_questions(saved: Saved, request: ReaderRequest) -> Plain:
    """The questions that opened, closed or were corrected with this answer; nothing when none did."""
    was = {standing.question.key: standing.state for standing in saved.before.standings}
    moved = {
        standing.question.key
        for standing in saved.judgement.standings
        if _has_moved(standing, was[standing.question.key], saved.answer.key)
    }
    if not moved:
        return {"questions": {}, "order": [], "closed": None}
    kept = {answer.key: answer for answer in saved.answers}
    rows = [question_row(standing, kept, request.LANGUAGE_CODE) for standing in saved.judgement.standings]
    shown = [row for row in rows if row["state"] in ON_THE_PAGE]
    closings = {"closed": closed_parts(rows), "may_answer": True}
    return {
        "questions": {row["key"]: _question_html(row, request) for row in shown if row["key"] in moved},
        "order": [row["key"] for row in shown],
        "closed": render_to_string("assessment/closed.html", closings, request),
    }


def _has_moved(standing: Standing, was: State, answered: str) -> bool:
    """Whether the question has to be put in another place, or shown anew among those that facts close."""
    is_on_page = standing.state in ON_THE_PAGE
    if is_on_page != (was in ON_THE_PAGE):
        return True
    return not is_on_page and (standing.state is not was or standing.question.key == answered)


def _question_html(row: Plain, request: ReaderRequest) -> str:
    return render_to_string("assessment/question.html", {"question": row, "may_answer": True}, request)


def kept_all(request: ReaderRequest, number: str, *, show: Show) -> HttpResponse:
    """Keep every answer of the page that differs from what is stored; what cannot be kept is shown again."""
    loaded = load(request, number)
    if not answers_for(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who answer for the collaboration do this."))
    given: dict[str, Plain] = {}
    for sent in _changed(loaded, sent_answers(request.POST)):
        try:
            _keep(request, number, sent)
        except ActionRefused as refused:
            given[sent.key] = _refused(sent, _in_words(refused, request))
        except AnswerConflict as conflict:
            given[sent.key] = _contested(sent, conflict.stored, request)
    if given:
        status = 409 if any(row.get("conflict") for row in given.values()) else 422
        return show(request, load(request, number), given=given, status=status)
    return redirect(f"{reverse('check', args=[number])}#outcome")


def _changed(loaded: Loaded, sent: list[Sent]) -> list[Sent]:
    """The answers that say something else than the page shows now."""
    reasons = {answer.key: answer.reason for answer in loaded.stored if not answer.is_archived}
    shown = {
        standing.question.key: (chosen_in(standing), reasons.get(standing.question.key, ""))
        for standing in loaded.judged.standings
    }
    return [one for one in sent if one.value and (one.value, one.reason) != shown.get(one.key)]


def _refused(sent: Sent, problems: list[str]) -> Plain:
    return {"value": sent.value, "reason": sent.reason, "version": sent.version, "problems": problems}


def _contested(sent: Sent, stored: StoredAnswer, request: ReaderRequest) -> Plain:
    conflict = _conflict(stored, sent.value, request)
    return {"value": sent.value, "reason": sent.reason, "version": stored.version, "conflict": conflict}
