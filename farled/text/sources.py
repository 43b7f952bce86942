"""How are the lines of a file read so that a broken, packed or endless one cannot do harm?"""

import gzip
from collections.abc import Iterator
from pathlib import Path

from farled.text.terms import Refused, Wording

MOST_BYTES = 2_000_000_000
"""So many bytes, unpacked, are read of one file: forty times the largest list."""
LONGEST_LINE = 4_000_000
_NOT_TEXT = Wording(
    sv="Rad {line}: filen är inte text i UTF-8.", en="Line {line}: the file is not text in UTF-8."
)
_TOO_LARGE = Wording(
    sv="Filen är större än {most} byte när den packas upp.",
    en="The file is larger than {most} bytes, unpacked.",
)
_TOO_LONG = Wording(
    sv="Rad {line} är längre än {most} tecken.", en="Line {line} is longer than {most} letters."
)
_BROKEN = Wording(sv="Filen går inte att packa upp: {why}.", en="The file cannot be unpacked: {why}.")
_NULL = Wording(sv="Rad {line}: ett nolltecken.", en="Line {line}: a NUL byte.")


def lines_of(path: Path) -> Iterator[tuple[int, str]]:
    """(number, text) of each line of a plain or gzipped file; Refused where it is not sound text."""
    read = 0
    try:
        with gzip.open(path) if path.suffix == ".gz" else path.open("rb") as stream:
            number = 0
            while raw := stream.readline(LONGEST_LINE + 1):
                number, read = number + 1, read + len(raw)
                if len(raw) > LONGEST_LINE:
                    raise Refused(_TOO_LONG.filled(line=str(number), most=str(LONGEST_LINE)))
                if read > MOST_BYTES:
                    raise Refused(_TOO_LARGE.filled(most=str(MOST_BYTES)))
                yield number, _text(raw, number)
    except (gzip.BadGzipFile, EOFError) as error:
        raise Refused(_BROKEN.filled(why=str(error))) from error


def _text(raw: bytes, number: int) -> str:
    if b"\0" in raw:
        raise Refused(_NULL.filled(line=str(number)))
    try:
        return raw.decode("utf-8-sig" if number == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise Refused(_NOT_TEXT.filled(line=str(number))) from error


def whole_text(path: Path, *, most: int = 100_000_000) -> str:
    """The whole of a plain or gzipped file that has to be read at once; Refused as ``lines_of`` does."""
    lines, read = [], 0
    for _number, line in lines_of(path):
        read += len(line)
        if read > most:
            raise Refused(_TOO_LARGE.filled(most=str(most)))
        lines.append(line)
    return "\n".join(lines)
