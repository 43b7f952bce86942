"""Which words does mitigation use: measure, planned measure, matrix, rating, what remains?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.organisation.terms import PostRole
from farled.risks.terms import Level, RiskKind
from farled.text.terms import Wording


class MeasureState(StrEnum):
    """How far a measure has come. A dropped one is kept, with its trace, and counts for nothing."""

    PLANNED = "planned"
    AGREED = "agreed"
    IN_PLACE = "in_place"
    DROPPED = "dropped"


class Means(StrEnum):
    """Whether the owner has the authority and the means: risk and the power to act belong together."""

    YES = "yes"
    NO = "no"
    NOT_SAID = "not_said"


class Knowledge(StrEnum):
    """How strong the knowledge behind a rating is, in rising order."""

    WEAK = "weak"
    FAIR = "fair"
    GOOD = "good"


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure of the catalogue. ``clause``: an idea for an agreement, in our own words.

    ``owners``: the posts that usually own it; ``evidence``: what shows that it is in place.
    """

    id: str
    name: Wording
    what: Wording
    how: Wording
    evidence: Wording
    against: tuple[RiskKind, ...]
    owners: tuple[PostRole, ...]
    reference: str
    clause: Wording | None = None


@dataclass(frozen=True, slots=True)
class PlannedMeasure:
    """A measure in one case. ``against`` are the rules of the findings that it is to work against."""

    measure: str
    against: tuple[str, ...]
    state: MeasureState
    owner: PostRole
    due: date
    evidence: str
    means: Means


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a scale, with what it means in plain words."""

    id: str
    name: Wording
    meaning: Wording


@dataclass(frozen=True, slots=True)
class Matrix:
    """The institution's matrix in force from a day on, three to six steps each way.

    ``cells``: for each step of likelihood the levels over the steps of consequence, both from the lowest.
    ``must_be_rated``: findings of these levels are rated before anybody decides.
    """

    starts_on: date
    reference: str
    because: Wording
    likelihood: tuple[Step, ...]
    consequence: tuple[Step, ...]
    cells: tuple[tuple[Level, ...], ...]
    must_be_rated: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Matrices:
    """All dated matrices, oldest first, and what the strengths of knowledge are called."""

    dated: tuple[Matrix, ...]
    knowledge: Mapping[Knowledge, Wording]

    def in_force(self, on: date) -> Matrix | None:
        """The newest matrix that had started on the day; None before the first."""
        started = [matrix for matrix in self.dated if matrix.starts_on <= on]
        return max(started, key=lambda matrix: matrix.starts_on, default=None)


@dataclass(frozen=True, slots=True)
class Cell:
    """A place in the matrix, by the ids of its two steps."""

    likelihood: str
    consequence: str


@dataclass(frozen=True, slots=True)
class Rating:
    """How a person sees one finding before the measures and after them, with the reasons.

    ``override``: why a lower level than the rule's should count; without it the rule's level stands.
    """

    finding: str
    before: Cell
    reason: str
    knowledge: Knowledge
    after: Cell | None = None
    override: str = ""


@dataclass(frozen=True, slots=True)
class Remaining:
    """What one finding comes to. ``before`` is the rule's level, or the rated one where that counts.

    ``after`` is what remains; ``measures`` are those that count; ``problems`` what does not, and why.
    """

    finding: str
    ruled: Level
    before: Level
    after: Level
    is_rated: bool
    is_overridden: bool
    measures: tuple[str, ...]
    problems: tuple[Wording, ...]
    knowledge: Knowledge | None = None


@dataclass(frozen=True, slots=True)
class Suggested:
    """A measure that works against kinds of risk that were found, and against which findings."""

    measure: Measure
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure as somebody plans it. ``measure``: out of the catalogue, empty for one in own words.

    ``words`` say what is done, or how a measure of the catalogue is meant here. ``owner``: the id of a post.
    """

    measure: str
    words: str
    against: tuple[str, ...]
    state: MeasureState
    owner: int
    due: date
    evidence: str
