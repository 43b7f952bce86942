"""How are the lists that US universities must certify against read, in the shape in which nsfreg gives them?

One JSON file a list: ``list_id``, ``count`` and ``entities``, each with name, aliases, country, notes and the
page of the Federal Register. The thirteen lists are those of the National Science Foundation's letter of
8 July 2026 on collaborations with restricted entities. The agencies publish most of them as PDF pages
without numbers, so that an entry is called by its words: what is inserted renames nothing else.
"""

import hashlib
import re
from collections import Counter
from pathlib import Path
from typing import Any

from farled.lists.sources.json_files import whole_json
from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.terms import Wording

KINDS = {
    "bis-dpl": PartyKind.LEGAL_ENTITY,
    "bis-entity-list": PartyKind.LEGAL_ENTITY,
    "bis-meu": PartyKind.ORGANIZATION,
    "cbp-wro": PartyKind.ORGANIZATION,
    "dhs-uflpa": PartyKind.ORGANIZATION,
    "dow-1260h": PartyKind.ORGANIZATION,
    "dow-1286": PartyKind.ORGANIZATION,
    "fcc-covered": PartyKind.ORGANIZATION,
    "ofac-eo14032": PartyKind.ORGANIZATION,
    "ofac-nscmic": PartyKind.ORGANIZATION,
    "state-debarred-admin": PartyKind.LEGAL_ENTITY,
    "state-debarred-statutory": PartyKind.LEGAL_ENTITY,
    "state-nonproliferation": PartyKind.LEGAL_ENTITY,
}
"""What stands on each list; a legal entity where people and firms stand side by side, untold apart.

Whoever has a day of birth is a person.
"""
_LONGEST = 150
"""A longer "alias" is an address that the extraction took for a name; no name on these lists is so long."""

_BORN = re.compile(r"\bDate of birth:\s*([^;|]+)", re.IGNORECASE)
_NUMBER = re.compile(r"\bUSCC:\s*([0-9A-Z]{18})\b")
_OTHER = Wording(
    sv="list_id är {found}; någon av {wanted} väntas.",
    en="list_id is {found}; one of {wanted} is expected.",
)
_COUNT = Wording(
    sv="Filen säger sig ha {said} poster och har {found}. Är den hel?",
    en="The file says that it has {said} entries and has {found}. Is it whole?",
)
_ENTRY = Wording(
    sv="Post {number}: '{key}' ska vara {wanted}, fann {found}.",
    en="Entry {number}: '{key}' must be {wanted}, found {found}.",
)


def read_us_restricted(path: Path) -> Read:
    """The parties of one list, in the file's order; Refused with the number of the first entry amiss."""
    told = whole_json(path)
    held = told if isinstance(told, dict) else {}
    listed, entities = held.get("list_id"), held.get("entities")
    if not isinstance(listed, str) or listed not in KINDS or not isinstance(entities, list):
        raise Refused(_OTHER.filled(found=repr(listed), wanted=", ".join(KINDS)))
    if held.get("count") != len(entities):
        raise Refused(_COUNT.filled(said=str(held.get("count")), found=str(len(entities))))
    seen: Counter[str] = Counter()
    parties = tuple(_party(one, number, listed, seen) for number, one in enumerate(entities, 1))
    return Read({f"us_{listed.replace('-', '_')}": parties})


def _party(told: Any, number: int, listed: str, seen: Counter[str]) -> Party:
    entity = told if isinstance(told, dict) else {}
    name = _text(entity, "name", number)
    if not name:
        raise Refused(_ENTRY.filled(number=str(number), key="name", wanted="text", found=repr(told)[:80]))
    country, notes = _text(entity, "country", number), _text(entity, "notes", number)
    page = _text(entity, "federal_register", number)
    birth = tuple(one.strip() for one in _BORN.findall(notes))
    return Party(
        entry_id=_called(listed, (name, country, page), seen),
        kind=PartyKind.PERSON if birth else KINDS[listed],
        name=name,
        aliases=tuple(one for one in _aliases(entity, number) if one != name and len(one) <= _LONGEST),
        countries=(country,) if country else (),
        birth=birth,
        ids=tuple(_NUMBER.findall(notes)),
        programs="|".join(one for one in (listed, page) if one),
        note=notes,
    )


def _called(listed: str, words: tuple[str, ...], seen: Counter[str]) -> str:
    """An id from an entry's own words; the second entry of the same words gets a 2, and so on."""
    called = f"{listed}-{hashlib.sha256(chr(10).join(words).encode()).hexdigest()[:12]}"
    seen[called] += 1
    return called if seen[called] == 1 else f"{called}-{seen[called]}"


def _text(entity: dict[str, Any], key: str, number: int) -> str:
    value = entity.get(key)
    if value is not None and not isinstance(value, str):
        raise Refused(_ENTRY.filled(number=str(number), key=key, wanted="text", found=repr(value)[:80]))
    return (value or "").strip()


def _aliases(entity: dict[str, Any], number: int) -> tuple[str, ...]:
    found = entity.get("aliases") or []
    if not isinstance(found, list) or not all(isinstance(one, str) for one in found):
        wanted = "a list of texts"
        raise Refused(_ENTRY.filled(number=str(number), key="aliases", wanted=wanted, found=repr(found)[:80]))
    return tuple(dict.fromkeys(one.strip() for one in found if one.strip()))
