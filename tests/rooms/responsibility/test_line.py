"""Does a case go from superior to superior without skipping one, and does it always stay with somebody?"""

from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from farled.collaborations.terms import Agreement, Reach
from farled.organisation.terms import PostRole
from farled.questionnaire.terms import FactValue
from farled.responsibility.rules import deciding_post
from farled.responsibility.terms import DECIDING_ROLES, Deciding
from farled.risks.rules import find, hard_stops
from tests.rooms.assessment.shelf import TODAY, delegation, facts, quick_check, rulebook

RESEARCHER, HEAD, VICE, PRESIDENT = DECIDING_ROLES
KEYS = [question.key for question in quick_check().questions]
CALM = dict.fromkeys(KEYS, "no")
EVERYBODY = tuple(PostRole)
SETS = [chosen for size in range(5) for chosen in combinations(DECIDING_ROLES, size)]
OUTSIDE = st.lists(st.sampled_from(EVERYBODY), unique=True).map(tuple)
FACTS = st.fixed_dictionaries(
    {
        "collaboration.agreement": st.sampled_from([one.value for one in Agreement]),
        "collaboration.reach": st.sampled_from([one.value for one in Reach]),
        "country.attention": st.sampled_from(["open", "no_data", "heightened", "strict"]),
    }
)
ANSWERS = st.fixed_dictionaries({key: st.sampled_from(["yes", "no", "unsure"]) for key in KEYS})


def post(
    changed: dict[str, FactValue],
    outside: tuple[PostRole, ...] = (),
    answers: dict[str, str] = CALM,
    on: date = TODAY,
) -> Deciding:
    known = facts(changed)
    return deciding_post(
        facts=known,
        findings=find(facts=known, values=answers, rulebook=rulebook(), on=TODAY),
        stops=hard_stops(facts=known, values=answers, rulebook=rulebook(), on=TODAY),
        delegation=delegation(),
        on=on,
        outside=outside,
    )


def bound(reach: str) -> dict[str, FactValue]:
    """An agreement of that reach, or none at all."""
    return {"collaboration.agreement": "none" if reach == "none" else "planned", "collaboration.reach": reach}


@pytest.mark.parametrize(
    ("reach", "outside", "chain"),
    [
        # an individual collaboration, handed on by each post in turn
        ("none", (), (RESEARCHER,)),
        ("none", (RESEARCHER,), (RESEARCHER, HEAD)),
        ("none", (RESEARCHER, HEAD), (RESEARCHER, HEAD, PRESIDENT)),
        # research: from the head of department to the president
        ("project", (), (RESEARCHER, HEAD)),
        ("project", (HEAD,), (RESEARCHER, HEAD, PRESIDENT)),
        ("department", (HEAD,), (RESEARCHER, HEAD, PRESIDENT)),
        # education: through the academic vice president
        ("programme", (), (RESEARCHER, HEAD, VICE)),
        ("doctoral", (VICE,), (RESEARCHER, HEAD, VICE, PRESIDENT)),
        # the president decides, whatever the president says
        ("university", (), (RESEARCHER, HEAD, PRESIDENT)),
        ("university", (PRESIDENT,), (RESEARCHER, HEAD, PRESIDENT)),
        # what a post below or beside the one that decides has said moves nothing
        ("project", (RESEARCHER,), (RESEARCHER, HEAD)),
        ("project", (VICE, PostRole.LEGAL), (RESEARCHER, HEAD)),
        ("programme", (RESEARCHER, HEAD), (RESEARCHER, HEAD, VICE)),
    ],
)
def test_chain_of_posts(reach: str, outside: tuple[PostRole, ...], chain: tuple[PostRole, ...]) -> None:
    found = post(bound(reach), outside)

    assert tuple(link.role for link in found.chain) == chain
    assert found.role is chain[-1]


@settings(max_examples=300, deadline=None)
@given(FACTS, ANSWERS, OUTSIDE)
def test_no_step_is_skipped(
    changed: dict[str, FactValue], answers: dict[str, str], outside: tuple[PostRole, ...]
) -> None:
    found = post(changed, outside, answers)

    walked = [link.role for link in found.chain]
    assert walked == list(found.line[: len(walked)])
    assert walked[-1] is found.role
    assert all(link.because for link in found.chain)


@settings(max_examples=300, deadline=None)
@given(FACTS, ANSWERS, OUTSIDE)
def test_somebody_decides_and_the_top_never_hands_on(
    changed: dict[str, FactValue], answers: dict[str, str], outside: tuple[PostRole, ...]
) -> None:
    everybody = post(changed, EVERYBODY, answers)
    found = post(changed, outside, answers)

    assert everybody.role is everybody.line[-1] is PRESIDENT
    assert found.role is PRESIDENT or found.role not in outside


@settings(max_examples=300, deadline=None)
@given(FACTS, ANSWERS, OUTSIDE)
def test_what_a_post_says_never_brings_a_decision_down(
    changed: dict[str, FactValue], answers: dict[str, str], outside: tuple[PostRole, ...]
) -> None:
    named, handed = post(changed, (), answers), post(changed, outside, answers)

    assert named.role and handed.role
    assert DECIDING_ROLES.index(handed.role) >= DECIDING_ROLES.index(named.role)
    assert handed.because[: len(named.because)] == named.because


@pytest.mark.parametrize("outside", SETS)
def test_nobody_is_asked_who_stands_above_the_one_that_decides(outside: tuple[PostRole, ...]) -> None:
    found = post(bound("project"), outside)

    assert found.role is (PRESIDENT if HEAD in outside else HEAD)


def test_each_post_of_the_chain_says_why_the_case_passes_or_stays() -> None:
    hard = post(
        {"country.attention": "strict", **bound("department")},
        (HEAD,),
        {**CALM, "partner.military_or_police": "yes"},
    )

    researcher, head, president = hard.chain
    assert [reason.en for reason in researcher.because] == ["Answers for the collaboration."]
    assert [reason.sv[:30] for reason in head.because] == [
        "Ett avtal som binder instituti",
        "Har antecknat att risken ligge",
    ]
    assert [reason.en for reason in president.because] == ["Superior on the way. No step is skipped."]
    assert hard.level == "university"


def test_what_lifts_a_decision_stands_at_the_post_it_is_lifted_to() -> None:
    found = post(
        {"country.attention": "strict"},
        (),
        {**CALM, "partner.military_or_police": "yes", "partner.serious_violations": "yes"},
    )

    researcher, head, president = found.chain
    assert "individual" in researcher.because[0].en
    assert ["one person alone" in head.because[0].en, "high risk" in head.because[1].en] == [True, True]
    assert "Only the president" in president.because[-1].en


def test_without_a_table_in_force_there_is_no_chain() -> None:
    assert post({}, on=date(2024, 12, 31)).chain == ()
