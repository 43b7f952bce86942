"""Which worked cases does the content hold, and what do the rules in force say of one?

A case that names a ``pack`` is one of the full assessment; any other is one of the quick check.
"""

from datetime import date, datetime
from pathlib import Path

from farled.assessment.content import full_case_in, quick_case_in
from farled.assessment.queries.books import books
from farled.assessment.queries.pack import delegation, review, rulebook
from farled.assessment.rules import assess, assess_case, facts_of, judge_case, missed, missed_in_full
from farled.assessment.rules.cases import case_contexts
from farled.assessment.terms import Assessment, Case, FullCase, Judgement, PartnerFacts, Work
from farled.countries.queries import contexts, thresholds
from farled.countries.terms import Context
from farled.questionnaire.queries import QUICK_CHECK, draft, packs
from farled.questionnaire.terms import Facts, Questionnaire
from farled.text.content import Node, content_folder, read_json_line, read_yaml


def worked_cases() -> list[Path]:
    """The files of all worked cases, by name."""
    return sorted((content_folder() / "cases").rglob("*.yaml"))


def worked_case(path: Path) -> Case | FullCase:
    """One worked case; ContentError with the line when the file is wrong, or its pack is not there."""
    return _case_in(read_yaml(path), path.stem)


def case_in_line(*, path: Path, number: int, line: str) -> Case | FullCase:
    """The worked case that one line of a file holds as JSON; ContentError with the line when it is wrong."""
    return _case_in(read_json_line(path, number, line), f"{path.stem}:{number}")


def _case_in(node: Node, id: str) -> Case | FullCase:
    if not node.has("pack"):
        return quick_case_in(node, id)
    node.one_of("pack", tuple(pack.id for pack in packs()))
    return full_case_in(node, id)


def assessed(*, case: FullCase, at: datetime | None) -> Assessment:
    """What the content's rules say of a worked case of the full assessment; ``at`` as in ``judged``."""
    return assess_case(
        case=case,
        packs={pack.id: pack for pack in packs()},
        books=books(),
        thresholds=thresholds(),
        contexts=_looked_up(case.case, at),
    )


def assessed_facts(*, questionnaire: Questionnaire, facts: Facts, work: Work, on: date) -> Assessment:
    """What the content's rules say of these facts and of what was answered and done, on a questionnaire."""
    return assess(facts=facts, work=work, questionnaire=questionnaire, books=books(), on=on, ends_on=on)


def judged(*, case: Case, at: datetime | None) -> Judgement:
    """What the content's rules and newest quick check say of a worked case.

    Countries on which the case itself says nothing are looked up in the editions in force ``at`` that
    moment; with None they stay without data, so that the answer never hangs on what happens to be loaded.
    """
    return judge_case(
        case=case,
        questionnaire=draft(QUICK_CHECK),
        rulebook=rulebook(),
        delegation=delegation(),
        review=review(),
        thresholds=thresholds(),
        contexts=_looked_up(case, at),
    )


def _looked_up(case: Case, at: datetime | None) -> dict[str, Context]:
    codes = {code for partner in case.partners for code in partner.countries}
    return contexts(codes=codes, at=at) if at else {}


def unmet(case: Case | FullCase) -> tuple[str, ...]:
    """Each expectation of a worked case that does not hold; empty when all hold or none is written."""
    if case.expected is None:
        return ()
    if isinstance(case, FullCase):
        return missed_in_full(assessment=assessed(case=case, at=None), expected=case.expected)
    return missed(judgement=judged(case=case, at=None), expected=case.expected)


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
