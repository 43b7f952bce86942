"""Does the content of the sources load, and is what is wrong in it named with file and line?"""

import shutil
from pathlib import Path

import pytest

from farled.evidence.content import read_names, read_sources
from farled.text.content import ContentError, shipped_content
from tests.rooms.evidence.publishers import sources


def test_the_four_indices_come_first_and_in_the_papers_order() -> None:
    assert list(sources()) == ["afi", "fiw", "wjp", "cpi", "row", "wgi"]


def test_every_source_has_one_headline_inside_its_scale() -> None:
    for source in sources().values():
        assert source.headline().low < source.headline().high


def test_only_v_dems_figures_may_be_shipped() -> None:
    assert [source.id for source in sources().values() if source.may_ship] == ["afi", "row"]


def test_version_follows_from_the_data_year() -> None:
    named = {source.id: source.edition_rule.name(2025) for source in sources().values()}

    assert named == {"afi": "v16", "fiw": "2026", "wjp": "2025", "cpi": "2025", "row": "v16", "wgi": "2026"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "sources"
    shutil.copytree(shipped_content() / "sources", copy)
    return copy


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("id: cpi", "id: cip", "id 'cpi', as the folder"),
        ("headline: true", "headline: false", "exactly one indicator"),
        ("usual_month: 2", "usual_month: February", "a whole number under 'usual_month'"),
        ("may_ship: false", "may_ship: maybe", "true or false"),
        ("method: standard_errors", "method: feeling", "intervals_apart, standard_errors, none"),
        ("publisher: ", "publsher: ", "publsher"),
        ("    low: 0\n    high: 100", "    low: 100\n    high: 100", "'low' below 'high'"),
        ("  - {from: 2014, least: 168}", "  - {from: 2011, least: 168}", "oldest year first"),
    ],
)
def test_wrong_source_file_is_told_with_its_line(folder: Path, before: str, after: str, said: str) -> None:
    path = folder / "cpi" / "source.yaml"
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")

    with pytest.raises(ContentError) as caught:
        read_sources(folder)

    assert said in str(caught.value)
    assert caught.value.line > 0


def test_rule_of_change_without_reference_does_not_load(folder: Path) -> None:
    path = folder / "wjp" / "source.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("  reference: WJP publishes neither intervals nor a test\n", ""), encoding="utf-8"
    )

    with pytest.raises(ContentError, match="reference"):
        read_sources(folder)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("names:\n  NOR: [Norway]\n  XYZ: [Nowhere]\n", 3, "a code of the country register"),
        ("names:\n  NOR: [Norway]\n  SWE: [Norway]\n", 3, "under one code only"),
        ("names:\n  NOR: Norway\n", 2, "a list under 'NOR'"),
        ("nmaes:\n  NOR: [Norway]\n", 1, "codes, names"),
    ],
)
def test_wrong_name_table_is_told_with_its_line(tmp_path: Path, text: str, line: int, said: str) -> None:
    path = tmp_path / "names.yaml"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(ContentError, match=said) as caught:
        read_names(path, codes=frozenset({"NOR", "SWE"}), spellings={})

    assert caught.value.line == line
