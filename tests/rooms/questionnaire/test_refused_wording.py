"""Are wrong wording and wrong facts refused with file, line and what was expected?"""

from pathlib import Path

import pytest

from farled.questionnaire.content import read_facts
from farled.text.content import ContentError
from tests.rooms.questionnaire.files import read, refusal


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
        ("sv.yaml", "title: Liten", "title: Liten\nfooter: Hej", 2, "found 'footer'"),
        ("en.yaml", "{title: Partners,", "{note: Hello, title: Partners,", 4, "found 'note'"),
        ("en.yaml", "{because: The", "{note: Hello, because: The", 12, "found 'note'"),
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
