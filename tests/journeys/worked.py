"""How do the people of a worked case walk it through the browser, from registration to record?"""

from dataclasses import dataclass
from datetime import date, timedelta

from playwright.sync_api import Locator, Page

from farled.assessment.terms import FullCase, RequirementState
from farled.collaborations.terms import Agreement, Funding
from farled.mitigation.terms import Means, PlannedMeasure, Rating
from farled.organisation.terms import PostRole
from farled.partners.terms import PartnerStanding
from tests.journeys.conftest import become
from tests.journeys.keyboard import Keyboard
from tests.rooms.assessment.shelf import rulebook

UNFOLD = "() => document.querySelectorAll('main details').forEach(one => { one.open = true; })"
PEOPLE = {
    PostRole.RESEARCHER: "maja.lindqvist",
    PostRole.HEAD_OF_DEPARTMENT: "lars.brannstrom",
    PostRole.PRESIDENT: "annika.rosenqvist",
    PostRole.LEGAL: "magnus.dahlgren",
    PostRole.EXPORT_CONTROL: "nadia.benali",
    PostRole.SECURITY: "kjell.forsman",
    PostRole.DATA_PROTECTION: "sanna.heikkinen",
    PostRole.INTERNATIONAL_OFFICE: "camilla.astrom",
}
"""Who holds each post for the department in the demonstration."""
KNOWN = "Fjordvik"
"""A hospital that the demonstration has worked with before and has looked into."""


