"""What may a reader send about countries and publishers' files?"""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from farled.evidence.queries import sources

MOST_MEGABYTES = 200


class SearchForm(forms.Form):
    """Part of a country's name."""

    words = forms.CharField(
        label=_("Country or territory"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )


class ImportForm(forms.Form):
    """A publisher's file, for one source."""

    source = forms.ChoiceField(label=_("Source"))
    file = forms.FileField(
        label=_("The publisher's own file"),
        help_text=_(
            "As it was downloaded: .xlsx, .csv or .zip, at most 200 MB. It is read here and then thrown away."
        ),
        allow_empty_file=False,
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
    edition = forms.CharField(
        label=_("Expected edition"),
        help_text=_("For example 2025 or v16. A file with another edition is then refused."),
        max_length=20,
        required=False,
    )

    def __init__(self, language: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came
        choices = [(source.id, source.name.in_language(language)) for source in sources().values()]
        self.fields["source"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField

    def clean_file(self) -> "UploadedFile[bytes]":
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_MEGABYTES * 1024 * 1024:
            raise forms.ValidationError(
                _("The file is larger than %(most)s MB, more than any publisher's file.")
                % {"most": MOST_MEGABYTES}
            )
        return file
