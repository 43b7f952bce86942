"""Which words does a questionnaire use: question, kind of answer, closing, version?"""

from dataclasses import dataclass
from enum import StrEnum

from farled.text.terms import Wording

RISK_KINDS: tuple[str, ...] = (
    "intellectual_property",
    "data_breach",
    "campus_security",
    "academic_freedom",
    "ethics",
    "human_rights",
    "general_security",
    "military_use",
    "sanctions_export_control",
    "dependence",
    "personal_safety",
    "reputation",
)
"""What a question may touch: the seed page's kinds of risk and those that its sources add."""


class Kind(StrEnum):
    """What kind of answer a question takes."""

    YES_NO_UNSURE = "yes_no_unsure"
    CHOICE = "choice"
    """One of the question's options, or unsure."""
    TEXT = "text"
    """Free text. Conditions see only that there is an answer, never what it says."""


class Reply(StrEnum):
    """The three answers of equal size; "unsure" is never a silent no."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


_REPLIES = tuple(reply.value for reply in Reply)


class Unasked(StrEnum):
    """What a question's key is worth in a condition while nobody has answered it."""

    UNANSWERED = "unanswered"
    NOT_ASKED = "not_asked"


class FactType(StrEnum):
    """The type of a fact in conditions (CEL types of the same meaning)."""

    WORD = "word"
    TRUTH = "truth"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the register that conditions may use. ``values``: the closed list of a WORD."""

    key: str
    type: FactType
    meaning: Wording
    values: tuple[str, ...] = ()


FactValue = str | bool | float
Facts = dict[str, FactValue]


@dataclass(frozen=True, slots=True)
class Area:
    """A section of a questionnaire; the four of the seed page, values, human rights."""

    id: str
    title: Wording
    lead: Wording


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a CHOICE question."""

    id: str
    text: Wording


@dataclass(frozen=True, slots=True)
class Closing:
    """When a known fact answers the question: condition, the answer, why, and where it is known from.

    The first closing that holds counts, so a question names its gravest closing first.
    """

    id: str
    when: str
    answer: str
    because: Wording
    source: Wording


@dataclass(frozen=True, slots=True)
class Question:
    """One question. ``key`` is its stable meaning, shared between packs; ``ask_when`` is a CEL condition."""

    key: str
    area: str
    kind: Kind
    text: Wording
    why: Wording
    help: Wording
    reference: str
    touches: tuple[str, ...]
    examples: Wording | None = None
    ask_when: str = "true"
    not_asked_because: Wording | None = None
    closings: tuple[Closing, ...] = ()
    options: tuple[Option, ...] = ()
    thanks_for_unsure: Wording | None = None

    @property
    def allowed(self) -> tuple[str, ...]:
        """The values an answer may have; a TEXT takes any text and gives ()."""
        match self.kind:
            case Kind.YES_NO_UNSURE:
                return _REPLIES
            case Kind.CHOICE:
                return (*(option.id for option in self.options), Reply.UNSURE.value)
            case Kind.TEXT:
                return ()


@dataclass(frozen=True, slots=True)
class Carrying:
    """How answers to an earlier version's key move to this one: rename, or map options (was, becomes)."""

    from_key: str
    to_key: str
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """One version of a questionnaire; never changed once published.

    ``facts`` are those that its conditions name, so that a stored version can still be judged when the
    register of facts has moved on. ``digest`` is SHA-256 of its canonical JSON.
    """

    id: str
    version: str
    title: Wording
    lead: Wording
    areas: tuple[Area, ...]
    questions: tuple[Question, ...]
    carrying: tuple[Carrying, ...]
    facts: tuple[Fact, ...]
    digest: str

    def question(self, key: str) -> Question:
        """The question with this key; KeyError when there is none."""
        return {question.key: question for question in self.questions}[key]
