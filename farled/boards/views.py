"""How are the pages of the board answered: what it is asked, its agendas, bundles and minutes?"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from farled.assessment.actions import ActionRefused
from farled.assessment.presenters import pdf_of
from farled.assessment.queries.weighing import shown_at
from farled.boards import actions, queries
from farled.boards.forms import CallForm, MinutesForm, PutForm
from farled.boards.models import Item, Meeting
from farled.boards.presenters import board_document
from farled.organisation.queries import ReaderRequest
from farled.risks.queries import rulebook
from farled.text.terms import LANGUAGES

_MOST_HELD = 30


@require_http_methods(["GET", "POST"])
def board(request: ReaderRequest) -> HttpResponse:
    """What the board is asked, its meetings and what it has said; who keeps its business calls a meeting."""
    form = CallForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.call_meeting(**_doer(request), **form.cleaned_data)
        except ActionRefused as refused:
            _say(request, refused, form)
        else:
            return redirect("board_meeting", made.pk)
    return _board(request, form, status=422 if form.errors else 200)


def _board(request: ReaderRequest, form: CallForm, *, status: int) -> HttpResponse:
    page: dict[str, Any] = {
        "waiting": [_question(one, request) for one in queries.waiting_questions(request.viewer)],
        "to_come": queries.meetings_to_come(),
        "held": queries.meetings_held(most=_MOST_HELD),
        "keeps": queries.keeps_the_board(request.viewer),
        "form": form,
        "section": "board",
    }
    return render(request, "boards/board.html", page, status=status)


@require_POST
def board_put(request: ReaderRequest) -> HttpResponse:
    """Put a question on an agenda; one that is no longer asked is refused with its reason."""
    form = PutForm(request.POST)
    if not form.is_valid():
        return _board(request, CallForm(), status=422)
    sent = form.cleaned_data
    try:
        actions.put_on_agenda(
            **_doer(request), pk=sent["meeting"], number=sent["number"], requirement=sent["requirement"]
        )
    except Meeting.DoesNotExist as gone:
        raise Http404 from gone
    except ActionRefused as refused:
        return _refused(request, refused, _meeting(sent["meeting"]))
    return redirect("board_meeting", sent["meeting"])


@require_GET
def board_meeting(request: ReaderRequest, pk: int) -> HttpResponse:
    """The agenda of a meeting with what can be done about it, or its minutes."""
    return _shown(request, _meeting(pk))


@require_POST
def board_call_off(request: ReaderRequest, pk: int) -> HttpResponse:
    """Call a meeting off whose agenda is empty."""
    return _done(request, pk, lambda: actions.call_off(**_doer(request), pk=pk), then="board")


@require_POST
def board_take_off(request: ReaderRequest, pk: int, item: int) -> HttpResponse:
    """Take a question off the agenda."""
    return _done(request, pk, lambda: actions.take_off_agenda(**_doer(request), pk=pk, item=item))


@require_POST
def board_move_up(request: ReaderRequest, pk: int, item: int) -> HttpResponse:
    """Move a question up on the agenda."""
    return _done(request, pk, lambda: actions.move_up(**_doer(request), pk=pk, item=item))


@require_POST
def board_minutes(request: ReaderRequest, pk: int) -> HttpResponse:
    """Record the minutes; what cannot be kept is shown again with all that was written."""
    found = _meeting(pk)
    form = MinutesForm(request.POST, items=queries.agenda_of(found))
    if not form.is_valid():
        return _shown(request, found, form=form, status=422)
    sent = form.cleaned_data
    try:
        actions.record_minutes(
            **_doer(request),
            pk=pk,
            attended=sent["attended"],
            remarks=sent["remarks"],
            opinions=form.opinions(),
        )
    except ActionRefused as refused:
        _say(request, refused, form)
        return _shown(request, _meeting(pk), form=form, status=refused.status)
    return redirect("board_meeting", pk)


@require_GET
def board_bundle(request: ReaderRequest, pk: int) -> HttpResponse:
    """The bundle or the minutes, on screen and for a printer."""
    found = _meeting(pk)
    page = {"document": _document(request, found), "meeting": found, "section": "board"}
    return render(request, "boards/bundle.html", page)


@require_GET
def board_bundle_pdf(request: ReaderRequest, pk: int) -> HttpResponse:
    """The same as a tagged and archivable PDF."""
    found = _meeting(pk)
    answer = HttpResponse(pdf_of(_document(request, found)), content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="board-{found.held_on.isoformat()}.pdf"'
    return answer


def _doer(request: ReaderRequest) -> dict[str, Any]:
    return {"by": request.user, "at": request.now, "viewer": request.viewer}


def _meeting(pk: int) -> Meeting:
    found = queries.meeting(pk)
    if found is None:
        raise Http404
    return found


def _done(request: ReaderRequest, pk: int, deed: Any, *, then: str = "board_meeting") -> HttpResponse:
    """Do something about an agenda and show it again; what is refused says why."""
    try:
        deed()
    except (Meeting.DoesNotExist, Item.DoesNotExist) as gone:
        raise Http404 from gone
    except ActionRefused as refused:
        return _refused(request, refused, _meeting(pk))
    return redirect(then, pk) if then == "board_meeting" else redirect(then)


def _refused(request: ReaderRequest, refused: ActionRefused, found: Meeting) -> HttpResponse:
    if not refused.is_theirs:
        raise PermissionDenied(_in_words(request, refused)[0])
    return _shown(request, found, problems=_in_words(request, refused), status=refused.status)


def _in_words(request: ReaderRequest, refused: ActionRefused) -> list[str]:
    return [reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons]


def _say(request: ReaderRequest, refused: ActionRefused, form: Any) -> None:
    if not refused.is_theirs:
        raise PermissionDenied(_in_words(request, refused)[0])
    for reason in _in_words(request, refused):
        form.add_error(None, reason)


def _shown(
    request: ReaderRequest,
    found: Meeting,
    *,
    form: MinutesForm | None = None,
    problems: list[str] | None = None,
    status: int = 200,
) -> HttpResponse:
    items = queries.agenda_of(found)
    keeps = queries.keeps_the_board(request.viewer) and found.minuted_at is None
    may_minute = keeps and bool(items) and timezone.localdate(request.now) >= found.held_on
    page: dict[str, Any] = {
        "meeting": found,
        "alone": [found],
        "items": items,
        "keeps": keeps,
        "waiting": [_question(one, request) for one in queries.waiting_questions(request.viewer)]
        if keeps
        else [],
        "form": form or (MinutesForm(items=items) if may_minute else None),
        "refusals": problems or [],
        "section": "board",
    }
    return render(request, "boards/meeting.html", page, status=status)


def _question(stored: Any, request: ReaderRequest) -> dict[str, Any]:
    """A waiting question as a page shows it."""
    collaboration = stored.case.collaboration
    name = rulebook().requirement(stored.requirement).name
    return {
        "number": collaboration.number,
        "title": collaboration.title,
        "requirement": stored.requirement,
        "name": name.in_language(request.LANGUAGE_CODE),
        "question": stored.question,
        "asked_by": stored.asked_by.name,
        "due": stored.due,
        "is_late": stored.due is not None and stored.due < timezone.localdate(request.now),
    }


def _document(request: ReaderRequest, found: Meeting) -> dict[str, Any]:
    wished = request.GET.get("language", "")
    items = queries.agenda_of(found)
    running = [item for item in items if item.case.decided_at is None and found.minuted_at is None]
    return board_document(
        meeting=found,
        items=items,
        shown={item.pk: shown_at(case=item.case, at=request.now) for item in running},
        at=request.now,
        language=wished if wished in LANGUAGES else request.LANGUAGE_CODE,
    )
