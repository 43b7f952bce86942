"""What waits for this reader, and what is the reader's own?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_GET

from farled.assessment.queries import register
from farled.assessment.queries.register import Listed, Stage
from farled.organisation.queries import ReaderRequest
from farled.web.asked import asked_tasks, invitations_told
from farled.web.handed import full_task
from farled.web.listing import row_told, said_day
from farled.web.owned import measure_tasks

_MOST_TASKS = 20
_MOST_OWN = 10


@require_GET
def start(request: ReaderRequest) -> HttpResponse:
    """The first page after signing in: its heading says how many things wait."""
    language, on = request.LANGUAGE_CODE, timezone.localdate(request.now)
    waiting = register.waiting_for(viewer=request.viewer, on=on, most=_MOST_TASKS)
    mine, total = register.own(viewer=request.viewer, on=on, most=_MOST_OWN)
    shown = mine or register.newest(viewer=request.viewer, on=on, most=_MOST_OWN)
    tasks = asked_tasks(viewer=request.viewer, on=on, language=language, most=_MOST_TASKS)
    tasks += [_task(row, language, request.viewer.person_id) for row in waiting]
    tasks += measure_tasks(viewer=request.viewer, on=on, language=language, most=_MOST_TASKS)
    page = {
        "heading": heading(len(tasks)),
        "tasks": tasks,
        "invitations": invitations_told(viewer=request.viewer, language=language),
        "rows": [row_told(row=row, language=language) for row in shown],
        "is_own": bool(mine),
        "own_total": total,
        "section": "start",
    }
    return render(request, "web/start.html", page)


def heading(count: int) -> str:
    """The state in words: "Two things wait for you"."""
    if not count:
        return _("Nothing waits for you")
    words = {
        1: pgettext("count", "one"),
        2: pgettext("count", "two"),
        3: pgettext("count", "three"),
        4: pgettext("count", "four"),
        5: pgettext("count", "five"),
        6: pgettext("count", "six"),
        7: pgettext("count", "seven"),
        8: pgettext("count", "eight"),
        9: pgettext("count", "nine"),
        10: pgettext("count", "ten"),
    }
    said = words.get(count, str(count))
    sentence = ngettext("%(count)s thing waits for you", "%(count)s things wait for you", count)
    return (sentence % {"count": said}).capitalize()


def _task(row: Listed, language: str, person_id: int) -> dict[str, Any]:
    """What is to be done, where, and since or until when."""
    if row.is_begun and row.stage in (Stage.ASSESSMENT, Stage.DECISION, Stage.STOPPED):
        return full_task(row=row, language=language)
    if row.stage is Stage.CHECK:
        return _check_task(row, language)
    if row.stage is Stage.ASSESSMENT:
        return _assessment_task(row, language)
    if row.stage is Stage.DECISION:
        return _decision_task(row, language, person_id)
    return _renewal_task(row, language)


def _check_task(row: Listed, language: str) -> dict[str, Any]:
    left = row.open_questions
    return _told(
        row,
        language,
        what=_("Finish the check of %(title)s"),
        why=ngettext("One question is left.", "%(count)s questions are left.", left) % {"count": left}
        if left
        else "",
        when=(_("No deadline"), _("begun %(day)s") % {"day": said_day(row.opened_at, language)}),
        button=_("Continue"),
        to=reverse("check", args=[row.number]),
    )


def _assessment_task(row: Listed, language: str) -> dict[str, Any]:
    """To begin the full assessment where the check asked for one, or to go on with it."""
    since = _("begun %(day)s") % {"day": said_day(row.opened_at, language)}
    if not row.is_begun:
        return _told(
            row,
            language,
            what=_("Begin the full assessment of %(title)s"),
            why=_("The check is done. Only what it opened is asked."),
            when=(_("No deadline"), since),
            button=_("Begin"),
            to=f"{reverse('check', args=[row.number])}#outcome",
        )
    left = row.open_questions
    return _told(
        row,
        language,
        what=_("Continue the assessment of %(title)s"),
        why=ngettext("One question is left.", "%(count)s questions are left.", left) % {"count": left}
        if left
        else _("Every question is answered."),
        when=(_("No deadline"), since),
        button=_("Continue"),
        to=reverse("assessment", args=[row.number]),
    )


def _decision_task(row: Listed, language: str, person_id: int) -> dict[str, Any]:
    own = row.responsible_id == person_id
    why = (
        _("The check found nothing that needs more. You decide.")
        if own
        else _("The check is done. You decide.")
    )
    return _told(
        row,
        language,
        what=_("Decide on %(title)s"),
        why=why,
        when=(_("No deadline"), _("begun %(day)s") % {"day": said_day(row.opened_at, language)}),
        button=_("Decide"),
        to=reverse("collaboration", args=[row.number]),
    )


def _renewal_task(row: Listed, language: str) -> dict[str, Any]:
    day = said_day(row.valid_until, language)
    has_run_out = row.stage is Stage.REVIEW
    return _told(
        row,
        language,
        what=_("Check %(title)s again"),
        why=_("If it is over, nothing needs doing."),
        when=(_("Ran out %(day)s") if has_run_out else _("By %(day)s")) % {"day": day},
        button=_("Look"),
        to=reverse("collaboration", args=[row.number]),
    )


def _told(
    row: Listed, language: str, *, what: str, why: str, when: tuple[str, str] | str, button: str, to: str
) -> dict[str, Any]:
    strong, since = when if isinstance(when, tuple) else (when, "")
    partners = row_told(row=row, language=language)["partners"]
    return {
        "what": what % {"title": row.title},
        "why": f"{partners} {why}".strip(),
        "when": strong,
        "since": since,
        "button": button,
        "to": to,
        "title": row.title,
    }
