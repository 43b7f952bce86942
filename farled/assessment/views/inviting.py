"""Who is invited to a case, and by whom?"""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from farled.assessment.forms.inviting import ANSWER, FindForm, InviteForm
from farled.assessment.presenters.inviting import found_told, people_page
from farled.assessment.queries.people import Around, candidates, people_around
from farled.assessment.queries.relations import answers_for
from farled.assessment.views.framing import in_frame, loaded_in_full
from farled.assessment.views.loading import Loaded, load
from farled.capacity.queries import contacts_near
from farled.collaborations import actions as collaborations
from farled.collaborations.actions import InvitationRefused
from farled.organisation.queries import ReaderRequest, active_person

Plain = dict[str, Any]


@require_GET
def assessment_people(request: ReaderRequest, number: str) -> HttpResponse:
    """Who answers for the collaboration, who is invited to it, and a form to invite a colleague."""
    loaded = load(request, number)
    if not loaded.case.is_full:
        return redirect("check", number)
    return _shown(request, loaded)


@require_POST
def assessment_invite(request: ReaderRequest, number: str) -> HttpResponse:
    """Look for a colleague by name, or invite one of those found; a name never stands in an address."""
    loaded = _theirs(request, number)
    find, invite = FindForm(request.POST), None
    if "invite" in request.POST:
        invite = InviteForm(request.POST)
        if invite.is_valid() and _is_invited(request, loaded, invite):
            return redirect("assessment_people", number)
    status = 200 if find.is_valid() and invite is None else 422
    return _shown(request, loaded, find=find, invite=invite, status=status)


def _is_invited(request: ReaderRequest, loaded: Loaded, form: InviteForm) -> bool:
    """Invite the one who was chosen; False when that cannot be, and the form says why."""
    person = active_person(form.cleaned_data["person"])
    if person is None:
        form.add_error("person", _("That person cannot be invited. Look for the name again."))
        return False
    try:
        collaborations.invite(
            by=request.user,
            at=request.now,
            collaboration=loaded.case.collaboration,
            person=person,
            may_answer=form.cleaned_data["right"] == ANSWER,
        )
    except InvitationRefused as refused:
        form.add_error("person", [reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons])
        return False
    return True


@require_POST
def assessment_invite_end(request: ReaderRequest, number: str, pk: int) -> HttpResponse:
    """End an invitation, at once."""
    loaded = _theirs(request, number)
    around = people_around(loaded.case)
    found = next((one for one in (*around.invited, *around.ended) if one.pk == pk), None)
    if found is None:
        raise Http404
    collaborations.end_invitation(by=request.user, at=request.now, invitation=found)
    return redirect("assessment_people", number)


def _theirs(request: ReaderRequest, number: str) -> Loaded:
    """The full assessment of somebody who answers for the collaboration; 403 when it is another's."""
    loaded = loaded_in_full(request, number)
    if not answers_for(viewer=request.viewer, case=loaded.case):
        raise PermissionDenied(_("Only those who answer for the collaboration invite to it."))
    return loaded


def _shown(
    request: ReaderRequest,
    loaded: Loaded,
    *,
    find: FindForm | None = None,
    invite: InviteForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The page; ``find`` is what was looked for, ``invite`` an invitation that was not made."""
    around = people_around(loaded.case)
    words = find.cleaned_data.get("words", "") if find and find.is_valid() else ""
    path, on = loaded.case.collaboration.unit.path, timezone.localdate(request.now)
    shown = {
        **in_frame(request, loaded, "assessment_people"),
        "people": people_page(around),
        "contacts": [one.person.name for one in contacts_near(unit_path=path, on=on)],
        "may_invite": answers_for(viewer=request.viewer, case=loaded.case),
        "find": find or FindForm(),
        "invite": invite or InviteForm(),
        "words": words,
        "found": _found(request, around, words) if words else None,
        "problems": _problems(find, invite),
    }
    return render(request, "assessment/people.html", shown, status=status)


def _found(request: ReaderRequest, around: Around, words: str) -> list[Plain]:
    found = candidates(
        words=words,
        around=around,
        by_id=request.user.pk,
        on=timezone.localdate(request.now),
        language=request.LANGUAGE_CODE,
    )
    return found_told(found, request.LANGUAGE_CODE)


def _problems(*forms: FindForm | InviteForm | None) -> list[tuple[str, str]]:
    """(id of the field, sentence) of everything that does not fit."""
    return [
        (field.auto_id, str(problem)) for form in forms if form for field in form for problem in field.errors
    ]
