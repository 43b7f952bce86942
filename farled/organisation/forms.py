"""How does a form name a colleague?"""

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
