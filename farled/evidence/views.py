"""Which sources and editions does this installation have, and what does one edition hold?"""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from farled.evidence.presenters import edition_told, source_told
from farled.evidence.queries import (
    all_editions,
    difference_of,
    edition_with,
    editions_in_force,
    sources,
)
from farled.organisation.queries import ReaderRequest


@require_GET
def evidence(request: ReaderRequest) -> HttpResponse:
    """Every source with its edition in force, and all editions ever taken in."""
    language, on = request.LANGUAGE_CODE, timezone.localdate(request.now)
    in_force = editions_in_force(at=request.now)
    page = {
        "sources": [
            source_told(source=source, edition=in_force.get(source.id), on=on, language=language)
            for source in sources().values()
        ],
        "editions": [
            edition_told(edition=edition, in_force=in_force, language=language) for edition in all_editions()
        ],
        "section": "administration",
    }
    return render(request, "evidence/evidence.html", page)


@require_GET
def evidence_edition(request: ReaderRequest, pk: int) -> HttpResponse:
    """One edition: what it holds, what was remarked and left out, how it differs from the one before."""
    edition = edition_with(pk)
    if edition is None:
        raise Http404
    page = {
        "edition": edition_told(
            edition=edition, in_force=editions_in_force(at=request.now), language=request.LANGUAGE_CODE
        ),
        "difference": difference_of(edition),
        "adopted_now": request.session.pop("evidence_adopted", None) == edition.pk,
        "section": "administration",
    }
    return render(request, "evidence/edition.html", page)
