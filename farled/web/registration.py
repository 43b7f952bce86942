"""How does a collaboration come into the register, and how is it changed, from one page?"""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from farled.assessment.actions import open_case, refresh
from farled.assessment.queries.cases import case_for
from farled.collaborations import actions as collaborations
from farled.collaborations.actions import ChangedMeanwhileError
from farled.collaborations.forms import Choosable, PartnerRow, Registration, beginning, stated
from farled.collaborations.presenters import differences
from farled.collaborations.queries import entry_of, may_edit
from farled.organisation.queries import ReaderRequest, colleagues, units_to_choose
from farled.partners import actions as partners


@require_http_methods(["GET", "POST"])
def register(request: ReaderRequest) -> HttpResponse:
    """Register a collaboration and go on to its check."""
    choosable = _choosable(request)
    if "add_partner" in request.POST:
        return _register_page(request, _with_one_more_row(request, choosable))
    if request.method == "POST":
        form = Registration(language=request.LANGUAGE_CODE, choosable=choosable, data=request.POST)
        if form.is_valid():
            return redirect("check", _take_in(form, by=request.user, at=request.now))
        return _register_page(request, form, status=422)
    unit_id = request.viewer.posts[0].unit_id if request.viewer.posts else None
    initial = beginning(today=timezone.localdate(request.now), unit_id=unit_id)
    return _register_page(
        request, Registration(language=request.LANGUAGE_CODE, choosable=choosable, initial=initial)
    )


def _register_page(request: ReaderRequest, form: Registration, status: int = 200) -> HttpResponse:
    page = {"form": form, "section": "collaborations"}
    return render(request, "collaborations/register.html", page, status=status)


@transaction.atomic
def _take_in(form: Registration, *, by: Any, at: datetime) -> str:
    """Partners, collaboration and case stand together or not at all; gives the number."""
    entry = form.entry([_partner_id(row, by=by, at=at) for row in form.written_rows])
    collaboration = collaborations.register(by=by, at=at, entry=entry)
    open_case(by=by, at=at, collaboration=collaboration)
    return str(collaboration.number)


def _partner_id(row: PartnerRow, *, by: Any, at: datetime) -> int:
    if row.new is None:
        return row.partner_id or 0
    new = row.new
    added = partners.register_partner(
        by=by,
        at=at,
        name=new.name,
        kind=new.kind,
        country=new.country,
        owner_name=new.owner_name,
        owner_country=new.owner_country,
    )
    return int(added.pk)


@require_http_methods(["GET", "POST"])
def change(request: ReaderRequest, number: str) -> HttpResponse:
    """Change what is registered; a running check is judged anew at once."""
    case = case_for(viewer=request.viewer, number=number)
    if case is None:
        raise Http404
    if not may_edit(viewer=request.viewer, collaboration=case.collaboration):
        raise PermissionDenied(_("Only those who answer for a collaboration change what is registered."))
    choosable = _choosable(request, case.collaboration)
    page = {"case": case, "collaboration": case.collaboration, "version": case.collaboration.version}
    if "add_partner" in request.POST:
        page["version"] = request.POST.get("version", "")
        return _change_page(request, _with_one_more_row(request, choosable), page)
    if request.method == "POST":
        return _changed(request, choosable, page)
    entry = entry_of(case.collaboration)
    form = Registration(
        language=request.LANGUAGE_CODE,
        choosable=choosable,
        initial=stated(entry),
        partners=[
            {"name": part.partner.name, "known": part.partner_id, "role": part.role}
            for part in case.collaboration.partnerships.select_related("partner")
        ],
    )
    return _change_page(request, form, page)


def _changed(request: ReaderRequest, choosable: Choosable, page: dict[str, Any]) -> HttpResponse:
    form = Registration(language=request.LANGUAGE_CODE, choosable=choosable, data=request.POST)
    version = request.POST.get("version", "")
    seen = int(version) if version.isdecimal() else 0
    if not form.is_valid():
        return _change_page(request, form, page | {"version": seen}, status=422)
    try:
        _put_in(form, case=page["case"], version=seen, by=request.user, at=request.now)
    except ChangedMeanwhileError:
        now_stored = stated(entry_of(page["collaboration"]))
        differing = differences(form.stated, now_stored)
        return _change_page(
            request, form, page | {"is_changed_meanwhile": True, "differing": differing}, status=409
        )
    return redirect("collaboration", page["collaboration"].number)


@transaction.atomic
def _put_in(form: Registration, *, case: Any, version: int, by: Any, at: datetime) -> None:
    entry = form.entry([_partner_id(row, by=by, at=at) for row in form.written_rows])
    changed = collaborations.change(
        by=by, at=at, collaboration=case.collaboration, entry=entry, version=version
    )
    if case.decided_at is None:
        case.collaboration = changed
        refresh(by=by, at=at, case=case)


def _change_page(
    request: ReaderRequest, form: Registration, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    page = page | {"form": form, "section": "collaborations"}
    return render(request, "collaborations/change.html", page, status=status)


def _with_one_more_row(request: ReaderRequest, choosable: Choosable) -> Registration:
    return Registration.with_one_more_row(
        language=request.LANGUAGE_CODE, choosable=choosable, data=request.POST
    )


def _choosable(request: ReaderRequest, collaboration: Any = None) -> Choosable:
    """What this reader may choose among, and what the collaboration has chosen already."""
    language = request.LANGUAGE_CODE
    units = {unit.pk: unit.name(language) for unit in units_to_choose(request.viewer)}
    people = {
        person.pk: person.name for person in colleagues(request.viewer, on=timezone.localdate(request.now))
    }
    if collaboration is not None:
        units.setdefault(collaboration.unit_id, collaboration.unit.name(language))
        shared = collaboration.also_responsible.all()
        people = {person.pk: person.name for person in shared} | people
        people.pop(collaboration.responsible_id, None)
    return Choosable(units=tuple(units.items()), colleagues=tuple(people.items()))
