"""Is only taken in what a file honestly is, and is everything else refused with a sentence that helps?"""

import unicodedata
import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from farled.assessment.rules.filing import ENDINGS, KINDS, cleaned_name, examine, words
from farled.assessment.rules.filing.names import MOST_LETTERS
from farled.assessment.terms.filing import FileKind
from farled.text.terms import Wording
from tests.rooms.assessment import evidence_files as files

MOST = 10_000_000
RTL, ZERO_WIDTH = "\u202e", "\u200b"
DTD = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]><w>&a;</w>'
ATTACKED_TEMPLATE = files.relationship("attachedTemplate", "http://example.org/t.dotm")
LISTENER = '<x xmlns:s="urn:oasis:names:tc:opendocument:xmlns:script:1.0"><s:event-listener/></x>'
LOCK = "<m:file-entry><m:encryption-data/></m:file-entry>"


def refusal(name: str, content: bytes, most: int = MOST) -> Wording | None:
    """The one sentence with which a file is refused; None when it is taken in."""
    found = examine(name=name, content=content, most=most)
    assert (found.kind is None) == bool(found.problems)
    return found.problems[0] if found.problems else None


def locked(content: bytes) -> bytes:
    """The same archive, with every member marked as locked by a password."""
    for header, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = content.find(header)
        while start >= 0:
            content = content[: start + place] + b"\x01" + content[start + place + 1 :]
            start = content.find(header, start + 4)
    return content


def twice(content: bytes) -> bytes:
    """The same archive, with the directory's first entry pointing to the second member as well."""
    entries = [at for at in range(len(content)) if content.startswith(b"PK\x01\x02", at)]
    second = content[entries[1] + 42 : entries[1] + 46]
    first = entries[0] + 42
    return content[:first] + second + content[first + 4 :]


@pytest.mark.parametrize(("name", "content"), files.HONEST.items())
def test_an_honest_file_is_taken_in_for_what_it_is(name: str, content: bytes) -> None:
    found = examine(name=name, content=content, most=MOST)

    assert found.problems == ()
    assert found.kind is not None
    assert found.name.rpartition(".")[2].lower() in ENDINGS[found.kind]


def test_every_kind_has_a_name_an_ending_and_an_honest_file() -> None:
    taken_in = {examine(name=name, content=content, most=MOST).kind for name, content in files.HONEST.items()}

    assert taken_in == set(KINDS) == set(ENDINGS) == set(FileKind)


