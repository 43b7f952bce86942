"""Which verbs change a case: open, answer, refresh, require, decide, check again?"""

from farled.assessment.actions.answering import AnswerConflict, Saved, answer
from farled.assessment.actions.deciding import DecisionRefused, decide
from farled.assessment.actions.deepening import go_deeper
from farled.assessment.actions.filing import attach, withdraw
from farled.assessment.actions.opening import (
    NothingToRepeatError,
    begin_assessment,
    check_again,
    open_case,
    refresh,
    upgrade,
)
from farled.assessment.actions.requiring import ask_for, meet, take_back, waive
from farled.assessment.queries.locked import ActionRefused, ChangedMeanwhile

__all__ = [
    "ActionRefused",
    "AnswerConflict",
    "ChangedMeanwhile",
    "DecisionRefused",
    "NothingToRepeatError",
    "Saved",
    "answer",
    "ask_for",
    "attach",
    "begin_assessment",
    "check_again",
    "decide",
    "go_deeper",
    "meet",
    "open_case",
    "refresh",
    "take_back",
    "upgrade",
    "waive",
    "withdraw",
]
