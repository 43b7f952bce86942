"""Which worked cases does the content hold, and what do the rules in force say of one?"""

from datetime import datetime
from pathlib import Path

from farled.assessment.content import read_case
from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.rules import facts_of, judge_case, missed
from farled.assessment.rules.cases import case_contexts
from farled.assessment.terms import Case, Judgement, PartnerFacts
from farled.countries.queries import contexts, thresholds
from farled.questionnaire.queries import QUICK_CHECK, draft
from farled.questionnaire.terms import Facts
from farled.text.content import content_folder


def worked_cases() -> list[Path]:
    """The files of all worked cases, by name."""
    return sorted((content_folder() / "cases").glob("*.yaml"))


def worked_case(path: Path) -> Case:
    """One worked case; ContentError with the line when the file is wrong."""
    return read_case(path)


def judged(*, case: Case, at: datetime | None) -> Judgement:
    """What the content's rules and newest quick check say of a worked case.

    Countries on which the case itself says nothing are looked up in the editions in force ``at`` that
    moment; with None they stay without data, so that the answer never hangs on what happens to be loaded.
    """
    codes = {code for partner in case.partners for code in partner.countries}
    return judge_case(
        case=case,
        questionnaire=draft(QUICK_CHECK),
        rulebook=rulebook(),
        delegation=delegation(),
        review=review(),
        thresholds=thresholds(),
        contexts=contexts(codes=codes, at=at) if at else {},
    )


def unmet(case: Case) -> tuple[str, ...]:
    """Each expectation of a worked case that does not hold; empty when all hold or none is written."""
    return missed(judgement=judged(case=case, at=None), expected=case.expected) if case.expected else ()


def facts_in(case: Case) -> Facts:
    """The facts of a worked case as conditions see them."""
    known = case_contexts(case=case, thresholds=thresholds())
    return facts_of(
        activity=case.activity,
        agreement=case.agreement,
        reach=case.reach,
        funding=case.funding,
        partners=tuple(
            PartnerFacts(
                name=partner.name,
                contexts=tuple(known[code] for code in partner.countries),
                had_decision=partner.earlier > 0,
                check=partner.check,
                military_link=partner.military_link,
                rights_violations=partner.rights_violations,
                state_directed=partner.state_directed,
            )
            for partner in case.partners
        ),
    )
