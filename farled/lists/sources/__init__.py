"""How is a publisher's own file read into parties, or refused with its line?"""

from collections.abc import Callable
from pathlib import Path

from farled.lists.sources.ca_nro import read_ca_nro
from farled.lists.sources.farled_jsonl import read_farled_jsonl
from farled.lists.sources.follow_the_money import read_follow_the_money
from farled.lists.sources.jp_meti import read_jp_meti
from farled.lists.sources.misp_aspi import read_misp_aspi
from farled.lists.sources.ofac_sdn import read_ofac_cons, read_ofac_sdn
from farled.lists.sources.un_sc import read_un_sc
from farled.lists.sources.us_restricted import read_us_restricted
from farled.lists.terms import FileFormat, Read

READERS: dict[FileFormat, Callable[[Path], Read]] = {
    FileFormat.FARLED_JSONL: read_farled_jsonl,
    FileFormat.FOLLOW_THE_MONEY: read_follow_the_money,
    FileFormat.OFAC_SDN: read_ofac_sdn,
    FileFormat.OFAC_CONS: read_ofac_cons,
    FileFormat.UN_SC: read_un_sc,
    FileFormat.CA_NRO: read_ca_nro,
    FileFormat.JP_METI: read_jp_meti,
    FileFormat.MISP_ASPI: read_misp_aspi,
    FileFormat.US_RESTRICTED: read_us_restricted,
}

__all__ = [
    "READERS",
    "read_ca_nro",
    "read_farled_jsonl",
    "read_follow_the_money",
    "read_jp_meti",
    "read_misp_aspi",
    "read_ofac_cons",
    "read_ofac_sdn",
    "read_un_sc",
    "read_us_restricted",
]
