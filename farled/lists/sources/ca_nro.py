"""How is Canada's page of Named Research Organizations read, as the government publishes it?

Each organisation is an item with its name in bold, its country in brackets, and "Known alias(es)" below. The
page numbers nothing: an entry is called by its name, so that it stays the same when others come and go.
"""

import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import whole_text
from farled.text.terms import Wording

SOURCE = "ca_nro"
_PROGRAMME = "CA-NRO"
_COUNTRY = re.compile(r"^\s*\(([^()]+)\)")
_ALIASES = re.compile(r"Known alias\(es\):\s*(.*)", re.DOTALL)
_NONE = Wording(
    sv="Sidan har inga organisationer i fetstil med land inom parentes. Har den fått en ny form?",
    en="The page has no organisations in bold with a country in brackets. Has it got a new shape?",
)


def read_ca_nro(path: Path) -> Read:
    """The organisations in the order of the page; Refused when there is none."""
    page = _Page()
    page.feed(whole_text(path))
    parties = tuple(_party(name, rest) for name, rest in page.found if _COUNTRY.match(rest))
    if not parties:
        raise Refused(_NONE)
    return Read({SOURCE: parties})


class _Page(HTMLParser):
    """Collects (bold name, what follows it) of each item of a list."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, str]] = []
        self._in_item = self._in_bold = False
        self._name = self._rest = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "li":
            self._close()
            self._in_item = True
        elif tag == "strong" and self._in_item and not self._rest.strip():
            self._in_bold = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "strong":
            self._in_bold = False
        elif tag in ("li", "ul"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._in_bold:
            self._name += data
        elif self._in_item:
            self._rest += data

    def _close(self) -> None:
        if self._in_item and self._name.strip():
            self.found.append((self._name, self._rest))
        self._in_item = self._in_bold = False
        self._name = self._rest = ""


def _party(name: str, rest: str) -> Party:
    country, said = _COUNTRY.match(rest), _ALIASES.search(rest)
    words = " ".join(name.split())
    aliases = said.group(1).split(";") if said else []
    return Party(
        entry_id=f"canro-{hashlib.sha256(words.casefold().encode('utf-8')).hexdigest()[:12]}",
        kind=PartyKind.ORGANIZATION,
        name=words,
        aliases=tuple(dict.fromkeys(" ".join(one.split()) for one in aliases if one.strip())),
        countries=(country.group(1).strip(),) if country else (),
        programs=_PROGRAMME,
    )
