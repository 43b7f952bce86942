"""How does the deciding post choose in a full assessment, and what becomes of what cannot be accepted?"""

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from farled.assessment import actions
from farled.assessment.forms.deciding import DecideInFullForm
from farled.assessment.terms import Choice, Draft
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.weighed import in_words
from farled.assessment.views.whole import Sent, decide_form, seats_of, whole_with
from farled.organisation.queries import ReaderRequest


def decided_in_full(request: ReaderRequest, number: str, loaded: Loaded) -> HttpResponse:
    """Do what the deciding post chose; what cannot be accepted is shown again, with the page as it is now."""
    form = decide_form(request, loaded, request.POST)
    if loaded.decision is not None:
        return _too_late(request, loaded, form)
    if not seats_of(request, loaded).posts:
        raise PermissionDenied(_("Only the post that decides the case does this."))
    draft = form.complete(timezone.localdate(request.now))
    if draft is None:
        return whole_with(request, loaded, sent=Sent(decide=form), status=422)
    try:
        _choose(request, number, draft, str(form.cleaned_data["seen"]))
    except actions.ActionRefused as refused:
        return _refused(request, number, form, refused)
    return redirect("collaboration", number)


def _choose(request: ReaderRequest, number: str, draft: Draft, seen: str) -> None:
    """A decision, or one of the two steps that move the case without deciding it."""
    by, at, viewer = request.user, request.now, request.viewer
    match draft.choice:
        case Choice.ASK_FOR_MORE:
            actions.ask_for_more(by=by, at=at, viewer=viewer, number=number, reason=draft.reason)
        case Choice.HAND_UP:
            actions.outside_authority(by=by, at=at, viewer=viewer, number=number, reason=draft.reason)
        case _:
            actions.decide_in_full(
                by=by,
                at=at,
                viewer=viewer,
                number=number,
                draft=draft,
                seen=seen,
                language=request.LANGUAGE_CODE,
            )


def _refused(
    request: ReaderRequest, number: str, form: DecideInFullForm, refused: actions.ActionRefused
) -> HttpResponse:
    """The page as it stands now, with all that was typed."""
    loaded = load(request, number)
    if loaded.decision is not None:
        return _too_late(request, loaded, form)
    for reason in in_words(refused, request):
        form.add_error(None, reason)
    return whole_with(request, loaded, sent=Sent(decide=form), status=refused.status)


def _too_late(request: ReaderRequest, loaded: Loaded, form: DecideInFullForm) -> HttpResponse:
    """Somebody else decided first: their decision, and what was written beside it, lost to nobody."""
    return whole_with(request, loaded, sent=Sent(unsent=tuple(form.typed())), status=409)
