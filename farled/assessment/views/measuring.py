"""How are measures planned, followed up, and confirmed by their owners?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment_measures(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_measure_plan(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_measure(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    raise Http404


def assessment_means(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    raise Http404
