"""How do an agenda, its bundle and the minutes read, on a page and on paper?"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from farled.assessment.presenters.record import case_sections
from farled.assessment.presenters.record.blocks import Block, bullets, facts, heading, section, text
from farled.assessment.rules import canonical
from farled.text.rules import written_date
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.boards.models import Item, Meeting

Plain = dict[str, Any]
_TITLE = Wording(sv="Rådgivande nämnden, {day}", en="Advisory board, {day}")
_BUNDLE = Wording(sv="Dagordning med underlag", en="Agenda with its papers")
_MINUTES = Wording(sv="Protokoll", en="Minutes")
_AGENDA = Wording(sv="Dagordning", en="Agenda")
_EMPTY = Wording(sv="Inget står på dagordningen.", en="Nothing is on the agenda.")
_LINE = Wording(sv="§ {place}. {title} ({number})", en="§ {place}. {title} ({number})")
_PART = Wording(sv="§ {place}: {heading}", en="§ {place}: {heading}")
_QUESTION = Wording(sv="Frågan till nämnden", en="The question to the board")
_UNIT = Wording(sv="Enhet", en="Unit")
_SAID = Wording(sv="Vad nämnden sade", en="What the board said")
_NOT_TAKEN_UP = Wording(sv="Togs inte upp. Frågan väntar igen.", en="Not taken up. The question waits again.")
_DECIDED = Wording(
    sv="Ärendet är avgjort sedan frågan ställdes; se dess beslut.",
    en="The case was decided after the question was asked; see its record.",
)
_WHERE = Wording(sv="Plats", en="Place")
_ATTENDED = Wording(sv="Närvarande", en="Present")
_REMARKS = Wording(sv="Övrigt", en="Other matters")
_KEPT_BY = Wording(sv="Protokollet skrivet av", en="Minutes written by")
_FOOT = {
    "page": Wording(sv="Sida", en="Page"),
    "of": Wording(sv="av", en="of"),
    "digest": Wording(sv="Kontrollsumma", en="Digest"),
}


def board_document(
    *, meeting: Meeting, items: list[Item], shown: Mapping[int, Plain], at: datetime, language: str
) -> Plain:
    """The bundle of a coming meeting, or the minutes of one that was held, ready for a page or a printer.

    ``shown`` holds, by the number of an item, all that its case shows now; a decided case has none.
    """
    day = timezone.localtime(at)
    document = {
        "language": language,
        "title": _say(_TITLE, language, day=written_date(meeting.held_on, language)),
        "subtitle": meeting.where,
        "kind": _say(_MINUTES if meeting.minuted_at else _BUNDLE, language),
        "number": meeting.held_on.isoformat(),
        "year": day.year,
        "month": day.month,
        "day": day.day,
        "foot": {key: _say(word, language) for key, word in _FOOT.items()},
        "sections": [
            _agenda(meeting, items, language),
            *(part for item in items for part in _item(meeting, item, shown.get(item.pk), language)),
        ],
    }
    return {**document, "digest": hashlib.sha256(canonical(document).encode("utf-8")).hexdigest()}


def _say(wording: Wording, language: str, **values: str) -> str:
    return (wording.filled(**values) if values else wording).in_language(language)


def _titled(item: Item, language: str) -> str:
    collaboration = item.case.collaboration
    return _say(
        _LINE, language, place=str(item.place), title=collaboration.title, number=collaboration.number
    )


def _agenda(meeting: Meeting, items: list[Item], language: str) -> Block:
    lines = [_titled(item, language) for item in items]
    rows = [
        (_say(_WHERE, language), meeting.where),
        (_say(_ATTENDED, language), meeting.attended),
        (_say(_REMARKS, language), meeting.remarks),
        (_say(_KEPT_BY, language), meeting.minuted_by.name if meeting.minuted_by else ""),
    ]
    agenda = bullets(lines) if lines else text(_say(_EMPTY, language))
    return section("agenda", _say(_AGENDA, language), [facts(rows), agenda])


def _item(meeting: Meeting, item: Item, shown: Plain | None, language: str) -> list[Block]:
    collaboration = item.case.collaboration
    blocks = [
        facts([(_say(_UNIT, language), collaboration.unit.name(language))]),
        heading(_say(_QUESTION, language)),
        text(item.question),
    ]
    if meeting.minuted_at:
        said = item.opinion or _say(_NOT_TAKEN_UP, language)
        blocks += [heading(_say(_SAID, language)), text(said)]
    elif shown is None:
        blocks.append(text(_say(_DECIDED, language)))
    first = section(f"item-{item.place}", _titled(item, language), blocks)
    if meeting.minuted_at or shown is None:
        return [first]
    place = str(item.place)
    parts = case_sections(shown=shown, language=language)
    return [
        first,
        *(
            {
                **part,
                "id": f"item-{place}-{part['id']}",
                "heading": _say(_PART, language, place=place, heading=part["heading"]),
            }
            for part in parts
        ),
    ]
