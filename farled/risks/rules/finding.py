"""What did the rules find in this case, and does anything stop it?"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from farled.questionnaire.terms import Facts, FactValue, Unasked
from farled.risks.rules.sentences import spoken
from farled.risks.terms import Finding, HardStop, Level, NotRun, Rule, Rulebook, StopRule

_LEVEL_ORDER = tuple(Level)


def find(
    *, facts: Facts, values: Mapping[str, str], rulebook: Rulebook, on: date, pack: str = ""
) -> tuple[Finding, ...]:
    """Every finding of the rules in force on the day, in the rulebook's order.

    ``values`` are what the answers count for (questionnaire.rules.values_of), ``pack`` the questionnaire's
    id: rules about questions that it does not know do not run, and ``not_run`` lists them. Raises
    ConditionError when a fact that a rule needs is missing: a rule is never passed over in silence.
    """
    known = known_values(facts=facts, values=values, rulebook=rulebook)
    running = _running_rules(rulebook, on, pack)
    met = (rule for rule in running if rulebook.conditions.holds(rule.when, known))
    return tuple(
        _finding(rulebook, rule.id, rule.starts_on, _used(rule.when, known, rulebook)) for rule in met
    )


def hard_stops(
    *, facts: Facts, values: Mapping[str, str], rulebook: Rulebook, on: date, pack: str = ""
) -> tuple[HardStop, ...]:
    """Every hard stop in force on the day. No measure and no level clears one."""
    known = known_values(facts=facts, values=values, rulebook=rulebook)
    running = _running_stops(rulebook, on, pack)
    met = (stop for stop in running if rulebook.conditions.holds(stop.when, known))
    return tuple(_stop(stop, known, rulebook) for stop in met)


def not_run(*, rulebook: Rulebook, on: date, pack: str) -> tuple[NotRun, ...]:
    """The rules in force that a questionnaire cannot be judged by, each with the questions it lacks."""
    return _not_run(rulebook, on, pack)


def gravest_level(findings: Iterable[Finding]) -> Level | None:
    """The gravest level among the findings; None when nothing was found."""
    return max((finding.level for finding in findings), key=_LEVEL_ORDER.index, default=None)


def known_values(*, facts: Facts, values: Mapping[str, str], rulebook: Rulebook) -> dict[str, FactValue]:
    """Facts and answers together; a question that the case's version lacks counts as not asked."""
    return {**dict.fromkeys(rulebook.questions, Unasked.NOT_ASKED.value), **values, **facts}


@lru_cache(maxsize=64)
def _running_rules(rulebook: Rulebook, on: date, pack: str) -> tuple[Rule, ...]:
    return _known_to(pack, rulebook, _in_force(rulebook.rules, on))


@lru_cache(maxsize=64)
def _running_stops(rulebook: Rulebook, on: date, pack: str) -> tuple[StopRule, ...]:
    return _known_to(pack, rulebook, _in_force(rulebook.stops, on))


@lru_cache(maxsize=64)
def _not_run(rulebook: Rulebook, on: date, pack: str) -> tuple[NotRun, ...]:
    entries: tuple[Rule | StopRule, ...] = (
        *_in_force(rulebook.rules, on),
        *_in_force(rulebook.stops, on),
    )
    passed = (NotRun(entry.id, _lacks(entry, rulebook.packs.get(pack))) for entry in entries)
    return tuple(entry for entry in passed if entry.lacks)


def _known_to[Entry: (Rule, StopRule)](
    pack: str, rulebook: Rulebook, entries: tuple[Entry, ...]
) -> tuple[Entry, ...]:
    known = rulebook.packs.get(pack)
    return tuple(entry for entry in entries if not _lacks(entry, known))


def _lacks(entry: Rule | StopRule, known: frozenset[str] | None) -> tuple[str, ...]:
    """The questions that the entry lacks; none where the content does not hold the questionnaire any more."""
    return () if known is None else tuple(key for key in entry.answers if key not in known)


def _in_force[Entry: (Rule, StopRule)](entries: tuple[Entry, ...], on: date) -> tuple[Entry, ...]:
    """Of each id the newest entry that had started on the day."""
    newest: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda entry: entry.starts_on):
        if entry.starts_on <= on:
            newest[entry.id] = entry
    order = dict.fromkeys(entry.id for entry in entries)
    return tuple(newest[id] for id in order if id in newest)


@lru_cache(maxsize=4096)
def _finding(
    rulebook: Rulebook, id: str, starts_on: date, used: tuple[tuple[str, FactValue], ...]
) -> Finding:
    """What a rule finds is the same wherever the facts that it looks at are; its sentence names no others."""
    rule = next(rule for rule in rulebook.rules if (rule.id, rule.starts_on) == (id, starts_on))
    return Finding(
        rule=rule.id,
        rule_from=rule.starts_on,
        kinds=rule.kinds,
        level=rule.level,
        exposed=rule.exposed,
        because=spoken(rule.because, dict(used), rulebook.words),
        used=used,
        reference=rule.reference,
        areas=rule.areas,
        requirements=rule.requirements,
        ask=rule.ask,
        alone=rule.alone,
    )


def _stop(stop: StopRule, known: Mapping[str, FactValue], rulebook: Rulebook) -> HardStop:
    return HardStop(
        rule=stop.id,
        rule_from=stop.starts_on,
        kind=stop.kind,
        because=spoken(stop.because, known, rulebook.words),
        used=_used(stop.when, known, rulebook),
        reference=stop.reference,
        areas=stop.areas,
        waits=stop.waits,
    )


def _used(when: str, known: Mapping[str, FactValue], rulebook: Rulebook) -> tuple[tuple[str, FactValue], ...]:
    return tuple((name, known[name]) for name in sorted(rulebook.conditions.names_in(when)))


def is_in_force(*, rulebook: Rulebook, on: date) -> bool:
    """Whether any rule had started on the day. Before the first, finding nothing means nothing."""
    return bool(_running_rules(rulebook, on, "")) and bool(_running_stops(rulebook, on, ""))
