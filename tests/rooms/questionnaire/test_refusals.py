"""Is a wrong questions.yaml refused with file, line and what was expected?"""

from pathlib import Path

import pytest

from farled.questionnaire.content import read_facts, read_questionnaires
from farled.text.content import ContentError
from tests.rooms.questionnaire.files import EN, QUESTIONS, SV, TWICE, read, refusal


def test_sound_questionnaire_is_read_whole(tmp_path: Path) -> None:
    found = read(tmp_path)

    assert found.version == "1.2.3"
    assert [question.key for question in found.questions] == ["partner.known", "results.owner"]
    assert [fact.key for fact in found.facts] == ["partner.check"]
    assert found.carrying[0].values == (("partner", "them"),)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("id: small", "id: other", 1, "'id' to be one of small, found 'other'"),
        ("id: small", "id: small\ncolour: red", 2, "one of id, version, areas, questions, carrying"),
        ("version: 1.2.3", "version: '1.2'", 2, "a version such as 1.0.0, found '1.2'"),
        ("[partners, results]", "[partners, results, partners]", 3, "'areas' to list each area once"),
        ("[partners, results]", "[partners, results, money]", 3, "expected 'money'"),
        ("    area: partners", "    area: money", 6, "'area' to be one of partners, results, found 'money'"),
        ("area: partners", "area: results", 3, "a question in each area, found none in partners"),
        ("kind: choice", "kind: slider", 16, "'kind' to be one of yes_no_unsure, choice, text"),
        ("    ask_when:", "    ask_wen:", 18, "found 'ask_wen'"),
        ("key: results.owner", "key: partner.known", 14, "a key that no other question and no fact has"),
        ("key: results.owner", "key: partner.check", 14, "a key that no other question and no fact has"),
        ("key: results.owner", "key: owner", 14, "a key of two words in lower case"),
        ("    kind: choice\n    options: [us, them]", "    kind: choice", 16, "'options' for a choice"),
        ("[us, them]", "[us, us]", 17, "each option once"),
        ("[us, them]", "[us, unsure]", 17, "none named yes, no or unsure"),
        ("[intellectual_property]", "[gossip]", 20, "intellectual_property, data_breach, campus_security"),
        ("    touches: [intellectual_property]", "    touches: []", 20, "'touches' to list some of"),
        (
            "    reference: The seed page\n    touches: [reputation]",
            "    touches: [reputation]",
            5,
            "'reference', found nothing",
        ),
        ('answer: "no"', "answer: never", 11, "'answer' to be one of yes, no, unsure, found 'never'"),
        ("- id: checked", "- id: checked\n        colour: red", 10, "one of id, known_when, answer"),
        ("    closings:\n", TWICE, 12, "each id once under 'closings', found 'checked'"),
        ("to: results.owner", "to: results.gone", 23, "'to' to be one of partner.known, results.owner"),
        ("{partner: them}", "{partner: nobody}", 24, "'partner' to be one of us, them, unsure"),
        (
            "    to: partner.known",
            '    to: partner.known\n    values: {unsure: "no"}',
            27,
            "unsure to stay unsure",
        ),
    ],
)
def test_wrong_structure_is_refused_at_its_line(
    tmp_path: Path, was: str, becomes: str, line: int, says: str
) -> None:
    refused = refusal(tmp_path, "questions.yaml", was, becomes)

    assert says in str(refused)
    if refused.file.name == "questions.yaml":
        assert refused.line == line


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        (
            'partner.check == "current"',
            'partner.chek == "current"',
            10,
            "undeclared reference to 'partner.chek'",
        ),
        ('partner.check == "current"', 'partner.check == "curent"', 10, "one of current, aged, none"),
        ('partner.check == "current"', "partner.check", 10, "expected true or false, found STRING"),
        ('partner.check == "current"', "partner.is_new &&", 10, "line 1, column"),
        ('partner.check == "current"', "partner.is_new && !partner.is_new", 10, "that can be true"),
        ('partner.check == "current"', '"true"', 5, "a question that somebody can be asked"),
        ('partner.known != "no"', 'partner.known == "no" && partner.known == "yes"', 18, "that can be true"),
        ('partner.known != "no"', 'results.owner == "us"', 14, "results.owner -> results.owner"),
    ],
)
def test_wrong_condition_is_refused_at_its_line(
    tmp_path: Path, was: str, becomes: str, line: int, says: str
) -> None:
    refused = refusal(tmp_path, "questions.yaml", was, becomes)

    assert says in str(refused)
    assert (refused.file.name, refused.line) == ("questions.yaml", line)


def test_questions_that_wait_for_each_other_are_refused_with_the_circle(tmp_path: Path) -> None:
    refused = refusal(tmp_path, "questions.yaml", 'partner.check == "current"', 'results.owner == "us"')

    assert refused.line == 5
    assert "expected questions that do not wait for each other" in str(refused)
    assert "partner.known" in refused.found and "results.owner" in refused.found


def test_values_cannot_be_carried_into_free_text(tmp_path: Path) -> None:
    changed = QUESTIONS.replace("kind: choice", "kind: text").replace("    options: [us, them]\n", "")
    wordless = {"sv": SV.replace("    options: {us: Vi, them: De}\n", "")}
    wordless["en"] = EN.replace("    options: {us: We, them: They}\n", "")

    with pytest.raises(ContentError, match="line 23: expected no 'values' for a question with free text"):
        read(tmp_path, questions=changed, **wordless)


def test_all_questionnaires_of_a_folder_are_read(tmp_path: Path) -> None:
    read(tmp_path)
    (tmp_path / "README.md").write_text("not a questionnaire", encoding="utf-8")

    found = read_questionnaires(tmp_path, read_facts(tmp_path / "small" / "facts.yaml"))

    assert [questionnaire.id for questionnaire in found] == ["small"]
    assert found[0].question("results.owner").area == "results"


def test_free_text_cannot_be_closed(tmp_path: Path) -> None:
    refused = refusal(tmp_path, "questions.yaml", "kind: yes_no_unsure", "kind: text")

    assert refused.line == 11
    assert "free text cannot be closed" in str(refused)
