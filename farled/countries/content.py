"""Which territories does the register hold, and what are they called in both languages?"""

import csv
import re
from functools import lru_cache
from pathlib import Path

from babel import Locale

from farled.countries.terms import (
    CountedSource,
    Saying,
    Signal,
    Territory,
    TerritoryKind,
    Thresholds,
    ThresholdSet,
)
from farled.text.content import ContentError, Node, read_yaml
from farled.text.terms import Wording

_COLUMNS = ["code", "iso2", "kind", "parent", "sv", "en"]
_CODE = re.compile(r"[A-Z]{3}(-[A-Z]{3}|-[A-Z]{2})?")
_OF_A_FIGURE = ("source", "figure", "value", "band", "lower", "upper", "edition", "year", "threshold")
_PLACES: dict[Saying, tuple[str, ...]] = {
    Saying.CALM: _OF_A_FIGURE,
    Saying.RESPECTED: _OF_A_FIGURE,
    Saying.CROSSES: _OF_A_FIGURE,
    Saying.REACHES: _OF_A_FIGURE,
    Saying.FELL: ("source", "before", "before_year", "value", "year"),
    Saying.AGED: ("source", "year"),
    Saying.NOT_COVERED: ("source",),
    Saying.NOT_LOADED: ("source",),
    Saying.TOO_FEW: ("enough",),
    Saying.BEFORE_FIRST: ("day",),
}
_LISTS = ("heightened", "strict", "together", "freedom")


def read_register(path: Path) -> dict[str, Territory]:
    """All territories by code, in the file's order; ``path`` is content/countries/register.csv.

    Raises ContentError with the line for an unknown parent or kind, a repeated code, a missing name.
    """
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    if not rows or rows[0] != _COLUMNS:
        raise ContentError(path, 1, f"the header {','.join(_COLUMNS)}", ",".join(rows[0]) if rows else "")
    register: dict[str, Territory] = {}
    for line, row in enumerate(rows[1:], start=2):
        territory = _territory(path, line, row)
        if territory.code in register:
            raise ContentError(path, line, "every code once", territory.code)
        if territory.parent is not None and territory.parent not in register:
            raise ContentError(path, line, "a parent that stands above", territory.parent)
        register[territory.code] = territory
    return register


@lru_cache(maxsize=1024)
def territory_name(territory: Territory) -> Wording:
    """What the territory is called: the register's own words, else CLDR's."""
    if territory.name is not None:
        return territory.name
    key = territory.iso2 or ""
    return Wording(sv=_cldr("sv")[key], en=_cldr("en")[key])


def spellings(register: dict[str, Territory]) -> dict[str, str]:
    """Every name of the register in both languages to its code, for suggestions to an operator."""
    found: dict[str, str] = {}
    for territory in register.values():
        name = territory_name(territory)
        found |= {name.sv: territory.code, name.en: territory.code}
    return found


def _territory(path: Path, line: int, row: list[str]) -> Territory:
    if len(row) != len(_COLUMNS):
        raise ContentError(path, line, f"{len(_COLUMNS)} columns", str(len(row)))
    code, iso2, kind, parent, sv, en = (cell.strip() for cell in row)
    if not _CODE.fullmatch(code):
        raise ContentError(path, line, "a code such as NOR or PSE-WB", repr(code))
    if kind not in tuple(TerritoryKind):
        raise ContentError(path, line, f"kind to be one of {', '.join(TerritoryKind)}", repr(kind))
    if bool(sv) != bool(en):
        raise ContentError(path, line, "a name in both languages or in neither", repr(sv or en))
    if not sv and iso2 not in _cldr("sv"):
        raise ContentError(path, line, "an ISO alpha-2 code that CLDR names, or names here", repr(iso2))
    name = Wording(sv=sv, en=en) if sv else None
    return Territory(code, iso2 or None, TerritoryKind(kind), parent or None, name)


@lru_cache(maxsize=2)
def _cldr(language: str) -> dict[str, str]:
    return dict(Locale(language).territories)


