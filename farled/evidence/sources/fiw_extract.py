"""How is a small extract of ratings by ISO alpha-2 code (JSON) read?

Such files are not Freedom House's own; they hold status and ratings for one edition, which only the file's
name tells.
"""

import json
import re
from functools import partial

from farled.evidence.sources.gathering import Gathering
from farled.evidence.sources.headers import plain
from farled.evidence.sources.refusals import note, place, refused
from farled.evidence.terms import Source

_MAX_SIZE = 4 * 1024**2
_KEYS = {"status", "pr", "cl"}
_EDITION = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def gather(gathering: Gathering) -> None:
    """Put every status and rating into ``gathering``."""
    table = _read(gathering)
    edition = _EDITION.findall(gathering.path.name)
    if not edition:
        where = place(file=gathering.path.name, sheet="", row=1)
        raise refused("bad_year", place=where, found=gathering.path.stem)
    year = int(edition[-1]) - gathering.source.edition_rule.offset
    for number, (code, entry) in enumerate(table.items(), start=1):
        _gather_entry(gathering, number, code, entry, year)
    gathering.remark(note("third_party"))


def _read(gathering: Gathering) -> dict[str, dict[str, object]]:
    path, name = gathering.path, gathering.source.name.en
    try:
        size = path.stat().st_size
        text = path.read_text(encoding="utf-8-sig") if size <= _MAX_SIZE else ""
    except OSError as error:
        raise refused("absent", file=path.name) from error
    except UnicodeDecodeError as error:
        raise refused("not_text", file=path.name, detail=f"byte {error.start}") from error
    if text.lstrip().startswith("<"):
        raise refused("web_page", file=path.name, expected=name)
    try:
        table = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise refused("damaged", file=path.name, detail=type(error).__name__) from error
    if not isinstance(table, dict) or not all(_is_entry(entry) for entry in table.values()):
        raise refused("foreign", file=path.name, expected=name)
    return table


def _is_entry(entry: object) -> bool:
    return isinstance(entry, dict) and set(entry) == _KEYS


def _gather_entry(gathering: Gathering, number: int, code: str, entry: dict[str, object], year: int) -> None:
    where = partial(place, file=gathering.path.name, sheet="", row=number)
    territory = gathering.territory(name="", code=code, place=where)
    if territory is None:
        return
    label = _status(gathering.source, str(entry["status"]))
    cells = {"total": None, "pr_rating": entry["pr"], "cl_rating": entry["cl"]}
    for indicator in gathering.source.indicators:
        if indicator.id in cells:
            gathering.add(
                territory=territory,
                year=year,
                indicator=indicator,
                cells=[cells[indicator.id]],
                place=where,
                label=label,
            )


def _status(source: Source, written: str) -> str:
    """The publisher's abbreviation of a status that is written out."""
    named = (band.label for band in source.bands if plain(band.name.en) == plain(written))
    return next(named, written)
