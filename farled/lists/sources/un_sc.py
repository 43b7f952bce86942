"""How is the consolidated list of the UN Security Council read, in the XML that the UN publishes?

A name stands in up to four parts; an alias has a quality, of which "Low" is a weak one.
"""

from collections.abc import Iterable
from pathlib import Path
from xml.etree import ElementTree as ET

from farled.lists.terms import Party, PartyKind, Read, Refused
from farled.text.sources import whole_text
from farled.text.terms import Wording

SOURCE = "un_sc"
_KINDS = {"INDIVIDUAL": PartyKind.PERSON, "ENTITY": PartyKind.ORGANIZATION}
_PARTS = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
_BIRTH = ("DATE", "YEAR", "FROM_YEAR", "TO_YEAR")
_WEAK = "low"
_NO_PART = ("", "na")
"""What the UN writes where a name has fewer parts."""
_NO_XML = Wording(sv="Filen är inte hel XML: {why}.", en="The file is no whole XML: {why}.")
_DECLARED = Wording(
    sv="Filen deklarerar egna entiteter, vilket FN:s fil aldrig gör.",
    en="The file declares entities of its own, which the UN's file never does.",
)
_NO_LIST = Wording(
    sv="Filens rot är {found}, CONSOLIDATED_LIST väntas.",
    en="The root is {found}, CONSOLIDATED_LIST is expected.",
)
_NO_NUMBER = Wording(
    sv="En post saknar DATAID eller namn: {found}.", en="An entry lacks its DATAID or its name: {found}."
)


def read_un_sc(path: Path) -> Read:
    """People and organisations, in the order of the file; Refused when it is something else."""
    told = whole_text(path)
    if "<!DOCTYPE" in told or "<!ENTITY" in told:
        raise Refused(_DECLARED)
    try:
        root = ET.fromstring(told.encode("utf-8"))
    except ET.ParseError as error:
        raise Refused(_NO_XML.filled(why=str(error))) from error
    if root.tag != "CONSOLIDATED_LIST":
        raise Refused(_NO_LIST.filled(found=root.tag))
    return Read({SOURCE: tuple(_party(one, kind) for tag, kind in _KINDS.items() for one in root.iter(tag))})


def _party(node: ET.Element, kind: PartyKind) -> Party:
    number = _text(node, "DATAID")
    name = " ".join(part for part in (_text(node, tag) for tag in _PARTS) if part not in _NO_PART)
    if not number or not name:
        raise Refused(_NO_NUMBER.filled(found=name or number or "?"))
    aliases = list(_aliases(node, f"{node.tag}_ALIAS"))
    return Party(
        entry_id=f"un-{number}",
        kind=kind,
        name=name,
        aliases=_once((*(said for said, quality in aliases if quality != _WEAK), *_original(node))),
        weak=_once(said for said, quality in aliases if quality == _WEAK),
        countries=_once(_values(node, "NATIONALITY")),
        birth=_once(_text(one, tag) for one in node.iter("INDIVIDUAL_DATE_OF_BIRTH") for tag in _BIRTH),
        ids=_once(_text(one, "NUMBER") for one in node.iter("INDIVIDUAL_DOCUMENT")),
        programs=_text(node, "UN_LIST_TYPE"),
        note=_text(node, "COMMENTS1"),
    )


def _aliases(node: ET.Element, tag: str) -> Iterable[tuple[str, str]]:
    """(name, quality in small letters); one element may hold several names."""
    for one in node.iter(tag):
        for said in _text(one, "ALIAS_NAME").split(";"):
            yield said, _text(one, "QUALITY").casefold()


def _original(node: ET.Element) -> Iterable[str]:
    return (part for part in _text(node, "NAME_ORIGINAL_SCRIPT").split("؛"))


def _values(node: ET.Element, tag: str) -> Iterable[str]:
    return (value.text or "" for one in node.iter(tag) for value in one.iter("VALUE"))


def _text(node: ET.Element, tag: str) -> str:
    return " ".join((node.findtext(tag) or "").split())


def _once(said: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(one.split()) for one in said if one.strip()))
