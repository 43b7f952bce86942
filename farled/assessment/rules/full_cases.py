"""What do the rules say of a worked case in full, and does it hold what it expects?"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from farled.assessment.rules.assessing import assess
from farled.assessment.rules.cases import case_contexts, listed, partner_facts
from farled.assessment.rules.facts import facts_of
from farled.assessment.terms import Assessment, Books, ExpectedAssessment, FullCase, SetAside, Work
from farled.countries.terms import Context, Thresholds
from farled.questionnaire.terms import Facts, Questionnaire, State
from farled.risks.terms import HardStop

_NO_CONTEXTS: Mapping[str, Context] = {}


def assess_case(
    *,
    case: FullCase,
    packs: Mapping[str, Questionnaire],
    books: Books,
    thresholds: Thresholds,
    contexts: Mapping[str, Context] = _NO_CONTEXTS,
) -> Assessment:
    """Judges a worked case in full on its own day; KeyError when no questionnaire has the case's ``pack``.

    A country's context is found as in ``judge_case``: never open for want of evidence.
    """
    facts = full_case_facts(case=case, thresholds=thresholds, contexts=contexts)

    def judged(work: Work) -> Assessment:
        return assess(
            facts=facts,
            work=work,
            questionnaire=packs[case.pack],
            books=books,
            on=case.case.on,
            ends_on=case.case.ends_on,
        )

    if not case.work.set_aside:
        return judged(case.work)
    stops = judged(replace(case.work, set_aside=())).stops
    return judged(replace(case.work, set_aside=_as_found(case.work.set_aside, stops)))


def _as_found(said: tuple[SetAside, ...], stops: tuple[HardStop, ...]) -> tuple[SetAside, ...]:
    """What the posts have said of stops, each of the facts by which the stop is found now."""
    used = {stop.rule: stop.used for stop in stops}
    return tuple(replace(one, used=used.get(one.rule, ())) for one in said)


def full_case_facts(
    *, case: FullCase, thresholds: Thresholds, contexts: Mapping[str, Context] = _NO_CONTEXTS
) -> Facts:
    """The facts of the register in a worked case."""
    stated = case.case
    known = case_contexts(case=stated, thresholds=thresholds, contexts=contexts)
    return facts_of(
        activity=stated.activity,
        agreement=stated.agreement,
        reach=stated.reach,
        funding=stated.funding,
        partners=tuple(partner_facts(partner, known) for partner in stated.partners),
        posts=dict(stated.posts),
    )


def missed_in_full(*, assessment: Assessment, expected: ExpectedAssessment) -> tuple[str, ...]:
    """Each expectation that does not hold, as a line for whoever edits the content; empty when all hold."""
    return tuple(
        f"{what}: expected {listed(wanted)}, found {listed(found)}"
        for what, wanted, found in _pairs(assessment, expected)
        if wanted != found
    )


def _pairs(found: Assessment, expected: ExpectedAssessment) -> Iterator[tuple[str, object, object]]:
    still_open = {one.question.key for one in found.standings if one.state is State.OPEN}
    shut = [one for one in found.sections if not one.is_open]
    waiting = {one.asked.id for one in found.requirements if one.is_in_the_way}
    yield "depth", expected.depth.value, found.depth.depth.value
    yield "depth_rules", set(expected.depth_rules), set(found.depth.rules)
    yield "sections", set(expected.sections), {one.id for one in found.sections if one.is_open}
    yield "closed", set(expected.closed), {rule for one in shut for rule in one.rules}
    yield "open", set(expected.open_questions), still_open
    yield "findings", set(expected.findings), {finding.rule for finding in found.findings}
    yield "stops", set(expected.stops), {stop.rule for stop in found.stops}
    yield "requirements", set(expected.requirements), {one.asked.id for one in found.requirements}
    yield "in_the_way", set(expected.in_the_way), waiting
    yield "remaining", expected.remaining, found.level.value if found.level else "none"
    yield "overridden", expected.overridden, found.overridden
    yield "readiness", expected.readiness.value, found.readiness.value
    yield "decides", expected.role, found.deciding.role
    if expected.chain is not None:
        yield "chain", list(expected.chain), [link.role for link in found.deciding.chain]
    if expected.levels:
        left = {one.finding: one.after for one in found.remaining}
        wanted = {f"{rule} {level}" for rule, level in expected.levels}
        yield "levels", wanted, {f"{rule} {left.get(rule, 'not found')}" for rule, _ in expected.levels}
    if expected.valid_until:
        yield "valid_until", expected.valid_until, found.valid_until
    yield "possible", _flat(expected.possible), {f"{one.role}: {one.row}" for one in found.possible}


def _flat(possible: Mapping[str, tuple[str, ...]]) -> set[str]:
    return {f"{role}: {row}" for role, rows in possible.items() for row in rows}
