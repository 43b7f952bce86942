"""Do the catalogue and the matrix load, and are wrong ones refused with line and expectation?"""

from pathlib import Path

import pytest

from farled.mitigation.content import read_matrices, read_measures
from farled.risks.terms import RiskKind
from farled.text.content import ContentError

CONTENT = Path(__file__).resolve().parents[3] / "content"
SHIPPED = (CONTENT / "rules" / "matrix.yaml").read_text(encoding="utf-8")


def test_catalogue_has_a_measure_against_every_kind_of_risk() -> None:
    measures = read_measures(CONTENT / "measures")

    assert len(measures) >= 30
    assert not [kind for kind in RiskKind if not any(kind in measure.against for measure in measures)]
    assert all(measure.what.sv != measure.what.en for measure in measures)


def test_shipped_matrix_is_four_by_four_and_names_each_strength_of_knowledge() -> None:
    matrix = read_matrices(CONTENT / "rules" / "matrix.yaml").dated[0]

    assert (len(matrix.likelihood), len(matrix.consequence)) == (4, 4)


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("remote: [low, low,", "remote: [high, low,", "levels that never fall"),
        ("remote: [low, low, medium, medium]", "remote: [low, low, medium]", "4 levels, one for each"),
        ("possible: [low,", "possible: [lov,", "levels under 'possible'"),
        ("- id: possible", "- id: remote", "3 to 6 different steps"),
        ("    must_be_rated:", "    must_be_ratted:", "one of from"),
        ("  weak:", "  week:", "one of weak, fair, good"),
    ],
)
def test_broken_matrix_is_refused(tmp_path: Path, was: str, becomes: str, expected: str) -> None:
    assert was in SHIPPED
    (tmp_path / "matrix.yaml").write_text(SHIPPED.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=expected):
        read_matrices(tmp_path / "matrix.yaml")


def test_matrix_of_three_by_six_loads(tmp_path: Path) -> None:
    def listed(key: str, count: int) -> str:
        names = "".join(
            f"      - {{id: {key[0]}{n}, name: {{sv: s{n}, en: e{n}}}, meaning: {{sv: s, en: e}}}}\n"
            for n in range(count)
        )
        return f"    {key}:\n{names}"

    head = SHIPPED[: SHIPPED.index("    likelihood:")]
    cells = "".join(f"      l{n}: [low, low, medium, medium, high, high]\n" for n in range(3))
    scales = listed("likelihood", 3) + listed("consequence", 6)
    text = f"{head}{scales}    cells:\n{cells}    must_be_rated: [high]\n"
    (tmp_path / "matrix.yaml").write_text(text, encoding="utf-8")

    assert len(read_matrices(tmp_path / "matrix.yaml").dated[0].consequence) == 6


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("id: exit-plan", "id: midway-review", "each measure once"),
        ("owners: [head_of_department]", "owners: [caretaker]", "'owners' to be some of"),
        ("against: [dependence", "against: [boredom", "'against' to be some of"),
        ("    evidence:", "    evidense:", "one of id"),
    ],
)
def test_broken_measure_is_refused(tmp_path: Path, was: str, becomes: str, expected: str) -> None:
    text = (CONTENT / "measures" / "steering.yaml").read_text(encoding="utf-8")
    assert was in text
    (tmp_path / "steering.yaml").write_text(text.replace(was, becomes, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=expected):
        read_measures(tmp_path)
