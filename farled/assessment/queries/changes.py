"""What does a decision no longer cover, in words and with names?"""

from datetime import datetime

from django.utils import timezone

from farled.assessment.models import Decision
from farled.assessment.rules import covered_from, lapsed, uncovered
from farled.assessment.terms import Covered, Names
from farled.countries import queries as countries
from farled.organisation.queries import units_by_id
from farled.questionnaire.queries import asked_in
from farled.text.terms import Wording


def changes_since(*, decision: Decision, now: Covered, at: datetime) -> tuple[Wording, ...]:
    """Every reason why the decision does not hold any more: its time has run out, or something has changed.

    One query, and only when the responsible unit has changed.
    """
    before = covered_from(decision.covered)
    names = Names(
        countries={code: countries.name_of(code) for code in _codes(before, now)},
        questions={question.key: question for question in asked_in(decision.case.published).questions},
        units=_units(before, now),
    )
    over = lapsed(valid_until=decision.valid_until, on=timezone.localdate(at))
    return (*over, *uncovered(before=before, now=now, names=names))


def _codes(*both: Covered) -> set[str]:
    return {partner.country for covered in both for partner in covered.partners}


def _units(before: Covered, now: Covered) -> dict[str, Wording]:
    if before.unit == now.unit:
        return {}
    units = units_by_id([int(before.unit), int(now.unit)])
    return {str(unit.pk): Wording(sv=unit.name_sv, en=unit.name_en) for unit in units.values()}
