"""Which words does the register use for a collaboration?"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Activity(StrEnum):
    RESEARCH_PROJECT = "research_project"
    EDUCATION_EXCHANGE = "education_exchange"
    AGREEMENT = "agreement"
    VISIT = "visit"
    RECRUITMENT = "recruitment"
    CONFERENCE_FIELDWORK = "conference_fieldwork"
    DONATION_COMMISSION = "donation_commission"


class Agreement(StrEnum):
    NONE = "none"
    PLANNED = "planned"
    ATTACHED = "attached"


class Reach(StrEnum):
    """What an agreement binds: nothing, a project, a department, a programme, doctorates, the university."""

    NONE = "none"
    PROJECT = "project"
    DEPARTMENT = "department"
    PROGRAMME = "programme"
    DOCTORAL = "doctoral"
    UNIVERSITY = "university"


class Funding(StrEnum):
    """Who pays besides us: nobody, only own means, somebody outside, or not known."""

    NONE = "none"
    OWN = "own"
    EXTERNAL = "external"
    UNSURE = "unsure"


class PartnerRole(StrEnum):
    """What a partner does in the collaboration."""

    PARTNER = "partner"
    COORDINATOR = "coordinator"
    HOST = "host"
    SENDER = "sender"
    FUNDER = "funder"
    SUPPLIER = "supplier"
    RECIPIENT = "recipient"


@dataclass(frozen=True, slots=True)
class PartnerEntry:
    """A partner as entered: its id in the register and what it does here."""

    partner_id: int
    role: PartnerRole


@dataclass(frozen=True, slots=True)
class Entry:
    """All that a person states about a collaboration. Benefit and loss are never optional."""

    title: str
    activity: Activity
    purpose: str
    benefit_short: str
    benefit_long: str
    loss: str
    agreement: Agreement
    reach: Reach
    funding: Funding
    funder: str
    unit_id: int
    starts_on: date
    ends_on: date
    partners: tuple[PartnerEntry, ...]
    also_responsible: tuple[int, ...] = ()
