"""Which form does a worked case have, for machines to check before the program does?"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from farled.assessment.terms import Depth, Readiness, RequirementState, Result
from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.countries.terms import AcademicFreedom, Attention
from farled.mitigation.terms import Knowledge, Means, MeasureState
from farled.organisation.terms import PostRole
from farled.partners.terms import CheckState, Found, PartnerKind
from farled.responsibility.terms import DECIDING_ROLES, KNOWN_OF_POSTS
from farled.risks.terms import Level

Schema = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_TEXT: Schema = {"type": "string", "minLength": 1}
_DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}
_IDS: Schema = {"type": "array", "items": _TEXT}
_DONE = tuple(state for state in RequirementState if state is not RequirementState.MISSING)


def schema() -> Schema:
    """JSON Schema (2020-12) of CASE.yaml, for a quick check or, with ``pack``, for a full assessment.

    It tells the form. Which questions, rules and measures exist is content: ``farled judge`` checks that,
    with file and line.
    """
    stated: Schema = {
        "title": _both(),
        "story": _both(),
        "reference": _TEXT,
        "on": _DAY,
        "collaboration": _collaboration(),
        "partners": {"type": "array", "minItems": 1, "items": _partner()},
        "countries": {"type": "object", "additionalProperties": _country()},
        "answers": {"type": "object", "additionalProperties": _TEXT},
        "posts": _object({role.value: _known_of_posts() for role in DECIDING_ROLES[1:]}, []),
        "corrections": _list(_object({"key": _TEXT, "value": _TEXT, "reason": _TEXT})),
    }
    needed = [key for key in stated if key not in ("countries", "posts", "corrections")]
    quick = _object({**stated, "expect": _expected()}, needed)
    full = _object({**stated, **_work(), "expect": _expected_in_full()}, [*needed, "pack"])
    return {
        "$schema": _DIALECT,
        "title": "A worked case",
        "if": {"type": "object", "required": ["pack"]},
        "then": full,
        "else": quick,
    }


def _collaboration() -> Schema:
    return _object(
        {
            "activity": _one_of(Activity),
            "agreement": _one_of(Agreement),
            "reach": _one_of(Reach),
            "funding": _one_of(Funding),
            "ends_on": _DAY,
        }
    )


def _partner() -> Schema:
    found = {key: _one_of(Found) for key in ("military_link", "rights_violations", "state_directed")}
    check = _object({"state": _one_of(CheckState), "checked_on": _DAY, **found}, ["state", *found])
    stated = {
        "name": _TEXT,
        "kind": _one_of(PartnerKind),
        "role": _one_of(PartnerRole),
        "country": _TEXT,
        "earlier": _COUNT,
        "check": check,
    }
    return _object({**stated, "owner": _object({"name": _TEXT, "country": _TEXT})}, list(stated))


def _country() -> Schema:
    given = {"attention": _one_of(Attention), "academic_freedom": _one_of(AcademicFreedom)}
    return {"oneOf": [_object(given), _object({"figures": {"type": "array", "items": _figure()}})]}


def _figure() -> Schema:
    needed: Schema = {"source": _TEXT, "indicator": _TEXT, "covered": {"type": "boolean"}, "edition": _TEXT}
    numbers = dict.fromkeys(("value", "lower", "upper"), _NUMBER)
    told = {"year": {"type": "integer"}, **numbers, "band": _TEXT, "label": _TEXT}
    return _object({**needed, **told}, list(needed))


def _work() -> Schema:
    cell = _object({"likelihood": _TEXT, "consequence": _TEXT})
    rated = {"finding": _TEXT, "before": cell, "reason": _TEXT, "knowledge": _one_of(Knowledge)}
    seen = {
        "id": _TEXT,
        "state": {"enum": [state.value for state in _DONE]},
        "on": _DAY,
        "by": _one_of(PostRole),
        "note": _TEXT,
    }
    planned = {
        "measure": _TEXT,
        "against": {**_IDS, "minItems": 1},
        "state": _one_of(MeasureState),
        "owner": _one_of(PostRole),
        "due": _DAY,
        "evidence": _TEXT,
        "means": _one_of(Means),
    }
    return {
        "pack": _TEXT,
        "running": _object({"since": _DAY, "event": _TEXT}),
        "deeper": _object({"depth": _one_of(Depth), "sections": _IDS, "reason": _TEXT}, ["depth", "reason"]),
        "requirements": _list(_object(seen)),
        "ratings": _list(_object({**rated, "after": cell, "override": _TEXT}, list(rated))),
        "measures": _list(_object(planned)),
        "outside": _posts(),
        "conflict": _posts(),
        "looked": {"enum": [role.value for role in DECIDING_ROLES]},
        "set_aside": _list(_object({"rule": _TEXT, "on": _DAY, "by": _one_of(PostRole), "evidence": _TEXT})),
    }


def _expected() -> Schema:
    lists = dict.fromkeys(("stops", "areas", "requirements", "open"), _IDS)
    told = {"result": _one_of(Result), "decides": _role(), "findings": _levels()}
    return _object({**told, **lists, "valid_until": _DAY}, list(told))


def _expected_in_full() -> Schema:
    listed = ("depth_rules", "sections", "closed", "open", "findings", "stops", "requirements", "in_the_way")
    possible = {role.value: _IDS for role in DECIDING_ROLES}
    told = {
        "depth": _one_of(Depth),
        "remaining": {"enum": [*(level.value for level in Level), "none"]},
        "overridden": _COUNT,
        "readiness": _one_of(Readiness),
        "decides": _role(),
        "possible": _object(possible, []),
    }
    further = {"chain": _posts(), "levels": _levels(), "valid_until": _DAY}
    return _object({**told, **dict.fromkeys(listed, _IDS), **further}, list(told))


def _role() -> Schema:
    return {"enum": [*(role.value for role in DECIDING_ROLES), "none"]}


def _levels() -> Schema:
    return {"type": "object", "additionalProperties": _one_of(Level)}


def _posts() -> Schema:
    return _list({"enum": [role.value for role in DECIDING_ROLES]})


def _known_of_posts() -> Schema:
    return {"enum": [why.value for why in KNOWN_OF_POSTS]}


def _both() -> Schema:
    return _object({"sv": _TEXT, "en": _TEXT})


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _one_of(members: type[StrEnum]) -> Schema:
    return {"enum": [member.value for member in members]}


def _object(properties: Schema, needed: Iterable[str] | None = None) -> Schema:
    """An object with these keys and no others; all of them needed unless ``needed`` says which."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties if needed is None else needed),
        "additionalProperties": False,
    }
