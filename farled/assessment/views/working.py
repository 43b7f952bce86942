"""How is a full assessment begun, deepened, and answered section by section?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_begin(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_deepen(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_section(request: ReaderRequest, number: str, section: str) -> HttpResponse:
    raise Http404


def assessment_answer(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404
