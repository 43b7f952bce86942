"""Does a new edition differ from the one in force more than a real one would?"""

from farled.evidence.terms import Observation, Plausibility, Reading, Source
from farled.text.terms import Wording

Headline = dict[tuple[str, int], float]


def implausible(*, source: Source, old: Reading, new: Reading) -> tuple[Wording, ...]:
    """All reasons to refuse ``new`` while ``old`` is in force; an empty tuple means that it may be adopted.

    Compared are the headline's values: an older data year, territories lost, values that jump, and a past
    that changed although the publisher does not revise it.
    """
    limits = source.plausibility
    if limits is None:
        return ()
    found = (
        _older(limits, old, new),
        _lost(limits, source, old, new),
        _jumped(limits, source, old, new),
        None if source.revises_past else _revised(limits, source, old, new),
    )
    return tuple(reason for reason in found if reason is not None)


def remarks(*, source: Source, old: Reading, new: Reading) -> tuple[Wording, ...]:
    """What the operator is told about an edition that may be adopted: the past was revised, as usual here."""
    limits = source.plausibility
    if limits is None or not source.revises_past:
        return ()
    said = _revised(limits, source, old, new)
    return (said,) if said is not None else ()


def _older(limits: Plausibility, old: Reading, new: Reading) -> Wording | None:
    if new.data_year >= old.data_year:
        return None
    return limits.wording["older"].filled(new=str(new.data_year), old=str(old.data_year))


def _lost(limits: Plausibility, source: Source, old: Reading, new: Reading) -> Wording | None:
    before, after = _newest_territories(source, old), _newest_territories(source, new)
    lost = sorted(before - after)
    if len(lost) <= limits.lost_share * len(before):
        return None
    return limits.wording["lost"].filled(
        lost=str(len(lost)), before=str(len(before)), names=", ".join(lost[:10])
    )


def _jumped(limits: Plausibility, source: Source, old: Reading, new: Reading) -> Wording | None:
    headline = source.headline()
    bar = limits.jump * (headline.high - headline.low)
    pairs = _comparable(source, old, new)
    jumped = sum(abs(now - before) > bar for before, now in pairs)
    if jumped <= limits.jumped_share * len(pairs):
        return None
    return limits.wording["jumped"].filled(jumped=str(jumped), compared=str(len(pairs)))


def _revised(limits: Plausibility, source: Source, old: Reading, new: Reading) -> Wording | None:
    half_a_step = 0.5 * 10 ** -source.headline().decimals
    pairs = _comparable(source, old, new)
    revised = sum(abs(now - before) > half_a_step for before, now in pairs)
    allowed = 0 if source.revises_past else limits.revised_share * len(pairs)
    if revised <= allowed:
        return None
    return limits.wording["revised"].filled(revised=str(revised), compared=str(len(pairs)))


def _comparable(source: Source, old: Reading, new: Reading) -> list[tuple[float, float]]:
    before, after = _headline(source, old), _headline(source, new)
    return [(value, after[key]) for key, value in before.items() if key in after]


def _headline(source: Source, reading: Reading) -> Headline:
    wanted = source.headline().id
    return {
        (found.territory, found.year): found.value
        for found in reading.observations
        if found.indicator == wanted and found.value is not None
    }


def _newest_territories(source: Source, reading: Reading) -> set[str]:
    return {found.territory for found in reading.observations if _is_newest_headline(source, reading, found)}


def _is_newest_headline(source: Source, reading: Reading, found: Observation) -> bool:
    is_headline = found.indicator == source.headline().id
    return is_headline and found.year == reading.data_year and found.value is not None
