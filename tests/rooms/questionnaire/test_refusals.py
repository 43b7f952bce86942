"""Is a wrong content file refused with file, line and what was expected?"""

from pathlib import Path

import pytest

from farled.questionnaire.content import read_facts, read_questionnaire
from farled.text.content import ContentError

FACTS = """\
facts:
  - key: partner.check
    type: word
    values: [current, aged, none]
    meaning: {sv: Kontroll, en: Check}
  - key: partner.is_new
    type: truth
    meaning: {sv: Ny, en: New}
"""
QUESTIONS = """\
id: small
version: 1.2.3
areas: [partners, results]
questions:
  - key: partner.known
    area: partners
    kind: yes_no_unsure
    closings:
      - id: checked
        known_when: partner.check == "current"
        answer: "no"
    reference: The seed page
    touches: [reputation]
  - key: results.owner
    area: results
    kind: choice
    options: [us, them]
    ask_when: partner.known != "no"
    reference: The seed page
    touches: [intellectual_property]
carrying:
  - from: results.holder
    to: results.owner
    values: {partner: them}
  - from: partner.new
    to: partner.known
"""
SV = """\
title: Liten
lead: En liten provlista.
areas:
  partners: {title: Partner, lead: Om partnern.}
  results: {title: Resultat, lead: Om resultaten.}
questions:
  partner.known:
    text: Är partnern okänd?
    why: För att kunna bedöma.
    help: Se i registret.
    closings:
      checked: {because: Kontrollen är aktuell., source: Registret}
  results.owner:
    text: Vem äger resultaten?
    why: Det styr resten.
    help: Se i avtalet.
    examples: Avtalet kan säga det.
    not_asked_because: Partnern är känd.
    options: {us: Vi, them: De}
"""
EN = """\
title: Small
lead: A small list to try with.
areas:
  partners: {title: Partners, lead: About the partner.}
  results: {title: Results, lead: About the results.}
questions:
  partner.known:
    text: Is the partner unknown?
    why: To be able to judge.
    help: See the register.
    closings:
      checked: {because: The check is current., source: The register}
  results.owner:
    text: Who owns the results?
    why: It governs the rest.
    help: See the agreement.
    examples: The agreement may say so.
    not_asked_because: The partner is known.
    options: {us: We, them: They}
"""
FILES = {"facts.yaml": FACTS, "questions.yaml": QUESTIONS, "sv.yaml": SV, "en.yaml": EN}


def read(folder: Path, **changed: str) -> object:
    """Write the small questionnaire with some files changed, and read it."""
    pack = folder / "small"
    pack.mkdir()
    for name, text in FILES.items():
        (pack / name).write_text(changed.get(name.split(".")[0], text), encoding="utf-8")
    return read_questionnaire(pack, read_facts(pack / "facts.yaml"))


def refusal(folder: Path, file: str, was: str, becomes: str) -> ContentError:
    """What is said when ``was`` in the file is replaced; ``was`` must be there exactly once."""
    assert FILES[file].count(was) == 1, was
    changed = FILES[file].replace(was, becomes)
    with pytest.raises(ContentError) as refused:
        read(folder, **{file.split(".")[0]: changed})
    return refused.value


def test_sound_questionnaire_is_read_whole(tmp_path: Path) -> None:
    found = read(tmp_path)

    assert found.version == "1.2.3"  # type: ignore[attr-defined]
    assert [question.key for question in found.questions] == ["partner.known", "results.owner"]  # type: ignore[attr-defined]
    assert [fact.key for fact in found.facts] == ["partner.check"]  # type: ignore[attr-defined]
    assert found.carrying[0].values == (("partner", "them"),)  # type: ignore[attr-defined]


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


def test_free_text_cannot_be_closed(tmp_path: Path) -> None:
    refused = refusal(tmp_path, "questions.yaml", "kind: yes_no_unsure", "kind: text")

    assert refused.line == 11
    assert "free text cannot be closed" in str(refused)


@pytest.mark.parametrize(
    ("file", "was", "becomes", "line", "says"),
    [
        ("sv.yaml", "    why: Det styr resten.\n", "", 13, "'why', found nothing"),
        ("en.yaml", "    help: See the register.\n", "", 7, "'help', found nothing"),
        ("en.yaml", "    text: Who owns the results?", "    text: ' '", 14, "a text under 'text'"),
        ("en.yaml", "    examples: The agreement may say so.\n", "", 13, "'examples', found nothing"),
        ("sv.yaml", "    examples: Avtalet kan säga det.\n", "", 13, "'examples', found nothing"),
        ("sv.yaml", "    not_asked_because: Partnern är känd.\n", "", 13, "'not_asked_because'"),
        ("sv.yaml", ", them: De", "", 19, "'them', found nothing"),
        ("en.yaml", "checked: {", "check: {", 12, "one of checked, found 'check'"),
        ("en.yaml", "  results.owner:", "  results.owners:", 13, "one of partner.known, results.owner"),
        ("sv.yaml", "  results: {", "  result: {", 5, "one of partners, results"),
        ("sv.yaml", "    why: Det", "    note: Hej\n    why: Det", 15, "found 'note'"),
        ("sv.yaml", "lead: En liten provlista.\n", "", 1, "'lead', found nothing"),
        ("sv.yaml", "title: Liten", "title: Liten\ntitle: Stor", 2, "duplicate key"),
    ],
)
def test_missing_or_orphan_wording_is_refused_in_its_language(
    tmp_path: Path, file: str, was: str, becomes: str, line: int, says: str
) -> None:
    refused = refusal(tmp_path, file, was, becomes)

    assert says in str(refused)
    assert (refused.file.name, refused.line) == (file, line)


@pytest.mark.parametrize(
    ("was", "becomes", "line", "says"),
    [
        ("key: partner.is_new", "key: partner.check", 6, "each fact once"),
        ("key: partner.is_new", "key: new", 6, "a key of two words"),
        ("type: truth", "type: verity", 7, "'type' to be one of word, truth, number"),
        ("type: truth", "type: truth\n    values: [a]", 8, "'values' for a word, and only for a word"),
        ("    values: [current, aged, none]\n", "", 2, "'values' for a word"),
        ("[current, aged, none]", "[current, aged, aged]", 4, "each value once"),
        ("    meaning: {sv: Ny, en: New}", "    meaning: {sv: Ny}", 8, "'en', found nothing"),
        ("    type: truth", "    type: truth\n    colour: red", 8, "found 'colour'"),
    ],
)
def test_wrong_fact_is_refused_at_its_line(
    tmp_path: Path, was: str, becomes: str, line: int, says: str
) -> None:
    refused = refusal(tmp_path, "facts.yaml", was, becomes)

    assert says in str(refused)
    assert (refused.file.name, refused.line) == ("facts.yaml", line)


def test_empty_lists_are_refused(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text("facts: []\n", encoding="utf-8")

    with pytest.raises(ContentError, match="line 1: expected at least one fact"):
        read_facts(tmp_path / "facts.yaml")
    with pytest.raises(ContentError, match="at least one question"):
        read(tmp_path, questions="id: small\nversion: 1.0.0\nareas: [partners, results]\nquestions: []\n")
