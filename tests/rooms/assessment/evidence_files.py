"""How does a test get a file of any kind, honest or not? Made byte by byte, without other programs."""

import struct
import zipfile
import zlib
from io import BytesIO

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {
    "docx": ("word/document.xml", f"{OFFICE}wordprocessingml.document.main+xml"),
    "xlsx": ("xl/workbook.xml", f"{OFFICE}spreadsheetml.sheet.main+xml"),
    "pptx": ("ppt/presentation.xml", f"{OFFICE}presentationml.presentation.main+xml"),
}
OPEN_TYPES = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}
MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{}</m:manifest>'
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
Members = dict[str, str | bytes]


def png(*, width: int = 1, height: int = 1, extra: bytes = b"") -> bytes:
    """A picture; ``extra`` is put into a comment of its own."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"tEXt", extra), (b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(png_part(kind, inside) for kind, inside in parts)


def png_part(kind: bytes, inside: bytes) -> bytes:
    """One part of a PNG with its length and checksum."""
    return struct.pack(">I", len(inside)) + kind + inside + struct.pack(">I", zlib.crc32(kind + inside))


def jpeg(*, width: int = 1, height: int = 1, comment: bytes = b"") -> bytes:
    """A picture with filling bytes between its parts, as some cameras write them."""
    frame = struct.pack(">BHHB", 8, height, width, 1) + b"\x01\x11\0"
    parts = [
        (0xE0, b"JFIF\0\1\1\0\0\1\0\1\0\0"),
        (0xFE, comment),
        (0xC0, frame),
        (0xDA, b"\x01\x01\0\0\x3f\0"),
    ]
    written = b"\xff".join(
        b"\xff" + bytes((marker,)) + struct.pack(">H", len(inside) + 2) + inside for marker, inside in parts
    )
    return b"\xff\xd8" + written + b"\x12\x34" + b"\xff\xd9"


def office(kind: str = "docx", *, more: Members | None = None, type: str = "", **over: str) -> bytes:
    """A docx, xlsx or pptx. ``more`` are further members, ``over`` replaces parts: main, types, rels."""
    part, main_type = TYPES[kind]
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{part}" ContentType="{type or main_type}"/></Types>'
    )
    members: Members = {
        "[Content_Types].xml": over.get("types", types),
        "_rels/.rels": over.get("rels", RELATIONSHIPS.format("")),
        part: over.get("main", "<w>Plan for the visit</w>"),
    }
    return zipped(members | (more or {}))


def open_document(
    kind: str = "odt", *, more: Members | None = None, manifest: str = "", mark: str = ""
) -> bytes:
    """An odt or ods."""
    members: Members = {
        "mimetype": mark or OPEN_TYPES[kind],
        "content.xml": "<office>Plan for the visit</office>",
        "META-INF/manifest.xml": MANIFEST.format(manifest),
    }
    return zipped(members | (more or {}))


def zipped(members: Members, *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members; one called mimetype is stored as it is."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", method) as archive:
        for name, inside in members.items():
            how = zipfile.ZIP_STORED if name == "mimetype" else method
            archive.writestr(zipfile.ZipInfo(name), inside, how)
    return written.getvalue()


def relationship(kind: str, target: str, mode: str = "External") -> str:
    """The relationships of a part with one that leads elsewhere."""
    one = f'<Relationship Id="r1" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/>'
    return RELATIONSHIPS.format(one)


HONEST: dict[str, bytes] = {
    "plan.pdf": PDF,
    "photo.png": png(),
    "photo.jpg": jpeg(),
    "photo.JPEG": jpeg(),
    "notes.txt": "Åse ringde i går.\r\n".encode(),
    "list.csv": b"\xef\xbb\xbfname;place\nFjordvik;Norge\n",
    "plan.docx": office("docx"),
    "budget.xlsx": office("xlsx"),
    "slides.pptx": office("pptx"),
    "plan.odt": open_document("odt"),
    "budget.ods": open_document("ods"),
}
