"""What may whoever keeps the board's business send?"""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.organisation.forms import DayField

MOST_LETTERS = 4000


class CallForm(forms.Form):
    """On which day the board meets, and where."""

    on = DayField(label=_("Day"), missing=_("Choose the day."))
    where = forms.CharField(label=_("Place"), max_length=200, required=False)


class PutForm(forms.Form):
    """Which question goes on which agenda."""

    meeting = forms.IntegerField(min_value=1)
    number = forms.RegexField(r"\d{4}-\d{4,}")
    requirement = forms.SlugField()


class MinutesForm(forms.Form):
    """Who was there, and what the board said of each case: fields "opinion-NUMBER"."""

    attended = forms.CharField(
        label=_("Who was there?"),
        help_text=_(
            "Names, with the chair first. Those who left for a conflict of interest, for which case."
        ),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write who was there.")},
    )
    remarks = forms.CharField(
        label=_("Other matters"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, items: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for item in items:
            self.fields[f"opinion-{item.pk}"] = forms.CharField(
                label=f"§ {item.place}. {item.case.collaboration.title}",
                help_text=item.question,
                required=False,
                max_length=MOST_LETTERS,
                widget=forms.Textarea(attrs={"rows": 4}),
            )
        self.items = items

    def opinions(self) -> dict[int, str]:
        """What was written for each item."""
        return {item.pk: self.cleaned_data[f"opinion-{item.pk}"] for item in self.items}

    @property
    def opinion_fields(self) -> list[Any]:
        """The fields of the items, in the order of the agenda."""
        return [self[f"opinion-{item.pk}"] for item in self.items]
