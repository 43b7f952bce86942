"""Which words do countries use: territory, attention, context, thresholds?"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from farled.text.terms import Wording


class Attention(StrEnum):
    """How much care a country's context asks for, in rising order. It opens questions, never a refusal."""

    OPEN = "open"
    NO_DATA = "no_data"
    HEIGHTENED = "heightened"
    STRICT = "strict"


class AcademicFreedom(StrEnum):
    """What the sources say of academic freedom, in rising order of care."""

    RESPECTED = "respected"
    NO_DATA = "no_data"
    UNDER_PRESSURE = "under_pressure"


class Saying(StrEnum):
    """The sentences that a context can speak; their wording is content."""

    CALM = "calm"
    RESPECTED = "respected"
    CROSSES = "crosses"
    REACHES = "reaches"
    FELL = "fell"
    AGED = "aged"
    NOT_COVERED = "not_covered"
    NOT_LOADED = "not_loaded"
    TOO_FEW = "too_few"
    BEFORE_FIRST = "before_first"


@dataclass(frozen=True, slots=True)
class CountedSource:
    """A source of thresholds. ``is_counted``: its absence is said, and weighs before a context is open."""

    id: str
    name: Wording
    decimals: int
    is_counted: bool


@dataclass(frozen=True, slots=True)
class Signal:
    """When one index asks for care: its band is among ``bands``, or its value lies ``below`` a number.

    Exactly one of the two is set. ``indicator`` None means the source's headline.
    """

    id: str
    source: CountedSource
    because: Wording
    indicator: str | None = None
    bands: tuple[str, ...] = ()
    below: float | None = None


@dataclass(frozen=True, slots=True)
class ThresholdSet:
    """The thresholds in force from a day on.

    ``heightened`` and ``strict``: any one of the signals is enough. ``together``: such a signal makes the
    context strict when a signal of another source is met as well. ``freedom``: the signals that say whether
    academic freedom is under pressure. ``enough``: how many counted sources must cover a territory before
    its context may be called open. ``old_after_years``: data years further back than this are said.
    """

    starts_on: date
    reference: str
    because: Wording
    sources: tuple[CountedSource, ...]
    enough: int
    old_after_years: int
    heightened: tuple[Signal, ...]
    strict: tuple[Signal, ...]
    together: tuple[Signal, ...]
    freedom: tuple[Signal, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """All dated sets of thresholds, oldest first, and the sentences that contexts speak."""

    sets: tuple[ThresholdSet, ...]
    sentences: Mapping[Saying, Wording]

    def in_force(self, on: date) -> ThresholdSet | None:
        """The newest set that had started on this day; None before the first."""
        started = [found for found in self.sets if found.starts_on <= on]
        return max(started, key=lambda found: found.starts_on, default=None)


@dataclass(frozen=True, slots=True)
class ContextReason:
    """One sentence behind a context. ``raises`` None: it is said, but raises nothing (age, interval, gap)."""

    wording: Wording
    source: str = ""
    signal: str = ""
    raises: Attention | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What the sources together ask of us for one territory on one day.

    ``reasons`` stand behind the attention, ``freedom_reasons`` behind academic freedom.
    ``thresholds_from`` is the start of the set used; None when the day lies before the first.
    ``missing`` lists the counted sources that do not cover the territory or are not loaded.
    """

    territory: str
    attention: Attention
    academic_freedom: AcademicFreedom
    reasons: tuple[ContextReason, ...]
    freedom_reasons: tuple[ContextReason, ...]
    thresholds_from: date | None
    missing: tuple[str, ...] = ()


class TerritoryKind(StrEnum):
    """What an entry of the register is to the sources; no statement on recognition or borders."""

    STATE = "state"
    TERRITORY = "territory"
    HISTORICAL = "historical"


@dataclass(frozen=True, slots=True)
class Territory:
    """An entry of the country register: ISO 3166-1 alpha-3, XKX, or a code of ours such as PSE-WB.

    ``parent`` is the register code under which it is shown, ``name`` None when CLDR's name is used.
    """

    code: str
    iso2: str | None
    kind: TerritoryKind
    parent: str | None
    name: Wording | None = None
