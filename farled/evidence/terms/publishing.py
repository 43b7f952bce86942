"""Who publishes which indicators, on which scale, in which bands, under which terms?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from farled.text.terms import Wording


class Role(StrEnum):
    """What a source is for: the seed page names four indices; others stand beside them."""

    INDEX = "index"
    FURTHER = "further"


class ChangeMethod(StrEnum):
    """How it is told whether a figure really moved between two years."""

    INTERVALS_APART = "intervals_apart"
    STANDARD_ERRORS = "standard_errors"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One measured thing of a source. ``low`` to ``high`` is the full scale; ``decimals`` as printed.

    ``columns`` are the headers under which publishers print it, ``lower_columns`` and ``upper_columns`` those
    of its interval, in any layout.
    """

    id: str
    name: Wording
    low: float
    high: float
    decimals: int
    is_headline: bool = False
    columns: tuple[str, ...] = ()
    lower_columns: tuple[str, ...] = ()
    upper_columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Band:
    """A publisher's class of values: from ``low`` upwards, or wherever the publisher prints ``label``."""

    id: str
    name: Wording
    low: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class ChangeRule:
    """How a change over ``years`` is judged. ``test`` names the test to the reader.

    ``least`` is the smallest change that counts (scale units), ``factor`` the multiple of the standard error
    of the difference; ``error`` is the indicator that holds the standard error, ``listed`` and
    ``listed_test`` the publisher's own list of significant changes and what it is called.
    """

    years: int
    method: ChangeMethod
    test: Wording
    least: float = 0.0
    factor: float = 0.0
    error: str = ""
    listed: str = ""
    listed_test: Wording | None = None


@dataclass(frozen=True, slots=True)
class RatingScales:
    """How points become ratings, and ratings a status (Freedom in the World).

    ``political`` and ``civil`` give the fewest points of each rating, best rating first; ``status`` the
    highest mean rating of each status, freest first.
    """

    political: tuple[int, ...]
    civil: tuple[int, ...]
    status: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Plausibility:
    """When a new edition differs too much from the one in force. Shares lie between 0 and 1."""

    lost_share: float
    jumped_share: float
    jump: float
    revised_share: float
    shortfall: float
    wording: Mapping[str, Wording] = field(hash=False)


@dataclass(frozen=True, slots=True)
class EditionRule:
    """How the data year gives the edition: ``prefix`` and the year plus ``offset`` (v16 is 2025 - 2009)."""

    prefix: str
    offset: int

    def name(self, data_year: int) -> str:
        """The edition that holds ``data_year`` as its newest year."""
        return f"{self.prefix}{data_year + self.offset}"


@dataclass(frozen=True, slots=True)
class Source:
    """Who publishes, under which terms, and what a figure means. Read from content/sources/<id>/.

    ``fetch_address`` may hold ``{edition}``. ``expected_territories`` is the least number of the newest
    edition; ``territories_since`` has (data year, least number) for all, oldest first. ``column_words`` are
    the headers of what is no indicator (country, code, year), ``known_columns`` the ones passed over.
    """

    id: str
    role: Role
    name: Wording
    asks: Wording
    publisher: str
    address: str
    licence: Wording
    citation: str
    may_ship: bool
    interval: Wording
    indicators: tuple[Indicator, ...]
    fetch_address: str | None = None
    expected_territories: int = 1
    usual_month: int = 1
    bands: tuple[Band, ...] = ()
    change: ChangeRule | None = None
    ratings: RatingScales | None = None
    plausibility: Plausibility | None = None
    edition_rule: EditionRule = EditionRule(prefix="", offset=0)
    revises_past: bool = False
    territories_since: tuple[tuple[int, int], ...] = ()
    known_columns: tuple[str, ...] = ()
    column_words: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)

    def indicator(self, indicator_id: str) -> Indicator | None:
        """The indicator with this id, or None when the source has none."""
        return next((found for found in self.indicators if found.id == indicator_id), None)

    def band(self, band_id: str) -> Band | None:
        """The band with this id, or None when the source has none."""
        return next((found for found in self.bands if found.id == band_id), None)

    def headline(self) -> Indicator:
        """The indicator that is shown first; a source has exactly one."""
        return next(indicator for indicator in self.indicators if indicator.is_headline)
