"""What sheets and rows does a file hold, whatever was put in its place?

A file is untrusted: it may be a web page, cut short, encrypted or a bomb. Whatever it is, opening it ends in
rows or in Refused, with bounded memory and never in another exception.
"""

import csv
import io
import warnings
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from farled.evidence.sources.refusals import refused
from farled.evidence.sources.workbooks import MAX_WORKBOOK, as_transitional, checked_zip

Cell = object
Row = tuple[Cell, ...]

# V-Dem's full country-year table unpacks to several hundred MiB; it is streamed, never held.
_MAX_TEXT = 600 * 1024**2
_MAX_LINE = 4 * 1024**2
_MAX_ROWS = 200_000
_MAX_COLUMNS = 1_000
_HEAD = 4096

# What openpyxl and the parsers under it raise for a file that is not what it says.
_BROKEN = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, LookupError, ValueError, SyntaxError),
    *(TypeError, AttributeError, NotImplementedError, RuntimeError, ArithmeticError, csv.Error),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook, or the one table of a text file (its ``name`` is empty)."""

    name: str
    rows: Callable[[], Iterator[Row]]


@contextmanager
def opened(path: Path, *, expected: str) -> Iterator[tuple[Sheet, ...]]:
    """The sheets of a workbook, a CSV file, or a zip with one CSV; ``expected`` names what was asked for."""
    with ExitStack() as stack:
        yield _sheets(path, _head(path), expected, stack)


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise refused("absent", file=path.name) from error
    if not head:
        raise refused("empty", file=path.name)
    return head


def _sheets(path: Path, head: bytes, expected: str, stack: ExitStack) -> tuple[Sheet, ...]:
    if head.startswith(b"PK"):
        return _zipped(path, expected, stack)
    text = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if text.startswith(b"<"):
        raise refused("web_page", file=path.name, expected=expected)
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        raise refused("old_excel", file=path.name)
    if head.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"RDX", b"RDA")):
        raise refused("r_data", file=path.name)
    if b"\x00" in head or head.startswith(b"%PDF"):
        raise refused("foreign", file=path.name, expected=expected)
    if path.stat().st_size > _MAX_TEXT:
        raise refused("too_large", file=path.name, limit=_MAX_TEXT // 1024**2)
    return (_text_sheet(path, path.open("rb"), stack),)


def _zipped(path: Path, expected: str, stack: ExitStack) -> tuple[Sheet, ...]:
    archive = stack.enter_context(checked_zip(path, limit=_MAX_TEXT))
    names = archive.namelist()
    if "[Content_Types].xml" in names:
        return _workbook_sheets(path, stack)
    tables = [name for name in names if name.lower().endswith(".csv") and not name.startswith("__MACOSX")]
    if len(tables) != 1:
        raise refused("foreign", file=path.name, expected=expected)
    return (_text_sheet(path, archive.open(tables[0]), stack),)


def _text_sheet(path: Path, binary: IO[bytes], stack: ExitStack) -> Sheet:
    text = stack.enter_context(io.TextIOWrapper(binary, encoding="utf-8-sig", newline=""))
    return Sheet(name="", rows=lambda: _guarded(path, _text_rows(path, text)))


def _text_rows(path: Path, text: IO[str]) -> Iterator[Row]:
    for row in csv.reader(_lines(path, text), strict=True):
        yield tuple(row)


def _lines(path: Path, text: IO[str]) -> Iterator[str]:
    """Lines of bounded length: a file without line breaks must not fill the memory."""
    while line := text.readline(_MAX_LINE):
        if len(line) == _MAX_LINE:
            raise refused("damaged", file=path.name, detail="no line break")
        yield line


def _guarded(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    """The same rows, with every way in which reading breaks told as a refusal."""
    try:
        yield from rows
    except UnicodeDecodeError as error:
        detail = f"byte {error.object[error.start]:#04x}"
        raise refused("not_text", file=path.name, detail=detail) from error
    except _BROKEN as error:
        raise refused("damaged", file=path.name, detail=type(error).__name__) from error


def _workbook_sheets(path: Path, stack: ExitStack) -> tuple[Sheet, ...]:
    with checked_zip(path, limit=MAX_WORKBOOK, read_through=True) as archive:
        strict = as_transitional(archive)
    try:
        book = _quietly(_load(), strict or path, read_only=True, data_only=True, keep_links=False)
    except _BROKEN as error:
        raise refused("damaged", file=path.name, detail=type(error).__name__) from error
    stack.callback(book.close)
    return tuple(_book_sheet(path, sheet) for sheet in book.worksheets)


def _load() -> Callable[..., Any]:
    """openpyxl's reader, loaded with the first workbook: it is large, and pages have no use for it."""
    load: Callable[..., Any] = import_module("openpyxl").load_workbook
    return load


def _book_sheet(path: Path, sheet: Any) -> Sheet:
    @cache
    def rows() -> tuple[Row, ...]:
        sheet.reset_dimensions()
        return tuple(_guarded(path, _bounded(path, sheet.iter_rows(values_only=True))))

    return Sheet(name=str(sheet.title), rows=lambda: iter(_quietly(rows)))


def _bounded(path: Path, rows: Iterator[Row]) -> Iterator[Row]:
    """Rows up to the size any index has: a sheet may claim a cell in its last corner."""
    for number, row in enumerate(rows, start=1):
        if number > _MAX_ROWS or len(row) > _MAX_COLUMNS:
            raise refused("damaged", file=path.name, detail=f"> {_MAX_ROWS} x {_MAX_COLUMNS}")
        yield row


def _quietly(call: Callable[..., Any], *arguments: Any, **options: Any) -> Any:
    """openpyxl warns of drawings and validations that it leaves out; nobody can act on that."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return call(*arguments, **options)
