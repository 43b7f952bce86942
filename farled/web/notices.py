"""What has this reader been told, and how do they want to be told?"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from farled.notices import actions
from farled.notices.queries import notices_of, wish_of
from farled.notices.rules import SAYS
from farled.notices.terms import MailWish, NoticeKind
from farled.organisation.queries import ReaderRequest


@require_GET
def notices(request: ReaderRequest) -> HttpResponse:
    """The newest notices, unread first, and how mail is to come."""
    found = notices_of(request.user.pk)
    page: dict[str, Any] = {
        "notices": [
            {
                "id": one.pk,
                "says": SAYS[NoticeKind(one.kind)].in_language(request.LANGUAGE_CODE),
                "to": one.address,
                "at": one.at,
                "is_new": one.read_at is None,
            }
            for one in found
        ],
        "has_new": any(one.read_at is None for one in found),
        "wish": wish_of(request.user.pk).value,
        "has_email": bool(request.user.email),
        "section": "notices",
    }
    return render(request, "web/notices.html", page)


@require_POST
def notices_read(request: ReaderRequest) -> HttpResponse:
    """All of them are read, or the one that is named, whose page then opens."""
    sent = request.POST.get("notice", "")
    actions.mark_read(by=request.user, at=request.now, pk=int(sent) if sent.isdecimal() else None)
    return redirect("notices")


@require_POST
def notices_mail(request: ReaderRequest) -> HttpResponse:
    """How mail is to come from now on; what is no such wish changes nothing."""
    wished = request.POST.get("mail", "")
    if wished not in tuple(MailWish):
        return redirect("notices")
    actions.wish_mail(by=request.user, at=request.now, mail=MailWish(wished))
    return redirect("notices")
