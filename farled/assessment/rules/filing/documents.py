"""Is a PDF whole, and can everybody read it?"""

import re

from farled.assessment.rules.filing import words
from farled.text.terms import Wording

_HEADER = re.compile(rb"%PDF-[12]\.\d")
_TAIL = 1024
_LOCKED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")


def is_document(content: bytes) -> bool:
    """Whether the content begins as a PDF does."""
    return bool(_HEADER.match(content))


def document_problem(content: bytes) -> Wording | None:
    """Why a PDF is not kept: cut off, with something behind its end, or locked; None when all is well."""
    tail = content[-_TAIL:].rstrip(b"\0\t\n\f\r ")
    if not tail.endswith(b"%%EOF") or b"startxref" not in content:
        return words.DAMAGED
    return words.LOCKED if _LOCKED.search(content) else None