@dataclass
class Walker:
    """One browser in which the people of a case take turns."""

    page: Page
    language: str
    number: str = ""

    def sit_down(self, role: PostRole) -> None:
        """Somebody else takes the chair."""
        self.page.context.clear_cookies()
        become(self.page, PEOPLE[role], language=self.language)

    def open(self, part: str = "") -> None:
        """A part of the case ("assessment/risks/"), with everything on it unfolded."""
        self.page.goto(f"/collaborations/{self.number}/{part}")
        self.page.evaluate(UNFOLD)

    def register(self, case: FullCase) -> None:
        """The collaboration of the case, with its partner new to the register."""
        page, stated = self.page, case.case
        page.goto("/collaborations/new/")
        page.evaluate(UNFOLD)
        self._pick("activity", stated.activity)
        for name in ("title", "purpose", "benefit_short", "benefit_long", "loss"):
            page.locator(f"[name={name}]").fill(f"{stated.title.in_language(self.language)} ({name})")
        self._partner(stated.partners[0])
        self._pick("agreement", stated.agreement)
        if stated.agreement is not Agreement.NONE:
            self._pick("reach", stated.reach)
        self._pick("funding", stated.funding)
        if stated.funding is Funding.EXTERNAL:
            page.locator("[name=funder]").fill(stated.partners[0].name)
        page.locator("[name=ends_on]").fill((date.today() + timedelta(days=600)).isoformat())  # noqa: DTZ011 - the served house has its own clock
        page.locator("main form .onward button").click()
        page.wait_for_url("**/check/")
        self.number = page.url.split("/")[-3]

    def answer_here(self, case: FullCase) -> None:
        """Every question that is open on this page, and what its answers open, as the case answers them."""
        answers = _not_looked_up(case) | {answer.key: answer.value for answer in case.work.answers}
        while key := self._next_open():
            place = self.page.locator(f"fieldset.q[data-key='{key}']")
            self._answer(place, key, answers[key])
            self.page.locator(f"[data-key='{key}']:not([data-version='0'])").first.wait_for()

    def begin(self, pack: str) -> None:
        """From the check's outcome into the full assessment."""
        self.page.locator("form.begin").wait_for()
        self.page.locator(f"form.begin input[value='{pack}']").check()
        self.page.locator("form.begin button").click()
        self.page.wait_for_url("**/assessment/")

    def answer_sections(self, case: FullCase) -> None:
        """Section by section, for as long as one has a question left."""
        self.open("assessment/")
        while (onward := self.page.locator("a.button[href*='/sections/']")).count():
            onward.first.click()
            self.page.wait_for_url("**/sections/**")
            self.answer_here(case)
            self.open("assessment/")

    def meet_requirements(self, case: FullCase) -> None:
        """Each by the post that alone can give it, or by whoever answers for the collaboration."""
        assert case.expected
        for seen in (one for one in case.work.seen if one.requirement in case.expected.requirements):
            assert seen.state is RequirementState.MET
            given_by = rulebook().requirement(seen.requirement).posts
            self.sit_down(given_by[0] if given_by else PostRole.RESEARCHER)
            self.open("assessment/requirements/")
            form = self.page.locator(f"form[action$='/{seen.requirement}/']:has([name=do][value=meet])")
            form.locator("textarea").fill(seen.note)
            form.locator("button").click()
            self.page.wait_for_load_state()

    def rate(self, ratings: tuple[Rating, ...]) -> None:
        """Each finding before and after measures."""
        for rating in ratings:
            self.open("assessment/risks/")
            form = self.page.locator(f"form:has([name=finding][value='{rating.finding}'])")
            form.locator(f"[name=likelihood_before][value={rating.before.likelihood}]").check()
            form.locator(f"[name=consequence_before][value={rating.before.consequence}]").check()
            form.locator("[name=reason]").fill(rating.reason)
            form.locator(f"[name=knowledge][value={rating.knowledge}]").check()
            if rating.after:
                form.locator("[name=likelihood_after]").select_option(rating.after.likelihood)
                form.locator("[name=consequence_after]").select_option(rating.after.consequence)
            form.locator("button").click()
            self.page.wait_for_load_state()

    def plan(self, measures: tuple[PlannedMeasure, ...]) -> None:
        """Each measure, owned by the post that owns it in the case, or by whoever answers for it."""
        for told in measures:
            self.open("assessment/measures/")
            form = self.page.locator("form[action$='/measures/plan/']:has([name=against])")
            form.locator("[name=measure]").select_option(told.measure)
            for rule in told.against:
                form.locator(f"[name=against][value='{rule}']").check()
            form.locator("[name=owner]").select_option(self._owner(form, told.owner))
            form.locator("[name=due]").fill((date.today() + timedelta(days=60)).isoformat())  # noqa: DTZ011 - as above
            form.locator(f"[name=state][value={told.state}]").check()
            form.locator("[name=evidence]").fill(told.evidence)
            form.locator("button").last.click()
            self.page.wait_for_load_state()

    def confirm(self, measures: tuple[PlannedMeasure, ...]) -> None:
        """Every owner opens the own measures and says yes to authority and means."""
        for role in dict.fromkeys(told.owner for told in measures if told.means is Means.YES):
            self.sit_down(role)
            self.open("assessment/measures/")
            found = self.page.locator("main a[href*='/assessment/measures/']")
            for address in dict.fromkeys(
                found.evaluate_all("all => all.map(one => one.getAttribute('href'))")
            ):
                self.page.goto(address)
                if (yes := self.page.locator("form[action$='/means/'] [value=yes]")).count():
                    yes.check()
                    self.page.locator("form[action$='/means/'] button").click()
                    self.page.wait_for_load_state()

    def hand_up(self) -> None:
        """Those who answer for it say that it is the decider's now."""
        self.open()
        self.page.locator("form[action$='/hand-up/'] button").click()
        self.page.wait_for_load_state()

    def decide(self, role: PostRole, outcome: str, **said: str) -> None:
        """The post that decides finds the case on its start page, and decides."""
        self.sit_down(role)
        self.page.locator(f"ol.tasks a[href*='/{self.number}/']").first.click()
        self.page.wait_for_load_state()
        self.page.evaluate(UNFOLD)
        form = self.page.locator("form.decide")
        form.locator(f"[name=outcome][value={outcome}]").check()
        for name, text in said.items():
            form.locator(f"[name={name}]").fill(text)
        form.locator("button").last.click()
        self.page.locator("a.button[href$='/record/']").wait_for()

    def _pick(self, name: str, value: str) -> None:
        field = self.page.locator(f"[name={name}]")
        if field.first.evaluate("one => one.tagName") == "SELECT":
            field.select_option(value)
        else:
            self.page.locator(f"[name={name}][value={value}]").check()

    def _partner(self, partner: PartnerStanding) -> None:
        row = self.page.locator("fieldset.partner-row").first
        if partner.earlier:
            Keyboard(self.page).fill_from_list(row.get_by_role("combobox").first, KNOWN)
            return
        row.get_by_role("combobox").first.fill(f"{partner.name} {self.language}")
        row.locator("select[name$=kind]").select_option(partner.kind)
        row.locator("select[name$='-country']").select_option(partner.country)

    def _next_open(self) -> str:
        found = self.page.locator("fieldset.q[data-key][data-version='0']")
        return str(found.first.get_attribute("data-key")) if found.count() else ""

    def _answer(self, place: Locator, key: str, value: str) -> None:
        if place.locator("input[type=radio]").count():
            place.locator(f"input[type=radio][value='{value}']").check()
            return
        field = place.locator("textarea").first
        field.fill(value)
        field.blur()

    def _owner(self, form: Locator, role: PostRole) -> str:
        """The value of the option that names the post of the person who plays the role."""
        options = form.locator("[name=owner] option").evaluate_all(
            "all => all.map(one => [one.value, one.text])"
        )
        wanted = OWNERS[role]
        return str(next(value for value, text in options if any(name in text for name in wanted)))


def _not_looked_up(case: FullCase) -> dict[str, str]:
    """What the background check says in the file: in the browser nobody has made one, so people answer."""
    partner = case.case.partners[0]
    return {
        "partner.military_or_police": str(partner.military_link),
        "partner.serious_violations": str(partner.rights_violations),
        "partner.state_steers": str(partner.state_directed),
    }


OWNERS = {
    PostRole.RESEARCHER: ("Universitetslektor i omvårdnad", "Senior Lecturer in Nursing"),
    PostRole.LEGAL: ("Universitetsjurist", "University Counsel"),
}
"""What the posts are called that own measures."""
