"""What is an organisation of the register, and what does a text say of it?"""

from dataclasses import dataclass
from enum import StrEnum


class NameUse(StrEnum):
    """What a name is in the register: the one to show, another label, an alias, or an acronym."""

    DISPLAY = "ror_display"
    LABEL = "label"
    ALIAS = "alias"
    ACRONYM = "acronym"


class OrganisationState(StrEnum):
    """Whether an organisation is there still."""

    ACTIVE = "active"
    INACTIVE = "inactive"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class OrganisationName:
    """One name of an organisation; ``language`` is an ISO 639 code or ""."""

    text: str
    use: NameUse
    language: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """How another organisation is related: parent, child, related, predecessor, successor."""

    kind: str
    ror: str
    name: str


@dataclass(frozen=True, slots=True)
class Organisation:
    """A record of the Research Organization Registry. ``ror``: its address, ``country``: ISO 3166."""

    ror: str
    name: str
    names: tuple[OrganisationName, ...]
    country: str
    city: str
    state: OrganisationState
    kinds: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()
    relations: tuple[Relation, ...] = ()
    established: int | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """An organisation that a text names, how sure that is (0 to 1), and the words that say so."""

    ror: str
    name: str
    score: float
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a text names: surely, or perhaps. ``sure`` empty and ``perhaps`` filled means "unsure"."""

    sure: tuple[Resolved, ...] = ()
    perhaps: tuple[Resolved, ...] = ()
