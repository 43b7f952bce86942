"""How is what is required met, asked for, or waived?"""

from django.http import Http404, HttpResponse

from farled.organisation.queries import ReaderRequest


def assessment_requirements(request: ReaderRequest, number: str) -> HttpResponse:
    raise Http404


def assessment_requirement(request: ReaderRequest, number: str, requirement: str) -> HttpResponse:
    raise Http404
