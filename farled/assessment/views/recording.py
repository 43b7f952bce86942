"""How is the record of a decision read, printed and verified?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from farled.assessment.models import Decision
from farled.assessment.presenters import pdf_of, record_document
from farled.assessment.queries.cases import decision_for
from farled.organisation.queries import ReaderRequest
from farled.text.terms import LANGUAGES


@require_GET
def record(request: ReaderRequest, number: str) -> HttpResponse:
    """The record on screen and for a printer, in the language it was decided in or the other one."""
    decision = _decision(request, number)
    document = record_document(decision, _language(request, decision))
    page: dict[str, Any] = {
        "document": document,
        "case_id": request.GET.get("case", ""),
        "other": "en" if document["language"] == "sv" else "sv",
        "section": "collaborations",
    }
    return render(request, "assessment/record.html", page)


@require_GET
def record_pdf(request: ReaderRequest, number: str) -> HttpResponse:
    """The same record as a tagged and archivable PDF."""
    decision = _decision(request, number)
    written = pdf_of(record_document(decision, _language(request, decision)))
    return _file(written, "application/pdf", f"{number}.pdf")


@require_GET
def record_json(request: ReaderRequest, number: str) -> HttpResponse:
    """The stored document itself, byte for byte, so that anybody can compute its digest."""
    decision = _decision(request, number)
    return _file(decision.snapshot.encode("utf-8"), "application/json", f"{number}-record.json")


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer


def _decision(request: ReaderRequest, number: str) -> Decision:
    """The decision on the current case, or on the earlier one that ``?case=`` names; else Http404."""
    wished = request.GET.get("case", "")
    if wished and not (wished.isdecimal() and len(wished) < 16):
        raise Http404
    decision = decision_for(viewer=request.viewer, number=number, case_id=int(wished) if wished else None)
    if decision is None:
        raise Http404
    return decision


def _language(request: ReaderRequest, decision: Decision) -> str:
    wished = request.GET.get("language", "")
    return wished if wished in LANGUAGES else decision.language