def test_a_workbook_of_another_program_is_taken_in() -> None:
    written, book = BytesIO(), Workbook()
    book.active["A1"] = "Fjordvik"
    book.save(written)

    assert examine(name="partners.xlsx", content=written.getvalue(), most=MOST).kind is FileKind.XLSX


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.pdf", b"", words.EMPTY),
        # What it is, is not taken in.
        ("tool.exe", b"MZ\x90\0" + b"\0" * 60, words.UNKNOWN),
        ("tool.pdf", b"MZ\x90\0" + b"\0" * 60, words.UNKNOWN),
        ("page.html", "<script>alert(1)</script>".encode("utf-16"), words.UNKNOWN),
        ("picture.gif", b"GIF89a\1\0\1\0\0\0\0;", words.UNKNOWN),
        ("nulls.txt", b"a\0b", words.UNKNOWN),
        ("bell.md", b"\x07\xff", words.UNKNOWN),
        ("excel.csv", "Åse;Ödön".encode("cp1252"), words.NOT_UTF8),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504, words.OLD_OFFICE),
        ("some.zip", files.zipped({"plan.pdf": files.PDF}), words.UNKNOWN),
        ("app.jar", files.zipped({"META-INF/MANIFEST.MF": "Main-Class: A", "A.class": "x"}), words.UNKNOWN),
        # Cut off, or with something behind the end.
        ("cut.pdf", files.PDF[:-8], words.DAMAGED),
        ("bare.pdf", b"%PDF-1.7\n%%EOF", words.DAMAGED),
        ("tail.pdf", files.PDF + b"<script>alert(1)</script>", words.DAMAGED),
        ("cut.png", files.png()[:-1], words.DAMAGED),
        ("short.png", files.png()[:-12], words.DAMAGED),
        ("stub.png", files.png()[:11], words.DAMAGED),
        ("tail.png", files.png() + b"<?php ?>", words.DAMAGED),
        ("changed.png", files.png().replace(b"tEXt", b"tEXu"), words.DAMAGED),
        ("headless.png", files.png()[:8] + files.png()[33:], words.DAMAGED),
        ("flat.png", files.png(width=0), words.DAMAGED),
        ("cut.jpg", files.jpeg()[:-2], words.DAMAGED),
        ("tail.jpg", files.jpeg() + b"MZ", words.DAMAGED),
        ("stub.jpg", b"\xff\xd8\xff\xe0\0", words.DAMAGED),
        ("loose.jpg", b"\xff\xd8\xff\xe0\0\4abxx\xff\xd9", words.DAMAGED),
        ("unframed.jpg", b"\xff\xd8\xff\xd0\xff\xda\0\2xx\xff\xd9", words.DAMAGED),
        # Too large to show.
        ("huge.png", files.png(width=60_000, height=60_000), words.UNMEASURED),
        ("huge.jpg", files.jpeg(width=60_000, height=60_000), words.UNMEASURED),
        # Locked.
        ("locked.pdf", files.PDF.replace(b"/Root", b"/Encrypt 5 0 R /Root"), words.LOCKED),
        ("locked.docx", locked(files.office()), words.LOCKED),
        ("locked.odt", files.open_document(manifest=LOCK), words.LOCKED),
        # Two kinds at once.
        ("both.jpg", files.jpeg(comment=files.PDF), words.TWO_AT_ONCE),
        ("both.png", files.png(extra=files.PDF), words.TWO_AT_ONCE),
        ("both.txt", b"Look:\n%PDF-1.7\n", words.TWO_AT_ONCE),
        ("both.pdf", files.PDF + files.zipped({"A.class": "x"}) + b"\n%%EOF", words.TWO_AT_ONCE),
        ("gif.jpg", files.jpeg(comment=files.zipped({"A.class": "x"})), words.TWO_AT_ONCE),
        ("both.docx", files.zipped({"%PDF-1.7": "x", "[Content_Types].xml": "<x/>"}), words.TWO_AT_ONCE),
        ("tail.docx", files.office() + b"tail", words.TWO_AT_ONCE),
        ("front.docx", files.office()[:4] + files.office(), words.TWO_AT_ONCE),
        ("comment.docx", files.office()[:-2] + b"\4\0more", words.TWO_AT_ONCE),
        ("overlap.docx", twice(files.office()), words.TWO_AT_ONCE),
        # The name does not say what the content is.
        ("plan.exe", files.PDF, "PDF"),
        ("plan", files.PDF, "PDF"),
        ("photo.pdf", files.png(), "Picture (PNG)"),
        ("run.bat", b"del *.*", "Text"),
        ("page.svg", b"<svg onload='alert(1)'/>", "Text"),
        ("plan.docm", files.office(), "Word document (DOCX)"),
        ("budget.docx", files.office("xlsx"), "Excel sheet (XLSX)"),
    ],
)
def test_a_file_that_is_not_what_it_should_be_is_refused(
    name: str, content: bytes, sentence: Wording | str
) -> None:
    found = refusal(name, content)

    assert found is not None
    assert found == sentence if isinstance(sentence, Wording) else f"this is {sentence}." in found.en


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        # Programs.
        (files.office(more={"word/vbaProject.bin": b"x"}), words.MACROS),
        (files.office(more={"word/VBAPROJECT.BIN": b"x"}), words.MACROS),
        (files.office(type="application/vnd.ms-word.document.macroEnabled.main+xml"), words.MACROS),
        (files.office(type="application/vnd.ms-office.vbaProject"), words.MACROS),
        (files.office(type="application/vnd.ms-office.activeX+xml"), words.MACROS),
        (files.open_document(more={"Basic/Standard/script-lb.xml": "<x/>"}), words.MACROS),
        (files.open_document(more={"Scripts/python/a.py": "import os"}), words.MACROS),
        (files.open_document(more={"styles.xml": LISTENER}), words.MACROS),
        # Another file inside.
        (files.office(more={"word/embeddings/a.docx": files.office()}), words.NESTED),
        (files.office(more={"word/embeddings/ole.bin": b"\xd0\xcf\x11\xe0"}), words.NESTED),
        (files.office(more={"word/media/image1.png": b"MZ\x90\0"}), words.NESTED),
        (files.office(more={"word/a.exe": b"x"}), words.NESTED),
        (files.office(more={"word/a.gz": b"\x1f\x8b\x08"}), words.NESTED),
        # Something from elsewhere.
        (files.office(rels=ATTACKED_TEMPLATE), words.REACHES_OUT),
        (files.office(more={"word/_rels/a.xml.rels": ATTACKED_TEMPLATE}), words.REACHES_OUT),
        # A document type, in any encoding.
        (files.office(main=DTD), words.ENTITIES),
        (files.office(types=DTD), words.ENTITIES),
        (files.office(more={"word/a.xml": DTD.encode("utf-16")}), words.ENTITIES),
        (files.open_document(more={"styles.xml": DTD}), words.ENTITIES),
        # Built as no honest program builds them.
        (files.office(more={"../../etc/cron.d/a": b"x"}), words.DAMAGED),
        (files.office(more={"/etc/passwd": b"x"}), words.DAMAGED),
        (files.office(more={"C:/a": b"x"}), words.DAMAGED),
        (files.office(more={"word/Document.xml": "<x/>"}), words.DAMAGED),
        (files.office(main="<w>not closed"), words.DAMAGED),
        (files.office(main='<?xml version="1.0" encoding="unheard-of"?><w/>'), words.DAMAGED),
        (files.office()[:200], words.DAMAGED),
        (files.office().replace(b"word/document.xml", b"word/documenu.xml", 1), words.DAMAGED),
        (files.zipped({"[Content_Types].xml": "<x/>"}, method=zipfile.ZIP_BZIP2), words.DAMAGED),
        (b"PK\x03\x04" + b"\0" * 30, words.DAMAGED),
        # An archive of another kind, or of two.
        (files.office(types="<x/>"), words.UNKNOWN),
        (files.office(more={"mimetype": files.OPEN_TYPES["odt"]}, types="<x/>"), words.UNKNOWN),
        (files.open_document(mark="application/vnd.oasis.opendocument.database"), words.UNKNOWN),
        (files.open_document(mark="application/epub+zip"), words.UNKNOWN),
        (files.zipped({"mimetype": files.OPEN_TYPES["odt"]}), words.UNKNOWN),
    ],
)
def test_an_office_document_with_something_that_does_not_belong_is_refused(
    content: bytes, sentence: Wording
) -> None:
    assert refusal("plan.docx", content) == sentence


