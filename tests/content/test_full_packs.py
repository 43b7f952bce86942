"""Do the full questionnaires hold the quick check, ask by proportion, and ask nothing in vain?"""

import pytest

from farled.questionnaire.rules import carry_over, conditions_for, vocabulary
from farled.questionnaire.terms import Answer, FactValue, Kind, Question, Questionnaire
from tests.rooms.assessment import shelf
from tests.rooms.assessment.books import assessed, books, open_keys

PACKS = ("medical-university", "technical-university")
NEVER_CLOSED_BY_COUNTRY = ("partner.", "money.", "agreement.", "results.", "rights.contributes", "export.")


def pack(id: str) -> Questionnaire:
    return shelf.packs()[id]


def asked_in(id: str) -> list[tuple[str, Question]]:
    return [(question.key, question) for question in pack(id).questions]


@pytest.mark.parametrize("id", PACKS)
def test_running_quick_check_moves_without_losing_an_answer(id: str) -> None:
    answers = [Answer(question.key, "unsure") for question in shelf.quick_check().questions]

    carried = carry_over(old=shelf.quick_check(), new=pack(id), answers=answers)

    assert carried.dropped_archived == ()
    assert {answer.key for answer in carried.answers} == {answer.key for answer in answers}


@pytest.mark.parametrize("id", PACKS)
def test_questions_of_the_quick_check_read_the_same(id: str) -> None:
    for question in shelf.quick_check().questions:
        there = pack(id).question(question.key)
        assert (there.text, there.closings, there.ask_when) == (
            question.text,
            question.closings,
            question.ask_when,
        )


@pytest.mark.parametrize(
    ("id", "least", "most"), [("medical-university", 55, 72), ("technical-university", 24, 30)]
)
def test_pack_has_its_size_and_every_question_is_explained(id: str, least: int, most: int) -> None:
    questions = pack(id).questions

    assert least <= len(questions) <= most
    for question in questions:
        assert question.examples, question.key
        assert question.text.sv != question.text.en
        assert len(question.reference) > 10


@pytest.mark.parametrize("id", PACKS)
def test_every_question_leads_somewhere(id: str) -> None:
    """A question that no rule and no other question looks at would be asked in vain."""
    conditions = conditions_for(vocabulary(facts=shelf.register_facts(), questions=pack(id).questions))
    looked_at = {key for rule in (*books().rulebook.rules, *books().rulebook.stops) for key in rule.answers}
    looked_at |= {name for _, one in asked_in(id) for name in conditions.names_in(one.ask_when)}

    assert [key for key, one in asked_in(id) if one.kind is not Kind.TEXT and key not in looked_at] == []


@pytest.mark.parametrize("id", PACKS)
def test_no_country_closes_a_question_about_harm(id: str) -> None:
    conditions = conditions_for(vocabulary(facts=shelf.register_facts(), questions=pack(id).questions))
    closed_by = [
        (key, name)
        for key, question in asked_in(id)
        if key.startswith(NEVER_CLOSED_BY_COUNTRY)
        for closing in question.closings
        for name in conditions.names_in(closing.when)
    ]

    assert not [key for key, name in closed_by if name.startswith("country.")]


@pytest.mark.parametrize("id", PACKS)
def test_quick_checks_questions_never_wait_for_the_depth(id: str) -> None:
    conditions = conditions_for(vocabulary(facts=shelf.register_facts(), questions=pack(id).questions))
    for question in shelf.quick_check().questions:
        there = pack(id).question(question.key)
        texts = (there.ask_when, *(closing.when for closing in there.closings))
        named = frozenset().union(*(conditions.names_in(text) for text in texts))
        assert not [name for name in named if name.startswith(("section.", "assessment."))]


@pytest.mark.parametrize("id", PACKS)
def test_plain_case_is_asked_three_questions_in_the_full_pack_too(id: str) -> None:
    assert sorted(open_keys(assessed({}, {}, pack=id))) == [
        "data.sensitive_transfer",
        "results.harmful_use",
        "subject.sensitive_technology",
    ]


def test_depth_decides_how_much_is_asked() -> None:
    known: dict[str, FactValue] = {}
    new: dict[str, FactValue] = {"partner.is_new": True, "partner.check": "none"}
    hard: dict[str, FactValue] = {"country.attention": "strict", "partner.military_link": "yes"}

    counts = [len(open_keys(assessed(facts, shelf.calm(facts)))) for facts in (known, new, hard)]

    assert counts[0] == 0 < counts[1] < 10 < 25 < counts[2]


def test_reader_is_told_that_the_text_is_the_universitys_own() -> None:
    for id in PACKS:
        assert "nobody else's official text" in pack(id).lead.en
        assert "inget annat organs officiella text" in pack(id).lead.sv
