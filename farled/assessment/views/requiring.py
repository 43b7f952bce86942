"""How is what is required asked of a post, met, waived, and taken back?"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from farled.assessment import actions
from farled.assessment.actions import ActionRefused, ChangedMeanwhile
from farled.assessment.forms.requiring import FreeAskForm, TakeBackForm, due_in, form_for
from farled.assessment.presenters.filing import files_by_place
from farled.assessment.presenters.requiring import requirements_page
from farled.assessment.queries.acting import acting_in
from farled.assessment.queries.filed import files_of
from farled.assessment.queries.opinions import earlier_opinions
from farled.assessment.rules.requiring import Acting, Deed, free_to_ask
from farled.assessment.terms import Assessment
from farled.assessment.views.framing import (
    in_frame,
    kept_in_full,
    loaded_in_full,
    reasons_in,
    status_of_unfit,
)
from farled.assessment.views.loading import Loaded, load
from farled.organisation.queries import ReaderRequest
from farled.risks.queries import rulebook

Plain = dict[str, Any]
_ACTIONS: dict[Deed, Callable[..., Assessment]] = {
    Deed.ASK: actions.ask_for,
    Deed.MEET: actions.meet,
    Deed.WAIVE: actions.waive,
    Deed.WITHDRAW: actions.take_back,
}


@dataclass(frozen=True)
class Unkept:
    """A form that was sent and not kept, and whether somebody else was first."""

    requirement: str
    deed: Deed
    form: TakeBackForm
    is_contested: bool = False


@require_GET
def assessment_requirements(request: ReaderRequest, number: str) -> HttpResponse:
    """Everything that is required before the decision, where it stands, and what this reader can do."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return _shown(request, loaded)


@require_POST
def assessment_requirement(request: ReaderRequest, number: str, requirement: str) -> HttpResponse:
    """Do one thing about one requirement; what cannot be done is shown again where it was written."""
    loaded = loaded_in_full(request, number)
    deed = _deed(request)
    form = _form(request, loaded, requirement, deed, sent=True)
    if not form.is_valid():
        return _shown(request, loaded, unkept=Unkept(requirement, deed, form), status=status_of_unfit(loaded))
    try:
        _ACTIONS[deed](
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            number=number,
            requirement=requirement,
            **form.said(),
        )
    except ActionRefused as refused:
        for reason in reasons_in(request, refused):
            form.add_error(None, reason)
        unkept = Unkept(requirement, deed, form)
        return _shown(request, load(request, number), unkept=unkept, status=refused.status)
    except ChangedMeanwhile:
        contested = Unkept(requirement, deed, form, is_contested=True)
        return _shown(request, load(request, number), unkept=contested, status=409)
    return redirect(f"{reverse('assessment_requirements', args=[number])}#r-{requirement}")


@require_POST
def assessment_ask(request: ReaderRequest, number: str) -> HttpResponse:
    """Ask a post for an opinion that no rule requires; what cannot be asked is shown again where it stood."""
    loaded = loaded_in_full(request, number)
    form = _free_form(request, loaded, sent=True)
    if not form.is_valid():
        return _shown(request, loaded, free=form, status=status_of_unfit(loaded))
    said = form.said()
    try:
        actions.ask_for(by=request.user, at=request.now, viewer=request.viewer, number=number, **said)
    except ActionRefused as refused:
        for reason in reasons_in(request, refused):
            form.add_error(None, reason)
        return _shown(request, load(request, number), free=form, status=refused.status)
    except ChangedMeanwhile:
        form.add_error(None, _("Somebody else asked for this meanwhile; it stands above."))
        return _shown(request, load(request, number), free=form, status=409)
    return redirect(f"{reverse('assessment_requirements', args=[number])}#r-{said['requirement']}")


def _free_form(request: ReaderRequest, loaded: Loaded, *, sent: bool = False) -> FreeAskForm:
    opinions = free_to_ask(
        requirements=rulebook().requirements,
        required=loaded.assessment.requirements,
        acting=_acting(request, loaded),
    )
    return FreeAskForm(
        request.POST if sent else None,
        opinions=opinions,
        language=request.LANGUAGE_CODE,
        initial={"due": due_in(timezone.localdate(request.now))},
        auto_id="free-%s",
    )


