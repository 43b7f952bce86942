"""Which words does a decision on a full assessment use: draft, condition, what is lacking?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from farled.assessment.terms.assessing import Choice
from farled.assessment.terms.judging import Outcome
from farled.text.terms import Wording

MOST_CONDITIONS = 5
"""So many conditions a decider may add in own words; more belong in a plan of measures."""

DECISIONS: Mapping[Choice, Outcome] = {
    Choice.PROCEED: Outcome.PROCEED,
    Choice.PROCEED_WITH_CONDITIONS: Outcome.PROCEED_WITH_CONDITIONS,
    Choice.DECLINE: Outcome.DECLINE,
    Choice.STOP_BY_LAW: Outcome.STOP_BY_LAW,
    Choice.MODIFY: Outcome.MODIFY,
    Choice.TERMINATE: Outcome.TERMINATE,
}
"""The choices that end a case. All others move it, or move a stop, and are no decision."""

GO_AHEAD = (Choice.PROCEED, Choice.PROCEED_WITH_CONDITIONS)


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition that the decider adds in own words. ``owner_id`` is a post; None: not said yet."""

    words: str = ""
    owner_id: int | None = None
    due: date | None = None

    @property
    def is_blank(self) -> bool:
        """Whether nothing at all is said."""
        return not self.words.strip() and self.owner_id is None and self.due is None


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody is about to choose, with all that belongs to it.

    ``told_partner``: how the partner is told. ``help_goes_on``: what help to individuals goes on.
    ``exit_plan``: how it ends. ``changes``: what is to be done in another way. ``evidence``: why what lies
    behind a stop is wrong. ``presented_by``: who put the case before the decider. ``took_part``: who else
    had a hand in it.
    """

    choice: Choice
    reason: str = ""
    conditions: tuple[Condition, ...] = ()
    told_partner: str = ""
    help_goes_on: str = ""
    exit_plan: str = ""
    changes: str = ""
    evidence: str = ""
    presented_by: str = ""
    took_part: str = ""


@dataclass(frozen=True, slots=True)
class Lacking:
    """What is missing in a draft, and in which of its fields ("condition-2-due" within a condition)."""

    field: str
    because: Wording
