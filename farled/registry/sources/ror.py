"""How are the publisher's records read: the dump (a JSON array, or a zip of it), a folder, or JSON lines?

Schema 2 of the registry, and a flattened form with one record a line (id, name, names, country, city, ...).
"""

import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from farled.registry.terms import NameUse, Organisation, OrganisationName, OrganisationState, Relation
from farled.text.sources import lines_of
from farled.text.terms import Refused, Wording

_MOST_UNPACKED = 2_000_000_000
_NO_JSON = Wording(sv="{place}: ingen JSON ({why}).", en="{place}: no JSON ({why}).")
_MISSING = Wording(
    sv="{place}: '{key}' saknas eller passar inte.", en="{place}: '{key}' is missing or does not fit."
)
_NOTHING = Wording(sv="Inga poster finns i {file}.", en="There are no records in {file}.")
_BOMB = Wording(sv="Arkivet är större än {most} byte.", en="The archive is larger than {most} bytes.")
_NO_DUMP = Wording(
    sv="Arkivet håller ingen fil som slutar på .json.", en="The archive holds no file ending in .json."
)


def read_ror(path: Path) -> tuple[Organisation, ...]:
    """Every record, in order of its id; Refused with the place of the first thing that does not fit."""
    found: dict[str, Organisation] = {}
    for place, told in _records(path):
        one = _organisation(place, told)
        found[one.ror] = one
    if not found:
        raise Refused(_NOTHING.filled(file=path.name))
    return tuple(found[ror] for ror in sorted(found))


def _records(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    if path.is_dir():
        for file in sorted(path.glob("*.json")):
            yield file.name, _parsed(file.read_bytes(), file.name)
    elif path.suffix == ".zip":
        yield from _from_zip(path)
    elif path.suffix == ".json":
        yield from _array(path.read_bytes(), path.name)
    else:
        for number, line in lines_of(path):
            if line.strip():
                yield f"line {number}", _parsed(line, f"line {number}")


def _from_zip(path: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """The dump holds one file a schema; that of schema 2 counts where both are there."""
    try:
        with zipfile.ZipFile(path) as archive:
            files = sorted(one.filename for one in archive.infolist() if one.filename.endswith(".json"))
            if not files:
                raise Refused(_NO_DUMP)
            name = next((one for one in files if "schema_v2" in one), files[0])
            if archive.getinfo(name).file_size > _MOST_UNPACKED:
                raise Refused(_BOMB.filled(most=str(_MOST_UNPACKED)))
            yield from _array(archive.read(name), name)
    except zipfile.BadZipFile as error:
        raise Refused(_NO_JSON.filled(place=path.name, why=str(error))) from error


def _array(content: bytes, place: str) -> Iterator[tuple[str, dict[str, Any]]]:
    told = _parsed(content, place)
    for number, one in enumerate(told if isinstance(told, list) else [told], 1):
        yield f"{place}, record {number}", one


def _parsed(content: bytes | str, place: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise Refused(_NO_JSON.filled(place=place, why=str(error))) from error


def _organisation(place: str, told: Any) -> Organisation:
    try:
        flat = told if "country" in told else _flat(told)
        names = tuple(_names(flat["names"]))
        return Organisation(
            ror=_needed(flat, "id"),
            name=_needed(flat, "name"),
            names=names,
            country=str(flat["country"] or ""),
            city=str(flat["city"] or ""),
            state=OrganisationState(flat["status"]),
            kinds=tuple(flat.get("types") or ()),
            domains=tuple(flat.get("domains") or ()),
            links=tuple(flat.get("links") or ()),
            identifiers=tuple(_identifiers(flat.get("external_ids") or {})),
            relations=tuple(Relation(*one) for one in flat.get("relationships") or ()),
            established=flat.get("established"),
        )
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Refused(_MISSING.filled(place=place, key=str(error).strip("'"))) from error


def _needed(told: dict[str, Any], key: str) -> str:
    value = told[key]
    if not isinstance(value, str) or not value.strip():
        raise KeyError(key)
    return value.strip()


def _names(told: Iterable[dict[str, Any]]) -> Iterator[OrganisationName]:
    for one in told:
        uses = [NameUse(use) for use in one["t"] if use in tuple(NameUse)]
        use = NameUse.DISPLAY if NameUse.DISPLAY in uses else uses[0] if uses else NameUse.ALIAS
        yield OrganisationName(text=str(one["v"]), use=use, language=one.get("l") or "")


def _identifiers(told: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for kind, values in sorted(told.items()):
        for value in values if isinstance(values, list) else [values]:
            yield kind, str(value)


def _flat(told: dict[str, Any]) -> dict[str, Any]:
    """A record of schema 2 in the flattened form."""
    place = told["locations"][0]["geonames_details"]
    names = [{"v": one["value"], "t": one["types"], "l": one.get("lang")} for one in told["names"]]
    return {
        "id": told["id"],
        "name": next(one["v"] for one in names if NameUse.DISPLAY in one["t"]),
        "names": names,
        "country": place.get("country_code"),
        "city": place.get("name"),
        "status": told["status"],
        "types": told.get("types"),
        "domains": told.get("domains"),
        "links": [one["value"] for one in told.get("links") or ()],
        "external_ids": {one["type"]: one["all"] for one in told.get("external_ids") or ()},
        "relationships": [(one["type"], one["id"], one["label"]) for one in told.get("relationships") or ()],
        "established": told.get("established"),
    }
