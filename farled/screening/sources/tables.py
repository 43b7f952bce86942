"""How is a table read row by row, in CSV, XLSX or JSON lines, so that a broken or packed one does no harm?"""

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from farled.text.terms import Refused, Wording

Row = tuple[int, dict[str, Any]]

LONGEST_LINE = 1_000_000
_MOST_UNPACKED = 500_000_000
_MOST_SHEET = 100
_NOT_TEXT = Wording(
    sv="Rad {line}: filen är inte text i UTF-8. Spara den som UTF-8 och försök igen.",
    en="Line {line}: the file is not text in UTF-8. Save it as UTF-8 and try again.",
)
_NULL = Wording(sv="Rad {line}: ett nolltecken.", en="Line {line}: a NUL byte.")
_TOO_LONG = Wording(sv="Rad {line} är längre än {most} byte.", en="Line {line} is longer than {most} bytes.")
_NO_JSON = Wording(
    sv="Rad {line}: ett JSON-objekt väntas ({why}).", en="Line {line}: a JSON object is expected ({why})."
)
_NO_NAME = Wording(
    sv="Ingen kolumn heter '{wanted}'. Kolumnerna är: {found}.",
    en="No column is called '{wanted}'. The columns are: {found}.",
)
_NO_SHEET = Wording(sv="Arbetsboken går inte att läsa: {why}.", en="The workbook cannot be read: {why}.")
_BOMB = Wording(
    sv="Arbetsboken är större än {most} byte när den packas upp.",
    en="The workbook is larger than {most} bytes, unpacked.",
)
_UNKNOWN = Wording(
    sv="'{found}' är inget format som läses. De är: .csv, .jsonl, .xlsx.",
    en="'{found}' is no format that is read. They are: .csv, .jsonl, .xlsx.",
)


def rows_of(path: Path, *, wanted: tuple[str, ...]) -> Iterator[Row]:
    """(line, cells by column) of each row; Refused with the line of what does not fit.

    ``wanted``: the columns of which one has to be there. Names of columns are read in small letters.
    """
    ending = path.suffix.lower()
    if ending == ".csv":
        return _csv(path, wanted)
    if ending in (".jsonl", ".ndjson"):
        return _json(path)
    if ending == ".xlsx":
        return _xlsx(path, wanted)
    raise Refused(_UNKNOWN.filled(found=ending or path.name))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    with path.open("rb") as stream:
        number = 0
        while raw := stream.readline(LONGEST_LINE + 1):
            number += 1
            if len(raw) > LONGEST_LINE:
                raise Refused(_TOO_LONG.filled(line=str(number), most=str(LONGEST_LINE)))
            if b"\0" in raw:
                raise Refused(_NULL.filled(line=str(number)))
            try:
                yield number, raw.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise Refused(_NOT_TEXT.filled(line=str(number))) from error


def _json(path: Path) -> Iterator[Row]:
    for number, line in _lines(path):
        if not line.strip():
            continue
        try:
            told = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise Refused(_NO_JSON.filled(line=str(number), why=str(error))) from error
        if not isinstance(told, dict):
            raise Refused(_NO_JSON.filled(line=str(number), why=type(told).__name__))
        yield number, told


def _csv(path: Path, wanted: tuple[str, ...]) -> Iterator[Row]:
    """Separated by commas, semicolons or tabs: whichever the first line has most of."""
    lines = _lines(path)
    first = next(lines, (1, ""))[1]
    sign = max(",;\t", key=first.count)
    columns = [one.strip().lower() for one in next(csv.reader([first], delimiter=sign), [])]
    _needs(wanted, columns)
    read = csv.reader((line for _number, line in lines), delimiter=sign)
    try:
        for cells in read:
            if any(cell.strip() for cell in cells):
                yield read.line_num + 1, dict(zip(columns, cells, strict=False))
    except csv.Error as error:
        raise Refused(_NO_SHEET.filled(why=str(error))) from error


def _xlsx(path: Path, wanted: tuple[str, ...]) -> Iterator[Row]:
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(one.file_size for one in archive.infolist()) > _MOST_UNPACKED:
                raise Refused(_BOMB.filled(most=str(_MOST_UNPACKED)))
        book = load_workbook(path, read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise Refused(_NO_SHEET.filled(why=str(error))) from error
    sheet = book.worksheets[0]
    rows = sheet.iter_rows(values_only=True, max_col=_MOST_SHEET)
    columns = [str(cell or "").strip().lower() for cell in next(rows, ())]
    _needs(wanted, columns)
    for number, cells in enumerate(rows, 2):
        told = ["" if cell is None else str(cell) for cell in cells]
        if any(cell.strip() for cell in told):
            yield number, dict(zip(columns, told, strict=False))


def _needs(wanted: tuple[str, ...], columns: list[str]) -> None:
    if not set(wanted) & set(columns):
        raise Refused(
            _NO_NAME.filled(wanted=" / ".join(wanted), found=", ".join(filter(None, columns)) or "-")
        )
