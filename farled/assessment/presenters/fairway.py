"""Where on its way does a case stand, and which posts does its decision pass?"""

from typing import Any

from farled.assessment.presenters import words
from farled.assessment.terms import Judgement, Result

_ORDER = ("registered", "check", "decision", "review")
_STANDS_AT = {
    Result.INCOMPLETE: "check",
    Result.NO_FURTHER_ASSESSMENT: "decision",
    Result.FULL_ASSESSMENT_NEEDED: "decision",
    Result.STOPPED: "check",
}


def fairway(*, judgement: Judgement, language: str, is_decided: bool = False) -> list[dict[str, Any]]:
    """The four marks of a case for "web/fairway.html": each done, now, ahead or, at a stop, halt."""
    here = _ORDER.index("review" if is_decided else _STANDS_AT[judgement.result])
    is_halted = judgement.result is Result.STOPPED and not is_decided
    return [_mark(step, _state(place, here, is_halted), language) for place, step in enumerate(_ORDER)]


def _mark(step: str, state: str, language: str) -> dict[str, Any]:
    return {
        "is": state,
        "label": words.STEPS[step].in_language(language),
        "spoken": words.SPOKEN[state].in_language(language),
    }


def _state(place: int, here: int, is_halted: bool) -> str:
    if place == here:
        return "halt" if is_halted else "now"
    return "done" if place < here else "ahead"
