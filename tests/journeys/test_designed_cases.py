"""Do three of the designed cases come out in the browser as in their files, from registration to record?"""

import pytest

from farled.organisation.terms import PostRole
from tests.ground.browser import OpenPage
from tests.ground.site import Site
from tests.journeys.worked import Walker
from tests.rooms.assessment.books import full_cases

pytestmark = pytest.mark.browser


def walker(site: Site, open_page: OpenPage, language: str) -> Walker:
    """Whoever answers for the collaboration, signed in."""
    walks = Walker(open_page(site.url, language=language), language)
    walks.sit_down(PostRole.RESEARCHER)
    return walks


def record_of(walks: Walker) -> str:
    """What the record says."""
    walks.open("record/")
    return walks.page.locator("article.record").inner_text()


@pytest.mark.parametrize("language", ["sv", "en"])
def test_stroke_registry_goes_ahead_on_the_quick_check(
    site: Site, open_page: OpenPage, language: str
) -> None:
    case = full_cases()["s01-stroke-registry"]
    walks = walker(site, open_page, language)

    walks.register(case)
    walks.answer_here(case)
    walks.page.locator("form[data-decide] button[value=proceed]").click()
    walks.page.locator("a[href$='/record/']").first.wait_for()

    assert case.case.title.in_language(language) in record_of(walks)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_civil_hospital_trial_proceeds_with_conditions(
    site: Site, open_page: OpenPage, language: str
) -> None:
    case = full_cases()["s03-civil-hospital-trial"]
    walks = walker(site, open_page, language)

    walks.register(case)
    walks.answer_here(case)
    walks.begin(case.pack)
    walks.answer_sections(case)
    walks.meet_requirements(case)
    walks.sit_down(PostRole.RESEARCHER)
    walks.plan(case.work.measures)
    walks.rate(case.work.ratings)
    walks.confirm(case.work.measures)
    walks.sit_down(PostRole.RESEARCHER)
    walks.hand_up()
    reason = "The benefit is great, and the data stay here."
    walks.decide(PostRole.HEAD_OF_DEPARTMENT, "proceed_with_conditions", reason=reason)

    said = record_of(walks)
    assert reason in said
    assert all(rating.reason in said for rating in case.work.ratings)
    assert case.expected
    noted = {seen.requirement: seen.note for seen in case.work.seen}
    assert all(noted[asked] in said for asked in case.expected.requirements)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_military_academy_is_declined_by_the_president_alone(
    site: Site, open_page: OpenPage, language: str
) -> None:
    case = full_cases()["s04-military-academy-genomics"]
    walks = walker(site, open_page, language)

    walks.register(case)
    walks.answer_here(case)
    walks.begin(case.pack)
    walks.answer_sections(case)
    walks.hand_up()
    walks.sit_down(PostRole.HEAD_OF_DEPARTMENT)
    walks.open()
    assert walks.page.locator("form.decide").count() == 0
    walks.decide(
        PostRole.PRESIDENT,
        "decline",
        reason="Nothing that we can hold to changes what the academy is.",
        told_partner="The president writes.",
        help_goes_on="Former guests keep their places.",
    )

    assert "Nothing that we can hold to changes what the academy is." in record_of(walks)
