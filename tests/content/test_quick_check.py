"""Does the quick check ask what it should, and only that?"""

from itertools import product
from pathlib import Path

import pytest

from farled.questionnaire.content import canonical_json, from_json, read_facts, read_questionnaire
from farled.questionnaire.rules import conditions_for, preview, standings, vocabulary
from farled.questionnaire.terms import Fact, Facts, Questionnaire, State

CONTENT = Path(__file__).resolve().parents[2] / "content"
ALWAYS_ASKED = ["subject.sensitive_technology", "data.sensitive_transfer", "results.harmful_use"]
PLAIN: Facts = {
    "collaboration.activity": "research_project",
    "collaboration.agreement": "none",
    "collaboration.reach": "none",
    "collaboration.funding": "own",
    "partner.is_new": False,
    "partner.check": "current",
    "partner.military_link": "no",
    "partner.rights_violations": "no",
    "partner.state_directed": "no",
    "country.attention": "open",
    "country.academic_freedom": "respected",
}
NEVER_ABOUT_PEOPLE = ("nationality", "citizen", "ethnic", "religio", "birth", "passport")


@pytest.fixture(scope="module")
def facts() -> tuple[Fact, ...]:
    return read_facts(CONTENT / "facts.yaml")


@pytest.fixture(scope="module")
def quick_check(facts: tuple[Fact, ...]) -> Questionnaire:
    return read_questionnaire(CONTENT / "questionnaires" / "quick-check", facts)


def states(questionnaire: Questionnaire, **changed: object) -> dict[str, tuple[State, str]]:
    """State and value of each question in the plain case with some facts changed."""
    known = PLAIN | {key.replace("__", "."): value for key, value in changed.items()}
    found = standings(questionnaire=questionnaire, facts=known, answers=[])
    return {standing.question.key: (standing.state, standing.value) for standing in found}


def open_keys(questionnaire: Questionnaire, **changed: object) -> list[str]:
    found = states(questionnaire, **changed)
    return sorted(key for key, (state, _) in found.items() if state is State.OPEN)


def test_plain_case_leaves_three_questions_and_explains_the_rest(quick_check: Questionnaire) -> None:
    found = standings(questionnaire=quick_check, facts=PLAIN, answers=[])

    known = [standing for standing in found if standing.state is State.KNOWN]
    assert open_keys(quick_check) == sorted(ALWAYS_ASKED)
    assert len(known) == 6
    assert all(standing.value == "no" and standing.because and standing.source for standing in known)


@pytest.mark.parametrize(
    ("changed", "also_open"),
    [
        # Where people move, the partner's country says too little about the person.
        ({"collaboration__activity": "education_exchange"}, ["people.exposed"]),
        ({"collaboration__activity": "visit"}, ["people.exposed"]),
        ({"collaboration__activity": "recruitment"}, ["people.exposed"]),
        ({"collaboration__activity": "conference_fieldwork"}, ["people.exposed"]),
        ({"collaboration__activity": "agreement"}, []),
        # Terms may come with money, with an agreement, and always with a donation or commission.
        ({"collaboration__activity": "donation_commission"}, ["money.conditions"]),
        ({"collaboration__agreement": "attached"}, ["money.conditions"]),
        ({"collaboration__agreement": "planned"}, ["money.conditions"]),
        ({"collaboration__funding": "external"}, ["money.conditions"]),
        ({"collaboration__funding": "unsure"}, ["money.conditions"]),
        ({"collaboration__funding": "none"}, []),
        # A clean bill counts only while the check is current.
        ({"partner__check": "aged"}, ["partner.military_or_police", "partner.serious_violations"]),
        (
            {"partner__check": "none"},
            ["partner.military_or_police", "partner.new_or_unknown", "partner.serious_violations"],
        ),
        ({"partner__military_link": "unknown"}, ["partner.military_or_police"]),
        ({"partner__rights_violations": "unknown"}, ["partner.serious_violations"]),
        # No data is never taken for fine.
        ({"country__attention": "no_data"}, ["people.exposed"]),
        ({"country__attention": "heightened"}, ["people.exposed"]),
        ({"country__attention": "strict"}, ["people.exposed"]),
        ({"country__academic_freedom": "no_data"}, ["values.academic_freedom_pressure"]),
    ],
)
def test_fact_opens_just_what_it_should(
    quick_check: Questionnaire, changed: dict[str, object], also_open: list[str]
) -> None:
    assert open_keys(quick_check, **changed) == sorted(ALWAYS_ASKED + also_open)


