"""How is a row of the register said: title, partners, where it stands, and in one sentence why?"""

from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.utils.translation import ngettext

from farled.assessment.queries.pack import delegation
from farled.assessment.queries.register import Listed, Stage
from farled.assessment.terms import Outcome, Readiness
from farled.collaborations.rules import ACTIVITIES
from farled.countries.queries import name_of
from farled.organisation.terms import PostRole
from farled.text.rules import written_date

STAGES = {
    Stage.CHECK: lazy("Check under way"),
    Stage.ASSESSMENT: lazy("Full assessment needed"),
    Stage.DECISION: lazy("Waits for a decision"),
    Stage.STOPPED: lazy("Stopped"),
    Stage.IN_FORCE: lazy("Go ahead"),
    Stage.REVIEW: lazy("To be reviewed"),
    Stage.CLOSED: lazy("Not to go on"),
}
_MOST_PARTNERS = 3


def row_told(*, row: Listed, language: str) -> dict[str, Any]:
    """One row in the reader's language, with its fairway."""
    return {
        "number": row.number,
        "title": row.title,
        "activity": ACTIVITIES[row.activity].in_language(language),
        "partners": _partners(row, language),
        "unit": row.unit.in_language(language),
        "sentence": sentence(row=row, language=language),
        "continues": row.is_begun and row.is_assessed_by_reader,
        "is_stopped": row.stage is Stage.STOPPED,
        "fairway": fairway(row.stage),
        "valid_until": row.valid_until,
        "opened_at": row.opened_at,
    }


def _partners(row: Listed, language: str) -> str:
    shown = [
        f"{part.name}, {name_of(part.country).in_language(language)}"
        for part in row.partners[:_MOST_PARTNERS]
    ]
    rest = len(row.partners) - _MOST_PARTNERS
    if rest > 0:
        shown.append(ngettext("One more", "%(count)s more", rest) % {"count": rest})
    return ". ".join(shown) + "." if shown else ""


def fairway(stage: Stage) -> list[dict[str, str]]:
    """The marks of the fairway: ``is`` one of done, now, ahead, halt, never."""
    ahead = [_mark("ahead", _("Decision")), _mark("ahead", _("Review"))]
    passed = [_mark("done", _("Registered")), _mark("done", _("Checked"))]
    return {
        Stage.CHECK: [passed[0], _mark("now", _("Check")), *ahead],
        Stage.ASSESSMENT: [passed[0], _mark("now", _("Full assessment")), *ahead],
        Stage.DECISION: [*passed, _mark("now", _("Decision")), ahead[1]],
        Stage.STOPPED: [*passed, _mark("halt", _("Stopped")), _mark("never", "")],
        Stage.IN_FORCE: [*passed, _mark("done", _("Decided")), ahead[1]],
        Stage.REVIEW: [*passed, _mark("done", _("Decided")), _mark("now", _("Review"))],
        Stage.CLOSED: [*passed, _mark("now", _("Decided")), _mark("never", "")],
    }[stage]


def _mark(state: str, label: str) -> dict[str, str]:
    spoken = {"done": _("done:"), "now": _("now:"), "ahead": _("ahead:"), "halt": _("stop:"), "never": ""}
    return {"is": state, "label": label, "spoken": spoken[state]}


def sentence(*, row: Listed, language: str) -> str:
    """Where the collaboration stands and who has the next move."""
    match row.stage:
        case Stage.CHECK:
            return _check(row)
        case Stage.ASSESSMENT:
            return _assessment(row, language)
        case Stage.DECISION:
            return _decision(row, language)
        case Stage.STOPPED:
            return _stopped(row, language)
        case Stage.IN_FORCE:
            return _in_force(row, language)
        case Stage.REVIEW:
            return _("The decision ran out on %(day)s. Check again before going on.") % {
                "day": said_day(row.valid_until, language)
            }
        case Stage.CLOSED:
            return _closed(row, language)


def _check(row: Listed) -> str:
    left = row.open_questions
    whose = _("You have the next move.") if row.is_mine else _("Those who answer for it have the next move.")
    if not left:
        return whose
    return (
        ngettext("One question is left.", "%(count)s questions are left.", left) % {"count": left}
        + " "
        + whose
    )


def _assessment(row: Listed, language: str) -> str:
    if not row.is_begun:
        return _("The check is done. A full assessment is needed before anything is decided.")
    if row.question:
        return _("More was asked for. Those who answer for it have the next move.")
    if row.readiness == Readiness.READY:
        post = deciding_post(row.deciding_role, language)
        return _("The assessment is done, and is to be handed to: %(post)s.") % {"post": post}
    left = row.open_questions
    if not left:
        return _("The full assessment is under way. Every question is answered.")
    return ngettext(
        "The full assessment is under way. One question is left.",
        "The full assessment is under way. %(count)s questions are left.",
        left,
    ) % {"count": left}


def _stopped(row: Listed, language: str) -> str:
    said = _("Nothing may begin until the stop is settled.")
    if not row.is_begun:
        return said
    decided = _("Decided by: %(post)s.") % {"post": deciding_post(row.deciding_role, language)}
    return f"{said} {decided}"


def _decision(row: Listed, language: str) -> str:
    if row.outcome == Outcome.ASK_FOR_MORE:
        return _("More was asked for on %(day)s.") % {"day": said_day(row.decided_at, language)}
    if row.is_begun:
        return _("The assessment is done. Decided by: %(post)s.") % {
            "post": deciding_post(row.deciding_role, language)
        }
    if row.deciding_role == PostRole.RESEARCHER:
        return (
            _("The check is done. You decide.")
            if row.is_mine
            else _("The check is done. The researcher decides.")
        )
    return _("The check is done. Decided by: %(post)s.") % {
        "post": deciding_post(row.deciding_role, language)
    }


def deciding_post(role: str, language: str) -> str:
    """The name of a deciding post as the delegation writes it; "nobody named" where it names none."""
    names = delegation().roles
    return names[PostRole(role)].in_language(language) if role in names else _("no post is named")


def _in_force(row: Listed, language: str) -> str:
    day = {"day": said_day(row.valid_until, language)}
    if row.outcome == Outcome.PROCEED_WITH_CONDITIONS:
        return _("Go ahead with conditions. Holds until %(day)s.") % day
    if row.outcome == Outcome.MODIFY:
        return _("To be changed as decided. Holds until %(day)s.") % day
    return _("Go ahead. Holds until %(day)s.") % day


def _closed(row: Listed, language: str) -> str:
    day = {"day": said_day(row.decided_at, language)}
    if row.outcome == Outcome.STOP_BY_LAW:
        return _("Stopped by law on %(day)s.") % day
    if row.outcome == Outcome.TERMINATE:
        return _("Ended by decision on %(day)s.") % day
    return _("Declined on %(day)s.") % day


def said_day(moment: date | datetime | None, language: str) -> str:
    """A day as people write it, with the day kept beside its month."""
    if moment is None:
        return _("no day")
    day = timezone.localdate(moment) if isinstance(moment, datetime) else moment
    return written_date(day, language).replace(" ", "\N{NO-BREAK SPACE}")
