"""Which words does a case use: answer, standing, what carries over to a newer version?"""

from dataclasses import dataclass
from enum import StrEnum

from farled.questionnaire.terms.asking import Facts, Question
from farled.text.terms import Wording


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person said. ``reason`` is required when the answer corrects a known fact."""

    key: str
    value: str
    reason: str = ""


class State(StrEnum):
    """Where a question stands in one case."""

    OPEN = "open"
    ANSWERED = "answered"
    KNOWN = "known"
    CORRECTED = "corrected"
    NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class Standing:
    """One question in one case: its state, the value that counts, why it counts, where that is known from.

    ``value`` is an ``Unasked`` value while open or not asked. ``known`` is what the facts answer, also when a
    person corrects it or contradicts it. ``said`` is what a person answered and does not count now.
    """

    question: Question
    state: State
    value: str
    because: Wording | None = None
    source: Wording | None = None
    reason: str = ""
    known: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """An answer that reached a newer version under another key or with another value."""

    was: Answer
    now: Answer


@dataclass(frozen=True, slots=True)
class Carried:
    """What becomes of a case's answers in a newer version. Nothing is lost: what does not fit is archived."""

    kept: tuple[Answer, ...]
    changed: tuple[Moved, ...]
    dropped_archived: tuple[Answer, ...]
    new_questions: tuple[Question, ...]

    @property
    def answers(self) -> tuple[Answer, ...]:
        """The answers that the case has in the newer version."""
        return (*self.kept, *(moved.now for moved in self.changed))


@dataclass(frozen=True, slots=True)
class Trial:
    """One open case that a new version is tried on before it is published."""

    id: str
    facts: Facts
    answers: tuple[Answer, ...]


@dataclass(frozen=True, slots=True)
class Ended:
    """What a case ends in by one version: the outcome in one word, and the keys of questions still open."""

    outcome: str
    open: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What a new version would do to one case: answers, questions that open, outcome before and after."""

    id: str
    carried: Carried
    opens: tuple[str, ...]
    before: str
    after: str

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class DryRun:
    """What a new version would do to all cases tried."""

    cases: tuple[Tried, ...]

    @property
    def changed(self) -> tuple[Tried, ...]:
        """The cases whose outcome would be another."""
        return tuple(tried for tried in self.cases if tried.is_changed)