@pytest.mark.parametrize(
    "inside",
    [
        {"word/a.bin": 20_000_000},
        {"word/a.bin": 60_000_000, "word/b.bin": 60_000_000},
        {f"word/{number}.bin": 1 for number in range(3000)},
    ],
)
def test_what_unpacks_beyond_measure_is_refused_unopened(inside: dict[str, int]) -> None:
    packed = files.office(more={name: b"\0" * size for name, size in inside.items()})

    assert refusal("plan.docx", packed) == words.UNMEASURED


def test_a_document_of_two_kinds_is_of_none() -> None:
    both = files.office(
        types="""<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"""
        + "".join(
            f'<Override PartName="/{part}" ContentType="{type}"/>' for part, type in files.TYPES.values()
        )
        + "</Types>",
        more={"xl/workbook.xml": "<x/>"},
    )

    assert refusal("plan.docx", both) == words.UNKNOWN


@pytest.mark.parametrize(
    "content",
    [
        files.office(more={"docProps/custom.xml": ""}),
        files.office(rels=files.relationship("hyperlink", "https://example.org/")),
        files.office(rels=files.relationship("image", "media/image1.png", mode="Internal")),
        files.office(more={"word/media/image1.png": files.png(), "word/media/": b""}),
        files.office(more={"docProps/a.xml": "<x>Å</x>".encode("utf-16")}),
        files.office(more={"word/long.xml": "<x>" + "<y/>" * 40_000 + "</x>"}),
    ],
)
def test_what_honest_documents_hold_is_taken_in(content: bytes) -> None:
    assert refusal("plan.docx", content) is None


