"""How does a document become a PDF that is tagged, archivable, and the same bytes every time?"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parents[1] / "record"
_PATIENCE = 60
"""Seconds that setting a record may take; it takes a tenth of one."""


class UnprintableError(Exception):
    """The press could not set the document; the text is what it said."""


def pdf_of(document: dict[str, Any]) -> bytes:
    """A record as PDF/UA-1 and PDF/A-2a. Its words come in as data, never as markup.

    Set in a process of its own: the fonts and all that Typst remembers would stay in every worker's memory.
    """
    pressed = subprocess.run(
        [sys.executable, "-I", str(_FOLDER / "press.py"), str(_FOLDER / "record.typ")],
        input=json.dumps(document, sort_keys=True, ensure_ascii=False).encode("utf-8"),
        capture_output=True,
        timeout=_PATIENCE,
        check=False,
    )
    if pressed.returncode:
        raise UnprintableError(pressed.stderr.decode("utf-8", "replace"))
    return pressed.stdout
