"""Is a zip archive built as honest programs build one, and does it unpack within measure?"""

import struct
import zipfile
import zlib

from farled.assessment.rules.filing import words
from farled.text.terms import Wording

MOST_UNPACKED = 100_000_000
MOST_MEMBERS = 3000
_MOST_TIMES = 100
_SMALL = 10_000_000
"""Below this many bytes it does not matter how often a member was packed into less."""
_DIRECTORY_END = b"PK\x05\x06"
_DIRECTORY_END_LENGTH = 22
_LOCAL_HEADER_LENGTH = 30
_LOCKED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError),
    *(EOFError, ValueError, OSError, LookupError),
)
"""What the reader of archives says to one that is not what it claims."""


def archive_problem(archive: zipfile.ZipFile, content: bytes) -> Wording | None:
    """Why an archive is not even unpacked; None when its directory is plain and within measure."""
    members = archive.infolist()
    return _frame_problem(members, content) or _names_problem(members) or _measure_problem(members, content)


def _frame_problem(members: list[zipfile.ZipInfo], content: bytes) -> Wording | None:
    """Nothing before the first member, behind the directory or twice in the same place."""
    in_order = sorted(members, key=lambda member: member.header_offset)
    ends = [one.header_offset + _LOCAL_HEADER_LENGTH + one.compress_size for one in in_order]
    overlaps = any(end > after.header_offset for end, after in zip(ends, in_order[1:], strict=False))
    last = content[-_DIRECTORY_END_LENGTH:]
    is_framed = last.startswith(_DIRECTORY_END + b"\0\0\0\0") and last.endswith(b"\0\0")
    if not is_framed or in_order[0].header_offset != 0 or overlaps:
        return words.TWO_AT_ONCE
    return None


def _names_problem(members: list[zipfile.ZipInfo]) -> Wording | None:
    names = [member.filename for member in members]
    if any(member.flag_bits & _LOCKED for member in members):
        return words.LOCKED
    is_strange = any(_leads_out(name) for name in names) or len({name.casefold() for name in names}) < len(
        names
    )
    return words.DAMAGED if is_strange else None


def _leads_out(name: str) -> bool:
    return name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/")


def _measure_problem(members: list[zipfile.ZipInfo], content: bytes) -> Wording | None:
    unpacked = sum(member.file_size for member in members)
    is_beyond = unpacked > MOST_UNPACKED or (unpacked > _SMALL and unpacked > _MOST_TIMES * len(content))
    if is_beyond or len(members) > MOST_MEMBERS:
        return words.UNMEASURED
    return None if all(member.compress_type in _METHODS for member in members) else words.DAMAGED
