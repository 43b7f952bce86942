"""What does the register add up to, for heads and leadership, on one page that can be printed?"""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET

from farled.assessment.presenters.measures import name_of_measure
from farled.assessment.queries.overview import (
    RUNS_OUT_WITHIN_DAYS,
    WAITS_TOO_LONG_DAYS,
    Counted,
    overview,
)
from farled.assessment.queries.owned import measures_without_power
from farled.collaborations.rules import ACTIVITIES
from farled.countries.queries import name_of
from farled.mitigation.terms import Means
from farled.organisation.queries import ReaderRequest
from farled.text.rules import written_number
from farled.web.listing import STAGES, deciding_post, row_told

_MOST_LISTED = 10
_BAR_WIDTH = 240
"""The width of the longest bar in the units of its drawing."""


@require_GET
def portfolio(request: ReaderRequest) -> HttpResponse:
    """How many went ahead first of all, then where everything stands, what waits and what runs out."""
    language = request.LANGUAGE_CODE
    found = overview(
        viewer=request.viewer, at=request.now, on=timezone.localdate(request.now), most=_MOST_LISTED
    )
    page = {
        "total": sum(row.total for row in found.counted),
        "went_ahead": found.went_ahead,
        "median": said_duration(found.median, language),
        "by_stage": _by_stage(found.counted),
        "by_activity": _by_activity(found.counted, language),
        "by_unit": _by_unit(found.counted, language),
        "by_country": _in_alphabet(
            (name_of(code).in_language(language), count) for code, count in found.by_country
        ),
        "waiting": [_waits(row, language) for row in found.waiting],
        "waiting_total": found.waiting_total,
        "waits_days": WAITS_TOO_LONG_DAYS,
        "running_out": [row_told(row=row, language=language) for row in found.running_out],
        "without_power": _without_power(request, language),
        "running_out_total": found.running_out_total,
        "runs_out_days": RUNS_OUT_WITHIN_DAYS,
        "section": "portfolio",
    }
    return render(request, "web/portfolio.html", page)


def _without_power(request: ReaderRequest, language: str) -> list[dict[str, Any]]:
    """The measures that need somebody, each with what is lacking; one query."""
    on = timezone.localdate(request.now)
    found = measures_without_power(viewer=request.viewer, on=on, most=_MOST_LISTED)
    return [
        {
            "number": one.case.collaboration.number,
            "id": one.pk,
            "letter": one.letter,
            "title": one.case.collaboration.title,
            "what": name_of_measure(one, language),
            "owner": f"{one.owner.title(language)}, {one.owner.unit.name(language)}",
            "lacks": _lacks(one, is_overdue=one.due < on),
            "due": one.due,
        }
        for one in found
    ]


def _lacks(one: Any, *, is_overdue: bool) -> str:
    if one.is_vacant:
        return _("Nobody holds the post that owns it.")
    if one.means == Means.NO:
        return _("The owner has said no to having the authority and the means.")
    return _("Its day has passed.") if is_overdue else ""


def said_duration(median: timedelta | None, language: str) -> str:
    """A duration as people say it, in the unit that fits; empty when there is none."""
    if median is None:
        return ""
    minutes = round(median.total_seconds() / 60)
    if minutes < 120:
        return ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    hours = round(minutes / 60)
    if hours < 48:
        return ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}
    days = median.total_seconds() / 86_400
    decimals = 1 if days < 10 else 0
    return _("%(count)s days") % {"count": written_number(days, decimals, language)}


def _by_stage(counted: Iterable[Counted]) -> list[dict[str, Any]]:
    sums: Counter[str] = Counter()
    for row in counted:
        sums[row.stage] += row.total
    return _bars([(str(name), sums[stage]) for stage, name in STAGES.items()])


def _by_activity(counted: Iterable[Counted], language: str) -> list[dict[str, Any]]:
    sums: Counter[str] = Counter()
    for row in counted:
        sums[row.activity] += row.total
    return _bars([(name.in_language(language), sums[activity]) for activity, name in ACTIVITIES.items()])


def _by_unit(counted: Iterable[Counted], language: str) -> list[dict[str, Any]]:
    sums: Counter[str] = Counter()
    for row in counted:
        sums[row.unit.in_language(language)] += row.total
    return _in_alphabet(sums.items())


def _in_alphabet(pairs: Iterable[tuple[str, int]]) -> list[dict[str, Any]]:
    """Bars by name, never by number: nothing here is a ranking."""
    return _bars(sorted(pairs, key=lambda pair: _as_sorted(pair[0])))


def _as_sorted(name: str) -> str:
    """Å, Ä, Ö come last."""
    return name.casefold().replace("å", "{").replace("ä", "|").replace("ö", "}")


def _bars(pairs: list[tuple[str, int]]) -> list[dict[str, Any]]:
    longest = max((count for _name, count in pairs), default=0) or 1
    return [
        {"name": name, "count": count, "width": round(_BAR_WIDTH * count / longest)} for name, count in pairs
    ]


def _waits(row: Any, language: str) -> dict[str, Any]:
    return {**row_told(row=row, language=language), "with": deciding_post(row.deciding_role, language)}