def _acting(request: ReaderRequest, loaded: Loaded) -> Acting:
    return acting_in(viewer=request.viewer, case=loaded.case)


def _deed(request: ReaderRequest) -> Deed:
    sent = request.POST.get("do", "")
    return Deed(sent) if sent in tuple(Deed) else Deed.MEET


def _form(request: ReaderRequest, loaded: Loaded, id: str, deed: Deed, *, sent: bool = False) -> TakeBackForm:
    """The form of this deed, as it begins or as it was sent; Http404 when nothing is called so."""
    requirement = next((one for one in rulebook().requirements if one.id == id), None)
    if requirement is None:
        raise Http404
    return form_for(
        requirement=requirement,
        deed=deed,
        stored=next((one for one in kept_in_full(loaded).requirements if one.requirement == id), None),
        today=timezone.localdate(request.now),
        language=request.LANGUAGE_CODE,
        acting=_acting(request, loaded),
        data=request.POST if sent else None,
    )


def _shown(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    unkept: Unkept | None = None,
    free: FreeAskForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``unkept`` and ``free`` are what was sent and not kept."""
    form = free or _free_form(request, loaded)
    page = _page(request, loaded)
    files = files_by_place(files=files_of(loaded.case), language=request.LANGUAGE_CODE)
    for row in page["items"]:
        row["place"] = f"requirement:{row['id']}"
        row["files"] = files.get(row["place"], [])
        row["forms"] = _forms(request, loaded, row, unkept)
        row["is_contested"] = bool(unkept and unkept.is_contested and unkept.requirement == row["id"])
    shown = {
        **in_frame(request, loaded, "assessment_requirements"),
        "requirements": page,
        "problems": _problems(unkept) + _problems_in(free, "free") if free else _problems(unkept),
        "free": None if loaded.case.decided_at or not (form.opinions or free) else form,
    }
    return render(request, "assessment/requirements.html", shown, status=status)


def _page(request: ReaderRequest, loaded: Loaded) -> Plain:
    earlier = earlier_opinions(
        viewer=request.viewer,
        case=loaded.case,
        requirements=[one.asked.id for one in loaded.assessment.requirements],
        partner_ids=[partner.partner_id for partner in loaded.ground.partners],
    )
    return requirements_page(
        case=loaded.case,
        kept=kept_in_full(loaded),
        assessment=loaded.assessment,
        ground=loaded.ground,
        acting=_acting(request, loaded),
        earlier=earlier,
        language=request.LANGUAGE_CODE,
    )


def _forms(request: ReaderRequest, loaded: Loaded, row: Plain, unkept: Unkept | None) -> list[Plain]:
    """A form for each thing that this reader can do, and for what was sent even when it no longer can be."""
    sent = unkept if unkept and unkept.requirement == row["id"] else None
    offered = {deed["do"]: deed["label"] for deed in row["deeds"]}
    if sent:
        offered.setdefault(sent.deed, _("What you wrote"))
    return [
        {
            "do": deed.value,
            "label": label,
            "form": sent.form if sent and sent.deed is deed else _form(request, loaded, row["id"], deed),
            "is_open": bool(sent and sent.deed is deed),
        }
        for deed, label in offered.items()
    ]


def _problems(unkept: Unkept | None) -> list[tuple[str, str]]:
    """(place on the page, sentence) of everything that was not kept, for the summary on top."""
    if unkept is None:
        return []
    anchor = f"r-{unkept.requirement}"
    if unkept.is_contested:
        return [(anchor, _("Somebody else did something about this meanwhile. Yours is not saved."))]
    return _problems_in(unkept.form, anchor)


def _problems_in(form: TakeBackForm, anchor: str) -> list[tuple[str, str]]:
    whole = [*form.non_field_errors(), *form["version"].errors]
    fields = [field for field in form if field.name != "version"]
    beside = [(field.auto_id, str(problem)) for field in fields for problem in field.errors]
    return [(anchor, str(problem)) for problem in whole] + beside
