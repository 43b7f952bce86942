"""What do the rules say of a worked case, and does it hold what it expects?"""

from collections.abc import Iterable, Iterator, Mapping

from farled.assessment.rules.facts import facts_of
from farled.assessment.rules.judging import judge
from farled.assessment.terms import Case, CaseCountry, Expected, Judgement, PartnerFacts, Review
from farled.countries.rules import context_of
from farled.countries.terms import AcademicFreedom, Attention, Context, ContextReason, Thresholds
from farled.partners.terms import PartnerStanding
from farled.questionnaire.terms import Questionnaire, State
from farled.responsibility.terms import Delegation
from farled.risks.terms import Rulebook
from farled.text.terms import Wording

_GIVEN = Wording(
    sv="Läget är angivet i fallet, inte hämtat ur index.",
    en="The context is stated in the case, not taken from indices.",
)
_NOTHING = Wording(
    sv="Fallet säger inget om landet, och inget är inläst om det.",
    en="The case says nothing on the country, and nothing is loaded on it.",
)
_NO_CONTEXTS: Mapping[str, Context] = {}


def judge_case(
    *,
    case: Case,
    questionnaire: Questionnaire,
    rulebook: Rulebook,
    delegation: Delegation,
    review: Review,
    thresholds: Thresholds,
    contexts: Mapping[str, Context] = _NO_CONTEXTS,
) -> Judgement:
    """Judges a worked case on its own day.

    A country's context is the one that the case gives, or found from the figures that it gives, or the one
    in ``contexts`` (loaded editions, by code), or no data: never open for want of evidence.
    """
    known = case_contexts(case=case, thresholds=thresholds, contexts=contexts)
    return judge(
        facts=facts_of(
            activity=case.activity,
            agreement=case.agreement,
            reach=case.reach,
            funding=case.funding,
            partners=tuple(partner_facts(partner, known) for partner in case.partners),
            posts=dict(case.posts),
        ),
        answers=case.answers,
        questionnaire=questionnaire,
        rulebook=rulebook,
        delegation=delegation,
        review=review,
        on=case.on,
        ends_on=case.ends_on,
    )


def case_contexts(
    *, case: Case, thresholds: Thresholds, contexts: Mapping[str, Context] = _NO_CONTEXTS
) -> dict[str, Context]:
    """The context of every country that the case's partners or their owners are in, by code."""
    stated = {country.territory: country for country in case.countries}
    codes = dict.fromkeys(code for partner in case.partners for code in partner.countries)
    return {code: _context(case, code, stated.get(code), thresholds, contexts) for code in codes}


def missed(*, judgement: Judgement, expected: Expected) -> tuple[str, ...]:
    """Each expectation that does not hold, as a line for whoever edits the content; empty when all hold."""
    return tuple(
        f"{what}: expected {listed(wanted)}, found {listed(found)}"
        for what, wanted, found in _pairs(judgement, expected)
        if wanted != found
    )


def _pairs(judgement: Judgement, expected: Expected) -> Iterator[tuple[str, object, object]]:
    open_now = (standing for standing in judgement.standings if standing.state is State.OPEN)
    yield "result", expected.result.value, judgement.result.value
    levels = {f"{finding.rule} {finding.level}" for finding in judgement.findings}
    yield "findings", {f"{rule} {level}" for rule, level in expected.findings}, levels
    yield "stops", set(expected.stops), {stop.rule for stop in judgement.stops}
    yield "areas", set(expected.areas), {area.id for area in judgement.areas}
    yield "requirements", set(expected.requirements), {one.id for one in judgement.requirements}
    yield "open", set(expected.open_questions), {standing.question.key for standing in open_now}
    yield "decides", expected.role, judgement.deciding.role
    yield "valid_until", expected.valid_until, judgement.valid_until


def listed(value: object) -> str:
    """A value as a line of expectations shows it."""
    if isinstance(value, set):
        return ", ".join(sorted(str(one) for one in value)) or "none"
    if isinstance(value, list):
        return " > ".join(str(one) for one in value) or "none"
    return "none" if value is None else str(value)


def partner_facts(partner: PartnerStanding, contexts: Mapping[str, Context]) -> PartnerFacts:
    """What the rules may know of one partner of a worked case."""
    return PartnerFacts(
        name=partner.name,
        contexts=tuple(contexts[code] for code in partner.countries),
        had_decision=partner.earlier > 0,
        check=partner.check,
        military_link=partner.military_link,
        rights_violations=partner.rights_violations,
        state_directed=partner.state_directed,
    )


def _context(
    case: Case,
    code: str,
    stated: CaseCountry | None,
    thresholds: Thresholds,
    contexts: Mapping[str, Context],
) -> Context:
    if stated and stated.panel:
        return context_of(panel=stated.panel, thresholds=thresholds, on=case.on)
    if stated and stated.attention and stated.academic_freedom:
        return _said(code, stated.attention, stated.academic_freedom, _GIVEN)
    if code in contexts:
        return contexts[code]
    return _said(code, Attention.NO_DATA, AcademicFreedom.NO_DATA, _NOTHING)


def _said(code: str, attention: Attention, freedom: AcademicFreedom, because: Wording) -> Context:
    reasons: Iterable[ContextReason] = (ContextReason(because),)
    return Context(code, attention, freedom, tuple(reasons), tuple(reasons), None)
