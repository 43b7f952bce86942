"""How is the workbench of a full assessment shown?"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from farled.assessment.forms import DeeperForm
from farled.assessment.presenters.known import ground_facts
from farled.assessment.presenters.workbench import closed_to_choose, depths_to_choose, workbench
from farled.assessment.queries.relations import answers_for, deciding_posts, is_invited
from farled.assessment.views.framing import in_frame, kept_in_full
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.offering import newer_version, upgraded
from farled.assessment.views.opened import opened_told
from farled.organisation.queries import ReaderRequest

Plain = dict[str, Any]


@require_GET
def assessment(request: ReaderRequest, number: str) -> HttpResponse:
    """The workbench: how deep and why, every section with what is left in it, and what comes next."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return workbench_with(request, loaded)


def workbench_with(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    deeper: DeeperForm | None = None,
    meanwhile: Plain | None = None,
    status: int = 200,
) -> HttpResponse:
    """The workbench; ``deeper`` is a wish that was refused, ``meanwhile`` what somebody else wished."""
    case, viewer = loaded.case, request.viewer
    is_theirs = answers_for(viewer=viewer, case=case)
    is_running = case.decided_at is None
    works = is_running and (is_theirs or is_invited(viewer=viewer, case=case))
    role = loaded.assessment.deciding.role
    may_deepen = works or (is_running and bool(deciding_posts(viewer=viewer, case=case, role=role)))
    shown = {
        **in_frame(request, loaded, "assessment"),
        "bench": workbench(
            case=case,
            kept=kept_in_full(loaded),
            assessment=loaded.assessment,
            decision=loaded.decision,
            language=request.LANGUAGE_CODE,
        ),
        "facts": ground_facts(loaded.ground, request.LANGUAGE_CODE),
        "may_answer": works,
        "may_change": is_running and is_theirs,
        "deeper": (deeper or deeper_form(request, loaded)) if may_deepen else None,
        "meanwhile": meanwhile,
        "newer": newer_version(case) if is_running and is_theirs else "",
        "upgraded": upgraded(request, case),
        "opened": opened_told(request, loaded),
    }
    return render(request, "assessment/workbench.html", shown, status=status)


def deeper_form(request: ReaderRequest, loaded: Loaded, sent: Mapping[str, Any] | None = None) -> DeeperForm:
    """The wish to go deeper, as it stands or as it was ``sent``; it never offers to go shallower."""
    found, wish, language = loaded.assessment, kept_in_full(loaded).wish, request.LANGUAGE_CODE
    return DeeperForm(
        sent,
        depths=depths_to_choose(at_least=found.depth.depth, language=language),
        closed=closed_to_choose(assessment=found, language=language),
        initial={
            "depth": found.depth.depth.value,
            "reason": wish.reason if wish else "",
            "version": wish.version if wish else 0,
        },
    )
