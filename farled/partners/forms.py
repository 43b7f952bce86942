"""What may a reader send about a partner and its background check, and what is said when it does not fit?"""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.countries.queries import choices as country_choices
from farled.organisation.forms import DayField
from farled.partners.models import Partner
from farled.partners.queries import partner_named
from farled.partners.rules import FINDINGS, KINDS
from farled.partners.terms import Found
from farled.text.rules import months_later

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_HOLDS_MONTHS = 12
"""For so long the form suggests that a background check holds; whoever made it may say another day."""


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    field = cast("forms.ChoiceField", form.fields[name])
    field.choices = list(choices)


class PartnerForm(forms.Form):
    """An organisation, its seat, and who controls it where that is known."""

    name = forms.CharField(
        label=lazy("Name of the organisation"),
        max_length=300,
        error_messages={"required": lazy("Write the name of the organisation.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=lazy("Kind of organisation"),
        error_messages={"required": lazy("Choose what kind of organisation it is.")},
    )
    country = forms.ChoiceField(
        label=lazy("Country of its seat"),
        error_messages={"required": lazy("Choose the country where it has its seat.")},
    )
    website = forms.URLField(
        label=lazy("Website"),
        required=False,
        assume_scheme="https",
        error_messages={"invalid": lazy("Write the whole address, for example https://www.example.org")},
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
    )
    owner_name = forms.CharField(
        label=lazy("Owned or controlled by"),
        help_text=lazy(
            "A state, a company, a foundation. Leave it empty when nobody stands behind it, or nobody knows."
        ),
        max_length=300,
        required=False,
    )
    owner_country = forms.ChoiceField(label=lazy("Country of the owner"), required=False)

    def __init__(self, *args: Any, language: str, partner: Partner | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._partner = partner
        unchosen = [("", _("Choose"))]
        countries = [*unchosen, *country_choices(language)]
        _offer(self, "kind", unchosen + [(kind, say.in_language(language)) for kind, say in KINDS.items()])
        _offer(self, "country", countries)
        _offer(self, "owner_country", countries)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("owner_country") and not cleaned.get("owner_name"):
            self.add_error("owner_name", _("Name the owner as well, or leave the owner's country empty."))
        same = partner_named(name=cleaned.get("name", ""), country=cleaned.get("country", ""))
        if cleaned.get("name") and cleaned.get("country") and any(found != self._partner for found in same):
            self.add_error("name", _("A partner with this name in this country is in the register already."))
        return cleaned


class PartnerChangeForm(PartnerForm):
    """What is known of a partner, and why it changes."""

    why = forms.CharField(
        label=lazy("Why does it change?"),
        help_text=lazy("For example: merged with another institute, new owner, a slip of the pen."),
        max_length=1000,
        error_messages={"required": lazy("Say why; running cases rest on what stands here.")},
        widget=forms.Textarea(attrs={"rows": 2}),
    )


def _finding(label: "_StrOrPromise", hint: "_StrOrPromise") -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        help_text=hint,
        widget=forms.RadioSelect,
        error_messages={"required": lazy("Answer yes, no or unsure. Unsure is a good answer.")},
    )


class BackgroundCheckForm(forms.Form):
    """What somebody found when looking a partner up. No finding is ever filled in beforehand."""

    military_link = _finding(
        lazy("Is it linked to armed forces, police or security services?"),
        lazy("Owned by them, working for them, training for them, or sharing laboratories with them."),
    )
    rights_violations = _finding(
        lazy("Is it involved in serious violations of human rights?"),
        lazy("By its own deeds, its products or those who own it."),
    )
    state_directed = _finding(
        lazy("Does a state or a party direct what it researches and says?"),
        lazy(
            "More than an ordinary public university is governed: "
            "its leaders, its subjects, what it publishes."
        ),
    )
    sources = forms.CharField(
        label=lazy("What did you look at?"),
        help_text=lazy(
            "Registers, annual reports, lists, articles: "
            "one a line, with address and day where you have them."
        ),
        max_length=8000,
        error_messages={
            "required": lazy("Name what you looked at, so that the next reader need not begin anew.")
        },
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    summary = forms.CharField(
        label=lazy("What did you find?"),
        help_text=lazy(
            "A few calm sentences about the organisation, not about people. "
            "Nothing security-classified belongs here."
        ),
        max_length=8000,
        error_messages={"required": lazy("Say in a few sentences what you found.")},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    checked_on = DayField(label=lazy("Looked up on"), missing=lazy("Say on which day."))
    valid_until = DayField(label=lazy("To be done again by"), missing=lazy("Say until when it holds."))

    def __init__(self, *args: Any, language: str, today: date, **kwargs: Any) -> None:
        kwargs["initial"] = {"checked_on": today, "valid_until": months_later(today, _HOLDS_MONTHS)}
        super().__init__(*args, **kwargs)
        self._today = today
        found = [(word, FINDINGS[word].in_language(language)) for word in (Found.YES, Found.NO, Found.UNSURE)]
        for field in ("military_link", "rights_violations", "state_directed"):
            _offer(self, field, found)

    def clean_checked_on(self) -> date:
        checked_on: date = self.cleaned_data["checked_on"]
        if checked_on > self._today:
            raise forms.ValidationError(_("This day has not come yet."))
        return checked_on

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        checked_on, valid_until = cleaned.get("checked_on"), cleaned.get("valid_until")
        if checked_on and valid_until and valid_until <= checked_on:
            self.add_error("valid_until", _("It must hold for at least a day."))
        return cleaned


class PartnerSearchForm(forms.Form):
    """What a reader looks for in the list of partners."""

    words = forms.CharField(label=lazy("Name"), max_length=200, required=False)
    country = forms.ChoiceField(label=lazy("Country"), required=False)

    def __init__(self, *args: Any, countries: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "country", [("", _("All countries")), *countries])
