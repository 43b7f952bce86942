"""How does a document become a PDF that is tagged, archivable, and the same bytes every time?"""

import json
from pathlib import Path
from typing import Any

import typst

_TEMPLATE = Path(__file__).resolve().parents[1] / "record" / "record.typ"
_STANDARDS = ["ua-1", "a-2a"]


def pdf_of(document: dict[str, Any]) -> bytes:
    """A record as PDF/UA-1 and PDF/A-2a. Its words come in as data, never as markup; fonts are Typst's own."""
    return _compiled(json.dumps(document, sort_keys=True, ensure_ascii=False))


def _compiled(data: str) -> bytes:
    written: bytes = typst.compile(
        str(_TEMPLATE),
        root=str(_TEMPLATE.parent),
        sys_inputs={"document": data},
        format="pdf",
        pdf_standards=_STANDARDS,
        ignore_system_fonts=True,
    )
    return written