def test_a_file_beyond_the_measure_is_refused_and_one_at_it_is_not() -> None:
    assert refusal("plan.pdf", files.PDF, most=len(files.PDF)) is None
    assert refusal("plan.pdf", files.PDF, most=len(files.PDF) - 1) == words.TOO_LARGE.filled(most="0")


def test_a_sentence_says_the_measure_in_megabytes() -> None:
    found = refusal("plan.txt", b"a" * 3_000_001, most=3_000_000)

    assert found is not None
    assert found.en.startswith("The file is larger than 3 MB.")


@pytest.mark.parametrize(
    ("name", "cleaned"),
    [
        ("plan.pdf", "plan.pdf"),
        ("C:\\Users\\anna\\plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        (f"invoice{RTL}fdp.exe", "invoicefdp.exe"),
        (f"pl{ZERO_WIDTH}an.pdf", "plan.pdf"),
        ("plan\r\nSet-Cookie: a.pdf", "plan Set-Cookie_ a.pdf"),
        ("pla\0n.pdf", "plan.pdf"),
        ("A\u030asa.pdf", "Åsa.pdf"),
        ("e\u200b\u0301.pdf", "é.pdf"),
        (".htaccess", "htaccess"),
        ("plan.pdf. . ", "plan.pdf"),
        ('a"b<c>|d?*.pdf', "a_b_c__d__.pdf"),
        ("  two   words .pdf", "two words.pdf"),
        ("...", "file"),
        ("", "file"),
        ("计划 план.pdf", "计划 план.pdf"),
        ("x" * 300 + ".pdf", "x" * 116 + ".pdf"),
        ("x." + "y" * 300, "x." + "y" * 118),
        ("a" * 115 + " b.pdf", "a" * 115 + ".pdf"),
    ],
)
def test_a_name_keeps_what_is_plain_and_nothing_else(name: str, cleaned: str) -> None:
    assert cleaned_name(name) == cleaned


@given(st.text())
@example("e\u200b\u0301. .")
@example("a." + "b" * 61)
def test_a_cleaned_name_is_short_composed_visible_and_stays_as_it_is(name: str) -> None:
    cleaned = cleaned_name(name)

    assert 1 <= len(cleaned) <= MOST_LETTERS
    assert cleaned == unicodedata.normalize("NFC", cleaned) == cleaned_name(cleaned)
    assert not [letter for letter in cleaned if unicodedata.category(letter)[0] == "C" or letter in "/\\:"]
    assert not cleaned.startswith((".", " "))


@given(st.binary(max_size=400))
def test_no_bytes_break_the_look_at_them(content: bytes) -> None:
    found = examine(name="plan.pdf", content=content, most=MOST)

    assert (found.kind is None) == bool(found.problems)


@given(st.sampled_from(sorted(files.HONEST)), st.data())
def test_an_honest_file_with_some_bytes_changed_never_breaks_the_look_at_it(
    name: str, data: st.DataObject
) -> None:
    content = bytearray(files.HONEST[name])
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    found = examine(name=name, content=bytes(content), most=MOST)

    assert (found.kind is None) == bool(found.problems)


@given(st.sampled_from(sorted(files.HONEST)), st.data())
def test_an_honest_file_cut_short_is_never_taken_in_but_as_text(name: str, data: st.DataObject) -> None:
    whole = files.HONEST[name].rstrip(b"\n")
    found = examine(name=name, content=whole[: data.draw(st.integers(0, len(whole) - 1))], most=MOST)

    assert found.kind in (None, FileKind.TEXT, FileKind.CSV)


@given(
    st.sampled_from(sorted(files.HONEST)), st.sampled_from(["exe", "html", "svg", "js", "docm", "zip", ""])
)
def test_no_file_is_kept_under_a_name_that_runs(name: str, ending: str) -> None:
    found = examine(name=f"{name}.{ending}", content=files.HONEST[name], most=MOST)

    assert found.kind is None or ending == ""
