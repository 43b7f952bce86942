"""Do the generated pages of docs/reference say what the content files say?"""

from pathlib import Path

from docs import generate
from farled.assessment.rules.moving import MOVES
from farled.assessment.terms import CaseEvent, CaseState


def test_generated_pages_are_true(root: Path) -> None:
    assert generate.stale(generate.pages(), root / "docs" / "reference") == []


def test_a_page_changed_by_hand_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text("# Rules, and a word more")

    assert generate.stale({"rules.md": "# Rules"}, tmp_path) == ["rules.md"]


def test_a_missing_page_is_noticed(tmp_path: Path) -> None:
    assert generate.stale({"rules.md": "# Rules"}, tmp_path) == ["rules.md"]


def test_a_bar_in_a_condition_does_not_break_the_table() -> None:
    assert generate.table("when", [["a || b"]]).splitlines()[-1] == "| a \\|\\| b |"


def test_every_rule_and_question_stands_in_the_pages() -> None:
    pages = generate.pages()

    assert pages["questions.md"].count("\n### ") >= 9
    assert pages["rules.md"].count("Worked case") + pages["rules.md"].count("worked case") >= 9


def test_a_move_that_the_picture_lacks_is_noticed(root: Path) -> None:
    planted = {**MOVES, (CaseState.CLOSED, CaseEvent.DECIDE): frozenset({CaseState.IN_FORCE})}

    written = {"states.md": generate.states_page(planted)}

    assert "closed --> in_force: decide" in written["states.md"]
    assert generate.stale(written, root / "docs" / "reference") == ["states.md"]
