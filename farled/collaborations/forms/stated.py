"""What does a person state about a collaboration, besides its partners?"""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.collaborations.forms.partner_row import offer
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, REACHES
from farled.collaborations.terms import Agreement, Entry, Funding, Reach
from farled.organisation.forms import DayField

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise

_YEARS_AHEAD = 2
"""The form suggests that a collaboration lasts two years; the dates stand open to be changed."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """What this reader may choose among: pairs of id and name."""

    units: tuple[tuple[int, str], ...]
    colleagues: tuple[tuple[int, str], ...]


def _text(label: "_StrOrPromise", hint: "_StrOrPromise", missing: "_StrOrPromise") -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=4000,
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _radio(label: "_StrOrPromise", missing: "_StrOrPromise") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": missing}, widget=forms.RadioSelect)


class StatedForm(forms.Form):
    """All that is stated besides the partners. Benefit and loss are never optional."""

    activity = _radio(lazy("What kind of activity is it?"), lazy("Choose what kind of activity it is."))
    title = forms.CharField(
        label=lazy("Title"),
        help_text=lazy("Short, so that colleagues recognise it. Nothing security-classified belongs here."),
        max_length=200,
        error_messages={"required": lazy("Give it a title.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = _text(
        lazy("What is it for?"),
        lazy("Two or three sentences. Nothing security-classified belongs here."),
        lazy("Say in a sentence or two what it is for."),
    )
    benefit_short = _text(
        lazy("What does it give soon?"),
        lazy("Within a year or two. Nothing security-classified belongs here."),
        lazy("Say what it gives soon. Nobody can weigh a risk without knowing the benefit."),
    )
    benefit_long = _text(
        lazy("What does it give in the long run?"),
        lazy("For research, education or society. Nothing security-classified belongs here."),
        lazy("Say what it gives in the long run, or that it gives nothing more."),
    )
    loss = _text(
        lazy("What is lost if it is not done?"),
        lazy("For us, for the partner or for others. Nothing security-classified belongs here."),
        lazy("Say what is lost if it is not done. To refrain has a price as well."),
    )
    agreement = _radio(lazy("Is there an agreement?"), lazy("Choose whether there is an agreement."))
    reach = forms.ChoiceField(label=lazy("What does the agreement bind?"), required=False)
    funding = _radio(lazy("Who pays?"), lazy("Choose who pays; not known yet is an answer."))
    funder = forms.CharField(label=lazy("Who else pays?"), max_length=300, required=False)
    unit = forms.TypedChoiceField(
        label=lazy("Our unit"),
        coerce=int,
        error_messages={"required": lazy("Choose the unit that answers for it.")},
    )
    starts_on = DayField(label=lazy("Begins on"), missing=lazy("Say when it begins."))
    ends_on = DayField(label=lazy("Ends on"), missing=lazy("Say when it ends."))
    also_responsible = forms.TypedMultipleChoiceField(
        label=lazy("Who else answers for it?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, language: str, choosable: Choosable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, names in (("activity", ACTIVITIES), ("agreement", AGREEMENTS), ("funding", FUNDINGS)):
            offer(self, field, [(word, say.in_language(language)) for word, say in names.items()])
        reaches = [
            (word, say.in_language(language)) for word, say in REACHES.items() if word is not Reach.NONE
        ]
        offer(self, "reach", [("", _("Choose")), *reaches])
        offer(self, "unit", choosable.units)
        offer(self, "also_responsible", choosable.colleagues)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("agreement") == Agreement.NONE:
            cleaned["reach"] = Reach.NONE
        elif not cleaned.get("reach"):
            self.add_error("reach", _("Choose what the agreement binds; it settles who decides."))
        if cleaned.get("funding") != Funding.EXTERNAL:
            cleaned["funder"] = ""
        elif not cleaned.get("funder"):
            self.add_error(
                "funder", _("Name who else pays. If it is not settled, choose that it is not known yet.")
            )
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day lies before the first."))
        return cleaned


def beginning(*, today: date, unit_id: int | None) -> dict[str, Any]:
    """What the form suggests before anybody has written."""
    return {
        "agreement": Agreement.NONE,
        "funding": Funding.OWN,
        "unit": unit_id,
        "starts_on": today,
        "ends_on": _years_later(today),
    }


def _years_later(today: date) -> date:
    try:
        return today.replace(year=today.year + _YEARS_AHEAD)
    except ValueError:  # 29 February
        return today.replace(year=today.year + _YEARS_AHEAD, day=28)


def stated(entry: Entry) -> dict[str, Any]:
    """The fields of the form filled from what is registered."""
    plain = ("title", "activity", "purpose", "benefit_short", "benefit_long", "loss", "agreement", "reach")
    rest = ("funding", "funder", "starts_on", "ends_on", "also_responsible")
    filled = {field: getattr(entry, field) for field in (*plain, *rest)}
    filled["reach"] = "" if entry.reach is Reach.NONE else entry.reach
    return {**filled, "unit": entry.unit_id}
