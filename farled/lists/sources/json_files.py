"""How is JSON read, whole or by the line, and what is said of what does not fit?"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from farled.lists.terms import Refused
from farled.text.sources import whole_text
from farled.text.terms import Wording

_NOT_WHOLE = Wording(sv="Filen är ingen hel JSON: {why}.", en="The file is no whole JSON: {why}.")
_NO_JSON = Wording(sv="Rad {line}: ingen JSON ({why}).", en="Line {line}: no JSON ({why}).")
_NO_OBJECT = Wording(sv="Rad {line}: ett JSON-objekt väntas.", en="Line {line}: a JSON object is expected.")
_TEXT = Wording(
    sv="Rad {line}: '{key}' ska vara en text som inte är tom.",
    en="Line {line}: '{key}' is to be a text that is not empty.",
)
_TEXTS = Wording(
    sv="Rad {line}: '{key}' ska vara en lista av texter.", en="Line {line}: '{key}' is to be a list of texts."
)


def whole_json(path: Path) -> Any:
    """What a file of one piece of JSON holds, plain or gzipped; Refused when it is not whole."""
    try:
        return json.loads(whole_text(path))
    except (ValueError, RecursionError) as error:
        raise Refused(_NOT_WHOLE.filled(why=str(error))) from error


def object_in(line: str, number: int) -> dict[str, Any]:
    """The JSON object of a line; Refused with its number."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise Refused(_NO_JSON.filled(line=str(number), why=str(error))) from error
    if not isinstance(told, dict):
        raise Refused(_NO_OBJECT.filled(line=str(number)))
    return told


def text_in(told: Mapping[str, Any], key: str, number: int) -> str:
    """A text that has to be there."""
    value = told.get(key)
    if not isinstance(value, str) or not value.strip():
        raise Refused(_TEXT.filled(line=str(number), key=key))
    return value.strip()


def texts_in(told: Mapping[str, Any], key: str, number: int) -> tuple[str, ...]:
    """A list of texts, each once and none empty; () where there is none."""
    value = told.get(key) or []
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise Refused(_TEXTS.filled(line=str(number), key=key))
    return tuple(dict.fromkeys(one.strip() for one in value if one.strip()))
