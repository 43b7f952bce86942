"""Which move in a full assessment waits for a reader: to go on, to say more, to hand on, to decide?"""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from farled.assessment.queries.register import Listed, Stage
from farled.assessment.terms import Readiness
from farled.web.listing import deciding_post, row_told, said_day


def full_task(*, row: Listed, language: str) -> dict[str, Any]:
    """A task of the start page for a full assessment that nobody has decided."""
    told = _to_decide(row, language) if _is_to_decide(row) else _to_move(row, language)
    partners = row_told(row=row, language=language)["partners"]
    return {
        **told,
        "what": told["what"] % {"title": row.title},
        "why": f"{partners} {told['why']}".strip(),
        "title": row.title,
    }


def _is_to_decide(row: Listed) -> bool:
    return row.stage in (Stage.DECISION, Stage.STOPPED)


def _to_decide(row: Listed, language: str) -> dict[str, Any]:
    day = said_day(row.handed_at or row.opened_at, language)
    stopped = row.stage is Stage.STOPPED
    return {
        "what": _("Decide on %(title)s"),
        "why": _("A stop applies. You decide.") if stopped else _("The assessment is done. You decide."),
        "when": _("No deadline"),
        "since": (_("with you since %(day)s") if row.is_handed else _("begun %(day)s")) % {"day": day},
        "button": _("Decide"),
        "to": reverse("collaboration", args=[row.number]),
    }


def _to_move(row: Listed, language: str) -> dict[str, Any]:
    """What those who answer for the case do next."""
    since = {
        "when": _("No deadline"),
        "since": _("begun %(day)s") % {"day": said_day(row.opened_at, language)},
    }
    whole = {"to": reverse("collaboration", args=[row.number]), **since}
    if row.question:
        post = deciding_post(row.deciding_role, language)
        why = _("%(post)s wants to know: %(question)s") % {"post": post, "question": row.question}
        return {"what": _("Say more about %(title)s"), "why": why, "button": _("Look"), **whole}
    if row.readiness == Readiness.READY:
        why = _("All is there. Decides: %(post)s.") % {"post": deciding_post(row.deciding_role, language)}
        return {"what": _("Hand on %(title)s"), "why": why, "button": _("Look"), **whole}
    return {
        "what": _("Continue the assessment of %(title)s"),
        "why": _left(row.open_questions),
        "button": _("Continue"),
        "to": reverse("assessment", args=[row.number]),
        **since,
    }


def _left(count: int) -> str:
    if not count:
        return _("Every question is answered.")
    return ngettext("One question is left.", "%(count)s questions are left.", count) % {"count": count}
