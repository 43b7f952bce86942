"""How does a case move to the post that decides, and how is a stop found to be wrong?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.assessment import actions
from farled.assessment.forms.deciding import ConflictForm, EventForm, HandUpForm, SecondLookForm, SetAsideForm
from farled.assessment.queries.relations import answers_for, may_note_events
from farled.assessment.views.framing import loaded_in_full
from farled.assessment.views.loading import load
from farled.assessment.views.overview import overview_with
from farled.assessment.views.weighed import in_words
from farled.assessment.views.whole import Sent, seats_of, whole_with
from farled.organisation.queries import ReaderRequest


@require_POST
def hand_up(request: ReaderRequest, number: str) -> HttpResponse:
    """Hand the case to the post that decides it; a refusal is shown where the person was."""
    loaded = load(request, number)
    if not answers_for(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who answer for the collaboration do this."))
    if loaded.kept is None or loaded.decision is not None:
        return overview_with(request, loaded, status=409)
    form = HandUpForm(request.POST, auto_id="handup_%s")
    if not form.is_valid():
        return whole_with(request, loaded, sent=Sent(hand_up=form), status=422)
    try:
        actions.hand_up(
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            number=number,
            reason=form.cleaned_data["reason"],
        )
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return overview_with(request, load(request, number), sent=Sent(hand_up=form), status=refused.status)
    return redirect("collaboration", number)


@require_POST
def conflict_declare(request: ReaderRequest, number: str) -> HttpResponse:
    """Whoever would decide declares a conflict of interest; the case moves to another post."""
    loaded = loaded_in_full(request, number)
    if loaded.decision is not None:
        return overview_with(request, loaded, status=409)
    form = ConflictForm(request.POST, auto_id="conflict_%s")
    if not seats_of(request, loaded).posts:
        raise PermissionDenied(_("Only the post that decides the case does this."))
    if not form.is_valid():
        return whole_with(request, loaded, sent=Sent(conflict=form), status=422)
    try:
        actions.declare_conflict(**_said(request, number, form))
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return overview_with(request, load(request, number), sent=Sent(conflict=form), status=refused.status)
    return redirect("collaboration", number)


@require_POST
def event_note(request: ReaderRequest, number: str) -> HttpResponse:
    """Something has happened: the decided collaboration is looked at again."""
    loaded = load(request, number)
    form = EventForm(request.POST, auto_id="event_%s")
    if not may_note_events(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Another post does this."))
    if loaded.decision is None:
        return overview_with(request, loaded, status=409)
    if not form.is_valid():
        return overview_with(request, loaded, sent=Sent(event=form), status=422)
    actions.note_event(
        by=request.user,
        at=request.now,
        viewer=request.viewer,
        number=number,
        what=form.cleaned_data["what"],
    )
    return redirect("collaboration", number)


@require_POST
def second_look(request: ReaderRequest, number: str) -> HttpResponse:
    """Those who answer for a decided collaboration ask a higher post to look at it again."""
    loaded = load(request, number)
    if not answers_for(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who answer for the collaboration do this."))
    if loaded.kept is None or loaded.decision is None:
        return overview_with(request, loaded, status=409)
    form = SecondLookForm(request.POST, auto_id="second_%s")
    if not form.is_valid():
        return whole_with(request, loaded, sent=Sent(second=form), status=422)
    try:
        actions.ask_second_look(**_said(request, number, form))
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return overview_with(request, load(request, number), sent=Sent(second=form), status=refused.status)
    return redirect("collaboration", number)


def _said(request: ReaderRequest, number: str, form: ConflictForm | SecondLookForm) -> dict[str, Any]:
    return {
        "by": request.user,
        "at": request.now,
        "viewer": request.viewer,
        "number": number,
        "reason": form.cleaned_data["reason"],
    }


@require_POST
def stop_set_aside(request: ReaderRequest, number: str) -> HttpResponse:
    """Record, with evidence, that what lies behind a stop is wrong; only the highest post does."""
    loaded = load(request, number)
    if loaded.kept is None or loaded.decision is not None:
        return overview_with(request, loaded, status=409)
    if not seats_of(request, loaded).is_top:
        raise PermissionDenied(_("Only the highest post does this."))
    form = SetAsideForm(request.POST, auto_id="aside_%s")
    if not form.is_valid():
        return whole_with(request, loaded, sent=Sent(aside=form), status=422)
    sent = form.cleaned_data
    try:
        actions.set_stop_aside(
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            number=number,
            rule=sent["rule"],
            evidence=sent["evidence"],
            seen=sent["seen"],
        )
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return overview_with(request, load(request, number), sent=Sent(aside=form), status=refused.status)
    return redirect("collaboration", number)
