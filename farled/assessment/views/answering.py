"""How is one answer kept in one request, and how are all answers of a page without script?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from farled.assessment import actions
from farled.assessment.actions import ActionRefused, AnswerConflict, Saved
from farled.assessment.forms import AnswerForm, Sent, sent_answers
from farled.assessment.models import Case, StoredAnswer
from farled.assessment.presenters.questions import chosen_in, said_at
from farled.assessment.queries.relations import contributes_to
from farled.assessment.views.loading import Loaded
from farled.assessment.views.telling import told
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import asked_in
from farled.questionnaire.rules import name_of
from farled.questionnaire.terms import Kind, Question

Plain = dict[str, Any]
_GRAVITY = (422, 403, 409)
"""Of several answers that were not kept, the status that says most."""


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
        return JsonResponse({"problems": _in_words(refused, request)}, status=refused.status)
    except AnswerConflict as conflict:
        page = {"conflict": _conflict(conflict.stored, sent["value"], request)}
        html = render_to_string("assessment/conflict.html", page, request)
        # A page whose last reply was lost meets its own answer here, and may then send the newer one again.
        is_own = conflict.stored.by_id == request.user.pk
        contested = {"version": conflict.stored.version, "own": is_own, "html": html}
        return JsonResponse(contested, status=409)
    return JsonResponse(told(saved=saved, ground=sent["ground"], request=request))


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
        "is_text": question is not None and question.kind is Kind.TEXT,
        "theirs": stored.value,
        "theirs_name": _named(question, stored.value, request),
        "mine": mine,
        "mine_name": _named(question, mine, request),
    }


def _named(question: Question | None, value: str, request: ReaderRequest) -> str:
    if question is None or (question.allowed and value not in question.allowed):
        return value
    return name_of(question=question, value=value).in_language(request.LANGUAGE_CODE)


def kept_all(request: ReaderRequest, loaded: Loaded) -> dict[str, Plain]:
    """Keep every answer of the page that differs from what is stored.

    Gives, by key, what could not be kept and why, for the page to show again; empty when all was kept.
    """
    if not contributes_to(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who work on the case do this."))
    given: dict[str, Plain] = {}
    for sent in _changed(loaded, sent_answers(request.POST)):
        try:
            _keep(request, loaded.case.collaboration.number, sent)
        except ActionRefused as refused:
            given[sent.key] = _refused(sent, _in_words(refused, request), refused.status)
        except AnswerConflict as conflict:
            given[sent.key] = _contested(sent, conflict.stored, request)
    return given


def status_of(given: dict[str, Plain]) -> int:
    """409 when somebody else answered or decided meanwhile, else 422."""
    return max((409 if row.get("conflict") else row["status"] for row in given.values()), key=_GRAVITY.index)


def unkept_in(page: Plain, given: dict[str, Plain] | None = None) -> list[Plain]:
    """What could not be kept, for the top of the page; also an answer whose question is there no longer."""
    rows = [*page["questions"], *page["closed"]["known"]]
    here = {row["key"] for row in rows}
    gone = [
        {"id": "", "text": " ".join([*row.get("problems", []), f"”{row['value']}”"])}
        for key, row in (given or {}).items()
        if key not in here
    ]
    return [row for row in rows if row["problems"] or row["conflict"]] + gone


def last_saved(request: ReaderRequest, loaded: Loaded) -> str:
    """When an answer was kept last, in words; empty before the first."""
    moments = [answer.at for answer in loaded.stored if not answer.is_archived]
    return said_at(max(moments), request.now, request.LANGUAGE_CODE) if moments else ""


def _changed(loaded: Loaded, sent: list[Sent]) -> list[Sent]:
    """The answers that say something else than the page shows now."""
    reasons = {answer.key: answer.reason for answer in loaded.stored if not answer.is_archived}
    shown = {
        standing.question.key: (chosen_in(standing), reasons.get(standing.question.key, ""))
        for standing in loaded.judged.standings
    }
    return [one for one in sent if one.value and (one.value, one.reason) != shown.get(one.key)]


def _refused(sent: Sent, problems: list[str], status: int) -> Plain:
    kept = {"value": sent.value, "reason": sent.reason, "version": sent.version}
    return kept | {"problems": problems, "status": status}


def _contested(sent: Sent, stored: StoredAnswer, request: ReaderRequest) -> Plain:
    conflict = _conflict(stored, sent.value, request)
    return {"value": sent.value, "reason": sent.reason, "version": stored.version, "conflict": conflict}
