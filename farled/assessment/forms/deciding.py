"""What may a reader send to decide a full assessment, to hand it on, and to find a stop wrong?"""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.assessment.forms import PresentForm
from farled.assessment.forms.weighing import offer, sentences
from farled.assessment.rules import lacking
from farled.assessment.terms import MOST_CONDITIONS, Choice, Condition, Draft, Lacking
from farled.organisation.forms import DayField


class ConditionForm(forms.Form):
    """A condition in the decider's own words; blank when nothing is said."""

    words = sentences(lazy("What is the condition?"))
    owner = forms.TypedChoiceField(
        label=lazy("Which post owns it?"), coerce=int, empty_value=None, required=False
    )
    due = DayField(label=lazy("By which day?"))

    def __init__(self, *args: Any, owners: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "owner", [("", _("Choose")), *owners])

    @property
    def is_open(self) -> bool:
        """Whether somebody has begun to write it."""
        return self.is_bound and any(self[name].value() for name in ("words", "owner", "due"))

    def condition(self) -> Condition:
        """What was sent, whether it is whole or not."""
        sent = self.cleaned_data
        return Condition(sent.get("words", ""), sent.get("owner"), sent.get("due"))


class DecideInFullForm(PresentForm):
    """What the deciding post chooses, with all that belongs to it, bound to what the page showed."""

    outcome = forms.ChoiceField(
        choices=[(choice.value, choice.value) for choice in Choice],
        error_messages={"required": lazy("Choose what you decide.")},
    )
    reason = sentences(lazy("Reason"), rows=4)
    told_partner = sentences(lazy("How is the partner told?"), lazy("Who says it, how and when."))
    help_goes_on = sentences(
        lazy("Which help to individuals goes on?"),
        lazy("People who are exposed, students, doctoral students. Say so if none is needed."),
    )
    exit_plan = sentences(
        lazy("How does it end?"),
        lazy("What ends when, who does it, how the partner is told, and who is taken care of."),
        rows=4,
    )
    changes = sentences(lazy("What is to be changed?"), lazy("What ends, what goes on, and from when."))
    seen = forms.CharField(max_length=129, required=False)

    def __init__(self, *args: Any, owners: list[Any], language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._language = language
        data = args[0] if args else kwargs.get("data")
        self.conditions = [
            ConditionForm(data, prefix=f"condition-{place}", auto_id="id_%s", owners=owners)
            for place in range(MOST_CONDITIONS)
        ]

    def complete(self, on: date) -> Draft | None:
        """What was sent, or None when something is missing; then it is said beside its field."""
        if not self.is_valid():
            return None
        draft = self._draft()
        for one in lacking(draft=draft, on=on):
            self._complain(one)
        return None if self.problems() else draft

    def _draft(self) -> Draft:
        sent = self.cleaned_data
        for one in self.conditions:
            one.is_valid()
        return Draft(
            choice=Choice(sent["outcome"]),
            conditions=tuple(one.condition() for one in self.conditions),
            **{name: sent[name] for name in _WORDS},
        )

    def _complain(self, lack: Lacking) -> None:
        because = lack.because.in_language(self._language)
        kind, _dash, rest = lack.field.partition("-")
        place, _dash, name = rest.partition("-")
        if kind != "condition":
            self.add_error(lack.field, because)
        elif name not in self.conditions[int(place)].errors:
            self.conditions[int(place)].add_error(name, because)

    def problems(self) -> list[tuple[str, str]]:
        """Every problem with the id of its field, for the top of the page."""
        is_held = self["outcome"].value() == Choice.PROCEED_WITH_CONDITIONS
        counting: list[forms.Form] = [self, *(self.conditions if is_held else ())]
        return [
            (_id_of(form, name), str(problem))
            for form in counting
            for name, errors in form.errors.items()
            for problem in cast("list[Any]", errors)
        ]

    def typed(self) -> list[str]:
        """Everything that was written, for a page that can no longer take it."""
        own = [str(self[name].value() or "") for name in _WORDS]
        conditions = [str(one["words"].value() or "") for one in self.conditions]
        return [said for said in (*own, *conditions) if said.strip()]


_WORDS = ("reason", "told_partner", "help_goes_on", "exit_plan", "changes", "presented_by", "took_part")


def _id_of(form: forms.Form, name: str) -> str:
    return "decide" if name in ("__all__", "outcome") else str(form[name].auto_id)


class HandUpForm(forms.Form):
    """What those who answer for a case say when they hand it to the post that decides; optional."""

    reason = sentences(lazy("Anything to say with it?"))


class ConflictForm(forms.Form):
    """Why somebody who would decide should not."""

    reason = sentences(
        lazy("What is the conflict?"),
        lazy("One sentence is enough. It is kept in the record of the case."),
        missing=lazy("Say what the conflict is, in a sentence."),
    )


class EventForm(forms.Form):
    """What has happened, so that a decided collaboration is looked at again."""

    what = sentences(
        lazy("What has happened?"),
        lazy("For example a coup, a scandal, a new owner or a new law, and where that can be read."),
        missing=lazy("Say what has happened, and where that can be read."),
    )


class SecondLookForm(forms.Form):
    """What a higher post is to look at again."""

    reason = sentences(
        lazy("What should the higher post look at again, and why?"),
        missing=lazy("Say what the higher post is to look at again, and why."),
    )


class SetAsideForm(forms.Form):
    """Why what lies behind a stop is wrong, bound to what the page showed."""

    rule = forms.CharField(max_length=64, widget=forms.HiddenInput)
    evidence = sentences(
        lazy("Which evidence shows that it is wrong?"),
        lazy("What you have looked at, who has examined it, and where it is kept."),
        missing=lazy("Write which evidence shows that the finding is wrong."),
        rows=4,
    )
    seen = forms.CharField(max_length=129, required=False, widget=forms.HiddenInput)
