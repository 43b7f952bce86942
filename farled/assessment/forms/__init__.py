"""What may a reader send about answers, depth, comments, decisions and new checks?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from farled.assessment.terms import Outcome

MOST_LETTERS = 4000
MOST_NAMES = 500
"""So many letters for the names of those who presented a case or took part."""


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


Choices = Sequence[tuple[str, str]]
"""What a form offers: pairs of a value and its words in the reader's language."""


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = list(choices)


def _long(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class BeginForm(forms.Form):
    """By which questions a full assessment is begun; where nothing calls for one, also how deep and why."""

    pack = forms.ChoiceField(
        label=_("Which questions fit?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose the questions that fit.")},
    )
    depth = forms.ChoiceField(
        label=_("How deep?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how deep to go.")},
    )
    reason = forms.CharField(
        label=_("Why look deeper?"),
        help_text=_("The reason stands beside every section that it opens."),
        max_length=MOST_LETTERS,
        widget=_long(2),
        error_messages={"required": _("Say why the assessment should go deeper.")},
    )

    def __init__(self, *args: Any, packs: Choices, depths: Choices, is_wish: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "begin-%s"
        _offer(self, "pack", packs)
        _offer(self, "depth", depths)
        if len(packs) == 1:
            self.fields["pack"].required = False
        if not is_wish:
            del self.fields["depth"], self.fields["reason"]

    def clean_pack(self) -> str:
        """The questions chosen; where there is only one set, that one."""
        choices = cast("forms.ChoiceField", self.fields["pack"]).choices
        only = [str(value) for value, _said in cast("list[tuple[str, str]]", choices)]
        return self.cleaned_data["pack"] or only[0]


class DeeperForm(forms.Form):
    """A wish to go deeper, or into more sections, with the reason; bound to the wish that the page showed."""

    depth = forms.ChoiceField(
        label=_("How deep?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how deep to go.")},
    )
    sections = forms.MultipleChoiceField(
        label=_("Which more sections?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    reason = forms.CharField(
        label=_("Why?"),
        help_text=_("The reason stands beside every section that it opens."),
        max_length=MOST_LETTERS,
        widget=_long(3),
        error_messages={"required": _("Say why the assessment should go deeper.")},
    )
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, depths: Choices, closed: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "deeper-%s"
        _offer(self, "depth", depths)
        _offer(self, "sections", closed)


class CommentForm(forms.Form):
    """What somebody says, and about what: "question:KEY", "finding:RULE" or "case"."""

    place = forms.CharField(max_length=220, widget=forms.HiddenInput)
    text = forms.CharField(
        label=_("Comment"),
        max_length=MOST_LETTERS,
        widget=_long(3),
        error_messages={"required": _("Write a comment.")},
    )


class PresentForm(forms.Form):
    """Who put a case before its decider, and who else had a hand in it."""

    presented_by = forms.CharField(label=_("Who presented the case?"), required=False, max_length=MOST_NAMES)
    took_part = forms.CharField(
        label=_("Who else took part?"),
        help_text=_("Those who prepared it or were present. Your own name stands there anyway."),
        required=False,
        max_length=MOST_NAMES,
    )


class DecideForm(PresentForm):
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
