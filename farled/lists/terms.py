"""What is a list, what is a party on it, and what is a version of it?"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from farled.text.terms import Refused as Refused
from farled.text.terms import Wording


class ListKind(StrEnum):
    """What stands behind a list. The three are never mixed: a designation has a law, the others have none."""

    DESIGNATION = "designation"
    ASSESSMENT = "assessment"
    NOTICE = "notice"


class PartyKind(StrEnum):
    """What a party is, in the words of the list (those of FollowTheMoney)."""

    PERSON = "Person"
    ORGANIZATION = "Organization"
    COMPANY = "Company"
    LEGAL_ENTITY = "LegalEntity"
    VESSEL = "Vessel"
    AIRPLANE = "Airplane"
    ASSET = "Asset"


class FileFormat(StrEnum):
    """In which shape a file names parties: our own, or a publisher's."""

    FARLED_JSONL = "farled-jsonl"
    FOLLOW_THE_MONEY = "follow-the-money"
    OFAC_SDN = "ofac-sdn"
    OFAC_CONS = "ofac-cons"
    UN_SC = "un-sc"
    CA_NRO = "ca-nro"
    JP_METI = "jp-meti"
    MISP_ASPI = "misp-aspi"
    US_RESTRICTED = "us-restricted"


class RunOutcome(StrEnum):
    """What became of one attempt to take a list in."""

    ADOPTED = "adopted"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class PublishedList:
    """A list as content describes it. ``footing``: the law behind it, or that there is none.

    ``least`` and ``most``: how many parties a sound version has. ``most_lost_percent``: a version that loses
    more than so many of a hundred parties is refused. ``renew_days``: older than that it counts as stale.
    """

    id: str
    kind: ListKind
    name: Wording
    publisher: str
    address: str
    licence: str
    footing: str
    means: Wording
    least: int
    most: int
    most_lost_percent: int
    renew_days: int
    is_on: bool


@dataclass(frozen=True, slots=True)
class Party:
    """One entry of a list, its words kept as the list has them. ``weak``: names that the list calls weak.

    ``birth`` are dates as written, ``ids`` registration numbers, passports and the like.
    """

    entry_id: str
    kind: PartyKind
    name: str
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    birth: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    programs: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Delta:
    """How a version differs from the one before it, by the ids of entries, each in order."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.added or self.changed or self.removed)


@dataclass(frozen=True, slots=True)
class Standing:
    """The version in force when another one comes: how many parties, of which day (None: not stated)."""

    parties: int
    published_on: date | None


@dataclass(frozen=True, slots=True)
class Read:
    """What a file holds: parties by source, in the order of the file."""

    by_source: Mapping[str, tuple[Party, ...]] = field(default_factory=dict)
