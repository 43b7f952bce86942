"""What may a reader send with a file?"""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

Grouped = Sequence[tuple[str, str | list[tuple[str, str]]]]
"""Pairs of value and words, or of a heading and such pairs."""


class FileForm(forms.Form):
    """A file and the place in the case to which it belongs; what the file is, is said by its content."""

    place = forms.ChoiceField(
        label=_("What does it belong to?"),
        error_messages={
            "required": _("Choose what the file belongs to."),
            "invalid_choice": _("That is no longer in the case. Choose anew."),
        },
    )
    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        error_messages={"required": _("Choose a file.")},
        widget=forms.FileInput,
    )

    def __init__(self, *args: Any, places: Grouped, hint: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "file-%s"
        cast("forms.ChoiceField", self.fields["place"]).choices = list(places)
        self.fields["file"].help_text = hint
