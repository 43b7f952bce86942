"""What speaks against a meeting, an agenda and its minutes?"""

from collections.abc import Iterable
from datetime import date

from farled.text.terms import Wording

NOT_THE_BOARD = Wording(
    sv="Bara den som håller i nämndens ärenden gör det här.",
    en="Only whoever keeps the board's business does this.",
)
_PAST = Wording(sv="Den dagen har redan varit.", en="That day has passed already.")
_TAKEN = Wording(sv="Nämnden har redan ett möte den dagen.", en="The board meets on that day already.")
_MINUTED = Wording(
    sv="Mötet har ett protokoll och ändras inte.", en="The meeting has its minutes and is not changed."
)
_NOT_ASKED = Wording(
    sv="Nämnden är inte tillfrågad i ärendet, eller har redan svarat.",
    en="The board is not asked in the case, or has answered already.",
)
_ON_AGENDA = Wording(sv="Frågan står redan på en dagordning.", en="The question is on an agenda already.")
_TOO_EARLY = Wording(
    sv="Protokollet skrivs tidigast på mötets dag.",
    en="Minutes are written on the day of the meeting at the earliest.",
)
_NOBODY = Wording(sv="Skriv vilka som var med.", en="Write who was there.")
_NOTHING = Wording(
    sv="Skriv vad nämnden sade om minst ett ärende, eller ställ in mötet.",
    en="Write what the board said of one case at least, or call the meeting off.",
)
_NOT_EMPTY = Wording(
    sv="Ta först bort ärendena från dagordningen; de väntar då på ett annat möte.",
    en="Take the cases off the agenda first; they then wait for another meeting.",
)


def against_calling(*, on: date, today: date, taken: Iterable[date]) -> tuple[Wording, ...]:
    """Every reason why the board does not meet on that day; empty means that it can."""
    return tuple(why for why, is_so in ((_PAST, on < today), (_TAKEN, on in set(taken))) if is_so)


def against_agenda(
    *, is_minuted: bool, is_asked: bool = True, is_on_one: bool = False
) -> tuple[Wording, ...]:
    """Every reason why an agenda does not take up a question, or is not changed; empty means that it can."""
    said = {_MINUTED: is_minuted, _NOT_ASKED: not is_asked, _ON_AGENDA: is_on_one}
    return tuple(why for why, is_so in said.items() if is_so)


def against_calling_off(*, is_minuted: bool, items: int) -> tuple[Wording, ...]:
    """Every reason why a meeting is not called off."""
    return tuple(why for why, is_so in ((_MINUTED, is_minuted), (_NOT_EMPTY, items > 0)) if is_so)


def against_minutes(
    *, is_minuted: bool, on: date, today: date, attended: str, opinions: Iterable[str]
) -> tuple[Wording, ...]:
    """Every reason why these are no minutes; empty means that they can be recorded."""
    said = {
        _MINUTED: is_minuted,
        _TOO_EARLY: today < on,
        _NOBODY: not attended.strip(),
        _NOTHING: not any(opinion.strip() for opinion in opinions),
    }
    return tuple(why for why, is_so in said.items() if is_so)


def as_opinion(*, said: str, place: int, on: date) -> str:
    """What a case keeps of the minutes: the words, and where they stand.

    Example: "Go ahead. (§ 2, 2026-11-12)"
    """
    return f"{said.strip()} (§ {place}, {on.isoformat()})"