def read_thresholds(path: Path) -> Thresholds:
    """The dated thresholds of content/rules/context-bands.yaml; raises ContentError with the line."""
    node = read_yaml(path)
    node.only("sets", "sentences")
    sets = tuple(_threshold_set(one) for one in node.nodes("sets"))
    starts = [found.starts_on for found in sets]
    if not sets or starts != sorted(set(starts)):
        raise node.refuse("sets with a 'from' each, oldest first", ", ".join(map(str, starts)), "sets")
    spoken = node.node("sentences")
    spoken.only(*Saying)
    sentences = {saying: _fillable(spoken, saying, _PLACES[saying]) for saying in Saying}
    return Thresholds(sets, sentences)


def _threshold_set(node: Node) -> ThresholdSet:
    node.only("from", "reference", "because", "enough", "old_after_years", "sources", "signals", *_LISTS)
    sources = {source.id: source for source in map(_counted_source, node.nodes("sources"))}
    signals = {signal.id: signal for signal in (_signal(one, sources) for one in node.nodes("signals"))}
    _refuse_repeated(node, "sources")
    _refuse_repeated(node, "signals")
    lists = {key: _named_signals(node, key, signals) for key in _LISTS}
    named = {signal.id for listed in lists.values() for signal in listed}
    if named != signals.keys():
        unused = ", ".join(sorted(signals.keys() - named))
        raise node.refuse(f"every signal in one of {', '.join(_LISTS)}", f"{unused} in none", "signals")
    counted = sum(source.is_counted for source in sources.values())
    enough = node.whole("enough")
    if not 1 <= enough <= counted:
        raise node.refuse(f"'enough' between 1 and the {counted} counted sources", str(enough), "enough")
    return ThresholdSet(
        starts_on=node.day("from"),
        reference=node.text("reference"),
        because=node.wording("because"),
        sources=tuple(sources.values()),
        enough=enough,
        old_after_years=node.whole("old_after_years"),
        **lists,
    )


def _counted_source(node: Node) -> CountedSource:
    node.only("id", "name", "decimals", "counted")
    return CountedSource(
        id=node.text("id"),
        name=node.wording("name"),
        decimals=node.whole("decimals"),
        is_counted=node.truth("counted"),
    )


def _signal(node: Node, sources: dict[str, CountedSource]) -> Signal:
    node.only("id", "source", "indicator", "bands", "below", "because")
    if node.has("bands") == node.has("below"):
        raise node.refuse("either 'bands' or 'below'", "both" if node.has("bands") else "neither")
    return Signal(
        id=node.text("id"),
        source=sources[node.one_of("source", tuple(sources))],
        because=_fillable(node, "because", _OF_A_FIGURE),
        indicator=node.optional_text("indicator"),
        bands=tuple(node.texts("bands")),
        below=node.number("below") if node.has("below") else None,
    )


def _named_signals(node: Node, key: str, signals: dict[str, Signal]) -> tuple[Signal, ...]:
    named = node.texts(key)
    for name in named:
        if name not in signals:
            raise node.refuse(f"'{key}' to name signals of this set", repr(name), key)
    return tuple(signals[name] for name in named)


def _fillable(node: Node, key: str, places: tuple[str, ...]) -> Wording:
    """A sentence whose {places} are all known, so that it can never fail in front of a reader."""
    wording = node.wording(key)
    try:
        wording.filled(**dict.fromkeys(places, ""))
    except (KeyError, IndexError, ValueError) as error:
        allowed = ", ".join(f"{{{place}}}" for place in places)
        raise node.refuse(f"only the places {allowed} under '{key}'", str(error), key) from error
    return wording


def _refuse_repeated(node: Node, key: str) -> None:
    seen: set[str] = set()
    for one in node.nodes(key):
        if one.text("id") in seen:
            raise one.refuse(f"every id of '{key}' once", one.text("id"), "id")
        seen.add(one.text("id"))
