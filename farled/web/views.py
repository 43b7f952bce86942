"""How does a reader come in, choose a language, and keep an account?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.db import connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from farled.collaborations.actions import HandOverRefused, leave_post
from farled.organisation import actions as organisation
from farled.organisation.queries import (
    ReaderRequest,
    holding_now,
    is_locked_out,
    people_with_posts,
    person_called,
)
from farled.text.terms import LANGUAGES
from farled.web.forms import AccountForm, GivePostForm, PasswordForm, SignInForm

if TYPE_CHECKING:
    from farled.organisation.models import Person

YEAR = 60 * 60 * 24 * 365


def _onward(request: HttpRequest, target: str) -> HttpResponse:
    """Go to ``target`` when it is an address of this house, else to the start page."""
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    return redirect(target if safe else "start")


@require_http_methods(["GET", "POST"])
def sign_in(request: ReaderRequest) -> HttpResponse:
    """Sign in with a local account; ten wrong passwords in a quarter of an hour close it for that time."""
    form = SignInForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        person = _proved(request, **form.cleaned_data)
        if person is not None:
            login(request, person)
            return _onward(request, request.POST.get("next", ""))
        form.add_error(
            None, _("Account name and password do not fit together. Try again, or ask the administrator.")
        )
    page = {"form": form, "next": request.POST.get("next") or request.GET.get("next", "")}
    return render(request, "web/sign_in.html", page, status=422 if form.errors else 200)


def _proved(request: ReaderRequest, username: str, password: str) -> Person | None:
    account = person_called(username)
    if account and is_locked_out(person=account, at=request.now):
        return None
    person = authenticate(request, username=username, password=password)
    if person is None and account:
        organisation.note_refused_sign_in(by=None, at=request.now, person=account)
    return person


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("sign_in")


@require_GET
def demo_people(request: ReaderRequest) -> HttpResponse:
    """The people of the demo university, one button each."""
    holdings = people_with_posts(on=timezone.localdate(request.now))
    language = request.LANGUAGE_CODE
    people = [
        {
            "username": held.person.username,
            "name": held.person.name,
            "post": held.post.title(language),
            "unit": held.post.unit.name(language),
            "role": held.post.role,
        }
        for held in holdings
    ]
    return render(request, "web/demo_people.html", {"people": people})


@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Become one of the invented people; the address exists in demo mode only."""
    person = person_called(request.POST.get("username", ""))
    if person is None:
        raise Http404
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return redirect("start")


@require_POST
def language(request: ReaderRequest) -> HttpResponse:
    """Read on in the other language, and remember it."""
    wished = request.POST.get("language", "")
    if wished not in LANGUAGES:
        return HttpResponse(_("Expected sv or en."), status=400, content_type="text/plain; charset=utf-8")
    if request.user.is_authenticated:
        organisation.set_language(by=request.user, at=request.now, language=wished)
    answer = _onward(request, request.POST.get("next", ""))
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        wished,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.BEHIND_TLS,
        httponly=True,
    )
    return answer


@require_http_methods(["GET", "POST"])
def account(request: ReaderRequest) -> HttpResponse:
    """The reader's own account: posts held, and a new password."""
    person = request.user
    form = PasswordForm(person, request.POST or None)
    changed = False
    if request.method == "POST" and form.is_valid():
        organisation.set_password(by=person, at=request.now, person=person, password=form.cleaned_data["new"])
        update_session_auth_hash(request, person)
        form, changed = PasswordForm(person), True
    page = {"form": form, "changed": changed, "person": person}
    return render(request, "web/account.html", page, status=422 if form.errors else 200)


@require_GET
def people(request: ReaderRequest) -> HttpResponse:
    """Accounts and the posts that they hold."""
    return _people(request, GivePostForm())


def _people(
    request: ReaderRequest, form: GivePostForm, *, refusals: tuple[str, ...] = (), status: int = 200
) -> HttpResponse:
    page: dict[str, Any] = {
        "holdings": people_with_posts(on=timezone.localdate(request.now)),
        "form": form,
        "refusals": refusals,
        "section": "administration",
    }
    return render(request, "web/people.html", page, status=status)


@require_POST
def post_give(request: ReaderRequest) -> HttpResponse:
    """Give a post to somebody from today on."""
    form = GivePostForm(request.POST)
    if not form.is_valid():
        return _people(request, form, status=422)
    since = timezone.localdate(request.now)
    organisation.give_post(by=request.user, at=request.now, since=since, **form.cleaned_data)
    return redirect("people")


@require_POST
def post_end(request: ReaderRequest, pk: int) -> HttpResponse:
    """Somebody holds a post no longer, from today on; refused while collaborations would be left alone."""
    today = timezone.localdate(request.now)
    found = holding_now(pk=pk, on=today)
    if found is None:
        raise Http404
    try:
        leave_post(by=request.user, at=request.now, holding=found, until=today)
    except HandOverRefused as refused:
        said = tuple(reason.in_language(request.LANGUAGE_CODE) for reason in refused.reasons)
        return _people(
            request, GivePostForm(), refusals=(f"{found.person.name}: {' '.join(said)}",), status=422
        )
    return redirect("people")


@require_http_methods(["GET", "POST"])
def person_add(request: ReaderRequest) -> HttpResponse:
    """A new account with its first post."""
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        organisation.welcome(by=request.user, at=request.now, **form.cleaned_data)
        return redirect("people")
    page = {"form": form, "section": "administration"}
    return render(request, "web/person_add.html", page, status=422 if form.errors else 200)


@require_GET
def accessibility(request: HttpRequest) -> HttpResponse:
    """What we promise about access for everybody, and where it fails."""
    return render(request, "web/accessibility.html")


@require_GET
def data_handling(request: HttpRequest) -> HttpResponse:
    """What is kept about whom, why, and what never is."""
    return render(request, "web/data_handling.html")


@require_GET
def health(_request: HttpRequest) -> JsonResponse:
    """Whether the house and its database answer; for a watchman, without details."""
    connection.ensure_connection()
    return JsonResponse({"ok": True})


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing here, or nothing that this reader may know of."""
    return render(request, "web/404.html", status=404)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Known to the reader, but not theirs to do."""
    return render(request, "web/403.html", {"because": str(exception)}, status=403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long or came from elsewhere."""
    return render(request, "web/403_csrf.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Our own fault; what was saved stays saved."""
    return render(request, "web/500.html", status=500)
