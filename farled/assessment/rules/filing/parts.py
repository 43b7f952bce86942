"""What do the parts of an office document hold: content types, links that reach out, locks, scripts?"""

import zipfile
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from farled.assessment.rules.filing import words
from farled.text.terms import Wording

_CHUNK = 65_536
_XML = (".xml", ".rels", ".rdf")
_RELATIONSHIP = "http://schemas.openxmlformats.org/package/2006/relationships Relationship"
_OVERRIDE = "http://schemas.openxmlformats.org/package/2006/content-types Override"
_DEFAULT = "http://schemas.openxmlformats.org/package/2006/content-types Default"
_LOCK = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0 encryption-data"
_LISTENER = "urn:oasis:names:tc:opendocument:xmlns:script:1.0 event-listener"
_PROGRAMS = ("vbaproject.bin", "vbadata.xml")
_TYPES_THAT_RUN = ("macroenabled", "vbaproject", "vbadata", "activex")
_SCRIPT_FOLDERS = ("Basic/", "Scripts/")
_ENDINGS_THAT_RUN = (
    *(".exe", ".dll", ".com", ".scr", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".jar", ".class", ".sh", ".py"),
    *(".msi", ".lnk", ".hta", ".wsf"),
)
_OTHER_FILES = (
    *(b"PK\x03\x04", b"PK\x05\x06", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF"),
    *(b"\xd0\xcf\x11\xe0", b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"#!", b"%PDF-"),
)
"""How archives, old office documents, programs and documents begin: none belongs inside a document."""


class _HasDtd(Exception):  # noqa: N818 - a part has it
    """A part declares a document type; nothing more of it is read."""


@dataclass
class Inside:
    """What was met on the way through all parts."""

    overrides: dict[str, str] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    mimetype: str = ""
    reaches_out: bool = False
    is_locked: bool = False
    has_program: bool = False

    def meet(self, element: str, attributes: dict[str, str]) -> None:
        """Remember what one element says; all others are passed by."""
        if element in (_OVERRIDE, _DEFAULT):
            self.types.add(attributes.get("ContentType", ""))
            if "PartName" in attributes:
                self.overrides[attributes["PartName"].lstrip("/")] = attributes.get("ContentType", "")
        elif element == _RELATIONSHIP and attributes.get("TargetMode") == "External":
            self.reaches_out |= not attributes.get("Type", "").endswith("/hyperlink")
        elif element == _LOCK:
            self.is_locked = True
        elif element == _LISTENER:
            self.has_program = True

    @property
    def problem(self) -> Wording | None:
        """The gravest thing that was met."""
        if self.is_locked:
            return words.LOCKED
        if self.has_program or any(mark in type.lower() for type in self.types for mark in _TYPES_THAT_RUN):
            return words.MACROS
        return words.REACHES_OUT if self.reaches_out else None


def look_inside(archive: zipfile.ZipFile) -> tuple[Inside, Wording | None]:
    """Read every part in small pieces, and stop at the first that does not belong."""
    inside = Inside()
    for member in archive.infolist():
        if problem := _name_problem(member.filename) or _part_problem(archive, member, inside):
            return inside, problem
    return inside, inside.problem


def _name_problem(name: str) -> Wording | None:
    last = name.rpartition("/")[2].lower()
    if last in _PROGRAMS or name.startswith(_SCRIPT_FOLDERS):
        return words.MACROS
    return words.NESTED if last.endswith(_ENDINGS_THAT_RUN) else None


def _part_problem(archive: zipfile.ZipFile, member: zipfile.ZipInfo, inside: Inside) -> Wording | None:
    with archive.open(member) as part:
        first = part.read(_CHUNK)
        if first.startswith(_OTHER_FILES):
            return words.NESTED
        if member.filename == "mimetype":
            inside.mimetype = first.decode("ascii", "replace")
        # Open documents carry empty parts that are called XML and are none.
        reads = _reader(inside) if first and member.filename.lower().endswith(_XML) else None
        try:
            _read_through(part, first, reads)
        except _HasDtd:
            return words.ENTITIES
        except expat.ExpatError:
            return words.DAMAGED
    return None


def _read_through(part: IO[bytes], first: bytes, reads: expat.XMLParserType | None) -> None:
    """Unpack a part to its end, which proves its checksum, and read it where it is XML."""
    chunk = first
    while chunk:
        if reads is not None:
            reads.Parse(chunk)
        chunk = part.read(_CHUNK)
    if reads is not None:
        reads.Parse(b"", True)


def _reader(inside: Inside) -> expat.XMLParserType:
    reads = expat.ParserCreate(namespace_separator=" ")
    reads.StartElementHandler = inside.meet
    reads.StartDoctypeDeclHandler = _refuse_dtd
    return reads


def _refuse_dtd(*_declared: object) -> None:
    raise _HasDtd
