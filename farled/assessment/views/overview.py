"""How is a whole case shown, and how is it decided?"""

from dataclasses import replace
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from farled.assessment import actions
from farled.assessment.forms import AgainForm, DecideForm, PresentForm
from farled.assessment.models import Case
from farled.assessment.presenters import overview_page
from farled.assessment.presenters.history import history
from farled.assessment.queries.cases import earlier_cases
from farled.assessment.queries.locked import refuse_move
from farled.assessment.queries.relations import answers_for, deciding_posts, is_invited
from farled.assessment.terms import CaseEvent, Choice, Outcome
from farled.assessment.views.deciding import decided_in_full
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.offering import begin_part
from farled.assessment.views.whole import NOTHING_SENT, Sent, whole_with
from farled.audit.queries import events_on
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import asked_in


@require_GET
def overview(request: ReaderRequest, number: str) -> HttpResponse:
    """The whole case on one page, with the decision for the post that makes it."""
    return overview_with(request, load(request, number))


def overview_with(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    form: DecideForm | None = None,
    again: AgainForm | None = None,
    sent: Sent = NOTHING_SENT,
    status: int = 200,
) -> HttpResponse:
    """The page of the case; ``form``, ``again`` and ``sent`` are what was just sent and not accepted."""
    if loaded.kept is not None:
        return whole_with(request, loaded, sent=replace(sent, again=again), status=status)
    case, decision, language = loaded.case, loaded.decision, request.LANGUAGE_CODE
    page = overview_page(
        case=case,
        decision=decision,
        judgement=loaded.judgement,
        stored=loaded.stored,
        ground=loaded.ground,
        viewer=request.viewer,
        seen=loaded.seen,
        changes=loaded.changes,
        language=language,
    )
    earlier = earlier_cases(case)
    is_theirs = answers_for(viewer=request.viewer, case=case)
    works = is_theirs or is_invited(viewer=request.viewer, case=case)
    shown: dict[str, Any] = {
        "check": page,
        "section": "collaborations",
        "may_answer": is_theirs,
        "begin": begin_part(request, case, loaded.judgement, may_begin=works),
        "earlier": [{"id": old.pk, "decided_at": old.decided_at} for old in earlier if old.decided_at],
        "history": history(_events(case, earlier), asked_in(case.published), language),
        "form": form,
        "present": form or PresentForm(),
        "again": again or AgainForm(),
    }
    return render(request, "assessment/overview.html", shown, status=status)


def _events(case: Case, earlier: list[Case]) -> list[Any]:
    return events_on(case.collaboration, case, *earlier)


_EVENTS: dict[str, CaseEvent] = {
    Choice.ASK_FOR_MORE: CaseEvent.ASK_FOR_MORE,
    Choice.HAND_UP: CaseEvent.OUTSIDE_AUTHORITY,
}
"""What a form may ask for besides a decision; only a full assessment moves so."""


@require_POST
def decide(request: ReaderRequest, number: str) -> HttpResponse:
    """Decide the case on exactly what the page showed; a refusal is shown where the person was."""
    loaded = load(request, number)
    if loaded.kept is not None:
        return decided_in_full(request, number, loaded)
    refuse_move(case=loaded.case, event=_EVENTS.get(request.POST.get("outcome", ""), CaseEvent.DECIDE))
    form, status = DecideForm(request.POST), 422
    if form.is_valid():
        refused = _decided(request, loaded.case, form)
        if refused is None:
            return redirect("collaboration", number)
        _refuse_foreign(request, loaded, refused)
        status = refused.status
        for reason in refused.reasons:
            form.add_error(None, reason.in_language(request.LANGUAGE_CODE))
    return overview_with(request, load(request, number), form=form, status=status)


def _decided(request: ReaderRequest, case: Case, form: DecideForm) -> actions.ActionRefused | None:
    """None when the decision is made, else why it is not."""
    sent = form.cleaned_data
    try:
        actions.decide(
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            case=case,
            outcome=Outcome(sent["outcome"]),
            reason=sent["reason"],
            seen=sent["seen"],
            presented_by=sent["presented_by"],
            took_part=sent["took_part"],
            language=request.LANGUAGE_CODE,
        )
    except actions.ActionRefused as refused:
        return refused
    return None


def _refuse_foreign(request: ReaderRequest, loaded: Loaded, refused: actions.ActionRefused) -> None:
    """A decision that is another post's to make is not shown again as a form."""
    role = loaded.judgement.deciding.role
    if not deciding_posts(viewer=request.viewer, case=loaded.case, role=role):
        raise PermissionDenied(
            " ".join(reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons)
        )
