"""What do the content files say of each source, and how does it write the territories?"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from farled.evidence.terms import (
    Band,
    ChangeMethod,
    ChangeRule,
    EditionRule,
    Indicator,
    Names,
    Plausibility,
    RatingScales,
    Role,
    Source,
)
from farled.text.content import Node, read_yaml

_REASONS = ("older", "lost", "jumped", "revised")


def read_sources(folder: Path) -> dict[str, Source]:
    """All sources under ``folder`` (content/sources), by id, in the order of their ``place``.

    Raises ContentError with file and line for whatever does not fit.
    """
    limits = _plausibility(read_yaml(folder / "plausibility.yaml"))
    nodes = sorted(map(read_yaml, folder.glob("*/source.yaml")), key=lambda node: node.whole("place"))
    read = [_source(node, limits) for node in nodes]
    return {source.id: source for source in read}


def read_names(path: Path, *, codes: frozenset[str], spellings: Mapping[str, str]) -> Names:
    """The hand-kept table of one source (names.yaml): its codes and names to register ``codes``.

    ``spellings`` are the register's own names to its codes; they serve suggestions only.
    """
    node = read_yaml(path)
    node.only("codes", "names")
    known: dict[str, str] = {}
    if node.has("codes"):
        own = node.node("codes")
        own_codes = own.keys()
        for written in own_codes:
            _enter(own, known, written, own.text(written), written, codes)
    table = node.node("names")
    codes_named = table.keys()
    for code in codes_named:
        for written in table.texts(code):
            _enter(table, known, written, code, code, codes)
    return Names(known=known, codes=codes, spellings=spellings)


def _enter(
    node: Node, known: dict[str, str], written: str, code: str, key: str, codes: frozenset[str]
) -> None:
    if code not in codes:
        raise node.refuse("a code of the country register", repr(code), key)
    if known.get(written, code) != code:
        raise node.refuse(f"'{written}' under one code only", f"{known[written]} and {code}", key)
    known[written] = code


def _source(node: Node, limits: Plausibility) -> Source:
    node.only(
        *(
            "id",
            "role",
            "place",
            "name",
            "asks",
            "publisher",
            "address",
            "fetch_address",
            "licence",
            "citation",
        ),
        *("may_ship", "interval", "usual_month", "edition", "revises_past", "territories", "bands"),
        *("change", "ratings", "columns", "known_columns", "indicators"),
    )
    if node.text("id") != node.file.parent.name:
        raise node.refuse(f"id '{node.file.parent.name}', as the folder", node.text("id"), "id")
    since = _territories(node)
    return replace(
        _published(node),
        fetch_address=node.optional_text("fetch_address"),
        expected_territories=since[-1][1],
        territories_since=since,
        usual_month=node.whole("usual_month"),
        bands=_bands(node),
        change=_change(node.node("change")) if node.has("change") else None,
        ratings=_ratings(node.node("ratings")) if node.has("ratings") else None,
        plausibility=limits,
        edition_rule=_edition(node.node("edition")),
        revises_past=node.truth("revises_past"),
        known_columns=tuple(node.texts("known_columns")),
        column_words=_columns(node.node("columns")),
    )


def _published(node: Node) -> Source:
    """What the publisher says of itself and its figures, without the rules for reading them."""
    return Source(
        id=node.text("id"),
        role=Role(node.one_of("role", tuple(Role))),
        name=node.wording("name"),
        asks=node.wording("asks"),
        publisher=node.text("publisher"),
        address=node.text("address"),
        licence=node.wording("licence"),
        citation=node.text("citation"),
        may_ship=node.truth("may_ship"),
        interval=node.wording("interval"),
        indicators=_indicators(node),
    )


def _territories(node: Node) -> tuple[tuple[int, int], ...]:
    since = tuple((entry.whole("from"), entry.whole("least")) for entry in node.nodes("territories"))
    if not since or any(first[0] >= second[0] for first, second in pairwise(since)):
        raise node.refuse("at least one {from, least}, oldest year first", key="territories")
    return since


def _indicators(node: Node) -> tuple[Indicator, ...]:
    indicators = tuple(_indicator(entry) for entry in node.nodes("indicators"))
    if sum(indicator.is_headline for indicator in indicators) != 1:
        raise node.refuse("exactly one indicator with 'headline: true'", key="indicators")
    if len({indicator.id for indicator in indicators}) != len(indicators):
        raise node.refuse("every indicator id once", key="indicators")
    return indicators


def _indicator(entry: Node) -> Indicator:
    entry.only("id", "name", "low", "high", "decimals", "headline", "columns", "lower", "upper")
    if entry.number("low") >= entry.number("high"):
        raise entry.refuse("'low' below 'high'", key="low")
    return Indicator(
        id=entry.text("id"),
        name=entry.wording("name"),
        low=entry.number("low"),
        high=entry.number("high"),
        decimals=entry.whole("decimals"),
        is_headline=entry.has("headline") and entry.truth("headline"),
        columns=tuple(entry.texts("columns")),
        lower_columns=tuple(entry.texts("lower")),
        upper_columns=tuple(entry.texts("upper")),
    )


def _bands(node: Node) -> tuple[Band, ...]:
    if not node.has("bands"):
        return ()
    section = node.node("bands")
    section.only("reference", "list")
    section.text("reference")
    return tuple(_band(entry) for entry in section.nodes("list"))


def _band(entry: Node) -> Band:
    entry.only("id", "name", "from", "label")
    if entry.has("from") == entry.has("label"):
        raise entry.refuse("either 'from' (a value) or 'label' (what the publisher prints)")
    return Band(
        id=entry.text("id"),
        name=entry.wording("name"),
        low=entry.number("from") if entry.has("from") else None,
        label=entry.text("label") if entry.has("label") else "",
    )


def _change(node: Node) -> ChangeRule:
    node.only("reference", "years", "method", "test", "least", "factor", "error", "listed", "listed_test")
    node.text("reference")
    return ChangeRule(
        years=node.whole("years"),
        method=ChangeMethod(node.one_of("method", tuple(ChangeMethod))),
        test=node.wording("test"),
        least=node.number("least") if node.has("least") else 0.0,
        factor=node.number("factor") if node.has("factor") else 0.0,
        error=node.optional_text("error") or "",
        listed=node.optional_text("listed") or "",
        listed_test=node.wording("listed_test") if node.has("listed_test") else None,
    )


def _ratings(node: Node) -> RatingScales:
    node.only("reference", "political", "civil", "status")
    node.text("reference")
    return RatingScales(
        political=tuple(entry.whole("least") for entry in node.nodes("political")),
        civil=tuple(entry.whole("least") for entry in node.nodes("civil")),
        status=tuple((entry.number("to"), entry.text("status")) for entry in node.nodes("status")),
    )


def _edition(node: Node) -> EditionRule:
    node.only("prefix", "offset")
    return EditionRule(prefix=node.optional_text("prefix") or "", offset=node.whole("offset"))


def _columns(node: Node) -> dict[str, tuple[str, ...]]:
    roles = node.keys()
    return {role: tuple(node.texts(role)) for role in roles}


def _plausibility(node: Node) -> Plausibility:
    node.only("reference", "lost_share", "jumped_share", "jump", "revised_share", "shortfall", "wording")
    node.text("reference")
    words = node.node("wording")
    words.only(*_REASONS)
    return Plausibility(
        lost_share=node.number("lost_share"),
        jumped_share=node.number("jumped_share"),
        jump=node.number("jump"),
        revised_share=node.number("revised_share"),
        shortfall=node.number("shortfall"),
        wording={reason: words.wording(reason) for reason in _REASONS},
    )
