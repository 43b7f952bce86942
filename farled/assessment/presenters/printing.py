"""How does a document become a PDF that is tagged, archivable, and the same bytes every time?"""

import json
from pathlib import Path
from typing import Any, Literal

import typst

_TEMPLATE = Path(__file__).resolve().parents[1] / "record" / "record.typ"
_STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


def pdf_of(document: dict[str, Any]) -> bytes:
    """A record as PDF/UA-1 and PDF/A-2a. Its words come in as data, never as markup."""
    return typst.compile(
        _TEMPLATE,
        root=_TEMPLATE.parent,
        sys_inputs={"document": json.dumps(document, sort_keys=True, ensure_ascii=False)},
        format="pdf",
        pdf_standards=list(_STANDARDS),
        ignore_system_fonts=True,
    )
