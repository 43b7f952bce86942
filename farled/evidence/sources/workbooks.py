"""Is a zip file what its directory says, and is a workbook of the kind that can be read?"""

import io
import zipfile
import zlib
from contextlib import ExitStack
from pathlib import Path

from farled.evidence.sources.refusals import refused

MAX_WORKBOOK = 120 * 1024**2
_MAX_PARTS = 2_000
_CHUNK = 1024**2
_ENCRYPTED = 0x1

# Strict Open XML differs from the ordinary kind in these names alone, as far as cells go.
_NAMESPACES = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)


def checked_zip(path: Path, *, limit: int, read_through: bool = False) -> zipfile.ZipFile:
    """The open archive, its parts counted and its unpacked size within ``limit`` bytes.

    ``read_through`` unpacks every part once and throws it away: the sizes in the directory may lie, and a
    part cut short shows only by its checksum.
    """
    with ExitStack() as stack:
        archive = stack.enter_context(_open(path))
        _check_directory(path, archive, limit)
        if read_through:
            _read_through(path, archive, limit)
        stack.pop_all()
    return archive


def as_transitional(archive: zipfile.ZipFile) -> io.BytesIO | None:
    """A Strict Open XML workbook as an ordinary one, in memory; None for one that is ordinary already."""
    if "xl/workbook.xml" not in archive.namelist():
        return None
    if _NAMESPACES[0][0] not in archive.read("xl/workbook.xml"):
        return None
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as ordinary:
        for name in dict.fromkeys(archive.namelist()):
            if name.endswith((".xml", ".rels")):
                ordinary.writestr(name, _renamed(archive.read(name)))
    copy.seek(0)
    return copy


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise refused("damaged", file=path.name, detail=type(error).__name__) from error


def _check_directory(path: Path, archive: zipfile.ZipFile, limit: int) -> None:
    parts = archive.infolist()
    if len(parts) > _MAX_PARTS:
        raise refused("too_many_parts", file=path.name, found=len(parts), limit=_MAX_PARTS)
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise refused("locked", file=path.name)
    if sum(part.file_size for part in parts) > limit:
        raise refused("too_large", file=path.name, limit=limit // 1024**2)


def _read_through(path: Path, archive: zipfile.ZipFile, limit: int) -> None:
    left = limit
    try:
        for part in archive.infolist():
            with archive.open(part) as stream:
                while chunk := stream.read(_CHUNK):
                    left -= len(chunk)
                    if left < 0:
                        raise refused("too_large", file=path.name, limit=limit // 1024**2)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
        raise refused("damaged", file=path.name, detail=type(error).__name__) from error


def _renamed(part: bytes) -> bytes:
    for strict, ordinary in _NAMESPACES:
        part = part.replace(strict, ordinary)
    return part
