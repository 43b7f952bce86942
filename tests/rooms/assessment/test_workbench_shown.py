"""Does the workbench say the state of an assessment in one calm line, and lead to what comes next?"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from django.utils import translation

from farled.assessment.models import Case, Decision
from farled.assessment.presenters.sections import Asked, after_section, progress_said, sections_of
from farled.assessment.presenters.sofar import so_far
from farled.assessment.presenters.workbench import depths_to_choose, headline, workbench
from farled.assessment.queries.work import Kept, assessed_now, kept_in
from farled.assessment.terms import Assessment, Deeper, Depth, Readiness, Section
from farled.questionnaire.queries import asked_in
from farled.questionnaire.terms import Area, State
from farled.text.terms import Wording
from tests import builders
from tests.ground.clock import MORNING

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def built() -> builders.Built:
    return builders.case("assessing")


def judged(case: Case) -> tuple[Kept, Assessment]:
    kept = kept_in(case)
    return kept, assessed_now(kept=kept, facts=case.facts, at=MORNING)


def said(case: Case, found: Assessment, decision: Decision | None = None) -> str:
    every = sections_of(case=case, assessment=found)
    return headline(assessment=found, every=every, decision=decision).en


def with_open(found: Assessment, count: int) -> Assessment:
    """The same assessment with so many questions left open, the rest answered."""
    waiting = [one for one in found.standings if one.state is State.OPEN]
    kept = {one.question.key for one in waiting[:count]}
    standings = tuple(
        replace(one, state=State.ANSWERED, value="no")
        if one.state is State.OPEN and one.question.key not in kept
        else one
        for one in found.standings
    )
    return replace(found, standings=standings)


def with_sections(found: Assessment, count: int) -> Assessment:
    """The same assessment with so many sections open."""
    sections = tuple(replace(one, is_open=place < count) for place, one in enumerate(found.sections))
    return replace(found, sections=sections)


@pytest.mark.parametrize(
    ("sections", "left", "line"),
    [
        (4, 12, "Four sections are open, 12 questions left"),
        (1, 1, "One section is open, one question left"),
        (2, 10, "Two sections are open, ten questions left"),
        (0, 2, "Two questions left"),
        (3, 0, "Every question is answered"),
    ],
)
def test_the_headline_counts_in_words(built: builders.Built, sections: int, left: int, line: str) -> None:
    _, found = judged(built.case)

    assert said(built.case, with_sections(with_open(found, left), sections)) == line


@pytest.mark.parametrize(
    ("readiness", "line"),
    [
        (Readiness.STOPPED_BY_LAW, "The collaboration is stopped"),
        (Readiness.STOPPED_BY_POLICY, "The collaboration is stopped"),
        (Readiness.WAITING_FOR_AUTHORITY, "The case waits for an authority’s answer"),
    ],
)
def test_a_stop_or_an_authority_comes_before_the_questions(
    built: builders.Built, readiness: Readiness, line: str
) -> None:
    _, found = judged(built.case)

    assert said(built.case, replace(found, readiness=readiness)) == line


def test_a_decision_is_the_headline_of_what_is_decided(built: builders.Built) -> None:
    _, found = judged(built.case)

    assert said(built.case, found, Decision(outcome="proceed")) == "Decided: go ahead"


@pytest.mark.parametrize("readiness", list(Readiness))
def test_every_state_has_its_sentence(built: builders.Built, readiness: Readiness) -> None:
    kept, found = judged(built.case)

    page = workbench(
        case=built.case,
        kept=kept,
        assessment=replace(found, readiness=readiness),
        decision=None,
        language="en",
    )

    assert page["lead"].endswith(".")


@pytest.mark.parametrize(
    ("over", "label"),
    [
        ({}, "Go on: 2 things are required"),
        ({"requirements": ()}, "Go on: rate 2 findings"),
        ({"requirements": (), "unrated": ("x",)}, "Go on: rate one finding"),
        ({"requirements": (), "unrated": ()}, "See the whole case"),
    ],
)
def test_what_comes_next_follows_the_order_of_the_work(over: dict[str, object], label: str) -> None:
    built = builders.case("assessed")
    kept, found = judged(built.case)
    found = replace(found, **({"unrated": ("x", "y")} | over))  # type: ignore[arg-type]  # a field of its own

    page = workbench(case=built.case, kept=kept, assessment=found, decision=None, language="en")

    assert page["onward"]["label"] == label


def test_a_wish_that_the_rules_do_not_follow_is_said_with_the_reason(built: builders.Built) -> None:
    kept, found = judged(built.case)
    refused = replace(found, refused=(Wording(sv="Nej.", en="The rules ask for more."),))

    page = workbench(case=built.case, kept=kept, assessment=refused, decision=None, language="en")

    assert page["depth"]["refused"] == ["The rules ask for more."]


def test_only_what_is_as_deep_or_deeper_is_offered() -> None:
    offered = [id for id, _said in depths_to_choose(at_least=Depth.STANDARD, language="en")]

    assert offered == ["standard", "in_depth"]


def test_nobody_decides_where_no_delegation_was_in_force(built: builders.Built) -> None:
    _, found = judged(built.case)
    nobody = replace(found, deciding=replace(found.deciding, role=None, name=None))

    assert so_far(assessment=nobody, language="en")["who"].startswith("No delegation was in force")


def test_the_gravest_findings_stand_first_and_the_rest_are_folded() -> None:
    case = builders.case("assessing").case
    _, found = judged(case)
    many = replace(found, findings=found.findings * 3)

    told = so_far(assessment=many, language="en")

    assert len(told["found"]) == 3
    assert len(told["found"]) + len(told["more"]) == len(many.findings)


def asked(id: str, *, left: int = 0, is_open: bool = True) -> Asked:
    """A section with so many open questions."""
    found = judged_once()
    waiting = [one for one in found.standings if one.state is State.OPEN][:left]
    return Asked(Section(id, Wording(sv=id, en=id), is_open, (), ()), None, tuple(waiting))


def judged_once() -> Assessment:
    return judged(builders.case("assessing").case)[1]


def test_the_next_section_is_found_round_and_round() -> None:
    every = [asked("a", left=1), asked("b"), asked("c", left=1)]

    assert [after_section(every=every, here=here) for here in ("a", "b", "c", "", "d")] == [
        "c",
        "c",
        "a",
        "a",
        "a",
    ]
    assert after_section(every=[asked("a", left=1)], here="a") == ""


def test_a_section_without_questions_says_so() -> None:
    assert progress_said(asked("a")) == "No question of its own"


def test_one_question_that_is_answered_is_said_in_words(built: builders.Built) -> None:
    _, found = judged(built.case)
    every = {one.section.id: one for one in sections_of(case=built.case, assessment=found)}

    assert progress_said(every["people"]) == "The one question is answered"


def test_an_area_that_only_the_questionnaire_has_is_a_section_too(
    built: builders.Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, found = judged(built.case)
    title = Wording(sv="Eget", en="Our own")
    own = replace(asked_in(built.case.published), areas=(Area("own", title, title),))
    monkeypatch.setattr("farled.assessment.presenters.sections.asked_in", lambda _published: own)

    assert [one.section.id for one in sections_of(case=built.case, assessment=found)][-1] == "own"


def test_the_day_of_a_wish_is_told_with_who_wished() -> None:
    built = builders.case("plain")
    builders.begin_assessment(
        by=built.by,
        at=MORNING,
        viewer=built.viewer,
        number=built.number,
        pack=builders.MEDICAL,
        deeper=Deeper(Depth.STANDARD, (), "A colleague heard of trouble."),
    )
    case = Case.objects.select_related("published", "collaboration").get()
    kept, found = judged(case)

    page = workbench(case=case, kept=kept, assessment=found, decision=None, language="en")

    assert page["depth"]["wished_by"] == built.by.name
    assert page["depth"]["wished_at"].date() == date(2026, 11, 2)
