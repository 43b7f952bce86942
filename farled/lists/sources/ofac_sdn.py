"""How are OFAC's sdn.csv and cons_prim.csv read: twelve columns without a head, "-0-" for nothing?

Columns by OFAC's description of its data: number, name, type, programme, title, call sign, vessel type,
tonnage, gross tonnage, flag, owner, remarks. Further names and identity numbers stand in the remarks.
"""

import csv
import re
from pathlib import Path

from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import lines_of
from farled.text.terms import Wording

SDN, CONSOLIDATED = "us_ofac_sdn", "us_ofac_cons"
_PREFIXES = {SDN: "ofac", CONSOLIDATED: "ofaccons"}
_COLUMNS = 12
_NOTHING = "-0-"
_END = "\x1a"
"""OFAC closes its files with this letter, on a line of its own."""
_KINDS = {
    "individual": PartyKind.PERSON,
    "vessel": PartyKind.VESSEL,
    "aircraft": PartyKind.AIRPLANE,
    "": PartyKind.ORGANIZATION,
}
_AKA = re.compile(r"(?:a\.k\.a\.|f\.k\.a\.|n\.k\.a\.)\s+'([^']+)'", re.IGNORECASE)
_BORN = re.compile(r"\bDOB\s+([^;.]+)", re.IGNORECASE)
_NUMBER = re.compile(
    r"(?:Passport|National ID No\.|Tax ID No\.|Registration ID|Registration Number|Vessel Registration "
    r"Identification|D-U-N-S Number|Identification Number|SWIFT/BIC)\s+(?:IMO\s+)?"
    r"([A-Z0-9][A-Z0-9/.-]{2,}[A-Z0-9])",
    re.IGNORECASE,
)
_COUNTRY = re.compile(r"\b(?:nationality|citizen)\s+([^;.]+)", re.IGNORECASE)
_SHORT = Wording(
    sv="Rad {line}: {found} kolumner, {wanted} väntas. Är det sdn.csv från OFAC?",
    en="Line {line}: {found} columns, {wanted} are expected. Is this sdn.csv of OFAC?",
)
_NO_NUMBER = Wording(
    sv="Rad {line}: postens nummer väntas, fann {found}.",
    en="Line {line}: the entry's number is expected, found {found}.",
)
_KIND = Wording(sv="Rad {line}: okänd typ, {found}.", en="Line {line}: unknown type, {found}.")


def read_ofac_sdn(path: Path) -> Read:
    """The parties of one version of sdn.csv; an empty file has none. Refused with the line."""
    return _read(path, SDN)


def read_ofac_cons(path: Path) -> Read:
    """The same for cons_prim.csv, OFAC's lists besides the SDN."""
    return _read(path, CONSOLIDATED)


def _read(path: Path, source: str) -> Read:
    parties = []
    for number, line in lines_of(path):
        if line.strip(_END).strip():
            (row,) = csv.reader([line])
            parties.append(_party([cell.strip() for cell in row], number, _PREFIXES[source]))
    return Read({source: tuple(parties)})


def _party(row: list[str], number: int, prefix: str) -> Party:
    if len(row) != _COLUMNS:
        raise Refused(_SHORT.filled(line=str(number), found=str(len(row)), wanted=str(_COLUMNS)))
    cells = ["" if cell == _NOTHING else cell for cell in row]
    if not cells[0].isdecimal():
        raise Refused(_NO_NUMBER.filled(line=str(number), found=repr(cells[0])))
    if cells[2].lower() not in _KINDS:
        raise Refused(_KIND.filled(line=str(number), found=repr(cells[2])))
    remarks = cells[11]
    return Party(
        entry_id=f"{prefix}-{cells[0]}",
        kind=_KINDS[cells[2].lower()],
        name=cells[1],
        aliases=_all(_AKA, remarks),
        countries=tuple(dict.fromkeys((*((cells[9],) if cells[9] else ()), *_all(_COUNTRY, remarks)))),
        birth=_all(_BORN, remarks),
        ids=_all(_NUMBER, remarks),
        programs=cells[3],
        note=remarks,
    )


def _all(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.strip() for one in pattern.findall(text)))
