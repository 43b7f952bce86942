"""How is one measure shown, changed, followed up, and confirmed by its owner?"""

from typing import Any

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from farled.assessment import actions
from farled.assessment.forms.measuring import ChangeForm, Choosable, FollowForm, MeansForm
from farled.assessment.models import Case
from farled.assessment.presenters.choosing import choices_of
from farled.assessment.presenters.history import history
from farled.assessment.presenters.measures import decides, measure_row, told_of_catalogue
from farled.assessment.queries.owned import owns
from farled.assessment.views.framing import loaded_in_full
from farled.assessment.views.loading import Loaded
from farled.assessment.views.weighed import (
    Owners,
    framed,
    in_words,
    kept_of,
    owners_in,
    refuse_others,
    works_on,
)
from farled.audit.queries import events_on
from farled.mitigation.queries import entry_of
from farled.mitigation.terms import Means, MeasureState
from farled.organisation.queries import ReaderRequest
from farled.questionnaire.queries import asked_in

Plain = dict[str, Any]
_AHEAD = (MeasureState.PLANNED, MeasureState.AGREED, MeasureState.IN_PLACE)


def measure_with(
    request: ReaderRequest,
    loaded: Loaded,
    pk: int,
    *,
    form: FollowForm | None = None,
    means: MeansForm | None = None,
    is_contested: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The page of one measure; ``form`` and ``means`` are what was sent and not kept."""
    stored, owners = stored_in(loaded, pk), owners_in(request, loaded)
    language = request.LANGUAGE_CODE
    row = measure_row(stored=stored, assessment=loaded.assessment, holders=owners.holders, language=language)
    shown = {
        **framed(request, loaded, "assessment_measures"),
        "measure": row,
        "told": told_of_catalogue(id=stored.measure, posts=owners.posts, language=language),
        "decides": decides(loaded.assessment, language) if row["means"] == Means.NO else "",
        "history": _history(loaded.case, stored.letter, language),
        "form": form or _form(request, loaded, stored, owners),
        "means": means or _means_form(request, loaded, stored),
        "contested": {"who": stored.by.name, "at": stored.at} if is_contested else None,
    }
    return render(request, "assessment/measure.html", shown, status=status)


def stored_in(loaded: Loaded, pk: int) -> Any:
    """The measure of this case; Http404 when the case has no such measure."""
    found = next((one for one in kept_of(loaded).measures if one.pk == pk), None)
    if found is None:
        raise Http404
    return found


def changed(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """Keep what is changed of a measure; what cannot be kept is shown again, with what stands now."""
    loaded = loaded_in_full(request, number)
    stored = stored_in(loaded, pk)
    form = _form(request, loaded, stored, owners_in(request, loaded), data=request.POST)
    if form is None:
        refuse_others(is_theirs=_is_theirs(request, loaded, stored))
        return measure_with(request, loaded, pk, status=409)
    if not form.is_valid():
        return measure_with(request, loaded, pk, form=form, status=422)
    try:
        _change(request, number, pk, form, stored)
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return measure_with(request, loaded_in_full(request, number), pk, form=form, status=refused.status)
    except actions.ChangedMeanwhile:
        return _contested(request, loaded_in_full(request, number), pk)
    return redirect(reverse("assessment_measure", args=[number, pk]))


def _change(request: ReaderRequest, number: str, pk: int, form: FollowForm, stored: Any) -> None:
    sent = form.cleaned_data
    actions.change_measure(
        by=request.user,
        at=request.now,
        viewer=request.viewer,
        number=number,
        pk=pk,
        entry=form.entry(entry_of(stored)),
        version=sent["version"],
        why=sent["why"],
    )


def _contested(request: ReaderRequest, loaded: Loaded, pk: int) -> HttpResponse:
    """The measure as it stands now, and the form as it was sent, ready to replace it."""
    stored = stored_in(loaded, pk)
    form = _form(request, loaded, stored, owners_in(request, loaded), data=_as_newest(request, stored))
    return measure_with(request, loaded, pk, form=form, is_contested=True, status=409)


def _as_newest(request: ReaderRequest, stored: Any) -> QueryDict:
    """What was sent, as if the page had seen what stands now: sent again, it replaces that."""
    data: QueryDict = request.POST.copy()
    data["version"] = str(stored.version)
    return data


def confirmed(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """Keep the owner's yes or no; what cannot be kept is shown again."""
    loaded = loaded_in_full(request, number)
    stored = stored_in(loaded, pk)
    form = MeansForm(request.POST)
    refuse_others(is_theirs=owns(viewer=request.viewer, stored=stored))
    if not form.is_valid():
        return measure_with(request, loaded, pk, means=form, status=422)
    try:
        _confirm(request, number, pk, form)
    except actions.ActionRefused as refused:
        form.add_error(None, in_words(refused, request))
        return measure_with(request, loaded_in_full(request, number), pk, means=form, status=refused.status)
    except actions.ChangedMeanwhile:
        loaded = loaded_in_full(request, number)
        again = MeansForm(_as_newest(request, stored_in(loaded, pk)))
        return measure_with(request, loaded, pk, means=again, is_contested=True, status=409)
    return redirect(reverse("assessment_measure", args=[number, pk]))


def _confirm(request: ReaderRequest, number: str, pk: int, form: MeansForm) -> None:
    sent = form.cleaned_data
    actions.confirm_means(
        by=request.user,
        at=request.now,
        viewer=request.viewer,
        number=number,
        pk=pk,
        means=Means(sent["means"]),
        note=sent["note"],
        version=sent["version"],
    )


def _is_theirs(request: ReaderRequest, loaded: Loaded, stored: Any) -> bool:
    return owns(viewer=request.viewer, stored=stored) or works_on(request, loaded)


def _form(
    request: ReaderRequest, loaded: Loaded, stored: Any, owners: Owners, *, data: QueryDict | None = None
) -> FollowForm | None:
    """What this reader may change of the measure as the case stands; None for nothing."""
    works, language = works_on(request, loaded), request.LANGUAGE_CODE
    if stored.state == MeasureState.DROPPED or not (works or owns(viewer=request.viewer, stored=stored)):
        return None
    if not works or loaded.case.decided_at is not None:
        return FollowForm(data, initial=_initial(stored), language=language, states=_AHEAD)
    choosable = choices_of(
        assessment=loaded.assessment,
        posts=owners.posts,
        holders=owners.holders,
        language=language,
        stored=stored,
    )
    return ChangeForm(
        data, initial=_initial(stored), choosable=Choosable(**choosable), states=tuple(MeasureState)
    )


def _initial(stored: Any) -> Plain:
    plain = ("words", "against", "state", "due", "evidence", "version")
    return {"owner": stored.owner_id, **{field: getattr(stored, field) for field in plain}}


def _means_form(request: ReaderRequest, loaded: Loaded, stored: Any) -> MeansForm | None:
    """The owner's question, while the case runs; None for anybody else."""
    is_over = loaded.case.decided_at is not None or stored.state == MeasureState.DROPPED
    if is_over or not owns(viewer=request.viewer, stored=stored):
        return None
    said = "" if stored.means == Means.NOT_SAID else stored.means
    return MeansForm(initial={"means": said, "note": stored.means_note, "version": stored.version})


def _history(case: Case, letter: str, language: str) -> list[Plain]:
    """What has happened to the measure, newest first."""
    events = [
        event
        for event in events_on(case)
        if event.what.startswith("mitigation:measure:") and (event.after or {}).get("letter") == letter
    ]
    return history(events, asked_in(case.published), language)
