"""Which countries are there, what do we know of one, and how does a publisher's file come in?"""

import re
import tempfile
from pathlib import Path, PureWindowsPath
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Model
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from farled.countries.actions import take_in
from farled.countries.forms import ImportForm, SearchForm
from farled.countries.presenters import country_list, country_page
from farled.countries.queries import contexts_with_panels, register, thresholds
from farled.evidence.queries import StoredEdition, editions_in_force, series_of, sources
from farled.evidence.terms import Refused
from farled.organisation.queries import ReaderRequest

_REMEMBERED = "countries_words"
_SAFE = re.compile(r"[^\w .()+-]")
_LONGEST_NAME = 120


@require_http_methods(["GET", "POST"])
def countries(request: ReaderRequest) -> HttpResponse:
    """Every country and territory by letter; what was searched for is remembered in the session alone."""
    if request.method == "POST":
        form = SearchForm(request.POST)
        request.session[_REMEMBERED] = form.cleaned_data["words"] if form.is_valid() else ""
        return redirect("countries")
    words = request.session.get(_REMEMBERED, "")
    page = {
        "found": country_list(words=words, language=request.LANGUAGE_CODE),
        "form": SearchForm(initial={"words": words}),
        "section": "countries",
    }
    return render(request, "countries/countries.html", page)


@require_GET
def country(request: ReaderRequest, code: str) -> HttpResponse:
    """One country or territory: context, the four indices over time, further evidence."""
    if code not in register():
        raise Http404
    found, panels = contexts_with_panels(codes=[code], at=request.now)
    editions = editions_in_force(at=request.now)
    page = {
        "country": country_page(
            panel=panels[code],
            context=found[code],
            thresholds=thresholds(),
            editions=editions,
            series=series_of(territories=[code], editions=editions)[code],
            language=request.LANGUAGE_CODE,
        ),
        "section": "countries",
    }
    return render(request, "countries/country.html", page)


@require_http_methods(["GET", "POST"])
def evidence_import(request: ReaderRequest) -> HttpResponse:
    """Take in a publisher's file: adopted and shown, or refused with every reason."""
    language = request.LANGUAGE_CODE
    form = ImportForm(language, request.POST or None, request.FILES or None, initial=request.GET.dict())
    refused = ""
    if request.method == "POST" and form.is_valid():
        try:
            edition = _taken_in(request, **form.cleaned_data)
        except Refused as refusal:
            refused = refusal.reason.in_language(language)
        else:
            request.session["evidence_adopted"] = edition.pk
            return redirect("evidence_edition", pk=edition.pk)
    page: dict[str, Any] = {"form": form, "refused": refused, "section": "administration"}
    if refused:
        page["in_force"] = editions_in_force(at=request.now).get(form.cleaned_data["source"])
        page["source"] = sources()[form.cleaned_data["source"]].name
    return render(request, "evidence/import.html", page, status=422 if refused or form.errors else 200)


def _taken_in(
    request: ReaderRequest, source: str, file: "UploadedFile[bytes]", edition: str
) -> StoredEdition:
    """Write the upload to a folder of its own, under a name that can do no harm, and take it in."""
    name = safe_name(file.name or source)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        with path.open("wb") as target:
            for piece in file.chunks():
                target.write(piece)
        return take_in(
            by=request.user if isinstance(request.user, Model) else None,
            at=request.now,
            source=source,
            path=path,
            file_name=name,
            expected_edition=edition or None,
        )


def safe_name(given: str) -> str:
    """The last part of a file name, with nothing in it that a folder, a shell or a page would take amiss."""
    kept = _SAFE.sub("_", PureWindowsPath(given).name).lstrip(".")
    return kept[-_LONGEST_NAME:] or "file"
