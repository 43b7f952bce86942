"""How is what a decision covers written down so that its digest never wavers?"""

import json
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from hashlib import sha256
from typing import Any

from farled.assessment.terms import Covered, CoveredPartner
from farled.text.terms import Wording


def as_plain(covered: Covered) -> dict[str, Any]:
    """The covered facts as plain values: texts in one normal form, partners and answers in one order."""
    plain = asdict(covered)
    plain["purpose"] = normal(covered.purpose)
    plain["starts_on"], plain["ends_on"] = covered.starts_on.isoformat(), covered.ends_on.isoformat()
    plain["partners"] = [
        {**asdict(partner), "name": normal(partner.name)}
        for partner in sorted(covered.partners, key=lambda partner: (partner.id, partner.role))
    ]
    plain["answers"] = [[key, normal(value)] for key, value in sorted(covered.answers)]
    return plain


def covered_from(plain: Mapping[str, Any]) -> Covered:
    """The covered facts as they were written down. KeyError for a missing one: nothing is guessed."""
    values = {field.name: plain[field.name] for field in fields(Covered)}
    return Covered(
        **{
            **values,
            "starts_on": date.fromisoformat(plain["starts_on"]),
            "ends_on": date.fromisoformat(plain["ends_on"]),
            "partners": tuple(CoveredPartner(**partner) for partner in plain["partners"]),
            "answers": tuple((key, value) for key, value in plain["answers"]),
        }
    )


def canonical(content: Covered | Mapping[str, Any]) -> str:
    """One text for one content: JSON with sorted keys, no blanks, no escapes, whatever order it came in."""
    plain = as_plain(content) if isinstance(content, Covered) else content
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def digest(content: Covered | Mapping[str, Any] | str) -> str:
    """SHA-256 in hexadecimal of the canonical text, or of a text that is canonical already."""
    text = content if isinstance(content, str) else canonical(content)
    return sha256(text.encode("utf-8")).hexdigest()


def both(wording: Wording | None) -> dict[str, str] | None:
    """A sentence in both languages as a record keeps it; None where there is none."""
    return {"sv": wording.sv, "en": wording.en} if wording else None


def normal(text: str) -> str:
    """The text with one form of each letter and single blanks: how it was typed changes nothing."""
    return " ".join(unicodedata.normalize("NFC", text).split())
