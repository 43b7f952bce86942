"""When nobody can act in a post, does the case pass it, say why, and always come to somebody above?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.organisation.terms import Acting, PostRole
from farled.questionnaire.terms import FactValue
from farled.responsibility.rules import deciding_post, next_superior, standing_of_post
from farled.responsibility.terms import DECIDING_ROLES, FREE, Deciding, Passing, post_fact
from farled.risks.rules import find
from tests.rooms.assessment.shelf import TODAY, delegation, facts, rulebook
from tests.rooms.responsibility.test_line import CALM, bound

RESEARCHER, HEAD, VICE, PRESIDENT = DECIDING_ROLES
KNOWN = st.sampled_from([FREE, Passing.OWN_CASE.value, Passing.VACANT.value])
POSTS = st.fixed_dictionaries({post_fact(role): KNOWN for role in DECIDING_ROLES[1:]})
REACHES = ("none", "project", "department", "programme", "doctoral", "university")


def post(reach: str, known: dict[str, FactValue], **over: object) -> Deciding:
    stated = facts(bound(reach)) | known
    return deciding_post(
        facts=stated,
        findings=find(facts=stated, values=CALM, rulebook=rulebook(), on=TODAY),
        stops=(),
        delegation=delegation(),
        on=TODAY,
        **over,
    )


@pytest.mark.parametrize(
    ("reach", "known", "over", "decides", "because"),
    [
        # a head who answers for it is not the own superior
        ("department", {HEAD: "own_case"}, {}, PRESIDENT, "Nobody is their own superior"),
        ("programme", {VICE: "own_case"}, {}, PRESIDENT, "Nobody is their own superior"),
        # a post that nobody holds
        ("department", {HEAD: "vacant"}, {}, PRESIDENT, "nobody holds this post today"),
        # a declared conflict of interest
        ("department", {}, {"conflict": (HEAD,)}, PRESIDENT, "declared a conflict of interest"),
        # a second look goes above whoever decided, also where a lower post would do now
        ("department", {}, {"looked": HEAD}, PRESIDENT, "asked for a second look"),
        ("programme", {}, {"looked": HEAD}, VICE, "is decided by the academic vice president"),
        ("programme", {}, {"looked": VICE}, PRESIDENT, "asked for a second look"),
        ("none", {}, {"looked": HEAD}, PRESIDENT, "asked for a second look"),
        # the own individual collaboration stays with the researcher, whoever holds the posts above
        ("none", {HEAD: "own_case"}, {}, RESEARCHER, "The collaboration is individual"),
        # the highest post is never passed: somebody must decide
        ("university", {PRESIDENT: "own_case"}, {"conflict": (PRESIDENT,)}, PRESIDENT, ""),
    ],
)
def test_who_decides_instead_and_why(
    reach: str, known: dict[PostRole, str], over: dict[str, object], decides: PostRole, because: str
) -> None:
    found = post(reach, {post_fact(role): why for role, why in known.items()}, **over)

    assert found.role is decides
    assert because in " ".join(one.en for one in found.because)


@given(known=POSTS, reach=st.sampled_from(REACHES), conflict=st.sets(st.sampled_from(DECIDING_ROLES[1:])))
def test_no_post_is_skipped_without_a_reason_and_somebody_always_decides(
    known: dict[str, FactValue], reach: str, conflict: set[PostRole]
) -> None:
    plain, found = post(reach, {}), post(reach, known, conflict=tuple(conflict))
    line = found.line
    passed = line[line.index(plain.role) : line.index(found.role)]

    assert found.role in line
    assert all(known[post_fact(role)] != FREE or role in conflict for role in passed)
    is_free = known.get(post_fact(found.role), FREE) == FREE and found.role not in conflict
    assert is_free or found.role is PRESIDENT or found.role is RESEARCHER
    assert [link.role for link in found.chain] == list(line[: line.index(found.role) + 1])


@pytest.mark.parametrize(
    ("acting", "standing"),
    [
        ([], Passing.VACANT),
        ([Acting(1, False, False)], FREE),
        ([Acting(1, False, True)], Passing.OWN_CASE),
        # another holder of the same role is free to decide
        ([Acting(1, False, True), Acting(2, False, False)], FREE),
        # a deputy keeps a vacant post alive, but never decides for a holder who answers for the case
        ([Acting(3, True, False)], FREE),
        ([Acting(1, False, True), Acting(3, True, False)], Passing.OWN_CASE),
        ([Acting(3, True, True)], Passing.OWN_CASE),
        # whoever declared a conflict elsewhere in the case does not decide from this post either
        ([Acting(1, False, False, has_conflict=True)], Passing.CONFLICT),
        ([Acting(1, False, False, has_conflict=True), Acting(2, False, False)], FREE),
        ([Acting(1, False, True), Acting(2, False, False, has_conflict=True)], Passing.CONFLICT),
    ],
)
def test_what_is_known_of_a_post(acting: list[Acting], standing: str) -> None:
    assert standing_of_post(acting) == standing


def test_the_next_superior_is_the_next_who_can_act() -> None:
    line = (RESEARCHER, HEAD, VICE, PRESIDENT)

    assert next_superior(role=HEAD, line=line, facts={}) is VICE
    assert next_superior(role=HEAD, line=line, facts={post_fact(VICE): "vacant"}) is PRESIDENT
    assert next_superior(role=VICE, line=line, facts={post_fact(PRESIDENT): "vacant"}) is PRESIDENT
    with pytest.raises(LookupError):
        next_superior(role=PRESIDENT, line=line, facts={})
