"""How is the quick check shown, answered, moved to a newer version, and begun again?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from farled.assessment import actions
from farled.assessment.forms import AgainForm
from farled.assessment.presenters import check_page
from farled.assessment.queries.cases import has_newer_questions
from farled.assessment.queries.relations import answers_for, is_invited
from farled.assessment.views.answering import (
    kept_all,
    kept_one,
    last_saved,
    status_of,
    unkept_in,
    wants_fragments,
)
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.offering import begin_part, newer_version, remember_upgrade, upgraded
from farled.assessment.views.overview import overview_with
from farled.assessment.views.sections import given_again
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import newest


@require_GET
def check(request: ReaderRequest, number: str) -> HttpResponse:
    """All open questions on one page, what is closed by what is known, and the outcome."""
    loaded = load(request, number)
    if loaded.case.is_full:
        return redirect("assessment", number)
    if loaded.case.decided_at is not None:
        return redirect("collaboration", number)
    return check_with(request, loaded)


def check_with(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    given: dict[str, Any] | None = None,
    begin: dict[str, Any] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of the check; ``given`` are answers that could not be kept, ``begin`` a beginning refused."""
    case, is_theirs = loaded.case, answers_for(viewer=request.viewer, case=loaded.case)
    works = is_theirs or is_invited(viewer=request.viewer, case=case)
    page = check_page(
        case=case,
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
        "unkept": unkept_in(page, given),
        "section": "collaborations",
        "saved_at": last_saved(request, loaded),
        "may_answer": works,
        "is_theirs": is_theirs,
        "begin": begin or begin_part(request, case, loaded.judgement, may_begin=works),
        "newer": newer_version(case) if is_theirs else "",
        "upgraded": upgraded(request, case),
    }
    return render(request, "assessment/check.html", shown, status=status)


@require_POST
def check_answer(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep one answer and say what follows (script), or all answers of the page (none)."""
    if wants_fragments(request):
        return kept_one(request, number)
    loaded = load(request, number)
    given = kept_all(request, loaded)
    if given:
        anew = load(request, number)
        again = given_again if anew.case.is_full else check_with
        return again(request, anew, given=given, status=status_of(given))
    return redirect(f"{reverse('check', args=[number])}#outcome")


@require_POST
def check_upgrade(request: ReaderRequest, number: str) -> HttpResponse:
    """Move a running case to the newest version of its questions; the page then says what is new."""
    loaded = _theirs(request, number)
    case = loaded.case
    if case.decided_at is not None:
        return overview_with(request, loaded, status=409)
    if has_newer_questions(case):
        to = newest(case.published.questionnaire)
        carried = actions.upgrade(by=request.user, at=request.now, case=case, to=to)
        remember_upgrade(request, case, to.version, carried)
    return redirect("assessment" if case.is_full else "check", number)


@require_POST
def check_again(request: ReaderRequest, number: str) -> HttpResponse:
    """Begin a new check of a decided collaboration; the record of the old one stays."""
    loaded = _theirs(request, number)
    form = AgainForm(request.POST)
    form.is_valid()
    changes = " ".join(change.in_language(request.LANGUAGE_CODE) for change in loaded.changes)
    why = form.cleaned_data.get("why", "") or changes
    if loaded.decision is None:
        return _running_already(request, loaded)
    if not why:
        form.add_error(
            "why", _("Say why the collaboration is checked again: nothing has changed since the decision.")
        )
        return overview_with(request, loaded, again=form, status=422)
    try:
        actions.check_again(by=request.user, at=request.now, case=loaded.case, why=why)
    except actions.MoveRefused:
        return _running_already(request, load(request, number))
    return redirect("collaboration" if loaded.case.is_full else "check", number)


def _running_already(request: ReaderRequest, loaded: Loaded) -> HttpResponse:
    """Whoever pressed twice, or came second, finds the new check that the first press began."""
    shown = overview_with if loaded.case.is_full else check_with
    return shown(request, loaded, status=409)


def _theirs(request: ReaderRequest, number: str) -> Loaded:
    """The case of somebody who answers for it; 404 when it may not be known, 403 when it is another's."""
    loaded = load(request, number)
    if not answers_for(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who answer for the collaboration do this."))
    return loaded
