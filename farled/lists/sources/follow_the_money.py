"""How are parties read in the shape of FollowTheMoney, one entity a line, as OpenSanctions gives them out?

Each entity has ``id``, ``schema``, ``datasets`` (its lists) and ``properties``, every one of them a list of
texts or, in a nested file, of entities. Only parties that are listed themselves are taken: not their
addresses, owners and relatives (``target`` false), and not the entries about sanctions beside them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from farled.lists.sources.json_files import object_in, text_in, texts_in
from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import lines_of
from farled.text.terms import Wording

_KINDS = {kind.value: kind for kind in PartyKind} | {"PublicBody": PartyKind.ORGANIZATION}
_ALIASES = ("alias", "previousName", "abbreviation")
_COUNTRIES = ("country", "jurisdiction", "mainCountry", "flag", "nationality", "citizenship")
_NUMBERS = (
    "registrationNumber",
    "taxNumber",
    "vatCode",
    "innCode",
    "ogrnCode",
    "okpoCode",
    "leiCode",
    "uscCode",
    "dunsCode",
    "swiftBic",
    "uniqueEntityId",
    "idNumber",
    "passportNumber",
    "imoNumber",
    "mmsi",
)
_PROGRAMS = ("programId", "program")
_OBJECT = Wording(
    sv="Rad {line}: 'properties' ska vara ett objekt.", en="Line {line}: 'properties' is to be an object."
)
_UNLISTED = Wording(
    sv="Rad {line}: 'datasets' säger inte på vilken lista posten står.",
    en="Line {line}: 'datasets' does not say on which list the entity stands.",
)
_NOBODY = Wording(
    sv="Filen har ingen part som själv står på en lista.",
    en="The file has no party that is itself on a list.",
)


def read_follow_the_money(path: Path) -> Read:
    """Parties by dataset; Refused with the line of the first thing that does not fit."""
    found: defaultdict[str, list[Party]] = defaultdict(list)
    for number, line in lines_of(path):
        if line.strip():
            told = object_in(line, number)
            kind = _KINDS.get(text_in(told, "schema", number))
            if kind is not None and told.get("target") is not False:
                party = _party(told, kind, number)
                for source in _lists(told, number):
                    found[source].append(party)
    if not found:
        raise Refused(_NOBODY)
    return Read({source: tuple(parties) for source, parties in found.items()})


def _lists(told: dict[str, Any], number: int) -> tuple[str, ...]:
    sources = texts_in(told, "datasets", number)
    if not sources:
        raise Refused(_UNLISTED.filled(line=str(number)))
    return sources


def _party(told: dict[str, Any], kind: PartyKind, number: int) -> Party:
    held = told.get("properties") or {}
    if not isinstance(held, dict):
        raise Refused(_OBJECT.filled(line=str(number)))
    names = _said(held, ("name",), number)
    name = str(told.get("caption") or "").strip() or next(iter(names), "") or text_in(told, "caption", number)
    return Party(
        entry_id=text_in(told, "id", number),
        kind=kind,
        name=name,
        aliases=tuple(one for one in dict.fromkeys((*names, *_said(held, _ALIASES, number))) if one != name),
        weak=_said(held, ("weakAlias",), number),
        countries=_said(held, _COUNTRIES, number),
        birth=_said(held, ("birthDate",), number),
        ids=_said(held, _NUMBERS, number),
        programs="|".join(dict.fromkeys(_programs(held, number))),
        note=" ".join(_said(held, ("notes", "summary"), number)),
    )


def _programs(held: Mapping[str, Any], number: int) -> Iterable[str]:
    """The programmes of the entity itself, and of the sanctions that a nested file gives with it."""
    yield from _said(held, _PROGRAMS, number)
    nested = held.get("sanctions")
    for one in nested if isinstance(nested, list) else ():
        inside = one.get("properties") if isinstance(one, dict) else None
        if isinstance(inside, dict):
            yield from _said(inside, _PROGRAMS, number)


def _said(held: Mapping[str, Any], keys: Iterable[str], number: int) -> tuple[str, ...]:
    """What the properties say, each text once, in the order of the keys."""
    return tuple(dict.fromkeys(one for key in keys for one in texts_in(held, key, number)))
