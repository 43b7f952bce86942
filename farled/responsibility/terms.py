"""Which words does responsibility use: level, post, delegation, deciding post?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.organisation.terms import PostRole
from farled.text.terms import Wording


class DecisionLevel(StrEnum):
    """The levels of the university at which a collaboration can be decided, in rising order."""

    RESEARCHER = "researcher"
    GROUP = "group"
    DEPARTMENT = "department"
    FACULTY = "faculty"
    UNIVERSITY = "university"


DECIDING_ROLES = (
    PostRole.RESEARCHER,
    PostRole.HEAD_OF_DEPARTMENT,
    PostRole.ACADEMIC_VICE_PRESIDENT,
    PostRole.PRESIDENT,
)
"""The roles that can decide, in rising order. All others advise."""


class Trigger(StrEnum):
    """What lifts a decision above the post that the delegation names."""

    NOT_ALONE = "not_alone"
    HIGH = "high"
    STOP = "stop"
    NO_MEANS = "no_means"
    RULE = "rule"


class Passing(StrEnum):
    """Why a case passes a post on its way, so that the next superior decides."""

    OUTSIDE = "outside"
    CONFLICT = "conflict"
    OWN_CASE = "own_case"
    VACANT = "vacant"
    SECOND_LOOK = "second_look"


FREE = "free"
"""What is known of a post that somebody holds who does not answer for the collaboration."""

KNOWN_OF_POSTS = (Passing.OWN_CASE, Passing.VACANT)
"""Why a case passes a post by what is known, without anybody recording it."""


def post_fact(role: PostRole) -> str:
    """The key of the fact that says whether somebody can act in a post: FREE, OWN_CASE or VACANT."""
    return f"post.{role}"


@dataclass(frozen=True, slots=True)
class DelegationRow:
    """One row: collaborations with these kinds of agreement and reach are decided by this post."""

    id: str
    agreement: tuple[str, ...]
    reach: tuple[str, ...]
    role: PostRole
    level: DecisionLevel
    because: Wording
    reference: str


@dataclass(frozen=True, slots=True)
class Lift:
    """What is found lifts the decision to at least this post. ``rules``: for RULE, the ids of risk rules."""

    id: str
    trigger: Trigger
    role: PostRole
    level: DecisionLevel
    because: Wording
    reference: str
    rules: tuple[str, ...] = ()


Place = DelegationRow | Lift
"""Where the delegation puts a decision: a row, or what lifts it above the row."""


@dataclass(frozen=True, slots=True)
class Line:
    """In which order superiors follow each other for agreements of these reaches, the lowest first."""

    id: str
    reach: tuple[str, ...]
    roles: tuple[PostRole, ...]
    reference: str


@dataclass(frozen=True, slots=True)
class DelegationTable:
    """The table in force from a day on. Every pair of agreement and reach meets exactly one row."""

    starts_on: date
    reference: str
    rows: tuple[DelegationRow, ...]
    lifts: tuple[Lift, ...]
    lines: tuple[Line, ...]
    passing: Mapping[Passing, Wording]

    def level_of(self, role: PostRole) -> DecisionLevel:
        """The highest level at which the table lets a post decide; it names each deciding post somewhere."""
        places: tuple[Place, ...] = (*self.rows, *self.lifts)
        named = [place.level for place in places if place.role is role]
        return max(named, key=tuple(DecisionLevel).index)


@dataclass(frozen=True, slots=True)
class Delegation:
    """All dated tables, oldest first, and the names of posts and levels."""

    tables: tuple[DelegationTable, ...]
    roles: dict[PostRole, Wording]
    levels: dict[DecisionLevel, Wording]


@dataclass(frozen=True, slots=True)
class Link:
    """One post on the way to the decision: which, what it is called, and why the case passes it or stays."""

    role: PostRole
    name: Wording
    because: tuple[Wording, ...]


@dataclass(frozen=True, slots=True)
class Deciding:
    """Which post decides, why, by which row and lifts. ``role`` None: no table is in force that day.

    ``line``: all superiors of this collaboration in their order, from whoever answers for it to the top.
    ``chain``: those of the line that the case goes through, up to and with the post that decides.
    """

    role: PostRole | None
    name: Wording | None
    level: DecisionLevel | None
    because: tuple[Wording, ...]
    reference: str
    row: str
    lifts: tuple[str, ...] = ()
    line: tuple[PostRole, ...] = ()
    chain: tuple[Link, ...] = ()
