"""What may a reader send about measures, and their owners about authority and means?"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.assessment.forms.weighing import offer, sentences
from farled.mitigation.rules import STATES
from farled.mitigation.terms import Means, MeasureEntry, MeasureState
from farled.organisation.forms import DayField

Group = tuple[str, list[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class Choosable:
    """What may be chosen in one case: the catalogue and the owners in groups, the findings by number."""

    measures: list[Group]
    owners: list[Group]
    findings: list[tuple[str, int, str]]
    language: str


class FollowForm(forms.Form):
    """How far a measure has come: all that its owner changes, and all that changes after the decision."""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    state = forms.ChoiceField(
        label=lazy("How far has it come?"),
        error_messages={"required": lazy("Choose how far it has come.")},
        widget=forms.RadioSelect,
    )
    due = DayField(label=lazy("In place by"), missing=lazy("Say by when it is to be in place."))
    evidence = sentences(
        lazy("What shows that it is in place?"), lazy("A document, a date, a place where it can be seen.")
    )
    why = sentences(
        lazy("Why is it changed?"), lazy("Needed when the day is put off or the measure is dropped.")
    )

    def __init__(self, *args: Any, language: str, states: Iterable[MeasureState], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, "state", [(one, STATES[one].in_language(language)) for one in states])

    def entry(self, was: MeasureEntry) -> MeasureEntry:
        """The measure as it is to be, the rest as it was."""
        sent = self.cleaned_data
        state = MeasureState(sent["state"])
        return replace(was, state=state, due=sent["due"], evidence=sent["evidence"])


class ChangeForm(FollowForm):
    """All of a planned measure but which one of the catalogue it is."""

    words = sentences(
        lazy("What exactly is done here?"),
        lazy("In your own words. For a measure of the catalogue: what is special in this case."),
    )
    against = forms.MultipleChoiceField(
        label=lazy("Which findings is it directed at?"),
        error_messages={"required": lazy("Choose at least one finding.")},
        widget=forms.CheckboxSelectMultiple,
    )
    owner = forms.TypedChoiceField(
        label=lazy("Which post owns it?"),
        help_text=lazy("Whoever holds the post is asked to confirm that there are authority and means."),
        coerce=int,
        error_messages={"required": lazy("Choose the post that owns it.")},
    )

    def __init__(
        self, *args: Any, choosable: Choosable, states: Iterable[MeasureState], **kwargs: Any
    ) -> None:
        super().__init__(*args, language=choosable.language, states=states, **kwargs)
        offer(self, "owner", [("", _("Choose")), *choosable.owners])
        offer(
            self, "against", [(rule, _numbered(number, claim)) for rule, number, claim in choosable.findings]
        )

    def entry(self, was: MeasureEntry) -> MeasureEntry:
        """The measure as it is to be; only which measure it is stays as it was."""
        return _entry(self.cleaned_data, was.measure)


class PlanForm(ChangeForm):
    """A measure to be planned: out of the catalogue, or in own words."""

    measure = forms.ChoiceField(label=lazy("Which measure?"), required=False)
    why = None  # type: ignore[assignment]  # nothing is changed yet, so nothing is asked
    version = None  # type: ignore[assignment]  # nothing stands yet that somebody else could change

    def __init__(self, *args: Any, choosable: Choosable, today: date, **kwargs: Any) -> None:
        states = (MeasureState.PLANNED, MeasureState.AGREED, MeasureState.IN_PLACE)
        super().__init__(*args, choosable=choosable, states=states, **kwargs)
        self._today = today
        offer(self, "measure", [("", _("In own words")), *choosable.measures])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("measure") and not cleaned.get("words"):
            self.add_error("words", _("Choose a measure, or write in your own words what is to be done."))
        is_ahead = cleaned.get("state") != MeasureState.IN_PLACE
        if is_ahead and (due := cleaned.get("due")) and due < self._today:
            self.add_error("due", _("The day has passed. Choose a day to come, or say that it is in place."))
        return cleaned

    def planned(self) -> MeasureEntry:
        """The new measure."""
        return _entry(self.cleaned_data, self.cleaned_data["measure"])


def _entry(sent: dict[str, Any], measure: str) -> MeasureEntry:
    return MeasureEntry(
        measure=measure,
        words=sent["words"],
        against=tuple(sent["against"]),
        state=MeasureState(sent["state"]),
        owner=sent["owner"],
        due=sent["due"],
        evidence=sent["evidence"],
    )


def _numbered(number: int, claim: str) -> str:
    """A finding as the label of a box; one that is gone has no number."""
    shown = number or "–"
    return format_html('<span class="num">{}</span><span>{}</span>', shown, claim)


class MeansForm(forms.Form):
    """The owner's answer: is there the authority and are there the means?"""

    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    means = forms.ChoiceField(
        label=lazy("Do you have the authority and the means?"),
        error_messages={"required": lazy("Answer yes or no.")},
        widget=forms.RadioSelect,
    )
    note = sentences(lazy("Note"), lazy("If no: what is lacking."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "means_%s"
        offer(self, "means", [(Means.YES, _("Yes")), (Means.NO, _("No"))])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("means") == Means.NO and not cleaned.get("note"):
            self.add_error("note", _("Say what is lacking."))
        return cleaned
