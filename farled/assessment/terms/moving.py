"""Which words say where a case is and what can happen to it: state, event?"""

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case is. What a register shows as its stage is told from this and from days."""

    CHECKING = "checking"
    """The quick check runs, or waits for its decision."""
    ASSESSING = "assessing"
    """The full assessment is with those who answer for the collaboration."""
    AWAITING = "awaiting"
    """The full assessment has been handed to the post that decides."""
    STOPPED = "stopped"
    """A stop by law or by policy stands in the full assessment."""
    IN_FORCE = "in_force"
    """Decided: it goes on, as it is, with conditions, or changed."""
    CLOSED = "closed"
    """Decided: it does not go on."""


class CaseEvent(StrEnum):
    """What somebody can do with a case."""

    ANSWER = "answer"
    REFRESH = "refresh"
    UPGRADE = "upgrade"
    BEGIN = "begin"
    DEEPEN = "deepen"
    RATE = "rate"
    PLAN = "plan"
    REQUIRE = "require"
    COMMENT = "comment"
    FILE = "file"
    HAND_UP = "hand_up"
    OUTSIDE_AUTHORITY = "outside_authority"
    CONFLICT = "conflict"
    SECOND_LOOK = "second_look"
    ASK_FOR_MORE = "ask_for_more"
    SET_STOP_ASIDE = "set_stop_aside"
    DECIDE = "decide"
    FOLLOW_UP = "follow_up"
    CHECK_AGAIN = "check_again"
