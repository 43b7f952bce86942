"""Which territories are there, what are they called, and what does their context ask of us?"""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from django.utils import timezone

from farled.countries.content import read_register, read_thresholds, territory_name
from farled.countries.rules import context_of
from farled.countries.terms import Context, Territory, TerritoryKind, Thresholds
from farled.evidence.queries import panels
from farled.evidence.terms import Panel
from farled.text.content import content_folder
from farled.text.terms import Wording


def register() -> dict[str, Territory]:
    """Every territory that a partner can have its seat in, by code."""
    return _register_in(str(content_folder()))


@lru_cache(maxsize=4)
def _register_in(_folder: str) -> dict[str, Territory]:
    return dict(read_register(content_folder() / "countries" / "register.csv"))


def thresholds() -> Thresholds:
    """The dated thresholds that turn figures into a context."""
    return _thresholds_in(str(content_folder()))


@lru_cache(maxsize=4)
def _thresholds_in(_folder: str) -> Thresholds:
    return read_thresholds(content_folder() / "rules" / "context-bands.yaml")


def name_of(code: str) -> Wording:
    """What a territory is called in both languages; KeyError for a code that is not in the register."""
    return territory_name(register()[code])


@lru_cache(maxsize=4)
def _sorted_choices(language: str, _folder: str) -> tuple[tuple[str, str], ...]:
    names = [
        (code, name_of(code).in_language(language))
        for code, place in register().items()
        if place.kind is not TerritoryKind.HISTORICAL
    ]
    return tuple(sorted(names, key=lambda pair: _as_sorted(pair[1])))


def choices(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of every territory where a partner can have its seat, in the language's alphabet."""
    return _sorted_choices(language, str(content_folder()))


def _as_sorted(name: str) -> str:
    """Å, Ä, Ö come last in both orders; other accents count as their letter."""
    return name.casefold().replace("å", "{").replace("ä", "|").replace("ö", "}")


def contexts(*, codes: Iterable[str], at: datetime) -> dict[str, Context]:
    """The context of each territory on the evidence in force at that moment; at most two queries."""
    return contexts_with_panels(codes=codes, at=at)[0]


def contexts_with_panels(
    *, codes: Iterable[str], at: datetime
) -> tuple[dict[str, Context], dict[str, Panel]]:
    """The contexts, and the figures that they rest on; at most two queries."""
    found = panels(territories=codes, at=at)
    on = timezone.localdate(at)
    judged = {code: context_of(panel=panel, thresholds=thresholds(), on=on) for code, panel in found.items()}
    return judged, found


def context_on(*, code: str, at: datetime, on: date) -> Context:
    """The context of one territory with the thresholds of a given day."""
    return context_of(panel=panels(territories=[code], at=at)[code], thresholds=thresholds(), on=on)
