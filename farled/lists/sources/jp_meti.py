"""How are Japan's lists of banned end users read, as the text of the ministry's pages (pdftotext)?

An entry begins with its number, counted up from one, and its Japanese name; the name in Latin letters, the
further names (each after a dash, or after 別称：) and the address (所在地：) follow. Where a page ended,
the next number stands right behind the address before it. Numbers inside names and addresses begin nothing:
they do not go on counting, or no address came before.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import whole_text
from farled.text.terms import Wording

_LISTS = {
    "ロシア連邦及びベラルーシ共和国以外": ("jp_meti_other", ""),
    "ロシア連邦の団体": ("jp_meti_russia", "Russia"),
    "ベラルーシ共和国の団体": ("jp_meti_belarus", "Belarus"),
}
"""What the heading says, the list, and the country where all of its parties are ("": their address says)."""

_JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_ADDRESS = re.compile(r"所\s*在\s*地\s*[:：]?")
_FURTHER = re.compile(r"^別称\s*[:：]", re.MULTILINE)
_AKA = re.compile(r",?\s*(?:a\.\s*k\.\s*a\.?|the following \w+ ?alias).*", re.DOTALL)
_DASH = re.compile(r"^\s*[-‐–—―]\s*", re.MULTILINE)
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_HELD = re.compile(r"（([^（）]*)）")
_LATIN = re.compile(r"[-‐–—―]?\s*\(?[A-Za-z0-9“\"«]")
_TOGETHER = re.compile(r"(.*[\u3040-\u30ff\u3400-\u9fff」])([A-Z][A-Za-z][^\u3040-\u30ff\u3400-\u9fff]*)")
_OPEN, _CLOSE = re.compile(r"[(（]"), re.compile(r"[)）]")
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
_NO_HEAD = Wording(
    sv="Rubriken säger inte vilken av Japans listor det är.",
    en="The heading does not say which of Japan's lists this is.",
)
_NO_ADDRESS = Wording(
    sv="Post {number} saknar adress (所在地). Är texten hel?",
    en="Entry {number} lacks its address (所在地). Is the text whole?",
)
_TWO_ADDRESSES = Wording(
    sv="Post {number} har två adresser (所在地): post {next} hittades inte där den väntas.",
    en="Entry {number} has two addresses (所在地): entry {next} was not found where it is expected.",
)
_NO_LATIN = Wording(
    sv="Post {number} saknar namn i latinsk skrift.", en="Entry {number} lacks a name in Latin letters."
)


def read_jp_meti(path: Path) -> Read:
    """The parties of one of the three lists in the file's order; Refused with the entry's number.

    The lists name organisations, now and then a person among them, and do not tell which.
    """
    text = whole_text(path).replace("\f", "\n")
    head = "".join(text[:600].split())
    found = next((one for said, one in _LISTS.items() if said in head), None)
    if found is None:
        raise Refused(_NO_HEAD)
    source, country = found
    return Read({source: tuple(_party(lines, at, source, country) for at, lines in _entries(text))})


def _entries(text: str) -> Iterator[tuple[int, list[str]]]:
    """Each entry's number and lines; its first line without the number."""
    number, lines, start = 0, list[str](), _start(1)
    for line in text.splitlines():
        found = start.search(line)
        if found and (not number or _ADDRESS.search("\n".join((*lines, line[: found.start()])))):
            if number:
                yield number, [*lines, line[: found.start()]]
            number, lines = number + 1, [found.group(1)]
            start = _start(number + 1)
        else:
            lines.append(line)
    if number:
        yield number, lines


def _start(number: int) -> re.Pattern[str]:
    """How an entry begins: at the line's start, or right behind the page before; its name is Japanese."""
    figures = f"(?:{number}|{str(number).translate(_WIDE)})"
    return re.compile(rf"(?:^\s*|(?<=[^\s0-9０-９:：])){figures}[ \u3000]+(\S.*)$")


def _party(lines: list[str], number: int, source: str, country: str) -> Party:
    named, *addressed = _ADDRESS.split("\n".join(lines))
    if not addressed:
        raise Refused(_NO_ADDRESS.filled(number=str(number)))
    if len(addressed) > 1:
        raise Refused(_TWO_ADDRESSES.filled(number=str(number), next=str(number + 1)))
    first, *further = _FURTHER.split(named, maxsplit=1)
    latin, japanese = _apart(first)
    if not latin:
        raise Refused(_NO_LATIN.filled(number=str(number)))
    name = " ".join(_AKA.sub("", latin[0]).split())
    address = " ".join(addressed[0].split())
    also = re.split(r"[;；\n]", _joined(further[0])) if further else []
    return Party(
        entry_id=f"{source}-{number}",
        kind=PartyKind.LEGAL_ENTITY,
        name=name,
        aliases=tuple(
            one for one in dict.fromkeys(map(_bare, (*latin[1:], *also, *japanese))) if one and one != name
        ),
        countries=tuple(one for one in (country or _country(address),) if one),
        programs="METI",
        note=address,
    )


def _apart(text: str) -> tuple[list[str], list[str]]:
    """The names in Latin letters, the whole one first, and those in other letters, the Japanese one first.

    The Japanese name is what stands before the first line that begins in Latin letters, without its
    brackets: they hold translations and further spellings. Brackets behind a Latin name hold it in Chinese.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    until = next((at for at, line in enumerate(lines) if at and _begins_latin(lines[:at], line)), len(lines))
    japanese, rest = _without_brackets("".join(lines[:until])), "\n".join(lines[until:])
    # Now and then both names stand on one line, without a space between them.
    together = _TOGETHER.fullmatch(japanese)
    if together:
        japanese, rest = together.group(1), f"{together.group(2)}\n{rest}"
    chinese = [one for held in _HELD.findall(rest) for one in held.split("、") if _JAPANESE.search(one)]
    latin = "\n".join(line for line in _HELD.sub(" ", rest).splitlines() if not _JAPANESE.search(line))
    return [one for one in _DASH.split(latin) if one.strip()], [japanese, *chinese]


def _begins_latin(before: list[str], line: str) -> bool:
    """Whether the name in Latin letters begins here, and not inside a bracket that is still open."""
    said = "".join(before)
    still_open = len(_OPEN.findall(said)) > len(_CLOSE.findall(said))
    return not still_open and _LATIN.match(line) is not None


def _joined(text: str) -> str:
    """Names that were broken over lines as one; where the letters change, the next name begins."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = lines[0] if lines else ""
    for before, line in pairwise(lines):
        kinds = bool(_JAPANESE.search(before[-1:])), bool(_JAPANESE.match(line))
        said += f"{'\n' if kinds[0] != kinds[1] else '' if kinds[0] else ' '}{line}"
    return said


def _without_brackets(text: str) -> str:
    while _BRACKETS.search(text):
        text = _BRACKETS.sub("", text)
    return text


def _bare(name: str) -> str:
    """A further name without the marks of the row it stood in."""
    joined = re.sub(r"[;,\s]+and$", "", " ".join(name.split()).rstrip(" ;,"))
    return (
        joined.rstrip(" ;,。")
        if joined.endswith(("Ltd.", "Co.", "Inc.", "Corp."))
        else joined.rstrip(" ;,.。")
    )


def _country(address: str) -> str:
    """What stands last in the first of the addresses."""
    return address.split(";")[0].rstrip(". ").rsplit(",", 1)[-1].strip()
