"""What is asked of departments, what do they have, and where does each thing stand?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.text.terms import Wording


class AskKind(StrEnum):
    """What kind of thing a department is to have in place."""

    CONTACT = "contact"
    TRAINED = "trained"
    HEAD = "head"
    GUIDANCE = "guidance"


class AskState(StrEnum):
    """Where it stands: there, there but too old, or not there."""

    THERE = "there"
    TOO_OLD = "too_old"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that is asked. ``holds_months`` 0: it does not grow old by itself."""

    id: str
    kind: AskKind
    least: int
    name: Wording
    because: Wording
    courses: tuple[str, ...] = ()
    holds_months: int = 0


@dataclass(frozen=True, slots=True)
class Asks:
    """All that is asked from a day on, with its source."""

    starts_on: date
    reference: str
    asks: tuple[Ask, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """What people can be trained in; ``holds_months`` after which it is time for a new one."""

    id: str
    holds_months: int
    name: Wording
    content: Wording


@dataclass(frozen=True, slots=True)
class CapacityBook:
    """The dated lists of what is asked, oldest first, and the courses."""

    lists: tuple[Asks, ...]
    courses: tuple[Course, ...]

    def course(self, id: str) -> Course | None:
        """The course with this id; None for one that is not offered any more."""
        return next((one for one in self.courses if one.id == id), None)


@dataclass(frozen=True, slots=True)
class Trained:
    """Somebody of a department who has taken a course on a day; whether that person heads it."""

    person_id: int
    course: str
    on: date
    is_head: bool


@dataclass(frozen=True, slots=True)
class Has:
    """What a department has: how many contact points, who is trained, when guidance was looked through."""

    contacts: int = 0
    trained: tuple[Trained, ...] = ()
    guidance: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """One thing that is asked, where it stands, how many there are, and from when on it is too old."""

    ask: Ask
    state: AskState
    count: int
    until: date | None = None
