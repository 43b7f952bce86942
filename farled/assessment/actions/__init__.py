"""Which verbs change a case: open, answer, comment, refresh, decide, check again?"""

from farled.assessment.actions.answering import AnswerConflict, Saved, answer
from farled.assessment.actions.deciding import DecisionRefused, decide
from farled.assessment.actions.deepening import go_deeper
from farled.assessment.actions.opening import (
    NothingToRepeatError,
    begin_assessment,
    check_again,
    open_case,
    refresh,
    upgrade,
)
from farled.assessment.actions.presence import be_here
from farled.assessment.actions.talking import comment
from farled.assessment.queries.locked import ActionRefused, ChangedMeanwhile

__all__ = [
    "ActionRefused",
    "AnswerConflict",
    "ChangedMeanwhile",
    "DecisionRefused",
    "NothingToRepeatError",
    "Saved",
    "answer",
    "be_here",
    "begin_assessment",
    "check_again",
    "comment",
    "decide",
    "go_deeper",
    "open_case",
    "refresh",
    "upgrade",
]
