"""Does a document have the form of a JSON Schema? As much of it as the published one uses, and no more."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

_KNOWN = {
    "$schema",
    "title",
    "type",
    "enum",
    "minLength",
    "minimum",
    "minItems",
    "pattern",
    "format",
    "items",
    "properties",
    "required",
    "additionalProperties",
    "oneOf",
    "if",
    "then",
    "else",
}
_TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
}


def complaints(value: Any, schema: dict[str, Any], place: str = "$") -> Iterator[str]:
    """Every place where the document has another form; an unknown keyword is an error, never passed over."""
    strange = schema.keys() - _KNOWN
    assert not strange, f"expected known keywords, found {strange}"
    if "if" in schema:
        branch = "else" if any(complaints(value, schema["if"], place)) else "then"
        yield from complaints(value, schema[branch], place)
    if "oneOf" in schema:
        fitting = [one for one in schema["oneOf"] if not any(complaints(value, one, place))]
        yield from () if len(fitting) == 1 else (f"{place}: fits {len(fitting)} of the forms",)
    if "type" in schema and not _is_of(value, schema["type"]):
        yield f"{place}: expected {schema['type']}, found {value!r}"
        return
    if "enum" in schema and value not in schema["enum"]:
        yield f"{place}: expected one of {schema['enum']}, found {value!r}"
    yield from _inside(value, schema, place)


def plain(value: Any) -> Any:
    """What a YAML reader gives, as JSON would hold it."""
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list):
        return [plain(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _is_of(value: Any, name: str) -> bool:
    is_truth = isinstance(value, bool) and name != "boolean"
    return isinstance(value, _TYPES[name]) and not is_truth


def _inside(value: Any, schema: dict[str, Any], place: str) -> Iterator[str]:
    if isinstance(value, str) and len(value) < schema.get("minLength", 0):
        yield f"{place}: too short"
    if isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{place}: expected {schema['pattern']}, found {value!r}"
    if isinstance(value, int) and value < schema.get("minimum", value):
        yield f"{place}: expected at least {schema['minimum']}"
    if isinstance(value, list) and len(value) < schema.get("minItems", 0):
        yield f"{place}: expected at least {schema['minItems']} entries"
    if isinstance(value, list) and "items" in schema:
        for number, one in enumerate(value):
            yield from complaints(one, schema["items"], f"{place}[{number}]")
    if isinstance(value, dict):
        yield from _keys(value, schema, place)


def _keys(value: dict[str, Any], schema: dict[str, Any], place: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    yield from (f"{place}: lacks {key}" for key in schema.get("required", []) if key not in value)
    for key, one in value.items():
        further = schema.get("additionalProperties", True)
        if key in properties:
            yield from complaints(one, properties[key], f"{place}.{key}")
        elif further is False:
            yield f"{place}: does not know {key}"
        elif isinstance(further, dict):
            yield from complaints(one, further, f"{place}.{key}")
