"""What do the rules say of a case in full: how deep, what opens, what is found, who may do what?"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from farled.assessment.rules.doubts import found_unsure
from farled.assessment.rules.opening import opened_areas, opened_requirements
from farled.assessment.rules.possible import needs_met, possible
from farled.assessment.rules.proportion import (
    DEPTH_FACT,
    chosen_depth,
    objections,
    opened_by_depth,
    section_facts,
    sections,
)
from farled.assessment.rules.readiness import readiness_of, reasons_of
from farled.assessment.rules.requirements import required
from farled.assessment.rules.stopping import standing_stops
from farled.assessment.rules.validity import periods_in_force, valid_until
from farled.assessment.terms import (
    Assessment,
    Books,
    ChosenDepth,
    Depth,
    Opened,
    Readiness,
    Stage,
    Work,
)
from farled.mitigation.rules import overridden, remaining, suggested, unrated, without_means
from farled.mitigation.terms import Remaining
from farled.questionnaire import rules as questionnaires
from farled.questionnaire.terms import Facts, FactValue, Questionnaire, Standing
from farled.responsibility.rules import deciding_post, table_in_force
from farled.risks import rules as risks
from farled.risks.terms import Finding, HardStop, Level, StopKind
from farled.text.terms import Wording

_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class _Found:
    depth: ChosenDepth
    facts: Facts
    stood: tuple[Standing, ...]
    known: Mapping[str, FactValue]
    findings: tuple[Finding, ...]
    stops: tuple[HardStop, ...]
    opened: tuple[Opened, ...]
    by_depth: Mapping[str, Wording]
    set_aside: tuple[HardStop, ...]


def assess(
    *, facts: Facts, work: Work, questionnaire: Questionnaire, books: Books, on: date, ends_on: date
) -> Assessment:
    """Judges one case in full on one day.

    What the quick check's answers find opens sections and chooses the depth; what the sections' answers find
    may open more. A section once open stays open, so the rounds come to an end. Raises ConditionError when a
    fact is missing.
    """
    found = _found(facts, work, questionnaire, books, on)
    weighed = _weighed(found, work, books, on)
    asked = required(
        asked=opened_requirements(found.findings, books.rulebook),
        seen={one.requirement: one for one in work.seen},
        known=found.known,
        rulebook=books.rulebook,
        running=work.running,
    )
    matrix = books.matrices.in_force(on)
    doubts = tuple(finding for finding in found.findings if finding.is_doubt)
    settled = [one for one in weighed if one.finding not in {doubt.rule for doubt in doubts}]
    missing = unrated(found=settled, matrix=matrix) if matrix else ()
    is_in_force = matrix is not None and _is_in_force(books, on)
    readiness = readiness_of(found.stood, found.stops, asked, missing, is_in_force=is_in_force)
    is_ready = readiness is Readiness.READY
    deciding = deciding_post(
        facts=facts,
        findings=_as_they_remain(found.findings, weighed),
        stops=found.stops,
        delegation=books.delegation,
        on=on,
        without_means=bool(without_means(work.measures)),
        outside=work.outside,
        conflict=work.conflict,
        looked=work.looked,
    )
    until = valid_until(facts=facts, review=books.review, on=on, ends_on=ends_on)
    return Assessment(
        on=on,
        pack=questionnaire.id,
        depth=found.depth,
        sections=sections(
            known=found.known,
            opened=found.opened,
            by_depth=found.by_depth,
            proportion=books.proportion,
            rulebook=books.rulebook,
            on=on,
        ),
        standings=found.stood,
        findings=found.findings,
        stops=found.stops,
        not_run=risks.not_run(rulebook=books.rulebook, on=on, pack=questionnaire.id),
        requirements=asked,
        suggested=suggested(findings=found.findings, measures=books.measures) if not found.stops else (),
        remaining=weighed,
        level=max((one.after for one in weighed), key=_LEVELS.index, default=None),
        overridden=overridden(weighed),
        doubts=doubts,
        readiness=readiness,
        reasons=reasons_of(readiness, found.stood, found.stops, asked, missing, is_in_force=is_in_force),
        deciding=deciding,
        possible=possible(
            readiness=readiness,
            stage=Stage.RUNNING if work.running else Stage.PLANNED,
            decides=deciding.role,
            met=needs_met(findings=found.findings, remaining=weighed, measures=work.measures),
            outcomes=books.outcomes,
            on=on,
        ),
        valid_until=until if is_ready else None,
        refused=objections(deeper=work.deeper, ruled=found.depth.ruled, proportion=books.proportion),
        set_aside=found.set_aside,
        holds_until=until,
        unrated=missing,
    )


def _found(facts: Facts, work: Work, questionnaire: Questionnaire, books: Books, on: date) -> _Found:
    """The rounds: first only the quick check's questions, then what opened, until nothing more opens."""
    found = _round(facts, work, questionnaire, books, on, None, ())
    while True:
        opened = (*(one.id for one in found.opened), *found.by_depth)
        further = _round(facts, work, questionnaire, books, on, found.depth, opened)
        if {one.id for one in further.opened} <= set(opened):
            return further
        kept = {one.id: one for one in (*found.opened, *further.opened)}
        found = replace(further, opened=tuple(kept.values()))


