"""What does a person state about a collaboration, on one page, and how does it become an entry?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.collaborations.forms.partner_row import PartnerRow
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, REACHES
from farled.collaborations.terms import Activity, Agreement, Entry, Funding, PartnerEntry, PartnerRole, Reach

MOST_ROWS = 12
_YEARS_AHEAD = 2
"""The form suggests that a collaboration lasts two years; the dates stand open to be changed."""


@dataclass(frozen=True, slots=True)
class Choosable:
    """What this reader may choose among: pairs of id and name."""

    units: tuple[tuple[int, str], ...]
    colleagues: tuple[tuple[int, str], ...]


def _text(label: str, hint: str, missing: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        max_length=4000,
        error_messages={"required": missing},
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _radio(label: str, missing: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, error_messages={"required": missing}, widget=forms.RadioSelect)


class StatedForm(forms.Form):
    """All that is stated besides the partners. Benefit and loss are never optional."""

    activity = _radio(lazy("What kind of activity is it?"), lazy("Choose what kind of activity it is."))
    title = forms.CharField(
        label=lazy("Title"),
        help_text=lazy("Short, so that colleagues recognise it. Nothing security-classified belongs here."),
        max_length=200,
        error_messages={"required": lazy("Give it a title.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    purpose = _text(
        lazy("What is it for?"),
        lazy("Two or three sentences. Nothing security-classified belongs here."),
        lazy("Say in a sentence or two what it is for."),
    )
    benefit_short = _text(
        lazy("What does it give soon?"),
        lazy("Within a year or two. Nothing security-classified belongs here."),
        lazy("Say what it gives soon. Nobody can weigh a risk without knowing the benefit."),
    )
    benefit_long = _text(
        lazy("What does it give in the long run?"),
        lazy("For research, education or society. Nothing security-classified belongs here."),
        lazy("Say what it gives in the long run, or that it gives nothing more."),
    )
    loss = _text(
        lazy("What is lost if it is not done?"),
        lazy("For us, for the partner or for others. Nothing security-classified belongs here."),
        lazy("Say what is lost if it is not done. To refrain has a price as well."),
    )
    agreement = _radio(lazy("Is there an agreement?"), lazy("Choose whether there is an agreement."))
    reach = forms.ChoiceField(label=lazy("What does the agreement bind?"), required=False)
    funding = _radio(lazy("Who pays?"), lazy("Choose who pays; not known yet is an answer."))
    funder = forms.CharField(label=lazy("Who else pays?"), max_length=300, required=False)
    unit = forms.TypedChoiceField(
        label=lazy("Our unit"), coerce=int, error_messages={"required": lazy("Choose the unit that answers for it.")}
    )
    starts_on = forms.DateField(
        label=lazy("Begins on"),
        error_messages={"required": lazy("Say when it begins."), "invalid": lazy("Write the day as 2026-09-01.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    ends_on = forms.DateField(
        label=lazy("Ends on"),
        error_messages={"required": lazy("Say when it ends."), "invalid": lazy("Write the day as 2026-09-01.")},
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    also_responsible = forms.TypedMultipleChoiceField(
        label=lazy("Who else answers for it?"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, language: str, choosable: Choosable, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, names in (("activity", ACTIVITIES), ("agreement", AGREEMENTS), ("funding", FUNDINGS)):
            self.fields[field].choices = [(word, say.in_language(language)) for word, say in names.items()]
        reaches = [(word, say.in_language(language)) for word, say in REACHES.items() if word is not Reach.NONE]
        self.fields["reach"].choices = [("", _("Choose")), *reaches]
        self.fields["unit"].choices = choosable.units
        self.fields["also_responsible"].choices = choosable.colleagues

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("agreement") == Agreement.NONE:
            cleaned["reach"] = Reach.NONE
        elif not cleaned.get("reach"):
            self.add_error("reach", _("Choose what the agreement binds; it settles who decides."))
        if cleaned.get("funding") != Funding.EXTERNAL:
            cleaned["funder"] = ""
        elif not cleaned.get("funder"):
            self.add_error("funder", _("Name who else pays. If it is not settled, choose that it is not known yet."))
        starts_on, ends_on = cleaned.get("starts_on"), cleaned.get("ends_on")
        if starts_on and ends_on and ends_on < starts_on:
            self.add_error("ends_on", _("The last day lies before the first."))
        return cleaned


def beginning(*, today: date, unit_id: int | None) -> dict[str, Any]:
    """What the form suggests before anybody has written."""
    return {
        "agreement": Agreement.NONE,
        "funding": Funding.OWN,
        "unit": unit_id,
        "starts_on": today,
        "ends_on": _years_later(today),
    }


def _years_later(today: date) -> date:
    try:
        return today.replace(year=today.year + _YEARS_AHEAD)
    except ValueError:  # 29 February
        return today.replace(year=today.year + _YEARS_AHEAD, day=28)


def stated(entry: Entry) -> dict[str, Any]:
    """The fields of the form filled from what is registered."""
    plain = ("title", "activity", "purpose", "benefit_short", "benefit_long", "loss", "agreement", "reach")
    rest = ("funding", "funder", "starts_on", "ends_on", "also_responsible")
    filled = {field: getattr(entry, field) for field in (*plain, *rest)}
    filled["reach"] = "" if entry.reach is Reach.NONE else entry.reach
    return {**filled, "unit": entry.unit_id}


class Registration:
    """The whole page: the stated form and a row for each partner."""

    def __init__(
        self,
        *,
        language: str,
        choosable: Choosable,
        data: Mapping[str, Any] | None = None,
        initial: Mapping[str, Any] | None = None,
        partners: Sequence[Mapping[str, Any]] = (),
    ) -> None:
        self.stated = StatedForm(data, language=language, choosable=choosable, initial=dict(initial or {}))
        count = _rows_in(data) if data is not None else max(1, len(partners))
        given = [*partners, *({} for _missing in range(count - len(partners)))]
        self.rows = [
            PartnerRow(data, language=language, prefix=f"partner-{index}", initial=dict(given[index]))
            for index in range(count)
        ]

    @classmethod
    def with_one_more_row(cls, *, language: str, choosable: Choosable, data: QueryDict) -> "Registration":
        """The page as it was written so far, judged by nobody yet, with an empty row for another partner."""
        several = {"also_responsible": data.getlist("also_responsible")}
        rows = [
            {field: data.get(f"partner-{index}-{field}", "") for field in PartnerRow.base_fields}
            for index in range(_rows_in(data))
        ]
        return cls(
            language=language, choosable=choosable, initial={**data.dict(), **several}, partners=[*rows, {}][:MOST_ROWS]
        )

    def is_valid(self) -> bool:
        """Look at everything, so that every problem is told at once."""
        are_valid = [form.is_valid() for form in (self.stated, *self.rows)]
        if not all(are_valid[1:]):
            return False
        self._refuse_none_and_twice()
        return are_valid[0] and not any(row.errors for row in self.rows)

    def _refuse_none_and_twice(self) -> None:
        written = [row for row in self.rows if not row.is_empty]
        if not written:
            self.rows[0].add_error("name", _("Name at least one partner."))
        seen: set[object] = set()
        for row in written:
            meant = row.partner_id or row.new
            if meant in seen:
                row.add_error("name", _("This partner stands here already. Leave one of the two empty."))
            seen.add(meant)

    @property
    def written_rows(self) -> list[PartnerRow]:
        """The rows that name a partner."""
        return [row for row in self.rows if not row.is_empty]

    @property
    def problems(self) -> list[tuple[str, str]]:
        """(id of the field, sentence) of every problem in the order of the page, for the summary on top."""
        before = [name for name in self.stated.fields if name in _BEFORE_PARTNERS]
        after = [name for name in self.stated.fields if name not in _BEFORE_PARTNERS]
        fields = [self.stated[name] for name in before]
        fields += [row[name] for row in self.rows for name in row.fields]
        fields += [self.stated[name] for name in after]
        return [(field.auto_id, problem) for field in fields for problem in field.errors]

    def entry(self, partner_ids: Sequence[int]) -> Entry:
        """What was stated, with the partners' ids in the order of the written rows."""
        given = self.stated.cleaned_data
        roles = [PartnerRole(row.cleaned_data["role"]) for row in self.written_rows]
        return Entry(
            title=given["title"],
            activity=Activity(given["activity"]),
            purpose=given["purpose"],
            benefit_short=given["benefit_short"],
            benefit_long=given["benefit_long"],
            loss=given["loss"],
            agreement=Agreement(given["agreement"]),
            reach=Reach(given["reach"]),
            funding=Funding(given["funding"]),
            funder=given["funder"],
            unit_id=given["unit"],
            starts_on=given["starts_on"],
            ends_on=given["ends_on"],
            partners=tuple(PartnerEntry(*pair) for pair in zip(partner_ids, roles, strict=True)),
            also_responsible=tuple(given["also_responsible"]),
        )


_BEFORE_PARTNERS = ("activity", "title", "purpose", "benefit_short", "benefit_long", "loss")


def _rows_in(data: Mapping[str, Any]) -> int:
    """How many rows the page had."""
    written = str(data.get("rows", "1"))
    return min(max(int(written), 1), MOST_ROWS) if written.isdecimal() else 1
