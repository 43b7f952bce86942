"""In how many ways can a workbook be spoiled, and what should then be said?"""

import zipfile
from collections.abc import Callable
from pathlib import Path

MEBIBYTE = 1024**2


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(byte ^ 0xFF for byte in data[middle : middle + 64])
    path.write_bytes(bytes(data))


def web_page(path: Path) -> None:
    path.write_text("\n<!DOCTYPE html><html><body>Sign in</body></html>")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def old_excel(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 512)


def r_data(path: Path) -> None:
    path.write_bytes(b"\x1f\x8b\x08\x00\x00" + b"\x42" * 64)


def report(path: Path) -> None:
    path.write_bytes(b"%PDF-1.7\n\x00\x01")


def not_utf8(path: Path) -> None:
    path.write_bytes("Country,Year\nCôte d'Ivoire,2030\n".encode("latin-1"))


def no_lines(path: Path) -> None:
    path.write_bytes(b"x" * (9 * MEBIBYTE))


def bomb(path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b" " * (130 * MEBIBYTE))


def lying_bomb(path: Path) -> None:
    """The directory says ten bytes, the part holds two hundred million."""
    bomb(path)
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")
    path.write_bytes(bytes(data))


def boasting(path: Path) -> None:
    """The directory promises 700 MiB; nothing of it is unpacked to find out."""
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("table.csv", b"a,b\n")
    data = bytearray(path.read_bytes())
    at = data.rfind(b"PK\x01\x02")
    data[at + 24 : at + 28] = (700 * MEBIBYTE).to_bytes(4, "little")
    path.write_bytes(bytes(data))


def many_parts(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(2_100):
            archive.writestr(f"{number}.csv", b"")


def encrypted(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("table.csv", b"a,b\n")
    data = bytearray(path.read_bytes())
    data[data.rfind(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(bytes(data))


def entity_bomb(path: Path) -> None:
    """A workbook whose sheet names entities that name entities."""
    original = path.with_suffix(".original")
    path.rename(original)
    lol = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            is_sheet = name.startswith("xl/worksheets/")
            new.writestr(
                name, lol.encode() + part.replace(b"<sheetData>", b"<sheetData>&b;") if is_sheet else part
            )


def broken_xml(path: Path) -> None:
    original = path.with_suffix(".original")
    path.rename(original)
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part[: len(part) // 2] if name.startswith("xl/worksheets/") else part)


def last_corner(path: Path) -> None:
    """One cell in the last row and column that a sheet may have."""
    original = path.with_suffix(".original")
    path.rename(original)
    corner = b'<sheetData><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    with zipfile.ZipFile(original) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name.startswith("xl/worksheets/"):
                part = part[: part.index(b"<sheetData>")] + corner + part[part.index(b"</sheetData>") + 12 :]
            new.writestr(name, part)


SPOILED: list[tuple[Callable[[Path], None], str]] = [
    (cut, "damaged or cut short"),
    (flip, "damaged or cut short"),
    (web_page, "is a web page"),
    (empty, "is empty"),
    (old_excel, "old Excel format"),
    (r_data, "program R"),
    (report, "neither a workbook"),
    (not_utf8, "not UTF-8"),
    (no_lines, "no line break"),
    (bomb, "more than 120 MiB"),
    (lying_bomb, "damaged or cut short"),
    (boasting, "more than 600 MiB"),
    (many_parts, "2100 parts"),
    (encrypted, "password"),
    (entity_bomb, "damaged or cut short"),
    (broken_xml, "damaged or cut short"),
    (last_corner, "damaged or cut short"),
]