def _round(
    facts: Facts,
    work: Work,
    questionnaire: Questionnaire,
    books: Books,
    on: date,
    depth: ChosenDepth | None,
    opened: Iterable[str],
) -> _Found:
    """One pass over questions and rules; the first one, without a depth, also chooses it."""
    asked_at = depth.depth if depth else Depth.QUICK
    all_facts = {
        **facts,
        **section_facts(is_open=opened, rulebook=books.rulebook),
        DEPTH_FACT: asked_at.value,
    }
    stood = questionnaires.standings(questionnaire=questionnaire, facts=all_facts, answers=work.answers)
    values = questionnaires.values_of(stood)
    book, pack = books.rulebook, questionnaire.id
    known = risks.known_values(facts=all_facts, values=values, rulebook=book)
    findings = risks.find(facts=all_facts, values=values, rulebook=book, on=on, pack=pack)
    stops = risks.hard_stops(facts=all_facts, values=values, rulebook=book, on=on, pack=pack)
    standing, aside = standing_stops(stops=stops, set_aside=work.set_aside)
    unsure = found_unsure(standings=stood, findings=findings, proportion=books.proportion, on=on)
    areas = opened_areas(findings, stops, book)
    chosen = depth or chosen_depth(
        known=known,
        opened=[area.id for area in areas],
        proportion=books.proportion,
        rulebook=book,
        deeper=work.deeper,
        on=on,
    )
    by_depth = opened_by_depth(chosen=chosen, deeper=work.deeper, proportion=books.proportion)
    everything = (*findings, *unsure)
    return _Found(chosen, all_facts, stood, known, everything, standing, areas, by_depth, aside)


def _weighed(found: _Found, work: Work, books: Books, on: date) -> tuple[Remaining, ...]:
    """What each finding comes to. Under a stop by law nothing is weighed: the law is not a risk."""
    matrix = books.matrices.in_force(on)
    if matrix is None or any(stop.kind is StopKind.BY_LAW for stop in found.stops):
        return ()
    ratings = {rating.finding: rating for rating in work.ratings}
    return remaining(findings=found.findings, ratings=ratings, measures=work.measures, matrix=matrix)


def _as_they_remain(findings: tuple[Finding, ...], weighed: tuple[Remaining, ...]) -> tuple[Finding, ...]:
    """The findings at the level that remains: a risk that is still high is what goes to the superior.

    Where a person has overridden the rule, the rule's level counts here: nobody brings a decision down to
    oneself by a rating.
    """
    left = {one.finding: one.ruled if one.is_overridden else one.after for one in weighed}
    return tuple(_at(finding, left.get(finding.rule, finding.level)) for finding in findings)


def _at(finding: Finding, level: Level) -> Finding:
    return finding if finding.level is level else replace(finding, level=level)


def _is_in_force(books: Books, on: date) -> bool:
    """Before the first rules began nothing can be found, which must never read as nothing being there."""
    return bool(
        risks.is_in_force(rulebook=books.rulebook, on=on)
        and table_in_force(delegation=books.delegation, on=on)
        and periods_in_force(review=books.review, on=on)
    )
