"""Which verbs change a case: open, answer, comment, refresh, decide, check again?"""

from farled.assessment.actions.answering import AnswerConflict, Saved, answer
from farled.assessment.actions.deciding import DecisionRefused, decide
from farled.assessment.actions.deciding_in_full import decide_in_full
from farled.assessment.actions.deepening import go_deeper
from farled.assessment.actions.filing import attach, withdraw
from farled.assessment.actions.handing import (
    ask_for_more,
    ask_second_look,
    declare_conflict,
    hand_up,
    outside_authority,
)
from farled.assessment.actions.opening import (
    begin_assessment,
    check_again,
    open_case,
    refresh,
    upgrade,
)
from farled.assessment.actions.planning import change_measure, confirm_means, plan_measure
from farled.assessment.actions.presence import be_here
from farled.assessment.actions.requiring import ask_for, meet, take_back, waive
from farled.assessment.actions.reviewing import note_event, remind
from farled.assessment.actions.stopping import set_stop_aside
from farled.assessment.actions.talking import comment
from farled.assessment.actions.weighing import rate_finding
from farled.assessment.queries.locked import ActionRefused, ChangedMeanwhile, MoveRefused

__all__ = [
    "ActionRefused",
    "AnswerConflict",
    "ChangedMeanwhile",
    "DecisionRefused",
    "MoveRefused",
    "Saved",
    "answer",
    "ask_for_more",
    "ask_for",
    "ask_second_look",
    "attach",
    "be_here",
    "begin_assessment",
    "change_measure",
    "check_again",
    "confirm_means",
    "comment",
    "decide",
    "decide_in_full",
    "declare_conflict",
    "go_deeper",
    "hand_up",
    "meet",
    "note_event",
    "open_case",
    "outside_authority",
    "plan_measure",
    "rate_finding",
    "refresh",
    "remind",
    "set_stop_aside",
    "take_back",
    "upgrade",
    "waive",
    "withdraw",
]
