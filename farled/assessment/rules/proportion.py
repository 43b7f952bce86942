"""How deep is this collaboration assessed, which sections are open, and why is each open or closed?"""

from collections.abc import Iterable, Mapping
from datetime import date

from farled.assessment.terms import (
    ChosenDepth,
    ClosedReason,
    Deeper,
    Depth,
    DepthRule,
    Opened,
    Proportion,
    Section,
)
from farled.questionnaire.terms import FactValue
from farled.risks.terms import Rulebook
from farled.text.terms import Wording

DEPTH_FACT = "assessment.depth"
_ORDER = tuple(Depth)
_CHOSEN = Wording(sv="Någon har valt att gå djupare: {reason}", en="Somebody chose to go deeper: {reason}")
_NO_REASON = Wording(
    sv="Skriv varför bedömningen ska gå djupare.", en="Say why the assessment should go deeper."
)
_SHALLOWER = Wording(
    sv="Reglerna kräver redan djupet {depth}. En människa kan gå djupare men aldrig grundare.",
    en="The rules call for the depth {depth} already. A person may go deeper, never shallower.",
)
_BY_DEPTH = Wording(sv="Ingår alltid i det här djupet: {depth}.", en="Always part of this depth: {depth}.")


def chosen_depth(
    *,
    known: Mapping[str, FactValue],
    opened: Iterable[str],
    proportion: Proportion,
    rulebook: Rulebook,
    deeper: Deeper | None,
    on: date,
) -> ChosenDepth:
    """The depth that the rules call for, or a deeper one that a person wishes with a reason.

    ``known``: facts and the quick check's answers; ``opened``: sections that something found opens. The
    deepest rule counts. Example: a new partner opens a section, so standard; a military link in a strict
    context, so in depth; neither, so the quick check is enough.
    """
    called = list(_in_force(proportion.floor, on)) if tuple(opened) else []
    called += [
        rule for rule in _in_force(proportion.rules, on) if rulebook.conditions.holds(rule.when, known)
    ]
    ruled = max((rule.depth for rule in called), key=_ORDER.index, default=Depth.QUICK)
    behind = [rule for rule in called if rule.depth is ruled]
    wished = deeper.depth if deeper and counts(deeper=deeper, ruled=ruled) else ruled
    said = (_CHOSEN.filled(reason=deeper.reason),) if deeper and wished is not ruled else ()
    return ChosenDepth(
        depth=wished,
        ruled=ruled,
        name=proportion.words(wished).name,
        because=(*(rule.because for rule in behind), *said),
        rules=tuple(rule.id for rule in behind),
    )


def counts(*, deeper: Deeper, ruled: Depth) -> bool:
    """Whether a person's wish counts: it has a reason and is not shallower than what the rules call for."""
    return bool(deeper.reason.strip()) and _ORDER.index(deeper.depth) >= _ORDER.index(ruled)


def objections(*, deeper: Deeper | None, ruled: Depth, proportion: Proportion) -> tuple[Wording, ...]:
    """Why a wish to go deeper does not count; empty when it does, or when there is none."""
    if deeper is None or counts(deeper=deeper, ruled=ruled):
        return ()
    if not deeper.reason.strip():
        return (_NO_REASON,)
    return (_SHALLOWER.filled(depth=proportion.words(ruled).name),)


def opened_by_depth(
    *, chosen: ChosenDepth, deeper: Deeper | None, proportion: Proportion
) -> dict[str, Wording]:
    """The sections that the depth opens, and those that a person's wish adds, each with its reason."""
    words = proportion.words(chosen.depth)
    by_depth = dict.fromkeys(words.opens, _BY_DEPTH.filled(depth=words.name))
    if deeper is None or not counts(deeper=deeper, ruled=chosen.ruled):
        return by_depth
    wished = words.when_chosen if chosen.depth is not chosen.ruled else ()
    chosen_ones = dict.fromkeys((*wished, *deeper.sections), _CHOSEN.filled(reason=deeper.reason))
    return {**chosen_ones, **by_depth}


def sections(
    *,
    known: Mapping[str, FactValue],
    opened: Iterable[Opened],
    by_depth: Mapping[str, Wording],
    proportion: Proportion,
    rulebook: Rulebook,
    on: date,
) -> tuple[Section, ...]:
    """Every section in the rulebook's order: none is ever open or closed without a reason."""
    found = {one.id: one for one in opened}
    return tuple(
        _open(found.get(area.id), area.id, area.name, by_depth)
        if area.id in found or area.id in by_depth
        else _closed(area.id, area.name, known, proportion, rulebook, on)
        for area in rulebook.areas
    )


def section_facts(*, is_open: Iterable[str], rulebook: Rulebook) -> dict[str, FactValue]:
    """The facts section.<id> that questions name."""
    opened = frozenset(is_open)
    return {f"section.{area.id}": area.id in opened for area in rulebook.areas}


def found_by_rules(rulebook: Rulebook) -> frozenset[str]:
    """The facts that the rules find themselves in each case; no register states them."""
    return frozenset((DEPTH_FACT, *section_facts(is_open=(), rulebook=rulebook)))


def _open(found: Opened | None, id: str, name: Wording, by_depth: Mapping[str, Wording]) -> Section:
    because = (*(found.because if found else ()), *((by_depth[id],) if id in by_depth else ()))
    return Section(id, name, True, because, found.rules if found else ())


def _closed(
    id: str,
    name: Wording,
    known: Mapping[str, FactValue],
    proportion: Proportion,
    rulebook: Rulebook,
    on: date,
) -> Section:
    reasons = (reason for reason in _in_force(proportion.closed, on) if reason.section == id)
    holding = (one for one in reasons if rulebook.conditions.holds(one.when, known))
    reason = next(holding, None)
    return Section(id, name, False, (reason.because,) if reason else (), (reason.id,) if reason else ())


def _in_force[Entry: (DepthRule, ClosedReason)](entries: tuple[Entry, ...], on: date) -> tuple[Entry, ...]:
    """Of each id the newest entry that had started on the day, in the order of the file."""
    newest: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.starts_on):
        if entry.starts_on <= on:
            newest[entry.id] = entry
    return tuple(newest[id] for id in dict.fromkeys(entry.id for entry in entries) if id in newest)
