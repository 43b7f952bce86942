"""Which words does a file as evidence use: kind, what was found when it was looked at?"""

from dataclasses import dataclass
from enum import StrEnum

from farled.text.terms import Wording


class FileKind(StrEnum):
    """What a file is by its content. Nothing else is taken in."""

    PDF = "pdf"
    PNG = "png"
    JPEG = "jpeg"
    TEXT = "text"
    CSV = "csv"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    ODS = "ods"


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that was looked at: its cleaned name, its kind, and every reason not to take it in.

    ``kind`` is None when there is a problem.
    """

    name: str
    kind: FileKind | None
    problems: tuple[Wording, ...]
