"""Which kinds of files are taken in, what are they called, and how may their names end?"""

from farled.assessment.terms.filing import FileKind
from farled.text.terms import Wording

KINDS = {
    FileKind.PDF: Wording(sv="PDF", en="PDF"),
    FileKind.PNG: Wording(sv="Bild (PNG)", en="Picture (PNG)"),
    FileKind.JPEG: Wording(sv="Bild (JPEG)", en="Picture (JPEG)"),
    FileKind.TEXT: Wording(sv="Text", en="Text"),
    FileKind.CSV: Wording(sv="Tabell som text (CSV)", en="Table as text (CSV)"),
    FileKind.DOCX: Wording(sv="Worddokument (DOCX)", en="Word document (DOCX)"),
    FileKind.XLSX: Wording(sv="Excelark (XLSX)", en="Excel sheet (XLSX)"),
    FileKind.PPTX: Wording(sv="Powerpointbilder (PPTX)", en="PowerPoint slides (PPTX)"),
    FileKind.ODT: Wording(sv="Textdokument (ODT)", en="Text document (ODT)"),
    FileKind.ODS: Wording(sv="Kalkylark (ODS)", en="Spreadsheet (ODS)"),
}
ENDINGS = {
    FileKind.PDF: ("pdf",),
    FileKind.PNG: ("png",),
    FileKind.JPEG: ("jpg", "jpeg"),
    FileKind.TEXT: ("txt",),
    FileKind.CSV: ("csv",),
    FileKind.DOCX: ("docx",),
    FileKind.XLSX: ("xlsx",),
    FileKind.PPTX: ("pptx",),
    FileKind.ODT: ("odt",),
    FileKind.ODS: ("ods",),
}
