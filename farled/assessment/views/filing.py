"""How do files come to a case as evidence, and how are they handed out?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment_files(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_file_add(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_file(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    raise Http404


def assessment_file_withdraw(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    raise Http404
