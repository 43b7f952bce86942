"""What exactly is shown when a quick check is decided? One plain document, bound by its digest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from farled import __version__
from farled.assessment.models import Case
from farled.assessment.queries.ground import Ground
from farled.assessment.queries.shown_found import (
    deciding_told,
    finding_told,
    opened_told,
    question_told,
    questionnaire_told,
    rules_told,
    stop_told,
)
from farled.assessment.queries.shown_register import known
from farled.assessment.rules import both
from farled.assessment.terms import Covered, CoveredPartner, Judged, Judgement
from farled.partners.terms import PartnerStanding
from farled.questionnaire.queries import asked_in

if TYPE_CHECKING:
    from farled.collaborations.models import Collaboration

Plain = dict[str, Any]
SCHEMA = 1
"""The shape of this document; a reader of old records looks here first."""


def covered_now(
    *, collaboration: Collaboration, partners: tuple[PartnerStanding, ...], judgement: Judged
) -> Covered:
    """The material facts of a collaboration as they stand: what a decision is bound to."""
    return Covered(
        activity=collaboration.activity,
        purpose=collaboration.purpose,
        agreement=collaboration.agreement,
        reach=collaboration.reach,
        funding=collaboration.funding,
        unit=str(collaboration.unit_id),
        starts_on=collaboration.starts_on,
        ends_on=collaboration.ends_on,
        partners=tuple(
            CoveredPartner(
                id=str(partner.partner_id), name=partner.name, country=partner.country, role=partner.role
            )
            for partner in partners
        ),
        answers=tuple((standing.question.key, standing.value) for standing in judgement.standings),
    )


def shown_now(*, case: Case, ground: Ground, judgement: Judgement) -> Plain:
    """All that a decider sees: what was asked, what was known from which edition, which rules found what."""
    return {
        "schema": SCHEMA,
        "house": __version__,
        "on": judgement.on.isoformat(),
        **known(collaboration=case.collaboration, ground=ground),
        "questionnaire": questionnaire_told(asked_in(case.published)),
        "questions": [question_told(standing) for standing in judgement.standings],
        "rules": rules_told(judgement),
        "findings": [finding_told(finding) for finding in judgement.findings],
        "stops": [stop_told(stop) for stop in judgement.stops],
        "areas": [opened_told(opened) for opened in judgement.areas],
        "requirements": [opened_told(opened) for opened in judgement.requirements],
        "result": judgement.result.value,
        "reasons": [both(reason) for reason in judgement.reasons],
        "deciding": deciding_told(judgement.deciding),
    }
