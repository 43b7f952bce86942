"""How do files come to a case as evidence, and how are they handed out?"""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from farled.assessment import actions
from farled.assessment.actions import ActionRefused
from farled.assessment.forms.filing import FileForm
from farled.assessment.models import Attachment
from farled.assessment.presenters.filing import files_page, places_to_choose
from farled.assessment.queries.acting import acting_in
from farled.assessment.queries.filed import file_for, files_of, names_of_places, places_in
from farled.assessment.rules.filing.words import TOO_LARGE
from farled.assessment.views.framing import (
    in_frame,
    kept_in_full,
    loaded_in_full,
    reasons_in,
    status_of_unfit,
)
from farled.assessment.views.loading import Loaded, load
from farled.organisation.queries import ReaderRequest

_MEGABYTE = 1_000_000


@require_GET
def assessment_files(request: ReaderRequest, number: str) -> HttpResponse:
    """Every file of the case, and a form to add one; ``?place=`` names what it is to belong to."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return _shown(request, loaded)


@require_POST
def assessment_file_add(request: ReaderRequest, number: str) -> HttpResponse:
    """Keep a file beside what it belongs to; one that is not kept is named with the reason."""
    loaded = loaded_in_full(request, number)
    form = _form(request, loaded, is_sent=True)
    if not form.is_valid():
        return _shown(request, loaded, form=form, status=status_of_unfit(loaded))
    sent = form.cleaned_data["file"]
    try:
        kept = actions.attach(
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            number=number,
            place=form.cleaned_data["place"],
            name=sent.name or "",
            content=sent.read(settings.FILE_BYTES + 1),
        )
    except ActionRefused as refused:
        form.add_error("file", reasons_in(request, refused))
        return _shown(request, loaded, form=form, status=refused.status)
    return redirect(f"{reverse('assessment_files', args=[number])}#file-{kept.pk}")


@require_GET
def assessment_file(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """The file itself, to be saved and never to be shown or run by the browser; a page when withdrawn."""
    found = file_for(viewer=request.viewer, number=number, pk=pk)
    if found is None:
        if not load(request, number).case.is_full:
            return redirect("check", number)
        raise Http404
    if found.withdrawn_at is not None:
        page = {"file": found, "number": number, "section": "collaborations"}
        return render(request, "assessment/file_withdrawn.html", page, status=410)
    return _handed_out(found)


def _handed_out(file: Attachment) -> HttpResponse:
    """The bytes as they came, under a type that no browser opens, cut off from everything."""
    answer = HttpResponse(bytes(file.content.content), content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = content_disposition_header(True, file.name) or "attachment"
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def assessment_file_withdraw(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """Hand a file out no longer."""
    loaded = loaded_in_full(request, number)
    try:
        actions.withdraw(by=request.user, at=request.now, viewer=request.viewer, number=number, pk=pk)
    except Attachment.DoesNotExist:
        raise Http404 from None
    except ActionRefused as refused:
        problems = [("content", reason) for reason in reasons_in(request, refused)]
        return _shown(request, loaded, problems=problems, status=refused.status)
    return redirect(f"{reverse('assessment_files', args=[number])}#files")


def _form(request: ReaderRequest, loaded: Loaded, *, is_sent: bool = False) -> FileForm:
    places = places_in(kept=kept_in_full(loaded), assessment=loaded.assessment)
    most = settings.FILE_BYTES // _MEGABYTE
    form = FileForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        places=places_to_choose(places=places, language=request.LANGUAGE_CODE),
        hint=_("PDF, PNG, JPEG, text, CSV, DOCX, XLSX, PPTX, ODT or ODS, at most %(most)s MB.")
        % {"most": most},
        initial={"place": request.GET.get("place", "case")},
    )
    if getattr(request, "is_file_too_large", False):
        too_large = TOO_LARGE.filled(most=str(most)).in_language(request.LANGUAGE_CODE)
        form.fields["file"].error_messages["required"] = too_large
    return form


def _shown(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    form: FileForm | None = None,
    problems: list[tuple[str, str]] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``form`` is what was sent and not kept."""
    kept, is_decided = kept_in_full(loaded), loaded.case.decided_at is not None
    files = files_of(loaded.case)
    page = files_page(
        files=files,
        names=names_of_places(case=loaded.case, kept=kept, assessment=loaded.assessment),
        acting=acting_in(viewer=request.viewer, case=loaded.case),
        is_decided=is_decided,
        language=request.LANGUAGE_CODE,
    )
    shown = {
        **in_frame(request, loaded, "assessment_files"),
        **page,
        "form": form or (None if is_decided else _form(request, loaded)),
        "problems": problems or [],
    }
    return render(request, "assessment/files_page.html", shown, status=status)
