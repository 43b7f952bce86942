"""How are findings rated before and after measures?"""

from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from farled.assessment import actions
from farled.assessment.forms.weighing import RatingForm
from farled.assessment.presenters.risks import rating_told, risks_page
from farled.assessment.queries.books import books
from farled.assessment.views.framing import loaded_in_full, status_of_unfit
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.weighed import framed, in_words, kept_of, may_work, refuse_others, works_on
from farled.mitigation.terms import Matrix
from farled.organisation.queries import ReaderRequest
from farled.risks.terms import Finding

Plain = dict[str, Any]


@require_GET
def assessment_risks(request: ReaderRequest, number: str) -> HttpResponse:
    """Every finding with its rating before and after measures, and the matrix."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return _shown(request, loaded)


@require_POST
def assessment_rate(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep the rating of one finding; what cannot be kept is shown again where it was written."""
    loaded = loaded_in_full(request, number)
    refuse_others(is_theirs=works_on(request, loaded))
    finding, matrix = _finding(loaded, request.POST.get("finding", "")), _matrix(loaded)
    if finding is None or matrix is None:
        gone = _("The finding is no longer in the case. The answers, or what is known, have changed.")
        return _shown(request, loaded, gone=gone, status=409)
    form = RatingForm(request.POST, finding=finding, matrix=matrix, language=request.LANGUAGE_CODE)
    if not form.is_valid():
        return _shown(request, loaded, sent=form, status=status_of_unfit(loaded))
    try:
        _keep(request, number, form)
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return _shown(request, loaded_in_full(request, number), sent=form, status=refused.status)
    except actions.ChangedMeanwhile as changed:
        return _contested(request, loaded_in_full(request, number), finding, matrix, changed.stored)
    return redirect(f"{reverse('assessment_risks', args=[number])}#finding-{finding.rule}")


def _keep(request: ReaderRequest, number: str, form: RatingForm) -> None:
    actions.rate_finding(
        by=request.user,
        at=request.now,
        viewer=request.viewer,
        number=number,
        rating=form.rating(),
        version=form.cleaned_data["version"],
    )


def _contested(
    request: ReaderRequest, loaded: Loaded, finding: Finding, matrix: Matrix, stored: Any
) -> HttpResponse:
    """Both ratings: what stands now in words, and the form as it was sent, ready to replace it."""
    data: QueryDict = request.POST.copy()
    data["version"] = str(stored.version)
    form = RatingForm(data, finding=finding, matrix=matrix, language=request.LANGUAGE_CODE)
    theirs = rating_told(stored, matrix, request.LANGUAGE_CODE)
    return _shown(request, loaded, sent=form, conflict=theirs, status=409)


def _finding(loaded: Loaded, rule: str) -> Finding | None:
    return next((one for one in loaded.assessment.findings if one.rule == rule), None)


def _matrix(loaded: Loaded) -> Matrix | None:
    return books().matrices.in_force(loaded.assessment.on)


def _shown(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    sent: RatingForm | None = None,
    conflict: Plain | None = None,
    gone: str = "",
    status: int = 200,
) -> HttpResponse:
    """The page; ``sent`` is the rating that was not kept, ``conflict`` what somebody else kept meanwhile."""
    page = risks_page(assessment=loaded.assessment, kept=kept_of(loaded), language=request.LANGUAGE_CODE)
    may_rate = may_work(request, loaded) and not page["is_by_law"]
    if may_rate:
        _add_forms(request, loaded, page["cards"], sent)
    shown = {
        **framed(request, loaded, "assessment_risks"),
        "risks": page,
        "may_rate": may_rate,
        "sent": sent,
        "conflict": conflict,
        "problems": [("content", gone)] if gone else [],
    }
    return render(request, "assessment/risks.html", shown, status=status)


def _add_forms(request: ReaderRequest, loaded: Loaded, cards: list[Plain], sent: RatingForm | None) -> None:
    """Give each card its form; unfolded is what was just sent, else the first that waits for a rating."""
    matrix = _matrix(loaded)
    if matrix is None:
        return
    sent_rule = sent.data["finding"] if sent else ""
    unfolded = sent_rule or next((card["rule"] for card in cards if card["must"]), "")
    findings = {finding.rule: finding for finding in loaded.assessment.findings}
    initial = {stored.finding: _initial(stored) for stored in kept_of(loaded).ratings}
    for card in cards:
        rule = card["rule"]
        card["form"] = (
            sent
            if sent and rule == sent_rule
            else RatingForm(
                finding=findings[rule],
                matrix=matrix,
                language=request.LANGUAGE_CODE,
                initial=initial.get(rule, {"finding": rule, "version": 0}),
            )
        )
        card["is_unfolded"] = rule == unfolded


def _initial(stored: Any) -> Plain:
    fields = [name for name in RatingForm.base_fields if name != "finding"]
    return {"finding": stored.finding, **{field: getattr(stored, field) for field in fields}}
