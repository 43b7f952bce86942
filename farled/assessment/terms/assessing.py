"""Which words does a full assessment use: requirement, stage, what may be chosen by whom, assessment?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.assessment.terms.judging import Case, Judgement, Opened, Review
from farled.assessment.terms.proportion import ChosenDepth, Deeper, Depth, Proportion, Section
from farled.mitigation.terms import Matrices, Measure, PlannedMeasure, Rating, Remaining, Suggested
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Answer, FactValue, Standing
from farled.responsibility.terms import Deciding, Delegation
from farled.risks.terms import Finding, HardStop, Level, NotRun, Rulebook
from farled.text.terms import Wording


class RequirementState(StrEnum):
    """Where a requirement stands. Only met and waived let a decision go on."""

    MET = "met"
    WAIVED = "waived"
    ASKED = "asked"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Seen:
    """What has been done about a requirement: when, by which post, with which words."""

    requirement: str
    state: RequirementState
    on: date
    by: PostRole
    note: str
    is_free: bool = False
    """Asked for by somebody though no rule requires it."""


@dataclass(frozen=True, slots=True)
class Required:
    """A requirement in one case. ``problem``: why what was done about it does not count.

    ``is_free``: no rule requires it, somebody asked for it; it stands beside the decision, not in its way.
    """

    asked: Opened
    state: RequirementState
    before_decision: bool
    because: Wording | None = None
    problem: Wording | None = None
    given_by: Wording | None = None
    waived_by: PostRole | None = None
    posts: tuple[PostRole, ...] = ()
    is_free: bool = False

    @property
    def is_in_the_way(self) -> bool:
        """Whether nobody may decide until something is done about it."""
        is_open = self.state in (RequirementState.ASKED, RequirementState.MISSING)
        return self.before_decision and not self.is_free and is_open


@dataclass(frozen=True, slots=True)
class SetAside:
    """A stop that a post has found to be wrong: on which evidence, and which facts it looked at."""

    rule: str
    used: tuple[tuple[str, FactValue], ...]
    on: date
    by: PostRole
    evidence: str


class StepKind(StrEnum):
    """How a case moves between posts without being decided."""

    HAND_UP = "hand_up"
    OUTSIDE_AUTHORITY = "outside_authority"
    ASK_FOR_MORE = "ask_for_more"
    CONFLICT = "conflict"
    SECOND_LOOK = "second_look"


class Stage(StrEnum):
    """Whether a collaboration is being planned, or runs and is looked at again."""

    PLANNED = "planned"
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Running:
    """Since when a running collaboration is looked at again, and what happened."""

    since: date
    event: str


class Readiness(StrEnum):
    """What stands between an assessment and its decision, the gravest first."""

    STOPPED_BY_LAW = "stopped_by_law"
    WAITING_FOR_AUTHORITY = "waiting_for_authority"
    STOPPED_BY_POLICY = "stopped_by_policy"
    INCOMPLETE = "incomplete"
    REQUIREMENTS_MISSING = "requirements_missing"
    UNRATED = "unrated"
    READY = "ready"


class Choice(StrEnum):
    """What somebody may do with an assessment: the outcomes of a decision, and two steps that are none."""

    PROCEED = "proceed"
    PROCEED_WITH_CONDITIONS = "proceed_with_conditions"
    ASK_FOR_MORE = "ask_for_more"
    DECLINE = "decline"
    STOP_BY_LAW = "stop_by_law"
    MODIFY = "modify"
    TERMINATE = "terminate"
    HAND_UP = "hand_up"
    FINDING_WRONG = "finding_wrong"


class Seat(StrEnum):
    """How somebody stands to the decision."""

    DECIDING = "deciding"
    DECIDING_BELOW_TOP = "deciding_below_top"
    RESPONSIBLE = "responsible"
    TOP = "top"


class Need(StrEnum):
    """What else must be so before a row of the table of outcomes applies."""

    PARTNER_OR_PROJECT = "partner_or_project"
    NOTHING_LEFT_TO_DO = "nothing_left_to_do"
    SOMETHING_TO_HOLD_TO = "something_to_hold_to"


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """In which states, at which stages and from which seat a choice is open."""

    id: str
    choice: Choice
    states: tuple[Readiness, ...]
    stages: tuple[Stage, ...]
    seats: tuple[Seat, ...]
    needs: tuple[Need, ...]
    because: Wording
    reference: str
    case: str


@dataclass(frozen=True, slots=True)
class OutcomeTable:
    """The table in force from a day on."""

    starts_on: date
    reference: str
    rows: tuple[OutcomeRow, ...]


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All dated tables, oldest first, and what states, choices and missing needs are called."""

    tables: tuple[OutcomeTable, ...]
    states: Mapping[Readiness, Wording]
    choices: Mapping[Choice, Wording]
    needs: Mapping[Need, Wording]


