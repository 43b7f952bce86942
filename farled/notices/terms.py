"""Which words do notices use: what is told, how it is wished, and where a mail stands?"""

from dataclasses import dataclass
from enum import StrEnum


class NoticeKind(StrEnum):
    """What somebody is told. What it is about stands behind the link, never in the notice."""

    HANDED = "handed"
    OPINION_ASKED = "opinion_asked"
    OPINION_GIVEN = "opinion_given"
    SENT_BACK = "sent_back"
    DECIDED = "decided"
    MEASURE_OWNED = "measure_owned"
    MEASURE_REFUSED = "measure_refused"
    REVIEW_DUE = "review_due"
    REOPENED = "reopened"
    SECOND_LOOK = "second_look"
    HANDED_OVER = "handed_over"
    ON_AGENDA = "on_agenda"
    INVITED = "invited"
    COMMENTED = "commented"
    MEASURE_DUE = "measure_due"


class MailWish(StrEnum):
    """How somebody wants mail: each notice at once, all of a day in one, or none at all."""

    SINGLE = "single"
    DIGEST = "digest"
    NONE = "none"


class MailState(StrEnum):
    """Where the mail of a notice stands."""

    WAITS = "waits"
    SENT = "sent"
    REFUSED = "refused"
    UNWISHED = "unwished"


@dataclass(frozen=True, slots=True)
class House:
    """Where an installation's letters go (``target``), who sends them, and where its pages are reached."""

    target: str
    sender: str
    address: str


@dataclass(frozen=True, slots=True)
class Letter:
    """One mail: to whom, in whose language, under which lasting id. It holds no content of any case."""

    to: str
    subject: str
    text: str
    id: str
    """The Message-ID without its domain: the same letter always has the same, so that a double is known."""
