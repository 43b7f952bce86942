"""What do we know of one partner, and what do we do together?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from farled.assessment.queries.register import with_partner
from farled.countries.queries import contexts, name_of
from farled.countries.rules.words import ATTENTION
from farled.organisation.queries import ReaderRequest, signatures
from farled.partners.presenters import check_told, partner_row
from farled.partners.queries import partner_with
from farled.web.listing import row_told
from farled.web.policy import may_open

_MOST_SHOWN = 25


@require_GET
def partner(request: ReaderRequest, pk: int) -> HttpResponse:
    """One partner: seat, owner, what its countries ask of us, its background checks, what we do with it."""
    found = partner_with(pk)
    if found is None:
        raise Http404
    language, on = request.LANGUAGE_CODE, timezone.localdate(request.now)
    rows, total = with_partner(viewer=request.viewer, partner_id=pk, on=on, most=_MOST_SHOWN)
    page = {
        "partner": {**partner_row(partner=found, language=language, on=on), "website": found.website},
        "countries": _countries(found, request, language),
        "checks": _checks(found, language, on),
        "rows": [row_told(row=row, language=language) for row in rows],
        "total": total,
        "may_check": may_open(name="partner_check", viewer=request.viewer, is_demo=False),
        "section": "partners",
    }
    return render(request, "partners/partner.html", page)


def _countries(found: Any, request: ReaderRequest, language: str) -> list[dict[str, Any]]:
    """The context of attention of the seat and, where another one, of the owner's country, in words."""
    codes = list(dict.fromkeys(code for code in (found.country, found.owner_country) if code))
    known = contexts(codes=codes, at=request.now)
    return [
        {
            "code": code,
            "name": name_of(code).in_language(language),
            "is_seat": code == found.country,
            "attention": ATTENTION[known[code].attention].in_language(language),
            "reasons": [reason.wording.in_language(language) for reason in known[code].reasons],
        }
        for code in codes
    ]


def _checks(found: Any, language: str, on: Any) -> list[dict[str, Any]]:
    checks = list(found.checks.all())
    signed = signatures(deeds=[(check.by_id, check.checked_on) for check in checks], language=language)
    return [
        check_told(check=check, by=signed[check.by_id, check.checked_on], language=language, on=on)
        for check in checks
    ]
