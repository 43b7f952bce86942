"""How are measures planned, followed up, and confirmed by their owners?"""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from farled.assessment import actions
from farled.assessment.forms.measuring import Choosable, PlanForm
from farled.assessment.presenters.choosing import choices_of, prefilled
from farled.assessment.presenters.measures import measures_page
from farled.assessment.views.following import changed, confirmed, measure_with
from farled.assessment.views.framing import loaded_in_full, status_of_unfit
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.weighed import (
    Owners,
    framed,
    in_words,
    kept_of,
    may_work,
    owners_in,
    refuse_others,
    works_on,
)
from farled.organisation.queries import ReaderRequest


@require_GET
def assessment_measures(request: ReaderRequest, number: str) -> HttpResponse:
    """Every measure of the case, what else the catalogue suggests, and the form for one more."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return _shown(request, loaded)


@require_POST
def assessment_measure_plan(request: ReaderRequest, number: str) -> HttpResponse:
    """Plan one measure; what cannot be planned is shown again where it was written."""
    loaded = loaded_in_full(request, number)
    refuse_others(is_theirs=works_on(request, loaded))
    owners = owners_in(request, loaded)
    form = _form(request, loaded, owners)
    if not form.is_valid():
        return _shown(request, loaded, owners=owners, sent=form, status=status_of_unfit(loaded))
    try:
        stored = actions.plan_measure(
            by=request.user, at=request.now, viewer=request.viewer, number=number, entry=form.planned()
        )
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return _shown(request, loaded_in_full(request, number), sent=form, status=refused.status)
    return redirect(f"{reverse('assessment_measures', args=[number])}#measure-{stored.pk}")


@require_http_methods(["GET", "POST"])
def assessment_measure(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """One measure: all that is known of it, its history, and what this reader may change of it."""
    if request.method == "POST":
        return changed(request, number, pk)
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return measure_with(request, loaded, pk)


@require_POST
def assessment_means(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """The owner says whether there are the authority and the means."""
    return confirmed(request, number, pk)


def _form(request: ReaderRequest, loaded: Loaded, owners: Owners) -> PlanForm:
    choosable = choices_of(
        assessment=loaded.assessment,
        posts=owners.posts,
        holders=owners.holders,
        language=request.LANGUAGE_CODE,
    )
    wished = prefilled(
        id=request.GET.get("plan", ""),
        against=request.GET.get("for", ""),
        assessment=loaded.assessment,
        posts=owners.posts,
    )
    today = timezone.localdate(request.now)
    return PlanForm(request.POST or None, choosable=Choosable(**choosable), today=today, initial=wished)


def _shown(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    owners: Owners | None = None,
    sent: PlanForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``sent`` is the measure that was not planned."""
    owners = owners or owners_in(request, loaded)
    page = measures_page(
        assessment=loaded.assessment,
        kept=kept_of(loaded),
        holders=owners.holders,
        posts=owners.posts,
        language=request.LANGUAGE_CODE,
        against=request.GET.get("for", ""),
    )
    may_plan = may_work(request, loaded) and bool(loaded.assessment.findings)
    shown = {
        **framed(request, loaded, "assessment_measures"),
        "measures": page,
        "may_plan": may_plan,
        "form": (sent or _form(request, loaded, owners)) if may_plan else None,
        "against": request.GET.get("for", ""),
    }
    return render(request, "assessment/measures.html", shown, status=status)
