"""Who acts in which post, who deputises, and how does somebody hand over what they answer for?"""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_POST

from farled.collaborations.actions import HandOverRefused, hand_over
from farled.organisation import actions as organisation
from farled.organisation.forms import AccountField, DayField
from farled.organisation.queries import (
    ReaderRequest,
    deputyship,
    posts_shown_to,
    unit_paths_of,
)
from farled.organisation.rules import may_appoint, may_hand_over
from farled.organisation.terms import PostRole


def _why(hint: Any) -> forms.CharField:
    return forms.CharField(label=lazy("Why?"), help_text=hint, max_length=200)


class DeputyForm(forms.Form):
    """Who deputises for which post, from which day to which, and why."""

    post = forms.ChoiceField(label=lazy("Post"))
    person = AccountField(label=lazy("Account name of the deputy"), max_length=64)
    since = DayField(label=lazy("From"), missing=lazy("Choose the day."))
    last = DayField(label=lazy("Last day"), missing=lazy("Choose the day."))
    reason = forms.CharField(
        label=lazy("Why?"), max_length=200, help_text=lazy("For example a holiday or leave.")
    )

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["post"]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices


class HandOverForm(forms.Form):
    """To whom everything goes that somebody answers for, and why."""

    leaving = AccountField(label=lazy("Account name of who hands over"), max_length=64)
    to = AccountField(label=lazy("Account name of the colleague who takes over"), max_length=64)
    reason = _why(lazy("For example a new post or retirement."))


@require_http_methods(["GET", "POST"])
def posts(request: ReaderRequest) -> HttpResponse:
    """The posts of this reader and those below, who acts in them today, and a form to appoint a deputy."""
    found = posts_shown_to(viewer=request.viewer, on=timezone.localdate(request.now))
    choices = [
        (str(post.pk), f"{post.title(request.LANGUAGE_CODE)}, {post.unit.name(request.LANGUAGE_CODE)}")
        for post in found
        if may_appoint(viewer=request.viewer, role=PostRole(post.role), unit_path=post.unit.path)
    ]
    form = DeputyForm(request.POST if request.method == "POST" else None, choices=choices)
    if request.method == "POST" and form.is_valid() and _appointed(request, form, found):
        return redirect("posts")
    page = {"posts": found, "form": form, "may_appoint": bool(choices), "section": "posts"}
    return render(request, "web/posts.html", page, status=422 if form.errors else 200)


def _appointed(request: ReaderRequest, form: DeputyForm, found: list[Any]) -> bool:
    """Whether the deputy is appointed; every reason against it goes to the form."""
    said = form.cleaned_data
    try:
        organisation.appoint_deputy(
            by=request.user,
            at=request.now,
            viewer=request.viewer,
            post=next(post for post in found if str(post.pk) == said["post"]),
            person=said["person"],
            since=said["since"],
            until=said["last"] + timedelta(days=1),
            reason=said["reason"],
        )
    except organisation.DeputyRefused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason.in_language(request.LANGUAGE_CODE))
    return not form.errors


@require_POST
def deputy_end(request: ReaderRequest, pk: int) -> HttpResponse:
    """A deputy's rights end today."""
    found = deputyship(pk)
    if found is None:
        raise Http404
    try:
        organisation.end_deputyship(by=request.user, at=request.now, viewer=request.viewer, deputyship=found)
    except organisation.DeputyRefused as refused:
        raise PermissionDenied(refused.reasons[0].in_language(request.LANGUAGE_CODE)) from refused
    return redirect("posts")


@require_http_methods(["GET", "POST"])
def hand_over_page(request: ReaderRequest) -> HttpResponse:
    """Hand over everything that somebody answers for, so that nothing is left lying when they leave."""
    form = HandOverForm(
        request.POST if request.method == "POST" else None, initial={"leaving": request.user.username}
    )
    if request.method == "POST" and form.is_valid():
        moved = _handed_over(request, form)
        if moved is not None:
            page = {"moved": moved, "to": form.cleaned_data["to"], "section": "posts"}
            return render(request, "web/handed_over.html", page)
    page = {"form": form, "section": "posts"}
    return render(request, "web/hand_over.html", page, status=422 if form.errors else 200)


def _handed_over(request: ReaderRequest, form: HandOverForm) -> int | None:
    """How many have a new responsible; None when nothing was handed over, and the form says why."""
    leaving = form.cleaned_data["leaving"]
    paths = unit_paths_of(leaving, on=timezone.localdate(request.now))
    may = may_hand_over(viewer=request.viewer, person_id=leaving.pk, unit_paths=paths)
    try:
        moved = hand_over(
            by=request.user,
            at=request.now,
            may=may,
            leaving=leaving,
            to=form.cleaned_data["to"],
            reason=form.cleaned_data["reason"],
        )
    except HandOverRefused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason.in_language(request.LANGUAGE_CODE))
        return None
    return len(moved)
