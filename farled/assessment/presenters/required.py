"""Where does each requirement stand, what was said of it, and by which post?"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils import timezone

from farled.assessment.models import StoredRequirement
from farled.assessment.queries.work import Kept
from farled.assessment.terms import Assessment, Required, RequirementState
from farled.text.terms import Wording

Plain = dict[str, Any]
_STATES = {
    RequirementState.MET: Wording(sv="Klart", en="Done"),
    RequirementState.WAIVED: Wording(sv="Eftergivet", en="Waived"),
    RequirementState.ASKED: Wording(sv="Efterfrågat", en="Asked for"),
    RequirementState.MISSING: Wording(sv="Saknas", en="Missing"),
}
_LATER = Wording(sv="Efter beslutet", en="After the decision")


def deeds_in(kept: Kept) -> list[tuple[int, date]]:
    """Who said something of a requirement on which day."""
    return [(one.by_id, timezone.localdate(one.at)) for one in kept.requirements]


def requirements_of(
    *, assessment: Assessment, kept: Kept, signed: Mapping[tuple[int, date], str], language: str
) -> list[Plain]:
    """Every requirement of a case; what keeps anybody from deciding comes first."""
    stored = {one.requirement: one for one in kept.requirements}
    rows = [_row(one, stored.get(one.asked.id), signed, language) for one in assessment.requirements]
    return sorted(rows, key=lambda row: not row["is_in_the_way"])


def _row(
    required: Required,
    stored: StoredRequirement | None,
    signed: Mapping[tuple[int, date], str],
    language: str,
) -> Plain:
    is_later = required.state is RequirementState.MISSING and not required.before_decision
    state = _LATER if is_later else _STATES[required.state]
    deed = (stored.by_id, timezone.localdate(stored.at)) if stored else None
    return {
        "id": required.asked.id,
        "name": required.asked.name.in_language(language),
        "state": required.state.value,
        "state_name": state.in_language(language),
        "is_in_the_way": required.is_in_the_way,
        "problem": required.problem.in_language(language) if required.problem else "",
        "given_by": required.given_by.in_language(language) if required.given_by else "",
        "because": required.because.in_language(language) if required.because and not stored else "",
        "note": stored.note if stored else "",
        "question": stored.question if stored and not stored.note else "",
        "due": stored.due if stored and not stored.note else None,
        "who": (signed.get(deed) or stored.by.name) if stored and deed else "",
        "at": stored.at if stored else None,
        "is_opinion": bool(required.posts) and bool(stored and stored.note),
    }
