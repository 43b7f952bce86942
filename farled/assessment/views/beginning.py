"""How is a full assessment begun, and how does somebody go deeper than the rules ask?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.assessment import actions
from farled.assessment.actions import ActionRefused, ChangedMeanwhile
from farled.assessment.forms import BeginForm, DeeperForm
from farled.assessment.models import Wish
from farled.assessment.presenters.questions import said_at
from farled.assessment.presenters.workbench import depth_name
from farled.assessment.queries.relations import contributes_to, deciding_posts
from farled.assessment.terms import Deeper, Depth
from farled.assessment.views.checking import check_with
from farled.assessment.views.framing import loaded_in_full
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.offering import begin_form, begin_part
from farled.assessment.views.overview import overview_with
from farled.assessment.views.working import deeper_form, workbench_with
from farled.organisation.queries import ReaderRequest

Plain = dict[str, Any]


@require_POST
def assessment_begin(request: ReaderRequest, number: str) -> HttpResponse:
    """Make the quick check a full assessment; its answers come along."""
    loaded = load(request, number)
    if not contributes_to(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who work on the case do this."))
    if loaded.case.is_full:
        return _begun_already(request, loaded)
    part = begin_part(request, loaded.case, loaded.judgement, may_begin=True)
    if loaded.case.decided_at is not None:
        return overview_with(request, loaded, status=409)
    if part is None or not part["packs"]:
        return redirect("check", number)
    form = begin_form(part, request.POST)
    if form.is_valid() and _begun(request, number, form):
        return redirect("assessment", number)
    anew = load(request, number)
    if anew.case.is_full:
        return _begun_already(request, anew)
    return check_with(request, anew, begin=part | {"form": form}, status=422)


def _begun_already(request: ReaderRequest, loaded: Loaded) -> HttpResponse:
    """Whoever pressed twice, or came second, finds what the first press began; a reason typed is not lost."""
    reason = request.POST.get("reason", "").strip()
    if not reason or loaded.case.decided_at is not None:
        return workbench_with(request, loaded, status=409)
    wish = loaded.kept.wish if loaded.kept else None
    sent = {
        "depth": request.POST.get("depth", ""),
        "reason": reason,
        "version": str(wish.version if wish else 0),
    }
    form = deeper_form(request, loaded, sent)
    form.add_error(
        None,
        _("Somebody else has begun it meanwhile. Your reason stands here: send it to go deeper."),
    )
    return workbench_with(request, loaded, deeper=form, status=409)


def _begun(request: ReaderRequest, number: str, form: BeginForm) -> bool:
    """Whether the assessment is begun; every reason against it goes to the form."""
    sent = form.cleaned_data
    wish = Deeper(Depth(sent["depth"]), (), sent["reason"]) if "depth" in sent else None
    try:
        actions.begin_assessment(
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            number=number,
            pack=sent["pack"],
            deeper=wish,
        )
    except ActionRefused as refused:
        _say(form, refused, request)
    return not form.errors


def _say(form: BeginForm | DeeperForm, refused: ActionRefused, request: ReaderRequest) -> None:
    for reason in refused.reasons:
        form.add_error(None, reason.in_language(request.LANGUAGE_CODE))


@require_POST
def assessment_deepen(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep a wish to go deeper, or into more sections; never shallower than the rules ask."""
    loaded = loaded_in_full(request, number)
    _refuse_others(request, loaded)
    if loaded.case.decided_at is not None:
        return workbench_with(request, loaded, status=409)
    form = deeper_form(request, loaded, request.POST)
    if not form.is_valid():
        return workbench_with(request, loaded, deeper=form, status=422)
    try:
        _deepen(request, loaded, form)
    except ActionRefused as refused:
        _say(form, refused, request)
        return workbench_with(request, loaded, deeper=form, status=refused.status)
    except ChangedMeanwhile as changed:
        return _changed(request, loaded, changed)
    return redirect("assessment", number)


def _refuse_others(request: ReaderRequest, loaded: Loaded) -> None:
    """Those who work on the case go deeper, and the post that decides it."""
    if contributes_to(viewer=request.viewer, case=loaded.case):
        return
    role = loaded.assessment.deciding.role
    if not deciding_posts(viewer=request.viewer, case=loaded.case, role=role):
        raise PermissionDenied(_("Only those who work on the case, or decide it, do this."))


def _deepen(request: ReaderRequest, loaded: Loaded, form: DeeperForm) -> None:
    """Sections that somebody wished for before stay wished for."""
    sent = form.cleaned_data
    wish = loaded.kept.wish if loaded.kept else None
    earlier = wish.sections if wish and wish.version == sent["version"] else []
    sections = tuple(dict.fromkeys([*earlier, *sent["sections"]]))
    actions.go_deeper(
        by=request.user,
        at=request.now,
        viewer=request.viewer,
        number=loaded.case.collaboration.number,
        deeper=Deeper(Depth(sent["depth"]), sections, sent["reason"]),
        version=sent["version"],
    )


def _changed(request: ReaderRequest, loaded: Loaded, changed: ChangedMeanwhile) -> HttpResponse:
    """Both wishes: what somebody else wished meanwhile, and the form with all that was typed."""
    wish = changed.stored
    if not isinstance(wish, Wish):
        raise changed
    again = request.POST.copy()
    again["version"] = str(wish.version)
    meanwhile = {
        "who": wish.by.name,
        "at": said_at(wish.at, request.now, request.LANGUAGE_CODE),
        "depth": depth_name(Depth(wish.depth), request.LANGUAGE_CODE),
        "reason": wish.reason,
    }
    form = deeper_form(request, loaded, again)
    return workbench_with(request, loaded, deeper=form, meanwhile=meanwhile, status=409)
