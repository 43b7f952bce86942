"""How are findings rated before and after measures?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment_risks(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_rate(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404
