"""What do pages of a lower room show that only rooms above it know?

The house itself may ask every room; a room's own view may not ask those above. So the pages ask here.
"""

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils import timezone, translation

from farled.assessment.queries.books import books
from farled.assessment.queries.register import Filters, register_page
from farled.assessment.queries.versions import running_by_version
from farled.assessment.rules.report import RESULTS
from farled.countries import queries as countries
from farled.questionnaire.terms import Questionnaire, Tried
from farled.web.listing import row_told
from farled.web.trial import trial_of

register = template.Library()
_MOST = 10
_MOST_TRIED = 200
"""So many running cases are tried for a page; the command tries them all."""


def _language() -> str:
    return "en" if translation.get_language() == "en" else "sv"


@register.filter
def country_name(code: str) -> str:
    """A register code in the reader's language; the code itself where the register no longer has it."""
    return countries.name_of(code).in_language(_language()) if code in countries.register() else code


@register.simple_tag(takes_context=True)
def collaborations_in(context: Any, code: str) -> dict[str, Any]:
    """What we do with partners seated or owned there, as far as this reader may see it: rows and total."""
    request: HttpRequest = context["request"]
    on = timezone.localdate(request.now)  # type: ignore[attr-defined]  # set by ReaderMiddleware
    viewer = request.viewer  # type: ignore[attr-defined]  # set by ReaderMiddleware
    found = register_page(viewer=viewer, filters=Filters(country=code), page=1, on=on)
    rows = [row_told(row=row, language=_language()) for row in found.rows[:_MOST]]
    return {"rows": rows, "total": found.total, "more": found.total - len(rows)}


@register.simple_tag
def running_cases() -> dict[int, int]:
    """How many undecided cases are on each published version, by its primary key."""
    return running_by_version()


@register.filter
def of(counts: dict[int, int], key: int) -> int:
    """The count under a key; 0 where there is none."""
    return counts.get(key, 0)


@register.simple_tag(takes_context=True)
def trial(context: Any, draft: Questionnaire) -> dict[str, Any]:
    """What a version that is not yet published would do to running cases, the oldest first."""
    at = context["request"].now
    cases = trial_of(new=draft, at=at, most=_MOST_TRIED).cases
    return {
        "tried": len(cases),
        "is_cut": len(cases) == _MOST_TRIED,
        "asked": sum(bool(one.opens) for one in cases),
        "changed": sum(one.is_changed for one in cases),
        "rows": [_tried(one, draft) for one in cases if one.is_changed or one.opens or _moves(one)],
    }


def _moves(tried: Tried) -> bool:
    return bool(tried.carried.changed or tried.carried.dropped_archived)


def _ended(outcome: str) -> str:
    """What a case ends in: how a quick check stands, or a full assessment."""
    names = {word.value: said for word, said in RESULTS.items()}
    states = {word.value: said for word, said in books().outcomes.states.items()}
    said = (states | names)[outcome].in_language(_language())
    return f"{said[:1].upper()}{said[1:]}"


def _tried(tried: Tried, draft: Questionnaire) -> dict[str, Any]:
    return {
        "number": tried.id,
        "before": _ended(tried.before),
        "after": _ended(tried.after),
        "is_changed": tried.is_changed,
        "kept": len(tried.carried.answers),
        "opens": [draft.question(key).text.in_language(_language()) for key in tried.opens],
        "archived": [answer.key for answer in tried.carried.dropped_archived],
    }
