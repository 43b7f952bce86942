"""How is a publisher's own file read into parties, or refused with its line?"""

from collections.abc import Callable
from pathlib import Path

from farled.lists.sources.farled_jsonl import read_farled_jsonl
from farled.lists.sources.ofac_sdn import read_ofac_sdn
from farled.lists.terms import FileFormat, Read

READERS: dict[FileFormat, Callable[[Path], Read]] = {
    FileFormat.FARLED_JSONL: read_farled_jsonl,
    FileFormat.OFAC_SDN: read_ofac_sdn,
}

__all__ = ["READERS", "read_farled_jsonl", "read_ofac_sdn"]
