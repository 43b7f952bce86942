"""How do several people at one case see each other and speak?"""

from typing import Any

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from farled.assessment import actions
from farled.assessment.actions import ActionRefused
from farled.assessment.forms import CommentForm
from farled.assessment.models import Case
from farled.assessment.presenters.talk import comments_by_place, here_too, who_answered
from farled.assessment.queries.places import CASE, answers_at, others_here
from farled.assessment.queries.relations import contributes_to
from farled.assessment.views.answering import kept_all, status_of, wants_fragments
from farled.assessment.views.framing import loaded_in_full
from farled.assessment.views.loading import Loaded, load
from farled.assessment.views.sections import given_again, place_in_section, section_of, section_with
from farled.organisation.queries import ReaderRequest

Plain = dict[str, Any]
_LONGEST_PLACE = 64


@require_POST
def assessment_comment(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep a comment, and say it back where it belongs; what cannot be kept is shown again.

    The field of the text is named after its place, since one page may have many.
    """
    loaded = loaded_in_full(request, number)
    place = request.POST.get("place", "")
    form = CommentForm({"place": place, "text": request.POST.get(f"text:{place}", "")})
    if form.is_valid():
        _keep(request, number, form)
    if wants_fragments(request):
        return _told(request, loaded, form)
    return _shown(request, loaded, form)


def _keep(request: ReaderRequest, number: str, form: CommentForm) -> None:
    """Keep the comment; every reason against it goes to the form."""
    try:
        actions.comment(
            by=request.user, at=request.now, viewer=request.viewer, number=number, **form.cleaned_data
        )
    except ActionRefused as refused:
        for reason in refused.reasons:
            form.add_error("text", reason.in_language(request.LANGUAGE_CODE))


def _status(loaded: Loaded, form: CommentForm) -> int:
    """200 when it is kept, 409 when the case was decided meanwhile, 422 for what is no comment."""
    if not form.errors:
        return 200
    return 422 if loaded.case.decided_at is None else 409


def _told(request: ReaderRequest, loaded: Loaded, form: CommentForm) -> JsonResponse:
    """What the script puts under the question or finding."""
    if form.errors:
        return JsonResponse({"problems": _problems(form)}, status=_status(loaded, form))
    comments = comments_by_place(case=loaded.case, language=request.LANGUAGE_CODE)
    page = {"comments": comments.get(form.cleaned_data["place"], [])}
    html = {
        name: render_to_string(f"assessment/{name}.html", page, request)
        for name in ("comments_said", "comments_count")
    }
    return JsonResponse({"html": html})


def _problems(form: CommentForm) -> list[str]:
    return [str(problem) for problems in form.errors.values() for problem in problems]


def _shown(request: ReaderRequest, loaded: Loaded, form: CommentForm) -> HttpResponse:
    """A page without script sends the answers of its section along: those are kept as well."""
    is_running = loaded.case.decided_at is None
    works = is_running and contributes_to(viewer=request.viewer, case=loaded.case)
    given = kept_all(request, loaded) if works else {}
    if form.errors:
        return _again(request, load(request, loaded.case.collaboration.number), form, given)
    if given:
        anew = load(request, loaded.case.collaboration.number)
        return given_again(request, anew, given=given, status=status_of(given))
    return redirect(_back_to(loaded, form.data["place"]))


def _again(
    request: ReaderRequest, loaded: Loaded, form: CommentForm, given: dict[str, Plain]
) -> HttpResponse:
    """The page that the comment came from, with what was typed; beside anything else, the comment alone."""
    kind, _colon, key = form.data["place"].partition(":")
    section = section_of(loaded, key) if kind == "question" else ""
    if not section or loaded.case.decided_at is not None:
        return _alone(request, loaded, form)
    comment = {"place": form.data["place"], "text": form.data["text"], "problems": _problems(form)}
    return section_with(request, loaded, section, given=given, comment=comment, status=422)


def _alone(request: ReaderRequest, loaded: Loaded, form: CommentForm) -> HttpResponse:
    """A comment that could not be kept on a page of its own, so that nothing typed is lost."""
    place = form.data["place"]
    page = {
        "form": form,
        "place": place,
        "number": loaded.case.collaboration.number,
        "back": _back_to(loaded, place),
        "may_comment": loaded.case.decided_at is None,
        "section": "collaborations",
    }
    return render(request, "assessment/comment.html", page, status=_status(loaded, form))


def _back_to(loaded: Loaded, place: str) -> str:
    """Where a comment is read: at its question, its finding, or the case."""
    number = loaded.case.collaboration.number
    kind, _colon, name = place.partition(":")
    if kind == "question" and section_of(loaded, name):
        return place_in_section(loaded, name)
    names = {"finding": "assessment_risks", CASE: "collaboration"}
    return f"{reverse(names.get(kind, 'assessment'), args=[number])}#c-{slugify(place)}"


@require_POST
def assessment_presence(request: ReaderRequest, number: str) -> JsonResponse:
    """The page is open: who else is here, and which answers of its section stand in which version now?"""
    place = request.POST.get("place", "")[:_LONGEST_PLACE]
    try:
        case = actions.be_here(
            by=request.user, at=request.now, viewer=request.viewer, number=number, place=place
        )
    except Case.DoesNotExist as absent:
        raise Http404 from absent
    others = others_here(case=case, person_id=request.user.pk, at=request.now)
    answers = answers_at(case=case, section=place)
    language = request.LANGUAGE_CODE
    return JsonResponse(
        {
            "here": here_too(others=others, language=language),
            "answers": {
                stored.key: {
                    "version": stored.version,
                    "said": _("Changed by %(who)s.")
                    % {"who": who_answered(stored=stored, at=request.now, language=language)},
                }
                for stored in answers
            },
        }
    )
