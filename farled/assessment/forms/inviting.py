"""What may a reader send to invite a colleague?"""

from django import forms
from django.utils.translation import gettext_lazy as _

READ, ANSWER = "read", "answer"


class FindForm(forms.Form):
    """A name, or part of one, or of the name that somebody signs in with."""

    words = forms.CharField(
        label=_("Name or account"),
        help_text=_("A part is enough. At most eight people are shown."),
        max_length=200,
        error_messages={"required": _("Write a name, or part of one.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class InviteForm(forms.Form):
    """One of those found, and what the invitation lets that person do."""

    person = forms.IntegerField(
        error_messages={
            "required": _("Choose whom you invite."),
            "invalid": _("That person cannot be invited. Look for the name again."),
        }
    )
    right = forms.ChoiceField(
        label=_("What may they do?"),
        widget=forms.RadioSelect,
        choices=[(READ, _("Read and comment")), (ANSWER, _("Read, comment and answer"))],
        initial=READ,
        error_messages={"required": _("Choose what they may do.")},
    )
