"""Who is invited to a case, and by whom?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment_people(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_invite(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_invite_end(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    raise Http404
