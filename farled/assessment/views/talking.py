"""How do several people at one case see each other and speak?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment_comment(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_presence(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404
