"""Does every worked case hold what it expects, and does every rule have one in which it speaks?"""

from dataclasses import replace
from pathlib import Path

import pytest

from farled.assessment.content import read_case
from farled.assessment.rules import case_contexts, missed
from farled.collaborations.terms import Activity
from farled.countries.terms import AcademicFreedom, Attention, Context
from farled.evidence.content import read_sources
from farled.questionnaire.terms import Reply
from farled.text.content import ContentError
from tests.rooms.assessment.shelf import CONTENT, case_judgement, cases, quick_check, rulebook, thresholds

QUICK_RULES = [rule for rule in (*rulebook().rules, *rulebook().stops) if not rule.case.startswith("full/")]
"""The rules of the quick check; those of the full assessment have their cases in test_full_cases."""
SOUND = (CONTENT / "cases" / "missing-indices.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("id", sorted(cases()))
def test_worked_case_holds_what_it_expects(id: str) -> None:
    case = cases()[id]

    assert case.expected is not None
    assert missed(judgement=case_judgement(case), expected=case.expected) == ()


@pytest.mark.parametrize("rule", QUICK_RULES, ids=lambda rule: rule.id)
def test_rule_speaks_in_its_own_case(rule) -> None:
    judgement = case_judgement(cases()[rule.case])

    assert rule.id in {found.rule for found in (*judgement.findings, *judgement.stops)}


@pytest.mark.parametrize("id", sorted(cases()))
def test_answers_of_a_case_are_questions_that_exist_and_count(id: str) -> None:
    judgement = case_judgement(cases()[id])

    counted = {s.question.key: s.value for s in judgement.standings if s.state in ("answered", "corrected")}
    assert counted == {answer.key: answer.value for answer in cases()[id].answers}


def test_cases_touch_every_activity_attention_and_result() -> None:
    judgements = [case_judgement(case) for case in cases().values()]

    assert {case.activity for case in cases().values()} == set(Activity)
    assert {c.attention for case in cases().values() for c in case.countries if c.attention} == set(Attention)
    assert len({judgement.result for judgement in judgements}) == 4


def test_cases_answer_every_question_with_each_reply() -> None:
    seen = {(s.question.key, s.value) for case in cases().values() for s in case_judgement(case).standings}

    assert {(q.key, reply.value) for q in quick_check().questions for reply in Reply} <= seen


def test_figures_of_cases_are_of_sources_indicators_and_bands_that_exist() -> None:
    sources = read_sources(CONTENT / "sources")
    figures = [f for case in cases().values() for c in case.countries if c.panel for f in c.panel.figures]

    assert figures
    assert all(sources[figure.source].headline().id == figure.indicator for figure in figures)
    assert all(not figure.band or sources[figure.source].band(figure.band) for figure in figures)


@pytest.mark.parametrize(
    "rule", [one for one in QUICK_RULES if one in rulebook().rules], ids=lambda rule: rule.id
)
def test_case_breaks_when_its_rule_is_removed(rule) -> None:
    case = cases()[rule.case]
    without = replace(rulebook(), rules=tuple(other for other in rulebook().rules if other is not rule))

    assert case.expected is not None
    assert missed(judgement=case_judgement(case, without), expected=case.expected)


def test_country_that_a_case_says_nothing_of_is_taken_from_what_is_loaded_or_is_no_data() -> None:
    case = replace(cases()["s01-stroke-registry"], countries=())
    loaded = {"NOR": Context("NOR", Attention.STRICT, AcademicFreedom.UNDER_PRESSURE, (), (), None)}

    unknown = case_contexts(case=case, thresholds=thresholds())["NOR"]
    known = case_contexts(case=case, thresholds=thresholds(), contexts=loaded)["NOR"]

    assert (unknown.attention, unknown.academic_freedom) == (Attention.NO_DATA, AcademicFreedom.NO_DATA)
    assert known is loaded["NOR"]


def test_missed_expectations_are_named() -> None:
    case = cases()["s01-stroke-registry"]
    wrong = cases()["serious-violations"].expected

    assert wrong is not None
    assert missed(judgement=case_judgement(case), expected=wrong)[0] == (
        "result: expected stopped, found no_further_assessment"
    )


def spoilt(tmp_path: Path, before: str, after: str) -> Path:
    """A sound case with one place spoilt."""
    assert SOUND.count(before) >= 1
    path = tmp_path / "spoilt.yaml"
    path.write_text(SOUND.replace(before, after, 1), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("activity: research_project", "activity: research", "'activity' to be one of research_project"),
        ("  funding: own\n", "", "'funding'"),
        ("reach: none", "reech: none", "one of activity, agreement, reach"),
        ("on: 2026-11-23", "on: yesterday", "a date YYYY-MM-DD under 'on'"),
        ("earlier: 1", "earlier: -1", "'earlier' to be at least 0"),
        ("state: current", "state: fresh", "'state' to be one of current, aged, none"),
        ("  MAC:\n", "  NOR:\n", "one of MAC"),
        (", year: 2025, value: 61", ", year: 2025", "'value', 'band' or both"),
        ("decides: researcher", "decides: dean", "'decides' to be one of researcher"),
        ("result: full_assessment_needed", "result: fine", "'result' to be one of incomplete"),
    ],
)
def test_bad_case_is_refused_with_the_line(tmp_path: Path, before: str, after: str, expected: str) -> None:
    path = spoilt(tmp_path, before, after)
    near = SOUND[: SOUND.index(before)].count("\n") + 1

    with pytest.raises(ContentError) as refused:
        read_case(path)

    assert expected in str(refused.value)
    assert str(path) in str(refused.value)
    assert abs(refused.value.line - near) <= 5


def test_correction_without_a_reason_is_refused(tmp_path: Path) -> None:
    path = spoilt(
        tmp_path, "\nexpect:", "\ncorrections:\n  - key: partner.new_or_unknown\n    value: unsure\n\nexpect:"
    )

    with pytest.raises(ContentError, match="'reason'"):
        read_case(path)


def test_case_without_a_partner_is_refused(tmp_path: Path) -> None:
    start, end = SOUND.index("  - name:"), SOUND.index("\ncountries:")
    path = spoilt(tmp_path, SOUND[start:end], "")
    path.write_text(
        path.read_text(encoding="utf-8").replace("partners:\n", "partners: []\n"), encoding="utf-8"
    )

    with pytest.raises(ContentError, match="at least one partner"):
        read_case(path)


def test_question_that_is_answered_and_corrected_at_once_is_refused(tmp_path: Path) -> None:
    twice = "\ncorrections:\n  - {key: people.exposed, value: unsure, reason: Asked again.}\n\nexpect:"

    with pytest.raises(ContentError, match="a key that 'answers' does not hold"):
        read_case(spoilt(tmp_path, "\nexpect:", twice))


def test_case_that_states_no_country_and_expects_nothing_is_read(tmp_path: Path) -> None:
    start, end = SOUND.index("countries:"), SOUND.index("answers:")
    path = spoilt(tmp_path, SOUND[start:end], "")
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("expect:")], encoding="utf-8")

    assert (read_case(path).countries, read_case(path).expected) == ((), None)
