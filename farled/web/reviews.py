"""What is due for review, for this reader?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from farled.assessment.queries.reviews import reviews_due
from farled.assessment.rules.reviews import KINDS, SOON_DAYS
from farled.organisation.queries import ReaderRequest


@require_GET
def reviews(request: ReaderRequest) -> HttpResponse:
    """Reviews that are due within two months, or overdue, the most urgent first."""
    language = request.LANGUAGE_CODE
    found = reviews_due(viewer=request.viewer, on=timezone.localdate(request.now))
    page = {
        "reviews": [
            {
                "number": one.case.collaboration.number,
                "title": one.case.collaboration.title,
                "unit": one.case.collaboration.unit.name(language),
                "kind": KINDS[one.kind].in_language(language),
                "day": one.day,
                "is_overdue": one.is_overdue,
            }
            for one in found
        ],
        "days": SOON_DAYS,
        "section": "reviews",
    }
    return render(request, "web/reviews.html", page)
