"""How is a whole case seen at once: purpose, partners, context, answers, findings, decision, history?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from farled.assessment.models import Case, Decision, StoredAnswer
from farled.assessment.presenters import words
from farled.assessment.presenters.check import listed, progress_parts
from farled.assessment.presenters.known import check_said
from farled.assessment.presenters.questions import question_row
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.pack import rulebook
from farled.assessment.terms import Judgement, Opened, Outcome, Result
from farled.collaborations.rules import ACTIVITIES, AGREEMENTS, FUNDINGS, PARTNER_ROLES, REACHES
from farled.collaborations.terms import Activity, Agreement, Funding, PartnerRole, Reach
from farled.countries import queries as countries
from farled.countries.presenters import context_table
from farled.organisation.terms import Viewer
from farled.partners.rules import FINDINGS, KINDS
from farled.partners.terms import Found, PartnerStanding
from farled.questionnaire.terms import State
from farled.risks.terms import Finding, HardStop, Level
from farled.text.terms import Wording

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration

Plain = dict[str, Any]
_LEVELS = tuple(Level)


def overview_page(
    *,
    case: Case,
    decision: Decision | None,
    judgement: Judgement,
    stored: list[StoredAnswer],
    ground: Ground,
    viewer: Viewer,
    seen: str,
    changes: tuple[Wording, ...],
    language: str,
) -> Plain:
    """All that "assessment/overview.html" shows, but the history and the rights of the reader."""
    kept = {answer.key: answer for answer in stored}
    rows = [question_row(standing, kept, language) for standing in judgement.standings]
    findings = sorted(judgement.findings, key=lambda finding: -_LEVELS.index(finding.level))
    progress = progress_parts(case=case, judgement=judgement, viewer=viewer, seen=seen, language=language)
    return {
        **registered(case.collaboration, language),
        **progress,
        "waiting": words.counted(progress["open"], words.ONE_WAITS, words.WAITING_QUESTIONS).in_language(
            language
        ),
        "partners": [partner_told(partner, language) for partner in ground.partners],
        "context": context_table(ground.panels, ground.contexts, language) if ground.contexts else None,
        **_answers(rows, language),
        "findings": [_finding(finding, language) for finding in findings],
        "stops": [_stop(stop, language) for stop in judgement.stops],
        "areas": [_opened(area, findings, language) for area in judgement.areas],
        "requirements": [_opened(asked, findings, language) for asked in judgement.requirements],
        "decision": decision_told(decision, language) if decision else None,
        "changes": [change.in_language(language) for change in changes],
        "path": _path(case, decision, judgement, language),
        "choices": [
            {"value": outcome.value, "text": words.OUTCOMES[outcome].in_language(language)}
            for outcome in (Outcome.PROCEED, Outcome.DECLINE)
        ],
    }


def registered(collaboration: Collaboration, language: str) -> Plain:
    """What is registered of a collaboration, in words."""
    return {
        "number": collaboration.number,
        "title": collaboration.title,
        "activity": ACTIVITIES[Activity(collaboration.activity)].in_language(language),
        "unit": collaboration.unit.name(language),
        "responsible": collaboration.responsible.name,
        "purpose": collaboration.purpose,
        "benefit_short": collaboration.benefit_short,
        "benefit_long": collaboration.benefit_long,
        "loss": collaboration.loss,
        "agreement": AGREEMENTS[Agreement(collaboration.agreement)].in_language(language),
        "reach": REACHES[Reach(collaboration.reach)].in_language(language)
        if collaboration.reach != "none"
        else "",
        "funding": FUNDINGS[Funding(collaboration.funding)].in_language(language),
        "funder": collaboration.funder,
        "starts_on": collaboration.starts_on,
        "ends_on": collaboration.ends_on,
    }


def partner_told(partner: PartnerStanding, language: str) -> Plain:
    """One partner as it stands: role, place, earlier work, and what the background check found."""
    earlier = words.counted(partner.earlier, words.ONE_EARLIER, words.EARLIER, none=words.NO_EARLIER)
    country = countries.name_of(partner.country).in_language(language)
    return {
        "pk": partner.partner_id,
        "name": partner.name,
        "role": PARTNER_ROLES[PartnerRole(partner.role)].in_language(language),
        "kind": KINDS[partner.kind].in_language(language),
        "place": _owned(partner, language) if partner.owner_country else country,
        "earlier": earlier.in_language(language),
        "check": check_said(partner, language),
        "military_link": _found(partner.military_link, language),
        "rights_violations": _found(partner.rights_violations, language),
        "state_directed": _found(partner.state_directed, language),
    }


def _owned(partner: PartnerStanding, language: str) -> str:
    return words.OWNED.filled(
        country=countries.name_of(partner.country),
        owner=partner.owner_name,
        owner_country=countries.name_of(partner.owner_country),
    ).in_language(language)


def _found(found: Found, language: str) -> str:
    return FINDINGS[found].in_language(language)


def _answers(rows: list[Plain], language: str) -> Plain:
    """What people said or still have to say, and what the facts settled without asking."""
    settled = (State.KNOWN, State.NOT_ASKED)
    return {
        "said": [answer_told(row, language) for row in rows if row["state"] not in settled],
        "closed_answers": [answer_told(row, language) for row in rows if row["state"] in settled],
    }


def answer_told(row: Plain, language: str) -> Plain:
    """A question in one line: what counts, and where it is from."""
    unanswered = {State.OPEN: words.NOT_ANSWERED, State.NOT_ASKED: words.NOT_ASKED}
    by_person = {State.ANSWERED: words.SAID_BY_PERSON, State.CORRECTED: words.CORRECTED_BY_PERSON}
    state = State(row["state"])
    return {
        "text": row["text"],
        "answer": unanswered[state].in_language(language) if state in unanswered else row["counts"],
        "is_open": state is State.OPEN,
        "source": by_person[state].in_language(language) if state in by_person else row["source"],
        "reason": row["reason"] if state is State.CORRECTED else "",
    }


def _opened(opened: Opened, findings: list[Finding], language: str) -> Plain:
    """An area or a requirement with the numbers of the findings behind it."""
    numbers = [place for place, finding in enumerate(findings, start=1) if finding.rule in opened.rules]
    return {
        "name": opened.name.in_language(language),
        "numbers": numbers,
        "findings": ", ".join(str(number) for number in numbers),
    }


def _finding(finding: Finding, language: str) -> Plain:
    names = rulebook().words
    return {
        "kinds": listed([names.kinds[kind] for kind in finding.kinds], language),
        "level": names.levels[finding.level].in_language(language),
        "because": finding.because.in_language(language),
        "ask": finding.ask.in_language(language) if finding.ask else "",
        "rule": finding.rule,
        "reference": finding.reference,
    }


def _stop(stop: HardStop, language: str) -> Plain:
    return {
        "kind": rulebook().words.stops[stop.kind].in_language(language),
        "because": stop.because.in_language(language),
        "rule": stop.rule,
        "reference": stop.reference,
    }


def decision_told(decision: Decision, language: str) -> Plain:
    """What was decided, by which post, until when."""
    return {
        "heading": words.DECIDED[Outcome(decision.outcome)].in_language(language),
        "who": post_then(decision, language),
        "reason": decision.reason,
        "language": decision.language,
        "at": decision.at,
        "valid_until": decision.valid_until,
    }


def post_then(decision: Decision, language: str) -> str:
    """The post as it was called when it decided."""
    title: str = json.loads(decision.snapshot)["decision"]["post"][language]
    return title


def _path(case: Case, decision: Decision | None, judgement: Judgement, language: str) -> list[Plain]:
    """The steps of the decision with their days; what is not there yet is said to be ahead."""
    is_open = judgement.result in (Result.INCOMPLETE, Result.STOPPED) and not decision
    post = judgement.deciding.name.in_language(language) if judgement.deciding.name else ""
    deciding: Plain = {"state": "ahead" if is_open else "now", "post": post}
    if decision:
        deciding = {"state": "done", "post": post_then(decision, language), "at": decision.at}
    steps: dict[str, Plain] = {
        "registered": {"state": "done", "at": case.collaboration.registered_at},
        "check": {"state": "now" if is_open else "done"},
        "decision": deciding,
        "review": {"state": "now", "until": decision.valid_until} if decision else {"state": "ahead"},
    }
    return [{"name": words.STEPS[step].in_language(language), **said} for step, said in steps.items()]
