"""How are parties read that somebody has put into our own shape: one JSON object a line?

Keys: id, source, schema, name (needed), aliases[], weak[], countries[], birth[], ids[], programs, note.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

from farled.lists.sources.json_files import object_in, text_in, texts_in
from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import lines_of
from farled.text.terms import Wording

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
            told = object_in(line, number)
            found[text_in(told, "source", number)].append(_party(told, number))
    if not found:
        raise Refused(_NOTHING)
    return Read({source: tuple(parties) for source, parties in found.items()})


def _party(told: dict[str, Any], number: int) -> Party:
    schema = text_in(told, "schema", number)
    if schema not in tuple(PartyKind):
        known = ", ".join(PartyKind)
        raise Refused(_SCHEMA.filled(line=str(number), found=schema, known=known))
    return Party(
        entry_id=text_in(told, "id", number),
        kind=PartyKind(schema),
        name=text_in(told, "name", number),
        aliases=texts_in(told, "aliases", number),
        weak=texts_in(told, "weak", number),
        countries=texts_in(told, "countries", number),
        birth=texts_in(told, "birth", number),
        ids=texts_in(told, "ids", number),
        programs=str(told.get("programs") or ""),
        note=str(told.get("note") or ""),
    )
