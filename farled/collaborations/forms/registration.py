"""What does the whole page of a registration hold, and how does it become an entry?"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from farled.collaborations.forms.partner_row import PartnerRow
from farled.collaborations.forms.stated import Choosable, StatedForm
from farled.collaborations.terms import (
    Activity,
    Agreement,
    Entry,
    Funding,
    PartnerEntry,
    PartnerRole,
    Reach,
)

MOST_ROWS = 12


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
            language=language,
            choosable=choosable,
            initial={**data.dict(), **several},
            partners=[*rows, {}][:MOST_ROWS],
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
        return [(field.auto_id, str(problem)) for field in fields for problem in field.errors]

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
