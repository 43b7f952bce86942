"""Which words does a judgement use: case, result, outcome, what a decision covers?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from farled.collaborations.terms import Activity, Agreement, Funding, Reach
from farled.countries.terms import AcademicFreedom, Attention, Context
from farled.evidence.terms import Panel
from farled.organisation.terms import PostRole
from farled.partners.terms import CheckState, Found, PartnerStanding
from farled.questionnaire.terms import Answer, Question, Standing
from farled.responsibility.terms import Deciding
from farled.risks.terms import Finding, HardStop, Level
from farled.text.terms import Wording


class Outcome(StrEnum):
    """What a decision can say."""

    PROCEED = "proceed"
    PROCEED_WITH_CONDITIONS = "proceed_with_conditions"
    ASK_FOR_MORE = "ask_for_more"
    DECLINE = "decline"
    STOP_BY_LAW = "stop_by_law"
    MODIFY = "modify"
    TERMINATE = "terminate"


class Result(StrEnum):
    """Where the quick check ends."""

    INCOMPLETE = "incomplete"
    NO_FURTHER_ASSESSMENT = "no_further_assessment"
    FULL_ASSESSMENT_NEEDED = "full_assessment_needed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class PartnerFacts:
    """What the rules may know of one partner. ``contexts``: its own country's and its controlling owner's.

    ``had_decision``: an earlier collaboration with it has been decided.
    """

    name: str
    contexts: tuple[Context, ...]
    had_decision: bool
    check: CheckState
    military_link: Found
    rights_violations: Found
    state_directed: Found


@dataclass(frozen=True, slots=True)
class Opened:
    """An area of the full assessment or a requirement, and every reason for it."""

    id: str
    name: Wording
    because: tuple[Wording, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """All that the rules say of one case on one day.

    ``valid_until`` is the first day on which a decision made now no longer holds; None unless the quick check
    ends without further assessment and the collaboration is not over.
    """

    on: date
    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]
    stops: tuple[HardStop, ...]
    result: Result
    areas: tuple[Opened, ...]
    requirements: tuple[Opened, ...]
    deciding: Deciding
    valid_until: date | None
    reasons: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class ReviewPeriods:
    """For how long a decision holds, from a day on: months by attention, and months past the end.

    ``midway``: after how many months by attention a running collaboration is looked at; 0 for not at all.
    """

    starts_on: date
    reference: str
    because: Wording
    months: Mapping[Attention, int]
    months_after_end: int
    midway: Mapping[Attention, int]
    midway_with_conditions: int


@dataclass(frozen=True, slots=True)
class Review:
    """All dated periods, oldest first."""

    periods: tuple[ReviewPeriods, ...]


@dataclass(frozen=True, slots=True)
class CoveredPartner:
    """One partner as a decision covered it. ``id`` is the register's and stays when a name changes."""

    id: str
    name: str
    country: str
    role: str


@dataclass(frozen=True, slots=True)
class Covered:
    """What a decision covers, in plain values: a decision is bound to the digest of this.

    ``country`` of a partner is a register code; ``answers`` are pairs of key and value that counted.
    """

    activity: str
    purpose: str
    agreement: str
    reach: str
    funding: str
    unit: str
    starts_on: date
    ends_on: date
    partners: tuple[CoveredPartner, ...]
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """Countries by code, questions by key, units by id, for sentences; what is not here shows its id."""

    countries: Mapping[str, Wording] = field(default_factory=dict)
    questions: Mapping[str, Question] = field(default_factory=dict)
    units: Mapping[str, Wording] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseCountry:
    """A country of a worked case: a context as given, or figures to find it from."""

    territory: str
    attention: Attention | None
    academic_freedom: AcademicFreedom | None
    panel: Panel | None


@dataclass(frozen=True, slots=True)
class Expected:
    """What a worked case expects, in any order. ``findings`` are pairs of rule and level.

    ``role`` None: no post decides. ``valid_until`` None: the check gives no validity.
    """

    result: Result
    findings: tuple[tuple[str, Level], ...]
    stops: tuple[str, ...]
    areas: tuple[str, ...]
    requirements: tuple[str, ...]
    role: PostRole | None
    open_questions: tuple[str, ...]
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class Case:
    """A worked case: facts and answers in, what is expected out. ``expected`` None: only to be judged.

    ``posts``: deciding posts that nobody can act in for this case, and why; the others somebody can.
    """

    id: str
    title: Wording
    story: Wording
    reference: str
    on: date
    activity: Activity
    agreement: Agreement
    reach: Reach
    funding: Funding
    ends_on: date
    partners: tuple[PartnerStanding, ...]
    countries: tuple[CaseCountry, ...]
    answers: tuple[Answer, ...]
    expected: Expected | None
    posts: tuple[tuple[PostRole, str], ...] = ()
