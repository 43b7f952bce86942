"""How are the questions of one section shown and answered?"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from farled.assessment.presenters.sections import (
    Asked,
    after_section,
    neighbours,
    section_page,
    sections_of,
)
from farled.assessment.presenters.sofar import so_far
from farled.assessment.presenters.talk import comments_by_place
from farled.assessment.queries.relations import contributes_to
from farled.assessment.views.answering import (
    kept_all,
    kept_one,
    last_saved,
    status_of,
    unkept_in,
    wants_fragments,
)
from farled.assessment.views.framing import in_frame, loaded_in_full
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.opened import opened_told, remember_opened
from farled.organisation.queries import ReaderRequest

Plain = dict[str, Any]


@require_GET
def assessment_section(request: ReaderRequest, number: str, section: str) -> HttpResponse:
    """The questions of one section, each saved as it is answered."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return section_with(request, loaded, section)


def section_with(
    request: ReaderRequest,
    loaded: Loaded,
    section: str,
    *,
    given: dict[str, Plain] | None = None,
    comment: Plain | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page of a section; ``given`` are answers, and ``comment`` what was said, that could not be kept."""
    case, language = loaded.case, request.LANGUAGE_CODE
    every = sections_of(case=case, assessment=loaded.assessment)
    asked = _asked(every, section)
    page = section_page(
        asked=asked,
        stored=loaded.stored,
        talk=comments_by_place(case=case, language=language),
        at=request.now,
        language=language,
        given=given,
    )
    is_running = case.decided_at is None
    shown = {
        **in_frame(request, loaded, "assessment", place=section),
        "part": page,
        "around": neighbours(every=every, here=section, number=case.collaboration.number, language=language),
        "sofar": so_far(assessment=loaded.assessment, language=language),
        "opened": opened_told(request, loaded),
        "unkept": unkept_in(page, given),
        "comment": comment,
        "may_answer": is_running and contributes_to(viewer=request.viewer, case=case),
        "may_comment": is_running,
        "saved_at": last_saved(request, loaded),
    }
    return render(request, "assessment/section.html", shown, status=status)


def _asked(every: list[Asked], section: str) -> Asked:
    found = next((asked for asked in every if asked.section.id == section), None)
    if found is None:
        raise Http404
    return found


@require_POST
def assessment_answer(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep one answer and say what follows (script), or all answers of a section (none)."""
    if wants_fragments(request):
        return kept_one(request, number)
    loaded = loaded_in_full(request, number)
    given = kept_all(request, loaded)
    anew = load(request, number)
    remember_opened(request, loaded.assessment, anew)
    if given:
        return given_again(request, anew, given=given, status=status_of(given))
    return _onward(request, anew)


def given_again(
    request: ReaderRequest, loaded: Loaded, *, given: dict[str, Plain], status: int
) -> HttpResponse:
    """The section of the first answer that could not be kept, with all that was sent."""
    found = [section_of(loaded, key) for key in given]
    section = next((one for one in found if one), _sent_section(request))
    return section_with(request, loaded, section, given=given, status=status)


def _sent_section(request: ReaderRequest) -> str:
    """The section whose page was sent."""
    return request.POST.get("section", "")


def _onward(request: ReaderRequest, loaded: Loaded) -> HttpResponse:
    """To the next section with open questions, or back to the workbench when there is none."""
    number = loaded.case.collaboration.number
    every = sections_of(case=loaded.case, assessment=loaded.assessment)
    onward = after_section(every=every, here=_sent_section(request))
    return redirect("assessment_section", number, onward) if onward else redirect("assessment", number)


def section_of(loaded: Loaded, key: str) -> str:
    """The section that a question belongs to; empty for a question that there is not."""
    areas = {one.question.key: one.question.area for one in loaded.assessment.standings}
    return areas.get(key, "")


def place_in_section(loaded: Loaded, key: str) -> str:
    """The address of a question on the page of its section."""
    address = reverse("assessment_section", args=[loaded.case.collaboration.number, section_of(loaded, key)])
    return f"{address}#q-{key.replace('.', '-')}"
