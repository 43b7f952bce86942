"""Which partner does a row of the form mean: one of the register, or a new one?"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from farled.collaborations.rules import PARTNER_ROLES
from farled.collaborations.terms import PartnerRole
from farled.countries.queries import choices as country_choices
from farled.countries.queries import name_of
from farled.partners.queries import partner_named, partner_with, suggestions
from farled.partners.rules import KINDS
from farled.partners.terms import PartnerKind

_MOST_CANDIDATES = 5


def offer(form: forms.Form, name: str, choices: Iterable[tuple[Any, str]]) -> None:
    """Let a field of the form be chosen among these."""
    field = cast("forms.ChoiceField", form.fields[name])
    field.choices = list(choices)


@dataclass(frozen=True, slots=True)
class NewPartner:
    """A partner that is to be added to the register together with the collaboration."""

    name: str
    kind: PartnerKind
    country: str
    owner_name: str
    owner_country: str


class PartnerRow(forms.Form):
    """One partner by name. ``known`` is the id that the page found for the name while it was typed.

    After a clean pass exactly one of ``partner_id`` and ``new`` is set, or none when the row is empty.
    """

    name = forms.CharField(
        label=lazy("Partner"),
        max_length=300,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    known = forms.IntegerField(required=False, widget=forms.HiddenInput)
    candidate = forms.IntegerField(required=False)
    role = forms.ChoiceField(label=lazy("What it does here"), initial=PartnerRole.PARTNER)
    kind = forms.ChoiceField(label=lazy("Kind of organisation"), required=False)
    country = forms.ChoiceField(label=lazy("Country of its seat"), required=False)
    owner_name = forms.CharField(label=lazy("Owned or controlled by"), max_length=300, required=False)
    owner_country = forms.ChoiceField(label=lazy("Country of the owner"), required=False)

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unchosen = [("", _("Choose"))]
        countries = [*unchosen, *country_choices(language)]
        offer(self, "role", [(role, say.in_language(language)) for role, say in PARTNER_ROLES.items()])
        offer(self, "kind", [*unchosen, *((kind, say.in_language(language)) for kind, say in KINDS.items())])
        offer(self, "country", countries)
        offer(self, "owner_country", countries)
        self._language = language
        self.partner_id: int | None = None
        self.new: NewPartner | None = None
        self.candidates: list[dict[str, Any]] = []

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written in the row; such a row says nothing."""
        return not self.cleaned_data.get("name") and not self.cleaned_data.get("candidate")

    @property
    def shows_new(self) -> bool:
        """Whether the fields of a new partner stand open: something is written there, or is asked for."""
        written = any(self[field].value() for field in ("kind", "country", "owner_name", "owner_country"))
        is_unknown = self.is_bound and "name" in self.errors and self["name"].value() and not self.candidates
        return bool(written or is_unknown)

    @property
    def chosen(self) -> dict[str, Any] | None:
        """The partner of the register that the row means so far, to be told beside the name; or None."""
        value = str(self["known"].value() or "")
        partner = partner_with(int(value)) if value.isdecimal() else None
        return self._told(partner) if partner else None

    def _told(self, partner: Any) -> dict[str, Any]:
        place = name_of(partner.country).in_language(self._language)
        return {"pk": partner.pk, "name": partner.name, "place": place}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.is_empty:
            self._settle(cleaned)
        return cleaned

    def _settle(self, cleaned: dict[str, Any]) -> None:
        """Find out whom the row means, or say what is missing."""
        if self._by_number(cleaned):
            return
        named = partner_named(name=cleaned.get("name", ""), country=cleaned.get("country", ""))
        if len(named) == 1:
            self.partner_id = named[0].pk
        elif named:
            self.candidates = [self._told(partner) for partner in named]
            self.add_error("name", _("Several partners bear this name. Choose the one you mean."))
        else:
            self._settle_new(cleaned)

    def _by_number(self, cleaned: dict[str, Any]) -> bool:
        """Take the partner that was picked from candidates, or found for exactly this name."""
        picked = cleaned.get("candidate")
        partner = partner_with(picked or cleaned.get("known") or 0)
        if partner and (picked or partner.name.casefold() == cleaned.get("name", "").casefold()):
            self.partner_id = partner.pk
        return self.partner_id is not None

    def _settle_new(self, cleaned: dict[str, Any]) -> None:
        if not cleaned.get("kind") and not cleaned.get("country"):
            near = suggestions(words=cleaned["name"], most=_MOST_CANDIDATES)
            self.candidates = [self._told(partner) for partner in near]
            self.add_error("name", self._not_found())
            return
        for field, problem in self._gaps(cleaned):
            self.add_error(field, problem)
        if not self.errors:
            self.new = NewPartner(
                name=" ".join(cleaned["name"].split()),
                kind=PartnerKind(cleaned["kind"]),
                country=cleaned["country"],
                owner_name=cleaned["owner_name"],
                owner_country=cleaned["owner_country"],
            )

    def _not_found(self) -> str:
        if self.candidates:
            return _("No partner has exactly this name. Choose one of these, or add it as a new partner.")
        return _("No partner has this name yet. Add its kind and its country to take it into the register.")

    @staticmethod
    def _gaps(cleaned: dict[str, Any]) -> list[tuple[str, str]]:
        """What a new partner still lacks: pairs of field and sentence."""
        gaps = []
        if not cleaned.get("kind"):
            gaps.append(("kind", _("Choose what kind of organisation the new partner is.")))
        if not cleaned.get("country"):
            gaps.append(("country", _("Choose the country where the new partner has its seat.")))
        if cleaned.get("owner_country") and not cleaned.get("owner_name"):
            gaps.append(("owner_name", _("Name the owner as well, or leave the owner's country empty.")))
        return gaps
