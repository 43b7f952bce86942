"""How does a form name a colleague, and a day?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.organisation.queries import person_called

_NOBODY = _("No open account has that name. It is the name that your colleague signs in with.")


class AccountField(forms.CharField):
    """The account name of a colleague; gives the person."""

    def clean(self, value: Any) -> Any:
        person = person_called(super().clean(value).strip())
        if person is None:
            raise forms.ValidationError(_NOBODY)
        return person


class DayField(forms.DateField):
    """A day, chosen in a calendar or written as 2026-09-01; optional where no ``missing`` is said."""

    def __init__(self, *, missing: Any = "", **given: Any) -> None:
        messages = {"invalid": _("Write the day as 2026-09-01.")} | ({"required": missing} if missing else {})
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(required=bool(missing), error_messages=messages, widget=widget, **given)
