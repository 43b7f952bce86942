"""How does a case move to the post that decides, and how is a stop found to be wrong?"""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.assessment import actions
from farled.assessment.forms.deciding import HandUpForm, SetAsideForm
from farled.assessment.queries.relations import answers_for
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
