"""Is a picture whole, with nothing behind its end?"""

import zlib
from collections.abc import Iterator

from farled.assessment.rules.filing import words
from farled.text.terms import Wording

PNG = b"\x89PNG\r\n\x1a\n"
JPEG = b"\xff\xd8\xff"
_MOST_PIXELS = 100_000_000
"""A larger picture takes more memory to show than a computer at work has to spare."""
_SCAN, _FILLING, _END = 0xDA, 0xFF, b"\xff\xd9"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_LENGTH = frozenset(range(0xD0, 0xD8)) | {0x01}


def png_problem(content: bytes) -> Wording | None:
    """Why a PNG is not kept; None when every part of it is whole and in its place."""
    kinds, place = [], len(PNG)
    while place < len(content):
        kind, end = _png_part(content, place)
        if not kind:
            return words.DAMAGED
        kinds.append(kind)
        place = end
        if kind == b"IEND":
            break
    if kinds[:1] != [b"IHDR"] or kinds[-1:] != [b"IEND"] or b"IDAT" not in kinds or place != len(content):
        return words.DAMAGED
    return _size_problem(int.from_bytes(content[16:20]), int.from_bytes(content[20:24]))


def _png_part(content: bytes, place: int) -> tuple[bytes, int]:
    """The kind of the part that begins here and where it ends; no kind for a part that is not whole."""
    length, kind = int.from_bytes(content[place : place + 4]), content[place + 4 : place + 8]
    end = place + 12 + length
    if len(kind) < 4 or end > len(content):
        return b"", end
    is_whole = zlib.crc32(content[place + 4 : end - 4]) == int.from_bytes(content[end - 4 : end])
    return (kind if is_whole else b""), end


def _size_problem(width: int, height: int) -> Wording | None:
    if not width or not height:
        return words.DAMAGED
    return words.UNMEASURED if width * height > _MOST_PIXELS else None


def jpeg_problem(content: bytes) -> Wording | None:
    """Why a JPEG is not kept; None when its parts follow each other up to its end."""
    places = dict(_jpeg_parts(content))
    frame = next((places[marker] for marker in _FRAMES if marker in places), None)
    is_ended = content.rstrip(b"\0").endswith(_END)
    if frame is None or _SCAN not in places or not is_ended:
        return words.DAMAGED
    height, width = content[frame + 5 : frame + 7], content[frame + 7 : frame + 9]
    return _size_problem(int.from_bytes(width), int.from_bytes(height))


def _jpeg_parts(content: bytes) -> Iterator[tuple[int, int]]:
    """The marker and the place of each part up to the picture itself; stops where none begins."""
    place = 2
    while content[place : place + 1] == b"\xff" and len(content) > place + 3:
        marker = content[place + 1]
        if marker == _FILLING:
            place += 1
            continue
        yield marker, place
        if marker == _SCAN:
            return
        place += 2 if marker in _WITHOUT_LENGTH else 2 + int.from_bytes(content[place + 2 : place + 4])
