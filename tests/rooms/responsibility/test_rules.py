"""Which post decides which collaboration, and what lifts it higher?"""

from datetime import date

import pytest

from farled.questionnaire.terms import FactValue
from farled.responsibility.rules import deciding_post
from farled.responsibility.terms import DECIDING_ROLES, Deciding, DecisionLevel
from farled.risks.rules import find, hard_stops
from tests.rooms.assessment.shelf import TODAY, delegation, facts, quick_check, rulebook

CALM = {question.key: "no" for question in quick_check().questions}
MILITARY = {"partner.military_or_police": "yes"}
MILITARY_AND_TECHNOLOGY = {**MILITARY, "subject.sensitive_technology": "unsure"}


def post(changed: dict[str, FactValue], answers: dict[str, str], on: date = TODAY) -> Deciding:
    known, values = facts(changed), {**CALM, **answers}
    return deciding_post(
        facts=known,
        findings=find(facts=known, values=values, rulebook=rulebook(), on=TODAY),
        stops=hard_stops(facts=known, values=values, rulebook=rulebook(), on=TODAY),
        delegation=delegation(),
        on=on,
    )


@pytest.mark.parametrize(
    ("agreement", "reach", "role", "row"),
    [
        # individual: whoever is responsible
        ("none", "none", "researcher", "individual"),
        # formalised: by what the agreement binds
        ("planned", "project", "head_of_department", "project-agreement"),
        ("attached", "project", "head_of_department", "project-agreement"),
        ("planned", "department", "head_of_department", "department-agreement"),
        ("attached", "programme", "academic_vice_president", "programme-exchange"),
        ("attached", "doctoral", "academic_vice_president", "doctoral-agreement"),
        ("planned", "university", "president", "university-agreement"),
        # contradictory entries do not fall to the researcher
        ("planned", "none", "head_of_department", "reach-not-stated"),
        ("none", "university", "head_of_department", "reach-without-agreement"),
    ],
)
def test_agreement_and_reach_name_the_post(agreement: str, reach: str, role: str, row: str) -> None:
    deciding = post({"collaboration.agreement": agreement, "collaboration.reach": reach}, {})

    assert (deciding.role, deciding.row, deciding.lifts) == (role, row, ())


@pytest.mark.parametrize("activity", ["visit", "recruitment", "research_project", "conference_fieldwork"])
def test_individual_collaboration_rests_with_the_researcher_in_every_activity(activity: str) -> None:
    assert post({"collaboration.activity": activity}, {}).role == "researcher"


@pytest.mark.parametrize(
    ("attention", "answers", "role", "lifts"),
    [
        # in an open context a link is weighed, not lifted
        ("open", MILITARY, "researcher", ()),
        ("no_data", MILITARY, "head_of_department", ("not-alone",)),
        ("heightened", MILITARY, "head_of_department", ("not-alone", "high")),
        ("strict", MILITARY, "head_of_department", ("not-alone", "high")),
        # with a sensitive field it goes to the top
        ("strict", MILITARY_AND_TECHNOLOGY, "president", ("not-alone", "high", "military-and-technology")),
        ("open", {"results.harmful_use": "yes"}, "head_of_department", ("not-alone", "high")),
        ("open", {"partner.serious_violations": "yes"}, "president", ("not-alone", "high", "hard-stop")),
    ],
)
def test_what_is_found_lifts_the_decision(
    attention: str, answers: dict[str, str], role: str, lifts: tuple[str, ...]
) -> None:
    deciding = post({"country.attention": attention}, answers)

    assert (deciding.role, deciding.lifts) == (role, lifts)


def test_lift_never_takes_a_decision_lower() -> None:
    changed: dict[str, FactValue] = {
        "collaboration.agreement": "attached",
        "collaboration.reach": "university",
        "country.attention": "strict",
    }

    assert post(changed, MILITARY).role == "president"


def test_reasons_name_the_row_and_what_lifted_it() -> None:
    deciding = post({}, {"partner.serious_violations": "yes"})

    assert len(deciding.because) == 2
    assert "enskilt" in deciding.because[0].sv
    assert "stopp" in deciding.because[1].sv
    assert deciding.reference


def test_before_the_first_table_no_post_decides() -> None:
    deciding = post({}, {}, on=date(2024, 12, 31))

    assert (deciding.role, deciding.name, deciding.level) == (None, None, None)


def test_every_deciding_role_and_level_has_a_name() -> None:
    assert set(delegation().roles) == set(DECIDING_ROLES)
    assert set(delegation().levels) == set(DecisionLevel)
