"""How are partners found, registered, changed and checked?"""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from farled.countries.queries import name_of
from farled.organisation.queries import ReaderRequest
from farled.partners import actions
from farled.partners.forms import BackgroundCheckForm, PartnerChangeForm, PartnerForm, PartnerSearchForm
from farled.partners.models import Partner
from farled.partners.presenters import partner_row, suggestion
from farled.partners.queries import countries_in_use, partner_page, partner_with, suggestions
from farled.partners.terms import Found, PartnerKind

_SESSION = "partner_search"
_MOST_SUGGESTED = 8


@require_GET
def partners(request: ReaderRequest) -> HttpResponse:
    """The partners by name; what is looked for is kept in the session, never in the address."""
    language, on = request.LANGUAGE_CODE, timezone.localdate(request.now)
    asked = request.session.get(_SESSION, {})
    number = request.GET.get("page", "1")
    found = partner_page(
        words=asked.get("words", ""),
        country=asked.get("country", ""),
        page=int(number) if number.isdecimal() else 1,
    )
    page = {
        "form": PartnerSearchForm(initial=asked, countries=_countries(language)),
        "rows": [partner_row(partner=partner, language=language, on=on) for partner in found.rows],
        "found": found,
        "is_filtered": bool(asked),
        "section": "partners",
    }
    return render(request, "partners/partners.html", page)


def _countries(language: str) -> list[tuple[str, str]]:
    named = [(code, name_of(code).in_language(language)) for code in countries_in_use()]
    return sorted(named, key=lambda pair: pair[1].casefold())


@require_POST
def search(request: ReaderRequest) -> HttpResponse:
    """Keep what is looked for and show the list; or, for somebody who is typing a name, a few suggestions."""
    if request.accepts("application/json") and not request.accepts("text/html"):
        return JsonResponse({"partners": _suggested(request)})
    form = PartnerSearchForm(request.POST, countries=_countries(request.LANGUAGE_CODE))
    wished = form.cleaned_data if form.is_valid() and "clear" not in request.POST else {}
    request.session[_SESSION] = {name: value for name, value in wished.items() if value}
    return redirect("partners")


def _suggested(request: ReaderRequest) -> list[dict[str, Any]]:
    on = timezone.localdate(request.now)
    found = suggestions(words=request.POST.get("words", ""), most=_MOST_SUGGESTED)
    return [
        suggestion(row=partner_row(partner=partner, language=request.LANGUAGE_CODE, on=on))
        for partner in found
    ]


@require_http_methods(["GET", "POST"])
def register(request: ReaderRequest) -> HttpResponse:
    """Take a new partner into the register."""
    form = PartnerForm(request.POST or None, language=request.LANGUAGE_CODE)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        kind = PartnerKind(given.pop("kind"))
        partner = actions.register_partner(by=request.user, at=request.now, kind=kind, **given)
        return redirect("partner", partner.pk)
    page = {"form": form, "section": "partners"}
    return render(request, "partners/register.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def change(request: ReaderRequest, pk: int) -> HttpResponse:
    """Change what is known of a partner, and say why."""
    partner = _known(pk)
    fields = ("name", "kind", "country", "website", "owner_name", "owner_country")
    initial = {field: getattr(partner, field) for field in fields}
    form = PartnerChangeForm(
        request.POST or None, language=request.LANGUAGE_CODE, partner=partner, initial=initial
    )
    if request.method == "POST" and form.is_valid():
        actions.change_partner(by=request.user, at=request.now, partner=partner, **form.cleaned_data)
        return redirect("partner", partner.pk)
    page = {"form": form, "partner": partner, "section": "partners"}
    return render(request, "partners/change.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def check(request: ReaderRequest, pk: int) -> HttpResponse:
    """Record what a background check found."""
    partner = _known(pk)
    today = timezone.localdate(request.now)
    form = BackgroundCheckForm(request.POST or None, language=request.LANGUAGE_CODE, today=today)
    if request.method == "POST" and form.is_valid():
        _record(form, partner, request)
        return redirect("partner", partner.pk)
    page = {"form": form, "partner": partner, "section": "partners"}
    return render(request, "partners/check.html", page, status=422 if form.errors else 200)


def _record(form: BackgroundCheckForm, partner: Partner, request: ReaderRequest) -> None:
    given = form.cleaned_data
    actions.record_check(
        by=request.user,
        at=request.now,
        partner=partner,
        checked_on=given["checked_on"],
        valid_until=given["valid_until"],
        military_link=Found(given["military_link"]),
        rights_violations=Found(given["rights_violations"]),
        state_directed=Found(given["state_directed"]),
        summary=given["summary"],
        sources=given["sources"],
    )


def _known(pk: int) -> Partner:
    partner = partner_with(pk)
    if partner is None:
        raise Http404
    return partner
