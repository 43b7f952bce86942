"""How is one version of a questionnaire written down so that it is the same text for ever?

Keys are sorted and whatever is empty is left out, so that a part which a later house adds changes no digest
of what was published before.
"""

import hashlib
import json
from dataclasses import asdict
from typing import Any

from farled.questionnaire.terms import (
    Area,
    Carrying,
    Closing,
    Fact,
    FactType,
    Kind,
    Option,
    Question,
    Questionnaire,
)
from farled.text.terms import Wording

_FORMAT = 1
_EMPTY: tuple[Any, ...] = (None, "", (), [])


def canonical_json(questionnaire: Questionnaire) -> str:
    """The questionnaire as JSON, always the same text for the same content; without its digest."""
    written = asdict(questionnaire)
    del written["digest"]
    written["format"] = _FORMAT
    return json.dumps(_bare(written), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest_of(questionnaire: Questionnaire) -> str:
    """SHA-256 of the canonical JSON, in hexadecimal."""
    return _digest(canonical_json(questionnaire))


def from_json(text: str) -> Questionnaire:
    """The questionnaire that ``canonical_json`` wrote, with the text's digest; ValueError for any other."""
    written = json.loads(text)
    if not isinstance(written, dict) or written.get("format") != _FORMAT:
        raise ValueError(f"expected a stored questionnaire of format {_FORMAT}, found another document")
    try:
        return _questionnaire(written, _digest(text))
    except (KeyError, TypeError) as error:
        raise ValueError(f"expected a whole stored questionnaire, found one with a wrong {error}") from error


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inside) for key, inside in value.items() if inside not in _EMPTY}
    if isinstance(value, list | tuple):
        return [_bare(inside) for inside in value]
    return value


def _questionnaire(written: dict[str, Any], digest: str) -> Questionnaire:
    return Questionnaire(
        id=written["id"],
        version=written["version"],
        title=_wording(written["title"]),
        lead=_wording(written["lead"]),
        areas=tuple(_area(one) for one in written["areas"]),
        questions=tuple(_question(one) for one in written["questions"]),
        carrying=tuple(_carrying(one) for one in written.get("carrying", [])),
        facts=tuple(_fact(one) for one in written.get("facts", [])),
        digest=digest,
    )


def _question(written: dict[str, Any]) -> Question:
    return Question(
        key=written["key"],
        area=written["area"],
        kind=Kind(written["kind"]),
        text=_wording(written["text"]),
        why=_wording(written["why"]),
        help=_wording(written["help"]),
        reference=written["reference"],
        touches=tuple(written.get("touches", [])),
        examples=_optional(written, "examples"),
        ask_when=written["ask_when"],
        not_asked_because=_optional(written, "not_asked_because"),
        closings=tuple(_closing(one) for one in written.get("closings", [])),
        options=tuple(Option(id=one["id"], text=_wording(one["text"])) for one in written.get("options", [])),
        thanks_for_unsure=_optional(written, "thanks_for_unsure"),
    )


def _closing(written: dict[str, Any]) -> Closing:
    return Closing(
        id=written["id"],
        when=written["when"],
        answer=written["answer"],
        because=_wording(written["because"]),
        source=_wording(written["source"]),
    )


def _area(written: dict[str, Any]) -> Area:
    return Area(id=written["id"], title=_wording(written["title"]), lead=_wording(written["lead"]))


def _carrying(written: dict[str, Any]) -> Carrying:
    values = tuple((was, becomes) for was, becomes in written.get("values", []))
    return Carrying(from_key=written["from_key"], to_key=written["to_key"], values=values)


def _fact(written: dict[str, Any]) -> Fact:
    return Fact(
        key=written["key"],
        type=FactType(written["type"]),
        meaning=_wording(written["meaning"]),
        values=tuple(written.get("values", [])),
    )


def _wording(written: dict[str, str]) -> Wording:
    return Wording(sv=written["sv"], en=written["en"])


def _optional(written: dict[str, Any], key: str) -> Wording | None:
    return _wording(written[key]) if key in written else None
