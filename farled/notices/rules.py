"""What does a notice say, when is its mail due, and how does a letter read?"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from farled.notices.terms import Letter, MailState, MailWish, NoticeKind
from farled.text.terms import Language, Wording

SAYS = {
    NoticeKind.HANDED: Wording(sv="Ett ärende väntar på ditt beslut.", en="A case waits for your decision."),
    NoticeKind.OPINION_ASKED: Wording(
        sv="Någon ber om ett yttrande från din post.", en="Somebody asks your post for an opinion."
    ),
    NoticeKind.OPINION_GIVEN: Wording(sv="Ett yttrande har kommit.", en="An opinion has come."),
    NoticeKind.INVITED: Wording(
        sv="En kollega har bjudit in dig till ett samarbete.",
        en="A colleague has invited you to a collaboration.",
    ),
    NoticeKind.COMMENTED: Wording(
        sv="Någon har skrivit en kommentar i ett ärende.", en="Somebody has written a comment in a case."
    ),
    NoticeKind.MEASURE_DUE: Wording(
        sv="En åtgärd ska snart vara på plats, eller skulle ha varit det.",
        en="A measure is to be in place soon, or should have been.",
    ),
    NoticeKind.ON_AGENDA: Wording(
        sv="Rådgivande nämnden tar upp ett ärende.", en="The advisory board takes up a case."
    ),
    NoticeKind.SENT_BACK: Wording(
        sv="Den som beslutar vill veta mer i ett ärende.", en="Whoever decides a case wants to know more."
    ),
    NoticeKind.DECIDED: Wording(sv="Ett ärende är beslutat.", en="A case is decided."),
    NoticeKind.MEASURE_OWNED: Wording(
        sv="En åtgärd väntar på ditt ja eller nej.", en="A measure waits for your yes or no."
    ),
    NoticeKind.MEASURE_REFUSED: Wording(
        sv="Den som skulle äga en åtgärd har svarat nej.", en="Whoever was to own a measure has said no."
    ),
    NoticeKind.REVIEW_DUE: Wording(
        sv="Det är dags att se över ett samarbete.", en="It is time to review a collaboration."
    ),
    NoticeKind.REOPENED: Wording(
        sv="Ett samarbete ses över på nytt.", en="A collaboration is looked at again."
    ),
    NoticeKind.SECOND_LOOK: Wording(
        sv="Någon ber din post om en ny prövning.", en="Somebody asks your post for a second look."
    ),
    NoticeKind.HANDED_OVER: Wording(
        sv="Du har fått ansvar för ett samarbete.", en="You have become responsible for a collaboration."
    ),
}
_SUBJECT = Wording(sv="Farled: {says}", en="Farled: {says}")
_MANY = Wording(sv="Farled: {number} saker väntar på dig", en="Farled: {number} things wait for you")
_FOOT = Wording(
    sv="Länken visar vad det gäller när du har loggat in. Hur ofta du får post väljer du under Meddelanden.",
    en="The link shows what it is about once you have signed in. Under Notices you choose how mail comes.",
)
FIRST_HOUR = 7
"""The mail of a day goes out from this hour on, in the house's time zone."""
MOST_TRIES = 12
_LONGEST_WAIT = timedelta(hours=6)


def state_at_first(*, wish: MailWish, has_address: bool) -> MailState:
    """Whether a new notice waits to be mailed; who wants none, or has no address, reads it in the house."""
    return MailState.WAITS if has_address and wish is not MailWish.NONE else MailState.UNWISHED


def is_due(*, wish: MailWish, digest_on: object, now: datetime) -> bool:
    """Whether somebody's waiting notices are to be mailed now. ``now`` is local; one digest a day."""
    if wish is MailWish.DIGEST:
        return now.hour >= FIRST_HOUR and digest_on != now.date()
    return wish is MailWish.SINGLE


def next_try(*, tries: int, now: datetime) -> datetime:
    """When a mail is tried again that no server could take: after 1, 2, 4, ... minutes, at most 6 hours."""
    return now + min(timedelta(minutes=2 ** min(tries, 12)), _LONGEST_WAIT)


def letter(*, to: str, language: Language, links: Sequence[tuple[NoticeKind, str]], id: str) -> Letter:
    """The mail that tells of these notices, each a sentence and a full link; nothing else of any case."""
    lines = [f"{SAYS[kind].in_language(language)}\n{link}" for kind, link in links]
    first = SAYS[links[0][0]].in_language(language).rstrip(".")
    one, many = _SUBJECT.filled(says=first), _MANY.filled(number=str(len(links)))
    subject = (one if len(links) == 1 else many).in_language(language)
    text = "\n\n".join([*lines, _FOOT.in_language(language)])
    return Letter(to=to, subject=subject, text=f"{text}\n", id=id)
