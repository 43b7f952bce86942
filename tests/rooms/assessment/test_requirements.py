"""Does a requirement only go away when it is met, or waived with a reason by the one who may?"""

from dataclasses import replace
from datetime import date

import pytest

from farled.assessment.rules.requirements import required
from farled.assessment.terms import Opened, Required, RequirementState, Running, Seen
from farled.organisation.terms import PostRole
from farled.questionnaire.rules import values_of
from farled.questionnaire.terms import FactValue
from farled.text.terms import Wording
from tests.rooms.assessment.books import assessed, books

DAY = date(2026, 11, 1)
MET, WAIVED, ASKED, MISSING = RequirementState
DONE = Seen("country_expertise", MET, DAY, PostRole.RESEARCHER, "Read by an expert.")


def state_of(id: str, seen: Seen | None, running: Running | None = None, check: str = "none") -> Required:
    opened = Opened(id, Wording(sv="krav", en="requirement"), (), ("rule",))
    known: dict[str, FactValue] = {**values_of(assessed({}, {}).standings), "partner.check": check}
    told = {id: replace(seen, requirement=id)} if seen else {}
    return required(asked=(opened,), seen=told, known=known, rulebook=books().rulebook, running=running)[0]


@pytest.mark.parametrize(
    ("id", "seen", "state"),
    [
        # Nothing done; done; asked for.
        ("country_expertise", None, MISSING),
        ("country_expertise", DONE, MET),
        ("country_expertise", replace(DONE, state=ASKED), ASKED),
        # Waived by the post that may, by one above it, by one below it.
        ("country_expertise", replace(DONE, state=WAIVED, by=PostRole.HEAD_OF_DEPARTMENT), WAIVED),
        ("country_expertise", replace(DONE, state=WAIVED, by=PostRole.PRESIDENT), WAIVED),
        ("country_expertise", replace(DONE, state=WAIVED, by=PostRole.RESEARCHER), MISSING),
        ("country_expertise", replace(DONE, state=WAIVED, by=PostRole.LEGAL), MISSING),
        ("legal_opinion", replace(DONE, state=WAIVED, by=PostRole.HEAD_OF_DEPARTMENT), MISSING),
        # What the law asks for, nobody waives.
        ("export_control_opinion", replace(DONE, state=WAIVED, by=PostRole.PRESIDENT), MISSING),
        # What one post alone can give is met by no other.
        ("legal_opinion", replace(DONE, by=PostRole.LEGAL), MET),
        ("legal_opinion", replace(DONE, by=PostRole.PRESIDENT), MISSING),
        ("data_protection_opinion", replace(DONE, by=PostRole.LEGAL), MISSING),
        ("sanctions_review", replace(DONE, state=WAIVED, by=PostRole.PRESIDENT), MISSING),
        # Nothing counts without words.
        ("country_expertise", replace(DONE, note=" "), MISSING),
        ("country_expertise", replace(DONE, state=WAIVED, by=PostRole.PRESIDENT, note=""), MISSING),
    ],
)
def test_state(id: str, seen: Seen | None, state: RequirementState) -> None:
    found = state_of(id, seen)

    assert found.state is state
    assert found.is_in_the_way is (state in (ASKED, MISSING))
    assert bool(found.problem) is (seen is not None and state is MISSING)


def test_current_background_check_meets_the_requirement() -> None:
    assert state_of("background_check", None, check="current").state is MET
    assert state_of("background_check", None, check="aged").state is MISSING


@pytest.mark.parametrize(
    ("id", "since", "state"),
    [
        ("country_expertise", date(2026, 10, 1), MET),
        ("country_expertise", date(2026, 11, 2), MISSING),
        ("safety_plan", date(2026, 11, 2), MET),
    ],
)
def test_expertise_is_asked_for_anew_once_something_has_happened(
    id: str, since: date, state: RequirementState
) -> None:
    found = state_of(id, DONE, Running(since, "A coup."))

    assert found.state is state


def test_reminder_is_never_in_the_way() -> None:
    assert not state_of("country_reading", None).is_in_the_way


def test_every_requirement_says_who_gives_it_and_who_may_waive_it() -> None:
    waiting = [one for one in books().rulebook.requirements if one.before_decision]

    assert all(one.given_by for one in waiting)
    assert {one.id for one in waiting if one.waived_by is None} == {
        "export_control_opinion",
        "sanctions_review",
        "data_protection_opinion",
        "human_rights_review",
    }
