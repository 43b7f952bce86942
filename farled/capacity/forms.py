"""What may somebody send about contact points, guidance and trainings?"""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.organisation.forms import AccountField, DayField


class ContactForm(forms.Form):
    """Who becomes a contact point."""

    person = AccountField(
        label=_("Account name of the contact point"),
        max_length=64,
        error_messages={"required": _("Write the account name.")},
    )


class GuidanceForm(forms.Form):
    """What holds at a department: in its own words, or where it stands."""

    title = forms.CharField(
        label=_("What is it called?"),
        max_length=200,
        error_messages={"required": _("Write what it is called.")},
    )
    says = forms.CharField(
        label=_("What does it say?"),
        help_text=_("What is sensitive in your subject, whom one asks, what you always do."),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    address = forms.URLField(
        label=_("Or where is it?"),
        help_text=_("An address that begins with https://."),
        max_length=500,
        required=False,
        assume_scheme="https",
        error_messages={"invalid": _("Write an address that begins with https://.")},
    )
    on = DayField(label=_("Looked through on"), missing=_("Choose the day."))


class TrainingForm(forms.Form):
    """Which course somebody has taken, and when. Without ``person`` it is the reader's own."""

    person = AccountField(
        label=_("Account name of who took it"),
        max_length=64,
        error_messages={"required": _("Write the account name.")},
    )
    course = forms.ChoiceField(label=_("Course"), error_messages={"required": _("Choose the course.")})
    on = DayField(label=_("Taken on"), missing=_("Choose the day."))
    note = forms.CharField(label=_("Where, or with whom?"), max_length=200, required=False)

    def __init__(
        self, *args: Any, courses: list[tuple[str, str]], is_own: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        if is_own:
            del self.fields["person"]
        cast("forms.ChoiceField", self.fields["course"]).choices = [("", _("Choose")), *courses]


def beginning(on: date) -> dict[str, date]:
    """With what a form begins: today."""
    return {"on": on}
