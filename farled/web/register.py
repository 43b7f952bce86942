"""How is the register read, searched and narrowed? What is sought is kept in the session, not the address."""

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_GET, require_POST

from farled.assessment.queries.register import Filters, Stage, register_page
from farled.collaborations.rules import ACTIVITIES
from farled.collaborations.terms import Activity
from farled.countries.queries import name_of
from farled.organisation.queries import ReaderRequest, units_to_look_in
from farled.partners.queries import countries_in_use
from farled.web.listing import STAGES, row_told

_SESSION = "register_search"


class RegisterSearchForm(forms.Form):
    """What a reader looks for in the register."""

    words = forms.CharField(label=lazy("Title, number or partner"), max_length=200, required=False)
    stage = forms.ChoiceField(label=lazy("State"), required=False)
    activity = forms.ChoiceField(label=lazy("Activity"), required=False)
    unit = forms.ChoiceField(label=lazy("Unit"), required=False)
    country = forms.ChoiceField(label=lazy("Country"), required=False)
    mine = forms.BooleanField(label=lazy("Only those that I answer for"), required=False)

    def __init__(self, *args: Any, request: ReaderRequest, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._said: dict[str, dict[str, str]] = {}
        language = request.LANGUAGE_CODE
        activities = [(word, say.in_language(language)) for word, say in ACTIVITIES.items()]
        units = [(str(unit.pk), unit.name(language)) for unit in units_to_look_in(request.viewer)]
        named = [(code, name_of(code).in_language(language)) for code in countries_in_use()]
        countries = sorted(named, key=lambda pair: pair[1].casefold())
        self._offer("stage", _("All states"), STAGES.items())
        self._offer("activity", _("All activities"), activities)
        self._offer("unit", _("All units"), units)
        self._offer("country", _("All countries"), countries)

    def _offer(self, name: str, everything: str, choices: Iterable[tuple[str, Any]]) -> None:
        field = cast("forms.ChoiceField", self.fields[name])
        field.choices = [("", everything), *choices]
        self._said[name] = {str(key): str(said) for key, said in choices}

    def told(self, asked: dict[str, Any]) -> list[str]:
        """What the list is narrowed to, in the words of the form."""
        words = [_("“%(words)s”") % {"words": asked["words"]}] if asked.get("words") else []
        for name in ("stage", "activity", "unit", "country"):
            words += [self._said[name][asked[name]]] if asked.get(name) in self._said[name] else []
        return words + ([_("yours")] if asked.get("mine") else [])


@require_GET
def collaborations(request: ReaderRequest) -> HttpResponse:
    """The register as this reader may see it, changed last first."""
    asked = request.session.get(_SESSION, {})
    number = request.GET.get("page", "1")
    found = register_page(
        viewer=request.viewer,
        filters=_filters(asked),
        page=int(number) if number.isdecimal() else 1,
        on=timezone.localdate(request.now),
    )
    form = RegisterSearchForm(initial=asked, request=request)
    page = {
        "form": form,
        "found": found,
        "narrowed": form.told(asked),
        "rows": [row_told(row=row, language=request.LANGUAGE_CODE) for row in found.rows],
        "section": "collaborations",
    }
    return render(request, "collaborations/collaborations.html", page)


def _filters(asked: dict[str, Any]) -> Filters:
    return Filters(
        words=asked.get("words", ""),
        is_mine=bool(asked.get("mine")),
        unit_id=int(asked["unit"]) if asked.get("unit") else None,
        stage=Stage(asked["stage"]) if asked.get("stage") else None,
        activity=Activity(asked["activity"]) if asked.get("activity") else None,
        country=asked.get("country", ""),
    )


@require_POST
def search(request: ReaderRequest) -> HttpResponse:
    """Keep what is looked for, or forget it, and show the list."""
    form = RegisterSearchForm(request.POST, request=request)
    wished = form.cleaned_data if form.is_valid() and "clear" not in request.POST else {}
    request.session[_SESSION] = {name: value for name, value in wished.items() if value}
    return redirect("collaborations")
