"""What does a row of a register ask?

Columns: id, name (needed), kind, country, birth_date, identifiers, purpose. In JSON lines also schema, and
country, birth and targets as lists. Several values in one cell are separated by semicolons.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from farled.screening.sources.tables import rows_of
from farled.screening.terms import Asked, Purpose, Question
from farled.text.terms import Refused, Wording

_NO_NAME = Wording(sv="Rad {line}: 'name' saknas.", en="Line {line}: 'name' is missing.")
_TEXTS = Wording(
    sv="Rad {line}: '{key}' ska vara en text eller en lista av texter.",
    en="Line {line}: '{key}' is to be a text or a list of texts.",
)
_PURPOSE = Wording(
    sv="Rad {line}: '{found}' är inget skäl att kontrollera en person. De är: {known}.",
    en="Line {line}: '{found}' is no purpose of screening a person. They are: {known}.",
)
_KINDS = {
    **dict.fromkeys(("person", "individual", "people"), Asked.PERSON),
    **dict.fromkeys(
        (
            "organisation",
            "organization",
            "company",
            "legalentity",
            "entity",
            "university",
            "vessel",
            "airplane",
        ),
        Asked.ORGANISATION,
    ),
}


def questions_in(path: Path, *, purpose: Purpose) -> Iterator[tuple[Question, Purpose]]:
    """Each row as a question, with the purpose for which a person is asked about.

    ``purpose`` stands for rows that name none. Refused with the line of the first row that does not fit.
    """
    for number, told in rows_of(path, wanted=("name",)):
        yield _question(number, told), _purpose(number, told, purpose)


def texts_in(path: Path) -> Iterator[tuple[str, str]]:
    """(id, affiliation) of each row; the column is called text, affiliation or name."""
    for number, told in rows_of(path, wanted=("text", "affiliation", "name")):
        text = next((told[key] for key in ("text", "affiliation", "name") if told.get(key)), None)
        if not isinstance(text, str):
            raise Refused(_TEXTS.filled(line=str(number), key="text"))
        yield _id(number, told), text


def _question(number: int, told: dict[str, Any]) -> Question:
    name = told.get("name")
    if not isinstance(name, str) or not name.strip():
        raise Refused(_NO_NAME.filled(line=str(number)))
    kind = str(told.get("kind") or told.get("schema") or "").strip().lower()
    return Question(
        id=_id(number, told),
        name=name.strip(),
        asked=_KINDS.get(kind, Asked.UNKNOWN),
        countries=_texts(number, told, "country"),
        birth=_texts(number, told, "birth_date") or _texts(number, told, "birth"),
        identifiers=_texts(number, told, "identifiers"),
        targets=_texts(number, told, "targets"),
    )


def _id(number: int, told: dict[str, Any]) -> str:
    return str(told.get("id") or told.get("qid") or number)


def _purpose(number: int, told: dict[str, Any], otherwise: Purpose) -> Purpose:
    found = str(told.get("purpose") or "").strip().lower()
    if not found:
        return otherwise
    if found not in tuple(Purpose):
        raise Refused(_PURPOSE.filled(line=str(number), found=found, known=", ".join(Purpose)))
    return Purpose(found)


def _texts(number: int, told: dict[str, Any], key: str) -> tuple[str, ...]:
    value = told.get(key)
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return tuple(part.strip() for part in re.split(r"[;|]", value) if part.strip())
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(one.strip() for one in value if one.strip())
    raise Refused(_TEXTS.filled(line=str(number), key=key))
