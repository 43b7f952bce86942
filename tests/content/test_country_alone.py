"""Can a country by itself raise a level, stop a collaboration or make a refusal possible? It must not."""

from datetime import date
from itertools import product

import pytest

from farled.assessment.terms import Assessment, Choice, Depth, Readiness, RequirementState, Seen, Work
from farled.mitigation.terms import Cell, Knowledge, Rating
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import Answer, FactValue
from farled.risks.terms import Level
from tests.rooms.assessment.books import SURROUNDINGS, assessed, calm_answers

ATTENTION = ("open", "no_data", "heightened", "strict")
FREEDOM = ("respected", "under_pressure", "no_data")
ACTIVITIES = (
    "research_project",
    "education_exchange",
    "agreement",
    "visit",
    "recruitment",
    "conference_fieldwork",
    "donation_commission",
)
AGREEMENTS = (("none", "none"), ("planned", "project"), ("attached", "department"), ("planned", "university"))
PLACES = tuple(product(ATTENTION, FREEDOM, ("yes", "no", "unsure"), ("yes", "no", "unsure")))


def of_a_clean_partner(
    place: tuple[str, str, str, str], activity: str, agreement: tuple[str, str], pack: str
) -> Assessment:
    """A clean, known and checked partner, a clean project, and any country whatever."""
    attention, freedom, pressure, region = place
    facts: dict[str, FactValue] = {
        "country.attention": attention,
        "country.academic_freedom": freedom,
        "collaboration.activity": activity,
        "collaboration.agreement": agreement[0],
        "collaboration.reach": agreement[1],
    }
    said = {**calm_answers(), **dict(zip(SURROUNDINGS, (pressure, region), strict=True))}
    answers = tuple(Answer(key, value, "We know the place.") for key, value in said.items())
    return assessed(facts, {}, pack=pack, work=Work(answers=answers))


@pytest.mark.parametrize("pack", ["medical-university", "technical-university"])
@pytest.mark.parametrize("activity", ACTIVITIES)
@pytest.mark.parametrize("agreement", AGREEMENTS)
def test_country_alone_raises_and_stops_nothing(pack: str, activity: str, agreement: tuple[str, str]) -> None:
    for place in PLACES:
        found = of_a_clean_partner(place, activity, agreement, pack)

        above = [finding.rule for finding in found.findings if finding.level is not Level.LOW]
        assert (above, found.stops) == ([], ()), place
        assert all(finding.alone for finding in found.findings), place


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_country_alone_makes_no_refusal_possible_and_asks_no_depth_of_its_own(activity: str) -> None:
    for place in PLACES:
        found = of_a_clean_partner(place, activity, ("none", "none"), "medical-university")

        assert found.readiness in (Readiness.READY, Readiness.REQUIREMENTS_MISSING), place
        choices = {one.choice for one in found.possible}
        assert not choices & {Choice.DECLINE, Choice.TERMINATE, Choice.STOP_BY_LAW}, place
        assert found.depth.depth is not Depth.IN_DEPTH, place


def test_clean_partner_with_a_clean_project_can_proceed_in_any_country() -> None:
    done = tuple(
        Seen(id, RequirementState.MET, date(2026, 11, 20), PostRole.RESEARCHER, "Done.")
        for id in ("country_expertise", "partner_dialogue")
    )
    answers = tuple(Answer(key, value) for key, value in calm_answers().items() if key not in SURROUNDINGS)
    for attention, freedom in product(ATTENTION, ("respected", "under_pressure")):
        facts: dict[str, FactValue] = {"country.attention": attention, "country.academic_freedom": freedom}
        work = Work(answers=(*answers, Answer("rights.place_known", "yes")), seen=done)

        found = assessed(facts, {}, work=work)

        assert Choice.PROCEED in {one.choice for one in found.possible}, (attention, freedom)


def test_rating_a_country_higher_makes_no_refusal_possible_either() -> None:
    rating = Rating("context-strict", Cell("near_certain", "irreparable"), "A hard country.", Knowledge.WEAK)
    answers = tuple(Answer(key, value) for key, value in calm_answers().items())
    facts: dict[str, FactValue] = {"country.attention": "strict"}

    found = assessed(facts, {}, work=Work(answers=answers, ratings=(rating,)))

    assert (found.level, found.readiness) == (Level.HIGH, Readiness.REQUIREMENTS_MISSING)
    assert Choice.DECLINE not in {one.choice for one in found.possible}
