"""Which words does proportion use: depth, section, why one stays closed, what an unsure answer finds?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.risks.terms import Level
from farled.text.terms import Wording


class Depth(StrEnum):
    """How deeply a collaboration is assessed, in rising order. A person may go deeper, never shallower."""

    QUICK = "quick"
    STANDARD = "standard"
    IN_DEPTH = "in_depth"


@dataclass(frozen=True, slots=True)
class DepthWords:
    """What a depth means. ``opens``: sections it always opens; ``when_chosen``: those a wish adds."""

    id: Depth
    name: Wording
    meaning: Wording
    opens: tuple[str, ...]
    when_chosen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DepthRule:
    """One dated rule that calls for a depth. ``when`` names facts and the quick check's answers only."""

    id: str
    starts_on: date
    when: str
    depth: Depth
    because: Wording
    reference: str
    case: str


@dataclass(frozen=True, slots=True)
class ClosedReason:
    """Why a section stays closed. The first that holds counts; a section's last one always holds."""

    id: str
    starts_on: date
    section: str
    when: str
    because: Wording
    reference: str
    case: str


@dataclass(frozen=True, slots=True)
class DoubtRule:
    """What an unsure answer finds when no other rule speaks of it, and who can help, by area."""

    id: str
    starts_on: date
    level: Level
    because: Wording
    ask: Mapping[str, Wording]
    reference: str
    case: str


@dataclass(frozen=True, slots=True)
class Proportion:
    """How deep, which sections, and what becomes of an unsure answer: all dated.

    ``floor`` are the rules that hold as soon as something found opens a section.
    """

    depths: tuple[DepthWords, ...]
    floor: tuple[DepthRule, ...]
    rules: tuple[DepthRule, ...]
    closed: tuple[ClosedReason, ...]
    doubts: tuple[DoubtRule, ...]

    def words(self, depth: Depth) -> DepthWords:
        """What a depth is called and opens."""
        return {words.id: words for words in self.depths}[depth]


@dataclass(frozen=True, slots=True)
class Deeper:
    """A person's wish to go deeper than the rules ask, or into more sections. ``reason`` is required."""

    depth: Depth
    sections: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class ChosenDepth:
    """The depth that counts, the depth that the rules call for, and every reason."""

    depth: Depth
    ruled: Depth
    name: Wording
    because: tuple[Wording, ...]
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the full assessment in one case: open or closed, always with the reason and its rules."""

    id: str
    name: Wording
    is_open: bool
    because: tuple[Wording, ...]
    rules: tuple[str, ...]