@pytest.mark.parametrize(
    ("changed", "key", "value"),
    [
        ({"partner__is_new": True, "partner__check": "none"}, "partner.new_or_unknown", "yes"),
        ({"partner__military_link": "yes", "partner__check": "aged"}, "partner.military_or_police", "yes"),
        ({"partner__military_link": "unsure"}, "partner.military_or_police", "unsure"),
        ({"partner__rights_violations": "yes"}, "partner.serious_violations", "yes"),
        ({"partner__rights_violations": "unsure"}, "partner.serious_violations", "unsure"),
        ({"country__academic_freedom": "under_pressure"}, "values.academic_freedom_pressure", "yes"),
    ],
)
def test_fact_answers_question(
    quick_check: Questionnaire, changed: dict[str, object], key: str, value: str
) -> None:
    assert states(quick_check, **changed)[key] == (State.KNOWN, value)


def test_countries_alone_answer_yes_only_about_surroundings(quick_check: Questionnaire) -> None:
    contexts = product(
        ("open", "no_data", "heightened", "strict"), ("respected", "under_pressure", "no_data")
    )
    answered_yes = {
        key
        for attention, freedom in contexts
        for key, (_, value) in states(
            quick_check, country__attention=attention, country__academic_freedom=freedom
        ).items()
        if value == "yes"
    }

    assert answered_yes == {"values.academic_freedom_pressure"}


def test_hard_country_changes_nothing_about_the_partner_or_the_project(quick_check: Questionnaire) -> None:
    plain = states(quick_check)
    hard = states(quick_check, country__attention="strict", country__academic_freedom="under_pressure")

    changed = {key for key in plain if plain[key] != hard[key]}

    assert changed == {"people.exposed", "values.academic_freedom_pressure"}


def test_calm_country_switches_off_neither_money_nor_results(
    quick_check: Questionnaire, facts: tuple[Fact, ...]
) -> None:
    conditions = conditions_for(vocabulary(facts=facts, questions=quick_check.questions))
    unmoved = ("partner.", "money.", "data.", "results.", "subject.")
    closings = [
        closing.when
        for question in quick_check.questions
        if question.key.startswith(unmoved)
        for closing in question.closings
    ]

    assert not any(name.startswith("country.") for when in closings for name in conditions.names_in(when))


def test_every_question_is_explained_and_welcomes_unsure(quick_check: Questionnaire) -> None:
    assert 5 <= len(quick_check.questions) <= 10
    for question in quick_check.questions:
        assert question.examples and question.thanks_for_unsure
        assert "https://" in question.reference or "Regulation (EU)" in question.reference


def test_no_fact_or_question_is_about_a_persons_origin(
    quick_check: Questionnaire, facts: tuple[Fact, ...]
) -> None:
    conditions = [closing.when for question in quick_check.questions for closing in question.closings]
    keys = [fact.key for fact in facts] + [question.key for question in quick_check.questions]

    assert not [text for text in keys + conditions if any(word in text for word in NEVER_ABOUT_PEOPLE)]


def test_languages_do_not_copy_each_other(quick_check: Questionnaire) -> None:
    for question in quick_check.questions:
        for wording in (question.text, question.why, question.help, question.examples):
            assert wording and wording.sv != wording.en


@pytest.mark.parametrize(
    ("language", "count"), [("sv", "Öppna frågor: 3 av 9"), ("en", "Open questions: 3 of 9")]
)
def test_preview_groups_questions_by_area(quick_check: Questionnaire, language: str, count: str) -> None:
    text = preview(questionnaire=quick_check, facts=PLAIN, answers=[], language=language)

    titles = [area.title.in_language(language) for area in quick_check.areas]
    assert count in text
    assert [line for line in text.splitlines() if line in titles] == titles


def test_published_form_reads_back(quick_check: Questionnaire) -> None:
    assert from_json(canonical_json(quick_check)) == quick_check
