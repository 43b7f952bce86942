"""What is asked, what is a hit, and what stands behind it?"""

from dataclasses import dataclass
from enum import StrEnum

from farled.lists.terms import Party
from farled.names.terms import Alignment, NameForm


class Asked(StrEnum):
    """What is asked about: a person, anything else, or nobody knows."""

    PERSON = "person"
    ORGANISATION = "organisation"
    UNKNOWN = "unknown"


class Purpose(StrEnum):
    """Why a person may be screened; there is no other reason, and nationality is none."""

    LEGAL_DUTY = "legal_duty"
    CO_AUTHOR = "co_author"
    VISITOR = "visitor"
    RECRUITMENT = "recruitment"
    OWNER = "owner"
    PAYMENT = "payment"


class HitState(StrEnum):
    """What names and evidence together say of a hit, before a person has looked."""

    CONFIRMED_IDENTIFIER = "confirmed_identifier"
    LIKELY = "likely"
    SAME_NAME_ELSEWHERE = "same_name_elsewhere"
    INSUFFICIENT = "insufficient"


class Sign(StrEnum):
    """Which way a piece of evidence about identity points."""

    FOR = "for"
    AGAINST = "against"
    SILENT = "silent"


class Route(StrEnum):
    """How a hit was found, the cheapest way first."""

    IDENTIFIER = "identifier"
    REGISTRY = "registry"
    EXACT_NAME = "exact_name"
    FUZZY_NAME = "fuzzy_name"


@dataclass(frozen=True, slots=True)
class Question:
    """One row to be screened. ``birth``: days or years as written.

    ``targets``: the lists to ask, switched on or not; () for those that are switched on, "*" for all.
    """

    id: str
    name: str
    asked: Asked = Asked.UNKNOWN
    countries: tuple[str, ...] = ()
    birth: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    ror: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A party as it stands on a list, with the list and the version it was read from."""

    source: str
    version: int
    party: Party


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence about identity: which matter, which way it points, and the two values."""

    matter: str
    sign: Sign
    asked: str
    listed: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A listed party that a question met. ``score`` orders hits, 0 to 1; it is no probability.

    ``asked`` and ``met``: the two names that met. ``through``: the entry whose name met, where it stands on
    another list but is the same party.
    """

    listed: Listed
    route: Route
    state: HitState
    score: float
    names_agree: int
    identity: tuple[Evidence, ...]
    asked: NameForm
    met: NameForm
    alignment: Alignment
    through: Listed | None = None
