"""How are the pages of departments answered: what they have, what is asked, who is trained?"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from farled.capacity import actions, queries
from farled.capacity.actions import CapacityRefused
from farled.capacity.forms import ContactForm, GuidanceForm, TrainingForm, beginning
from farled.capacity.presenters import courses_told, department_told, training_told
from farled.capacity.queries import Department
from farled.capacity.rules import in_force, may_keep, may_read_names
from farled.organisation.queries import ReaderRequest


@require_GET
def departments(request: ReaderRequest) -> HttpResponse:
    """Every department, what it has in place and what it lacks."""
    on, language = timezone.localdate(request.now), request.LANGUAGE_CODE
    asks = in_force(book=queries.capacity_book(), on=on)
    page = {
        "departments": [department_told(one, language) for one in queries.departments(on=on)],
        "reference": asks.reference if asks else "",
        "section": "departments",
    }
    return render(request, "capacity/departments.html", page)


@require_GET
def department(request: ReaderRequest, pk: int) -> HttpResponse:
    """One department: what is asked of it, whom one can ask, its guidance, and who is trained."""
    return _shown(request, _department(request, pk))


@require_POST
def contact_name(request: ReaderRequest, pk: int) -> HttpResponse:
    """Name a contact point."""
    found, form = _department(request, pk), ContactForm(request.POST)
    return _kept(
        request,
        found,
        "contact",
        form,
        lambda sent: actions.name_contact(**_doer(request), unit=found.unit, **sent),
    )


@require_POST
def guidance_keep(request: ReaderRequest, pk: int) -> HttpResponse:
    """Keep guidance, new or in place of what it said."""
    found, form = _department(request, pk), GuidanceForm(request.POST)
    return _kept(
        request,
        found,
        "guidance",
        form,
        lambda sent: actions.keep_guidance(**_doer(request), unit=found.unit, **sent),
    )


@require_POST
def training_record(request: ReaderRequest, pk: int) -> HttpResponse:
    """Record a training of somebody in the department."""
    found = _department(request, pk)
    form = TrainingForm(request.POST, courses=_courses(request))
    return _kept(
        request, found, "training", form, lambda sent: actions.record_training(**_doer(request), **sent)
    )


@require_POST
def contact_end(request: ReaderRequest, pk: int) -> HttpResponse:
    """Somebody is no contact point any more."""
    return _done(request, lambda: actions.end_contact(**_doer(request), pk=pk))


@require_POST
def guidance_drop(request: ReaderRequest, pk: int) -> HttpResponse:
    """Guidance holds no longer."""
    return _done(request, lambda: actions.drop_guidance(**_doer(request), pk=pk))


@require_POST
def training_withdraw(request: ReaderRequest, pk: int) -> HttpResponse:
    """Take back a training that was recorded by mistake."""
    return _done(request, lambda: actions.withdraw_training(**_doer(request), pk=pk))


@require_http_methods(["GET", "POST"])
def trainings(request: ReaderRequest) -> HttpResponse:
    """What the reader has taken, and a form to add to it."""
    on, language = timezone.localdate(request.now), request.LANGUAGE_CODE
    data = request.POST if request.method == "POST" else None
    form = TrainingForm(data, courses=_courses(request), is_own=True, initial=beginning(on))
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_training(**_doer(request), person=request.user, **form.cleaned_data)
        except CapacityRefused as refused:
            _say(request, refused, form)
        else:
            return redirect("trainings")
    taken = queries.trainings_of(request.user.pk)
    page = {
        "trainings": [training_told(one, on=on, language=language) for one in taken],
        "courses": courses_told(language),
        "form": form,
        "section": "account",
    }
    return render(request, "capacity/trainings.html", page, status=422 if form.errors else 200)


def _doer(request: ReaderRequest) -> dict[str, Any]:
    return {"by": request.user, "at": request.now, "viewer": request.viewer}


def _courses(request: ReaderRequest) -> list[tuple[str, str]]:
    return [(one["id"], one["name"]) for one in courses_told(request.LANGUAGE_CODE)]


def _department(request: ReaderRequest, pk: int) -> Department:
    found = queries.department(pk=pk, on=timezone.localdate(request.now))
    if found is None:
        raise Http404
    return found


def _kept(
    request: ReaderRequest, found: Department, which: str, form: Any, keep: Callable[[dict[str, Any]], object]
) -> HttpResponse:
    """Keep what was sent; what cannot be kept is shown again where it was written."""
    if not may_keep(viewer=request.viewer, unit_path=found.unit.path):
        raise PermissionDenied
    if form.is_valid():
        try:
            keep(form.cleaned_data)
        except CapacityRefused as refused:
            _say(request, refused, form)
        else:
            return redirect("department", found.unit.pk)
    return _shown(request, found, sent={which: form}, status=422)


def _say(request: ReaderRequest, refused: CapacityRefused, form: Any) -> None:
    said = [reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons]
    if not refused.is_theirs:
        raise PermissionDenied(said[0])
    for reason in said:
        form.add_error(None, reason)


def _done(request: ReaderRequest, deed: Callable[[], object]) -> HttpResponse:
    """Do it and go back to where the reader was; what is another's is refused with its sentence."""
    try:
        deed()
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    except CapacityRefused as refused:
        raise PermissionDenied(refused.reasons[0].in_language(request.LANGUAGE_CODE)) from refused
    unit = request.POST.get("unit", "")
    return redirect("department", int(unit)) if unit.isdecimal() else redirect("trainings")


def _shown(
    request: ReaderRequest, found: Department, *, sent: dict[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    on, language, sent = timezone.localdate(request.now), request.LANGUAGE_CODE, sent or {}
    keeps = may_keep(viewer=request.viewer, unit_path=found.unit.path)
    reads = may_read_names(viewer=request.viewer, unit_path=found.unit.path)
    first = beginning(on)
    page = {
        "department": department_told(found, language),
        "trainings": [training_told(one, on=on, language=language) for one in found.trainings]
        if reads
        else [],
        "reads": reads,
        "keeps": keeps,
        "contact": sent.get("contact") or ContactForm(auto_id="contact-%s"),
        "guidance": sent.get("guidance") or GuidanceForm(auto_id="guidance-%s", initial=first),
        "training": sent.get("training")
        or TrainingForm(auto_id="training-%s", courses=_courses(request), initial=first),
        "section": "departments",
    }
    return render(request, "capacity/department.html", page, status=status)
