"""Does a wrong content file say where it is wrong?"""

from datetime import date
from pathlib import Path

import pytest

from farled.text.content import (
    ContentError,
    Node,
    content_folder,
    read_json_line,
    read_yaml,
    shipped_content,
)
from farled.text.terms import Wording


def _file(folder: Path, text: str) -> Path:
    path = folder / "a.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _node(folder: Path, text: str) -> Node:
    return read_yaml(_file(folder, text))


def test_norway_is_a_country_and_not_false(tmp_path: Path) -> None:
    assert _node(tmp_path, "country: NO\n").text("country") == "NO"


def test_a_missing_key_is_named_with_file_and_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"a\.yaml, line 1: expected 'name', found nothing"):
        _node(tmp_path, "other: 1\n").text("name")


def test_a_wrong_kind_of_value_is_shown_where_it_stands(tmp_path: Path) -> None:
    node = _node(tmp_path, "a: x\nb: many\n")

    with pytest.raises(ContentError, match="line 2: expected a number under 'b', found 'many'"):
        node.number("b")


def test_true_is_not_a_number(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="a number under 'a'"):
        _node(tmp_path, "a: true\n").number("a")


def test_a_misspelt_key_is_not_passed_over(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="line 2: expected one of name, found 'nmae'"):
        _node(tmp_path, "name: a\nnmae: b\n").only("name")


def test_a_text_in_one_language_only_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="line 1: expected 'en'"):
        _node(tmp_path, "title:\n  sv: Hej\n").wording("title")


def test_a_text_in_both_languages_is_read(tmp_path: Path) -> None:
    assert _node(tmp_path, "title: {sv: Hej, en: Hello}\n").wording("title") == Wording(sv="Hej", en="Hello")


def test_an_entry_of_a_list_knows_its_own_line(tmp_path: Path) -> None:
    first, second = _node(tmp_path, "rules:\n  - id: a\n  - id: b\n").nodes("rules")

    assert (first.line, second.line) == (2, 3)


def test_a_date_must_be_a_date(tmp_path: Path) -> None:
    assert _node(tmp_path, "from: 2026-11-23\n").day("from") == date(2026, 11, 23)
    with pytest.raises(ContentError, match="a date YYYY-MM-DD"):
        _node(tmp_path, "from: yesterday\n").day("from")


@pytest.mark.parametrize("written", ['"2026-11-23"', "2026-11-23"])
def test_a_date_may_stand_in_quotation_marks(tmp_path: Path, written: str) -> None:
    assert _node(tmp_path, f"from: {written}\n").day("from") == date(2026, 11, 23)


@pytest.mark.parametrize("written", ['"2026-02-30"', '"20261123"', '"2026-W48-1"', "2026-11-23T10:00:00"])
def test_what_is_no_day_is_refused_in_quotation_marks_too(tmp_path: Path, written: str) -> None:
    with pytest.raises(ContentError, match="a date YYYY-MM-DD"):
        _node(tmp_path, f"from: {written}\n").day("from")


def test_a_line_of_json_is_read_by_the_same_words() -> None:
    node = read_json_line(
        Path("many.jsonl"), 7, '{"on": "2026-11-23", "of": [{"id": "a"}], "is": {"so": true}}'
    )

    assert node.day("on") == date(2026, 11, 23)
    assert [one.text("id") for one in node.nodes("of")] == ["a"]
    assert node.node("is").truth("so")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("{", "one case in JSON"),
        ("[]", "a mapping"),
        ('{"of": "a"}', "a list under 'of'"),
        ('{"of": ["a"]}', "a mapping"),
        ('{"of": [{}]}', "'id', found nothing"),
    ],
)
def test_a_line_of_json_that_is_wrong_says_which_one(line: str, expected: str) -> None:
    with pytest.raises(ContentError, match=expected) as refused:
        read_json_line(Path("many.jsonl"), 7, line).nodes("of")[0].text("id")

    assert refused.value.line == 7


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("posts: [a, c]", "line 1: expected 'posts' to be some of a, b, found c"),
        ("posts: []", "at least one of a, b under 'posts', found none"),
        ("other: 1", "at least one of a, b under 'posts', found none"),
        ("posts: a", "a list under 'posts'"),
        ("posts: [1]", "a list of texts under 'posts'"),
    ],
)
def test_a_list_of_known_words_is_refused_where_it_is_wrong(
    tmp_path: Path, written: str, expected: str
) -> None:
    with pytest.raises(ContentError, match=expected):
        _node(tmp_path, f"{written}\n").some_of("posts", ("a", "b"))


def test_a_list_of_known_words_keeps_its_order_and_may_be_empty_where_that_is_allowed(tmp_path: Path) -> None:
    node = _node(tmp_path, "posts: [b, a]\nnone: []\n")

    assert node.some_of("posts", ("a", "b")) == ("b", "a")
    assert node.some_of("none", ("a",), at_least=0) == node.some_of("missing", ("a",), at_least=0) == ()


def test_a_file_that_is_no_yaml_says_the_line(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="line 2: expected YAML"):
        _node(tmp_path, "a: [1,\nb: }\n")


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="a file that exists"):
        read_yaml(tmp_path / "none.yaml")


def test_an_institution_can_have_its_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FARLED_CONTENT", str(tmp_path))

    assert content_folder() == tmp_path


def test_without_an_own_folder_the_shipped_one_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("FARLED_CONTENT", raising=False)

    assert content_folder() == shipped_content()


@pytest.mark.parametrize("bytes_", [b"a: \xff\xfe", b"a: \x01"])
def test_a_file_that_is_no_text_is_refused(tmp_path: Path, bytes_: bytes) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(bytes_)

    with pytest.raises(ContentError, match="a text in UTF-8"):
        read_yaml(path)
