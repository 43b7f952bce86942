"""Does every state that a test can ask for really come about?"""

import pytest
from django.utils import timezone

from farled.assessment.queries.register import Filters, register_page
from tests import builders
from tests.ground.clock import MORNING

STANDS = {
    "answering": ("check", "incomplete", "researcher", 3),
    "plain": ("decision", "no_further_assessment", "researcher", 0),
    "decided": ("in_force", "no_further_assessment", "researcher", 0),
    "declined": ("closed", "no_further_assessment", "researcher", 0),
    "changed": ("in_force", "no_further_assessment", "researcher", 0),
    "expired": ("review", "no_further_assessment", "researcher", 0),
    "again": ("decision", "no_further_assessment", "researcher", 0),
    "assessment_needed": ("assessment", "full_assessment_needed", "researcher", 0),
    "assessing": ("assessment", "full_assessment_needed", "researcher", 20),
    "assessed": ("assessment", "full_assessment_needed", "head_of_department", 0),
    "ready": ("assessment", "full_assessment_needed", "head_of_department", 0),
    "handed": ("decision", "full_assessment_needed", "head_of_department", 0),
    "decided_in_full": ("in_force", "full_assessment_needed", "head_of_department", 0),
    "stopped_in_full": ("stopped", "stopped", "president", 27),
    "stopped": ("stopped", "stopped", "president", 3),
    "waits_for_head": ("decision", "no_further_assessment", "head_of_department", 0),
    "waits_for_vice_president": ("decision", "no_further_assessment", "academic_vice_president", 0),
    "waits_for_president": ("decision", "no_further_assessment", "president", 0),
}


@pytest.mark.django_db
@pytest.mark.parametrize("state", builders.STATES)
def test_a_case_stands_as_it_was_asked_for(state: str) -> None:
    built = builders.case(state)

    page = register_page(viewer=built.viewer, filters=Filters(), page=1, on=timezone.localdate(MORNING))

    (row,) = page.rows
    assert (row.stage, row.result, row.deciding_role, row.open_questions) == STANDS[state]


@pytest.mark.django_db
def test_two_cases_of_one_person_stand_side_by_side() -> None:
    by = builders.person()

    first, second = builders.case("decided", by=by), builders.case("plain", by=by, title="Another one")

    assert first.number != second.number
    assert second.case.collaboration.title == "Another one"
