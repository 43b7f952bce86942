"""How is the quick check shown, answered, moved to a newer version, and begun again?"""

from contextlib import suppress
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from farled.assessment import actions
from farled.assessment.forms import AgainForm
from farled.assessment.models import Case
from farled.assessment.presenters import check_page
from farled.assessment.presenters.questions import said_at
from farled.assessment.queries.cases import has_newer_questions
from farled.assessment.queries.relations import answers_for
from farled.assessment.views.answering import kept_all, kept_one, wants_fragments
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.overview import overview_with
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import asked_in, newest

UPGRADED = "upgraded"
"""Where a session remembers, for one page, what moving to a newer version brought."""


@require_GET
def check(request: ReaderRequest, number: str) -> HttpResponse:
    """All open questions on one page, what is closed by what is known, and the outcome."""
    loaded = load(request, number)
    if loaded.case.decided_at is not None:
        return redirect("collaboration", number)
    return check_with(request, loaded)


def check_with(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    given: dict[str, Any] | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    """The page of the check; ``given`` are answers that could not be kept, ``more`` what else it says."""
    page = check_page(
        case=loaded.case,
        judgement=loaded.judgement,
        stored=loaded.stored,
        ground=loaded.ground,
        viewer=request.viewer,
        seen=loaded.seen,
        language=request.LANGUAGE_CODE,
        given=given,
    )
    shown = {
        "check": page,
        "unkept": _unkept(page),
        "section": "collaborations",
        "saved_at": _last_saved(request, loaded),
        "may_answer": answers_for(viewer=request.viewer, case=loaded.case),
        "newer": _newer_version(loaded.case),
        "upgraded": _upgraded(request, loaded.case),
        **more,
    }
    return render(request, "assessment/check.html", shown, status=status)


def _unkept(page: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [*page["questions"], *page["closed"]["known"]]
    return [row for row in rows if row["problems"] or row["conflict"]]


def _last_saved(request: ReaderRequest, loaded: Loaded) -> str:
    moments = [answer.at for answer in loaded.stored if not answer.is_archived]
    return said_at(max(moments), request.now, request.LANGUAGE_CODE) if moments else ""


def _newer_version(case: Case) -> str:
    """The name of a newer version of the questions; empty when the case stands on the newest."""
    return newest(case.published.questionnaire).version if has_newer_questions(case) else ""


def _upgraded(request: ReaderRequest, case: Case) -> dict[str, Any] | None:
    """What a move to a newer version brought, told once."""
    if request.session.get(UPGRADED, {}).get("case") != case.pk:
        return None
    told: dict[str, Any] = request.session.pop(UPGRADED)
    texts = {question.key: question.text for question in asked_in(case.published).questions}
    return told | {"new": [texts[key] for key in told["new"] if key in texts]}


@require_POST
def check_answer(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep one answer and say what follows (script), or all answers of the page (none)."""
    if wants_fragments(request):
        return kept_one(request, number)
    return kept_all(request, number, show=check_with)


@require_POST
def check_upgrade(request: ReaderRequest, number: str) -> HttpResponse:
    """Move a running check to the newest version; the page then says what is new."""
    case = _theirs(request, number).case
    if case.decided_at is None and has_newer_questions(case):
        to = newest(case.published.questionnaire)
        carried = actions.upgrade(by=request.user, at=request.now, case=case, to=to)
        request.session[UPGRADED] = {
            "case": case.pk,
            "version": to.version,
            "new": [question.key for question in carried.new_questions],
            "set_aside": len(carried.dropped_archived),
        }
    return redirect("check", number)


@require_POST
def check_again(request: ReaderRequest, number: str) -> HttpResponse:
    """Begin a new check of a decided collaboration; the record of the old one stays."""
    loaded = _theirs(request, number)
    form = AgainForm(request.POST)
    form.is_valid()
    changes = " ".join(change.in_language(request.LANGUAGE_CODE) for change in loaded.changes)
    why = form.cleaned_data.get("why", "") or changes
    if loaded.decision is None:
        return redirect("check", number)
    if not why:
        form.add_error(
            "why", _("Say why the collaboration is checked again: nothing has changed since the decision.")
        )
        return overview_with(request, loaded, again=form, status=422)
    # Whoever pressed twice, or came second, finds the new check that the first press began.
    with suppress(actions.NothingToRepeatError):
        actions.check_again(by=request.user, at=request.now, case=loaded.case, why=why)
    return redirect("collaboration" if loaded.case.is_full else "check", number)


def _theirs(request: ReaderRequest, number: str) -> Loaded:
    """The case of somebody who answers for it; 404 when it may not be known, 403 when it is another's."""
    loaded = load(request, number)
    if not answers_for(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who answer for the collaboration do this."))
    return loaded
