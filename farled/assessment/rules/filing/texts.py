"""Is a file plain text that everybody can read?"""

import unicodedata

from farled.assessment.terms.filing import FileKind

_BLANKS = frozenset("\t\n\r\f")


def is_text(content: bytes) -> bool:
    """Whether the content is UTF-8 without anything that only a machine would understand."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    return all(unicodedata.category(letter) != "Cc" for letter in set(text) - _BLANKS)


def kind_of_text(ending: str) -> FileKind:
    """A text is a table when its name says so: both are nothing but text."""
    return FileKind.CSV if ending == "csv" else FileKind.TEXT