@dataclass(frozen=True, slots=True)
class Books:
    """All content that a full assessment is judged by, the same for every case."""

    rulebook: Rulebook
    proportion: Proportion
    delegation: Delegation
    review: Review
    outcomes: Outcomes
    matrices: Matrices
    measures: tuple[Measure, ...]


@dataclass(frozen=True, slots=True)
class Work:
    """What people have said and done in one case beside the facts.

    ``running`` None: the collaboration is being planned. ``outside``: the posts that have recorded that the
    risk lies outside their authority. ``conflict``: those whose holder has declared a conflict of interest.
    ``looked``: the post that decided before a second look was asked for. ``set_aside``: stops that the
    highest post has found to be wrong.
    """

    answers: tuple[Answer, ...]
    deeper: Deeper | None = None
    seen: tuple[Seen, ...] = ()
    ratings: tuple[Rating, ...] = ()
    measures: tuple[PlannedMeasure, ...] = ()
    running: Running | None = None
    outside: tuple[PostRole, ...] = ()
    conflict: tuple[PostRole, ...] = ()
    looked: PostRole | None = None
    set_aside: tuple[SetAside, ...] = ()


@dataclass(frozen=True, slots=True)
class Possible:
    """What one role may choose now, why, and by which row."""

    choice: Choice
    role: PostRole
    because: Wording
    reference: str
    row: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """All that the rules say of one case in full, on one day.

    ``remaining`` is empty under a stop by law: nothing is weighed there. ``level`` is the gravest that
    remains, None when nothing was found. ``overridden`` counts rules' levels that a person lowered with a
    reason. ``refused``: why a wish to go deeper does not count. ``set_aside`` are stops that do not count,
    since the highest post has found them wrong. ``valid_until``: the first day on which a decision made now
    no longer holds; None unless the assessment is ready. ``holds_until``: the same, whatever the state.
    ``unrated``: findings that wait for a rating.
    """

    on: date
    pack: str
    depth: ChosenDepth
    sections: tuple[Section, ...]
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]
    stops: tuple[HardStop, ...]
    not_run: tuple[NotRun, ...]
    requirements: tuple[Required, ...]
    suggested: tuple[Suggested, ...]
    remaining: tuple[Remaining, ...]
    level: Level | None
    overridden: int
    doubts: tuple[Finding, ...]
    readiness: Readiness
    reasons: tuple[Wording, ...]
    deciding: Deciding
    possible: tuple[Possible, ...]
    valid_until: date | None
    refused: tuple[Wording, ...] = ()
    set_aside: tuple[HardStop, ...] = ()
    holds_until: date | None = None
    unrated: tuple[str, ...] = ()


Judged = Judgement | Assessment
"""What the rules say of a case: of a quick check, or of a full assessment."""


@dataclass(frozen=True, slots=True)
class ExpectedAssessment:
    """What a worked case in full expects. Ids are written in any order; ``possible`` by role.

    ``chain``: the posts that the case goes through, in their order; None where the case does not say.
    ``levels``: what remains of the findings that it names. ``valid_until``: None where it does not say.
    """

    depth: Depth
    depth_rules: tuple[str, ...]
    sections: tuple[str, ...]
    closed: tuple[str, ...]
    open_questions: tuple[str, ...]
    findings: tuple[str, ...]
    stops: tuple[str, ...]
    requirements: tuple[str, ...]
    in_the_way: tuple[str, ...]
    remaining: str
    overridden: int
    readiness: Readiness
    role: PostRole | None
    possible: Mapping[str, tuple[str, ...]]
    chain: tuple[PostRole, ...] | None = None
    levels: tuple[tuple[str, Level], ...] = ()
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class FullCase:
    """A worked case of a full assessment: the case, its questionnaire, and what people have done.

    A stop that the case sets aside names no facts: those that the stop is found by are meant.
    """

    case: Case
    pack: str
    work: Work
    expected: ExpectedAssessment | None
