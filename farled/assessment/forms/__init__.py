"""What may a reader send about answers, decisions and new checks?"""

from collections.abc import Mapping
from dataclasses import dataclass

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.assessment.terms import Outcome

MOST_LETTERS = 4000


class AnswerForm(forms.Form):
    """One answer as it is typed or chosen; whether it fits the question is said by the questionnaire."""

    key = forms.CharField(max_length=64)
    value = forms.CharField(max_length=MOST_LETTERS, required=False)
    reason = forms.CharField(max_length=MOST_LETTERS, required=False)
    version = forms.IntegerField(min_value=0)
    ground = forms.RegexField(r"[0-9a-f]{64}", required=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer among all those that a page without script sends at once."""

    key: str
    value: str
    reason: str
    version: int


def sent_answers(data: Mapping[str, str]) -> list[Sent]:
    """The answers of a whole page: fields "answer:KEY", "reason:KEY" and "version:KEY".

    Left out is what the sender lets stand as somebody else answered it ("take:KEY" is "theirs").
    """
    named = [name.removeprefix("version:") for name in data if name.startswith("version:")]
    keys = [key for key in named if data.get(f"take:{key}") != "theirs"]
    return [
        Sent(
            key=key,
            value=data.get(f"answer:{key}", "").strip()[:MOST_LETTERS],
            reason=data.get(f"reason:{key}", "").strip()[:MOST_LETTERS],
            version=_whole(data[f"version:{key}"]),
        )
        for key in keys
    ]


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0


class DecideForm(forms.Form):
    """A decision with its reason, bound to what the page showed."""

    outcome = forms.ChoiceField(choices=[(outcome.value, outcome.value) for outcome in Outcome])
    reason = forms.CharField(
        label=_("Reason"), max_length=MOST_LETTERS, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    seen = forms.RegexField(r"[0-9a-f]{64}\.[0-9a-f]{64}")


class AgainForm(forms.Form):
    """Why a decided collaboration is checked again."""

    why = forms.CharField(
        label=_("Why check again?"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
