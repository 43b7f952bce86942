"""Does a decision say what it no longer covers, and is its digest steady?"""

import json
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from farled.assessment.rules import as_plain, canonical, covered_from, digest, uncovered
from farled.assessment.terms import Covered, CoveredPartner, Names
from farled.text.terms import Wording
from tests.rooms.assessment.shelf import quick_check

FJORDBY = CoveredPartner("7", "Fjordby universitetssjukehus", "NOR", "partner")
FUNDER = CoveredPartner("9", "Havsfonden", "SWE", "funder")
DECIDED = Covered(
    activity="research_project",
    purpose="Jämföra strokevård i två regioner.",
    agreement="none",
    reach="none",
    funding="own",
    unit="4",
    starts_on=date(2027, 1, 1),
    ends_on=date(2028, 6, 30),
    partners=(FJORDBY, FUNDER),
    answers=(("results.harmful_use", "no"), ("data.sensitive_transfer", "yes")),
)
ELEVENTH = replace(FUNDER, id="11", name="Nyfonden")
UNSURE = (("results.harmful_use", "unsure"), ("data.sensitive_transfer", "yes"))
NAMES = Names(
    countries={"NOR": Wording(sv="Norge", en="Norway"), "RUS": Wording(sv="Ryssland", en="Russia")},
    questions={question.key: question for question in quick_check().questions},
    units={"4": Wording(sv="Neurologi", en="Neurology"), "5": Wording(sv="Kardiologi", en="Cardiology")},
)


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"activity": "visit"}, "The activity is now: Visit. The decision was for: Research project."),
        ({"agreement": "planned"}, "The agreement is now: An agreement is planned."),
        ({"reach": "university"}, "What the agreement binds is now: The whole university."),
        ({"funding": "external"}, "The funding is now: Somebody outside pays as well."),
        ({"unit": "5"}, "The responsible unit is now: Cardiology. The decision was for: Neurology."),
        ({"purpose": "Utveckla ett läkemedel."}, "The purpose has been rewritten."),
        ({"ends_on": date(2029, 1, 1)}, "The collaboration now ends 1 January 2029."),
        ({"starts_on": date(2026, 12, 1)}, "The collaboration now begins 1 December 2026."),
        ({"partners": (FJORDBY,)}, "A partner is no longer part of it: Havsfonden."),
        ({"partners": (FJORDBY, FUNDER, ELEVENTH)}, "A partner has been added: Nyfonden."),
        (
            {"partners": (replace(FJORDBY, country="RUS"), FUNDER)},
            "now in: Russia. The decision was for: Norway.",
        ),
        ({"partners": (FJORDBY, replace(FUNDER, role="coordinator"))}, "Havsfonden is now: Coordinator."),
        ({"partners": (FJORDBY, replace(FUNDER, name="Havsstiftelsen"))}, "is now called Havsstiftelsen."),
        ({"answers": UNSURE}, "is now: Unsure. The decision was for: No."),
        ({"answers": (*DECIDED.answers, ("people.exposed", "no"))}, "did not cover is now answered"),
        ({"answers": (("results.harmful_use", "no"),)}, "is no longer answered"),
    ],
)
def test_each_material_change_is_said_once_and_changes_the_digest(changed: dict, says: str) -> None:
    now = replace(DECIDED, **changed)

    found = uncovered(before=DECIDED, now=now, names=NAMES)

    assert len(found) == 1
    assert says in found[0].en
    assert digest(now) != digest(DECIDED)


def test_every_field_of_what_is_covered_has_a_change_that_is_said() -> None:
    tried = {
        "activity",
        "agreement",
        "reach",
        "funding",
        "unit",
        "purpose",
        "ends_on",
        "starts_on",
        "partners",
        "answers",
    }

    assert {field.name for field in fields(Covered)} == tried


@pytest.mark.parametrize(
    "now",
    [
        DECIDED,
        replace(DECIDED, partners=(FUNDER, FJORDBY), answers=DECIDED.answers[::-1]),
        replace(DECIDED, purpose="  Ja\u0308mfo\u0308ra  strokevård i\ntvå regioner. "),
    ],
)
def test_order_and_typing_change_neither_words_nor_digest(now: Covered) -> None:
    assert uncovered(before=DECIDED, now=now) == ()
    assert digest(now) == digest(DECIDED)


def test_earlier_end_and_later_start_are_covered() -> None:
    now = replace(DECIDED, starts_on=date(2027, 2, 1), ends_on=date(2028, 1, 31))

    assert uncovered(before=DECIDED, now=now) == ()


def test_all_changes_are_said() -> None:
    now = replace(DECIDED, activity="visit", funding="unsure", partners=(), ends_on=date(2030, 1, 1))

    assert len(uncovered(before=DECIDED, now=now, names=NAMES)) == 5


def test_without_names_ids_are_shown() -> None:
    found = uncovered(before=DECIDED, now=replace(DECIDED, unit="5"))

    assert found[0].sv == "Den ansvariga enheten är nu: 5. Beslutet gällde: 4."


def test_question_of_another_version_is_named_by_its_key() -> None:
    now = replace(DECIDED, answers=(*DECIDED.answers, ("old.question", "not_asked")))

    assert "“old.question”, not asked" in uncovered(before=DECIDED, now=now, names=NAMES)[0].en


def test_value_that_the_question_no_longer_has_is_shown_as_it_was() -> None:
    before = replace(DECIDED, answers=(("results.harmful_use", "perhaps"),))
    now = replace(DECIDED, answers=(("results.harmful_use", "no"),))

    assert "The decision was for: perhaps." in uncovered(before=before, now=now, names=NAMES)[0].en


def test_digest_is_known() -> None:
    assert canonical({"b": 1, "a": "å"}) == '{"a":"å","b":1}'
    assert digest('{"a":"å","b":1}') == digest({"b": 1, "a": "å"})


words = st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(str.strip)
covereds = st.builds(
    Covered,
    activity=st.sampled_from(["visit", "agreement"]),
    purpose=words,
    agreement=st.just("none"),
    reach=st.just("none"),
    funding=st.just("own"),
    unit=words,
    starts_on=st.dates(),
    ends_on=st.dates(),
    partners=st.lists(
        st.builds(CoveredPartner, id=words, name=words, country=words, role=st.just("host")),
        unique_by=lambda partner: partner.id,
        max_size=4,
    ).map(tuple),
    answers=st.dictionaries(words, words, max_size=4).map(lambda found: tuple(found.items())),
)


@given(covereds)
def test_what_is_written_down_reads_back_and_covers_itself(covered: Covered) -> None:
    again = covered_from(json.loads(canonical(covered)))

    assert digest(again) == digest(covered)
    assert uncovered(before=covered, now=again) == ()
    assert as_plain(again) == as_plain(covered)
