"""Who reads, in which language, at what time, and may they be here at all?"""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation

from farled.assessment.queries.locked import MoveRefused
from farled.organisation.queries import viewer_of
from farled.text.terms import LANGUAGES
from farled.web.policy import POLICY, may_open

Answering = Callable[[HttpRequest], HttpResponse]


class ReaderMiddleware:
    """Gives each request ``now``, ``viewer`` (None when nobody is signed in) and the reader's language."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.now = timezone.now()  # type: ignore[attr-defined]  # the one clock of a request
        person = request.user if request.user.is_authenticated else None
        request.viewer = (  # type: ignore[attr-defined]  # the reader's posts of today
            viewer_of(person=person, on=timezone.localdate(request.now)) if person else None  # type: ignore[attr-defined]  # set above
        )
        language = _language_of(request, person.language if person else None)
        translation.activate(language)
        request.LANGUAGE_CODE = language
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        if person:
            response.headers.setdefault("Cache-Control", "no-store")
        return response


def _language_of(request: HttpRequest, remembered: str | None) -> str:
    """The person's own language, else the cookie's, else the browser's, else the house's first."""
    wished = remembered or request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
    if wished in LANGUAGES:
        return wished
    return translation.get_language_from_request(request)


class MovesMiddleware:
    """Answers 409 where something cannot happen to a case where it is, and the page itself did not say it."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, MoveRefused):
            return None
        reasons = [reason.in_language(request.LANGUAGE_CODE) for reason in exception.reasons]
        if request.headers.get("Accept") == "application/json":
            return JsonResponse({"problems": reasons}, status=exception.status)
        return render(request, "web/409.html", {"because": " ".join(reasons)}, status=exception.status)


class PolicyMiddleware:
    """Denies by default: no row in the policy, no page. Not signed in leads to the sign-in page."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Answering, _args: tuple[str, ...], _kwargs: dict[str, str]
    ) -> HttpResponse | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        viewer = request.viewer  # type: ignore[attr-defined]  # set by ReaderMiddleware
        if may_open(name=name, viewer=viewer, is_demo=settings.DEMO):
            return None
        if viewer is None and name in POLICY and not (POLICY[name].in_demo_only and not settings.DEMO):
            target = request.get_full_path() if request.method == "GET" else reverse("start")
            return redirect(f"{reverse('sign_in')}?next={target}")
        raise Http404
