"""How does a case move between posts, and how is a stop found to be wrong?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def hand_up(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def stop_set_aside(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404
