"""Are wrong files of the full assessment refused, with file, line and what was expected?"""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from farled.assessment.content import read_outcomes, read_proportion
from farled.assessment.terms import Outcomes, Proportion
from farled.risks.content import read_rulebook
from farled.risks.terms import Rulebook
from farled.text.content import ContentError
from tests.rooms.assessment import shelf

CASES = shelf.CONTENT / "cases"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rule files, to spoil."""
    return Path(shutil.copytree(shelf.CONTENT / "rules", tmp_path / "rules"))


def spoil(folder: Path, file: str, was: str, becomes: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert was in text
    (folder / file).write_text(text.replace(was, becomes, 1), encoding="utf-8")


def rulebook(folder: Path) -> Rulebook:
    return read_rulebook(
        folder, facts=shelf.register_facts(), questionnaires=shelf.packs().values(), cases=CASES
    )


def proportion(folder: Path) -> Proportion:
    return read_proportion(folder, rulebook=shelf.rulebook(), quick_check="quick-check", cases=CASES)


def outcomes(folder: Path) -> Outcomes:
    return read_outcomes(folder / "outcomes.yaml", cases=CASES)


@pytest.mark.parametrize(
    ("file", "was", "becomes", "expected"),
    [
        ("assessment-people.yaml", "rights.accused ==", "rights.acused ==", "can be used"),
        ("assessment-people.yaml", 'rights.accused == "yes"', "section.values", "do not work out themselves"),
        ("assessment-people.yaml", "case: full/accused-partner", "case: full/nobody", "case"),
        ("assessment-people.yaml", "rules:", "stops:", "one of rules"),
        ("assessment-people.yaml", "id: held-back", "id: accused", "another 'from'"),
        ("assessment-terms.yaml", "id: no-exit", "id: accused", "another 'from'"),
        ("hard-stops.yaml", "    waits: true", "    waits: soon", "true or false under 'waits'"),
        ("hard-stops.yaml", '== "awaiting"', '== "awaiting" && country.attention == "strict"', "rests on"),
        ("triage.yaml", "waived_by: nobody", "waived_by: anybody", "'waived_by' to be one of"),
        ("triage.yaml", 'met_when: partner.check == "current"', "met_when: partner.chek", "'met_when'"),
        (
            "triage.yaml",
            "    on_request: true",
            "    on_request: true\n    waived_by: president",
            "on request",
        ),
    ],
)
def test_broken_rule_is_refused(folder: Path, file: str, was: str, becomes: str, expected: str) -> None:
    spoil(folder, file, was, becomes)

    with pytest.raises(ContentError, match=expected) as refused:
        rulebook(folder)
    assert refused.value.line > 0


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("when: 'results.harmful_use == \"yes\"'", "when: 'rights.accused == \"yes\"'", "every case has"),
        ("when: 'results.harmful_use == \"yes\"'", "when: section.values", "every case has"),
        ("  - id: standard", "  - id: usual", "the depths quick, standard, in_depth"),
        ("opens: [subject,", "opens: [subjects,", "'opens' to be some of"),
        ("section: own_side", "section: fieldwork", "for every section a last reason"),
        ("case: full/accused-partner", "case: full/nobody", "a worked case"),
        ("    depth: in_depth", "    depth: deepest", "'depth' to be one of"),
    ],
)
def test_broken_depth_is_refused(folder: Path, was: str, becomes: str, expected: str) -> None:
    spoil(folder, "depth.yaml", was, becomes)

    with pytest.raises(ContentError, match=expected):
        proportion(folder)


def test_doubts_without_somebody_to_ask_in_an_area_are_refused(folder: Path) -> None:
    spoil(folder, "unsure.yaml", "      fieldwork:", "      fields:")

    with pytest.raises(ContentError, match="one of subject"):
        proportion(folder)


@pytest.mark.parametrize(
    ("was", "becomes", "expected"),
    [
        ("states: [waiting_for_authority]", "states: [incomplete]", "for every state something"),
        ("seats: [top]", "seats: [bottom]", "'seats' to be some of"),
        ("needs: [nothing_left_to_do]", "needs: [nothing]", "'needs' to be some of"),
        ("choice: modify", "choice: change", "'choice' to be one of"),
        ("  hand_up:", "  hand_on:", "one of proceed"),
        ("case: full/s12", "case: full/t12", "a worked case"),
    ],
)
def test_broken_outcome_is_refused(folder: Path, was: str, becomes: str, expected: str) -> None:
    spoil(folder, "outcomes.yaml", was, becomes)

    with pytest.raises(ContentError, match=expected):
        outcomes(folder)


def test_packs_that_disagree_on_a_shared_key_are_refused(folder: Path) -> None:
    technical = shelf.packs()["technical-university"]
    question = technical.question("technology.area")
    other = replace(technical, id="other", questions=(replace(question, options=question.options[:2]),))

    with pytest.raises(ContentError, match=r"technology\.area to take the same answers"):
        read_rulebook(folder, facts=shelf.register_facts(), questionnaires=[technical, other], cases=CASES)
