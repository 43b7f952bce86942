"""What does a publisher's file hold, and what does a reader see of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from farled.text.terms import Wording


class Refused(Exception):  # noqa: N818 - a file is refused; the word is the glossary's
    """A file was not taken in. ``reason`` says why and what was expected, in both languages."""

    def __init__(self, reason: Wording) -> None:
        self.reason = reason
        super().__init__(reason.en)


@dataclass(frozen=True, slots=True)
class Observation:
    """One printed value: ``territory`` is a code of the register, ``year`` the data year (not the edition).

    ``value`` None means that the publisher prints no number there; ``label`` is the publisher's own word
    (status, list of significant changes).
    """

    territory: str
    year: int
    indicator: str
    value: float | None
    lower: float | None = None
    upper: float | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class Names:
    """How a source writes territories: the only matcher there is.

    ``known``: a publisher's name or code to a register code. ``codes``: all codes of the register.
    ``spellings``: the register's own names to its codes, used for suggestions alone, never to match.
    """

    known: Mapping[str, str] = field(hash=False)
    codes: frozenset[str]
    spellings: Mapping[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a source. ``data_year`` is the newest year that its figures speak of."""

    source: str
    name: str
    data_year: int
    is_extract: bool = False


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name in the file that no register code fits. ``suggestions`` are for a person to choose from."""

    name: str
    code: str
    rows: int
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What one publisher's file holds, before anybody adopts it."""

    source: str
    edition: str
    data_year: int
    observations: tuple[Observation, ...]
    unresolved: tuple[Unresolved, ...] = ()
    notes: tuple[Wording, ...] = ()
    is_extract: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """How a figure moved; ``test`` names the test. ``significant`` None: there is no means to tell."""

    from_year: int
    from_value: float
    difference: float
    significant: bool | None
    test: Wording


@dataclass(frozen=True, slots=True)
class Figure:
    """One index for one territory as a reader sees it. ``value`` None: not covered (``covered`` False).

    The one exception: ``covered`` with a ``band`` but no value, where a publisher gives a status alone.
    ``band_range`` is the (highest, lowest) band that the interval touches, when it touches more than one.
    ``listed`` is a change from the publisher's own list of significant changes, beside our ``change``.
    """

    source: str
    indicator: str
    territory: str
    covered: bool
    edition: str
    data_year: int | None
    value: float | None = None
    lower: float | None = None
    upper: float | None = None
    band: str = ""
    band_range: tuple[str, str] | None = None
    change: Change | None = None
    label: str = ""
    is_extract: bool = False
    listed: Change | None = None


@dataclass(frozen=True, slots=True)
class Panel:
    """All that is loaded on one territory on one day; ``not_loaded`` lists sources without any edition."""

    territory: str
    figures: tuple[Figure, ...]
    not_loaded: tuple[str, ...] = field(default=())

    def of(self, source: str, indicator: str | None = None) -> Figure | None:
        """The figure of a source (its headline when no indicator is named), or None when not loaded."""
        for figure in self.figures:
            if figure.source == source and indicator in (None, figure.indicator):
                return figure
        return None
