"""What may a reader send about how grave a finding is?"""

from typing import TYPE_CHECKING, Any, cast

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.assessment.forms import MOST_LETTERS
from farled.mitigation.queries import matrices
from farled.mitigation.rules import has_cell, is_below
from farled.mitigation.terms import Cell, Knowledge, Matrix, Rating, Step
from farled.risks.terms import Finding

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise


def offer(form: forms.Form, name: str, choices: list[Any]) -> None:
    """Let a field of choices offer these."""
    cast("forms.ChoiceField", form.fields[name]).choices = choices


def sentences(
    label: "_StrOrPromise",
    hint: "_StrOrPromise" = "",
    *,
    missing: "_StrOrPromise" = "",
    rows: int = 2,
) -> forms.CharField:
    """A field for a few sentences; optional when nothing is said about it missing."""
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=MOST_LETTERS,
        required=bool(missing),
        error_messages={"required": missing} if missing else {},
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def _radio(label: "_StrOrPromise", missing: "_StrOrPromise") -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": missing}, widget=forms.RadioSelect)


class RatingForm(forms.Form):
    """One finding before the measures and after them, with the reasons. Several stand on one page."""

    finding = forms.CharField(max_length=200, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    likelihood_before = _radio(lazy("How likely is it?"), lazy("Choose how likely it is."))
    consequence_before = _radio(lazy("How grave would it be?"), lazy("Choose how grave it would be."))
    reason = sentences(
        lazy("Why do you rate it so?"),
        lazy("What you know, and from where. This is what the decider reads."),
        missing=lazy("Say why you rate it so."),
    )
    knowledge = _radio(
        lazy("How strong is the knowledge behind it?"), lazy("Choose how strong the knowledge is.")
    )
    likelihood_after = forms.ChoiceField(label=lazy("How likely after the measures?"), required=False)
    consequence_after = forms.ChoiceField(label=lazy("How grave after the measures?"), required=False)
    override = sentences(lazy("Why should less than the rule’s level count?"))

    def __init__(self, *args: Any, finding: Finding, matrix: Matrix, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._finding, self._matrix = finding, matrix
        self.auto_id = f"{finding.rule}_%s"
        for scale in ("likelihood", "consequence"):
            steps: tuple[Step, ...] = getattr(matrix, scale)
            offer(self, f"{scale}_before", [(step.id, _step(step, language)) for step in steps])
            names = [(step.id, _capital(step.name.in_language(language))) for step in steps]
            offer(self, f"{scale}_after", [("", _("Not rated yet")), *names])
        strengths = [(one, _strength(one, language)) for one in Knowledge]
        offer(self, "knowledge", strengths)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if bool(cleaned.get("likelihood_after")) != bool(cleaned.get("consequence_after")):
            lacking = "likelihood_after" if cleaned.get("consequence_after") else "consequence_after"
            self.add_error(lacking, _("Rate both after the measures, or neither."))
        before = Cell(cleaned.get("likelihood_before", ""), cleaned.get("consequence_before", ""))
        if self._needs_a_reason_of_its_own(before) and not cleaned.get("override"):
            self.add_error("override", _("Your rating comes to less than the rule’s level. Say why."))
        return cleaned

    def _needs_a_reason_of_its_own(self, before: Cell) -> bool:
        level, matrix = self._finding.level, self._matrix
        return has_cell(cell=before, matrix=matrix) and is_below(cell=before, level=level, matrix=matrix)

    def rating(self) -> Rating:
        """What was sent, in the words of the rules."""
        sent = self.cleaned_data
        after = Cell(sent["likelihood_after"], sent["consequence_after"])
        return Rating(
            finding=self._finding.rule,
            before=Cell(sent["likelihood_before"], sent["consequence_before"]),
            reason=sent["reason"],
            knowledge=Knowledge(sent["knowledge"]),
            after=after if after.likelihood else None,
            override=sent["override"],
        )


def _step(step: Step, language: str) -> str:
    """A step's name and what it means, as the label of a radio button."""
    name = _capital(step.name.in_language(language))
    return format_html("<span><b>{}</b>{}</span>", name, step.meaning.in_language(language))


def _strength(one: Knowledge, language: str) -> str:
    """A strength's name and what it means; the content writes both with a colon between."""
    name, _colon, meaning = matrices().knowledge[one].in_language(language).partition(": ")
    return format_html("<span><b>{}</b>{}</span>", _capital(name), _capital(meaning))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
