"""Which verbs change a case: open, answer, refresh, decide, check again?"""

from farled.assessment.actions.answering import AnswerConflict, AnswerRefused, Saved, answer
from farled.assessment.actions.deciding import DecisionRefused, decide
from farled.assessment.actions.opening import NothingToRepeatError, check_again, open_case, refresh, upgrade

__all__ = [
    "AnswerConflict",
    "AnswerRefused",
    "DecisionRefused",
    "NothingToRepeatError",
    "Saved",
    "answer",
    "check_again",
    "decide",
    "open_case",
    "refresh",
    "upgrade",
]
