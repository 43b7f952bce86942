"""How is ASPI's China Defence Universities Tracker read, in the shape in which MISP galaxy passes it on?"""

import re
from pathlib import Path
from typing import Any

from farled.lists.sources.json_files import whole_json
from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.terms import Wording

SOURCE = "aspi_cdut"
_TYPE = "china-defence-universities"
_BRACKETS = re.compile(r"(.+?)\s*\(([^()]+)\)")
_OTHER = Wording(
    sv="Filen är av typen {found}, {wanted} väntas.", en="The file is of type {found}, {wanted} is expected."
)
_ENTRY = Wording(sv="Post {number} saknar '{key}'.", en="Entry {number} lacks '{key}'.")


def read_misp_aspi(path: Path) -> Read:
    """The institutions with their names in both scripts, and ASPI's level of risk in ``note``."""
    told = whole_json(path)
    found = told.get("type") if isinstance(told, dict) else None
    if found != _TYPE or not isinstance(told.get("values"), list):
        raise Refused(_OTHER.filled(found=repr(found), wanted=_TYPE))
    return Read({SOURCE: tuple(_party(one, number) for number, one in enumerate(told["values"], 1))})


def _party(told: Any, number: int) -> Party:
    if not isinstance(told, dict):
        raise Refused(_ENTRY.filled(number=str(number), key="value"))
    held = told.get("meta")
    meta: dict[str, Any] = held if isinstance(held, dict) else {}
    name, inside = _apart(_text(told, "value", number))
    risk = str(meta.get("risk") or "").strip()
    said = str(told.get("description") or "").strip()
    return Party(
        entry_id=f"aspi-{_text(told, 'uuid', number)[:8]}",
        kind=PartyKind.ORGANIZATION,
        name=name,
        aliases=tuple(
            dict.fromkeys(one.strip() for one in (*inside, *_texts(meta.get("aliases"))) if one.strip())
        ),
        countries=("China",),
        programs="|".join(("ASPI", *_texts(meta.get("categories")))),
        note=f"{risk}. {said}" if risk else said,
    )


def _apart(name: str) -> tuple[str, tuple[str, ...]]:
    """The English name, and the Chinese one that stands in brackets after it."""
    found = _BRACKETS.fullmatch(name)
    if found is None or found.group(2).isascii():
        return name, ()
    return found.group(1), (found.group(2),)


def _text(told: dict[str, Any], key: str, number: int) -> str:
    value = told.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Refused(_ENTRY.filled(number=str(number), key=key))
    return value.strip()


def _texts(value: Any) -> list[str]:
    return [one.strip() for one in value if isinstance(one, str)] if isinstance(value, list) else []
