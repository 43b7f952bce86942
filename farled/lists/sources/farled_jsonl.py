"""How are parties read that somebody has put into our own shape: one JSON object a line?

Keys: id, source, schema, name (needed), aliases[], weak[], countries[], birth[], ids[], programs, note.
"""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import lines_of
from farled.text.terms import Wording

_NO_JSON = Wording(sv="Rad {line}: ingen JSON ({why}).", en="Line {line}: no JSON ({why}).")
_NO_OBJECT = Wording(sv="Rad {line}: ett JSON-objekt väntas.", en="Line {line}: a JSON object is expected.")
_TEXT = Wording(
    sv="Rad {line}: '{key}' ska vara en text som inte är tom.",
    en="Line {line}: '{key}' is to be a text that is not empty.",
)
_TEXTS = Wording(
    sv="Rad {line}: '{key}' ska vara en lista av texter.", en="Line {line}: '{key}' is to be a list of texts."
)
_SCHEMA = Wording(
    sv="Rad {line}: '{found}' är ingen sorts part. De är: {known}.",
    en="Line {line}: '{found}' is no kind of party. They are: {known}.",
)
_NOTHING = Wording(sv="Filen är tom.", en="The file is empty.")


def read_farled_jsonl(path: Path) -> Read:
    """Parties by source; Refused with the line of the first thing that does not fit."""
    found: defaultdict[str, list[Party]] = defaultdict(list)
    for number, line in lines_of(path):
        if line.strip():
            told = _object(line, number)
            found[_text(told, "source", number)].append(_party(told, number))
    if not found:
        raise Refused(_NOTHING)
    return Read({source: tuple(parties) for source, parties in found.items()})


def _object(line: str, number: int) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused(_NO_JSON.filled(line=str(number), why=str(error))) from error
    if not isinstance(told, dict):
        raise Refused(_NO_OBJECT.filled(line=str(number)))
    return told


def _party(told: dict[str, Any], number: int) -> Party:
    schema = _text(told, "schema", number)
    if schema not in tuple(PartyKind):
        known = ", ".join(PartyKind)
        raise Refused(_SCHEMA.filled(line=str(number), found=schema, known=known))
    return Party(
        entry_id=_text(told, "id", number),
        kind=PartyKind(schema),
        name=_text(told, "name", number),
        aliases=_texts(told, "aliases", number),
        weak=_texts(told, "weak", number),
        countries=_texts(told, "countries", number),
        birth=_texts(told, "birth", number),
        ids=_texts(told, "ids", number),
        programs=str(told.get("programs") or ""),
        note=str(told.get("note") or ""),
    )


def _text(told: dict[str, Any], key: str, number: int) -> str:
    value = told.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Refused(_TEXT.filled(line=str(number), key=key))
    return value.strip()


def _texts(told: dict[str, Any], key: str, number: int) -> tuple[str, ...]:
    value = told.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused(_TEXTS.filled(line=str(number), key=key))
    return tuple(dict.fromkeys(one.strip() for one in value if one.strip()))
