"""Are the rule files whole, and can a country alone ever refuse, stop or raise a high level?"""

import shutil
from collections.abc import Iterable
from itertools import product
from pathlib import Path

import pytest
from ruamel.yaml import YAML

from farled.assessment.content import read_review
from farled.assessment.rules import obstacles
from farled.assessment.terms import Outcome, Result
from farled.collaborations.terms import Activity, Agreement, Funding, Reach
from farled.countries.content import read_thresholds
from farled.countries.terms import AcademicFreedom, Attention, Saying
from farled.evidence.content import read_sources
from farled.responsibility.content import read_delegation
from farled.risks.content import read_rulebook
from farled.risks.terms import Exposed, Level, RiskKind, Rule, Rulebook, StopKind, StopRule
from farled.text.content import ContentError
from tests.rooms.assessment.shelf import (
    CONTENT,
    calm,
    delegation,
    judged,
    packs,
    register_facts,
    review,
    rulebook,
    thresholds,
)

RULES = CONTENT / "rules"
FORMS = [(Agreement.NONE, Reach.NONE), *product([Agreement.PLANNED, Agreement.ATTACHED], list(Reach)[1:])]
IS_NEW = 'partner.new_or_unknown == "yes"'
HARD = 'country.attention == "strict"'
VICE = "academic_vice_president"
RESEARCH = "posts: [researcher, head_of_department, president]"
PROJECT = "reach: [project]\n        role: head_of_department"
LIFTED = "rules: [military-link-and-technology]\n        role: president"
COUNTRIES = list(product(Attention, AcademicFreedom))
QUICK_CHECK = frozenset(
    rule["id"] for rule in YAML().load((RULES / "triage.yaml").read_text("utf-8"))["rules"]
)
"""The rules of the quick check; all others belong to the full assessment."""


@pytest.mark.parametrize(("attention", "freedom"), COUNTRIES)
def test_country_alone_never_refuses_whatever_is_done_there(attention: str, freedom: str) -> None:
    for activity, (agreement, reach), funding in product(Activity, FORMS, [Funding.NONE, Funding.OWN]):
        changed = {
            "country.attention": attention.value,
            "country.academic_freedom": freedom.value,
            "collaboration.activity": activity.value,
            "collaboration.agreement": agreement.value,
            "collaboration.reach": reach.value,
            "collaboration.funding": funding.value,
        }

        found = judged(changed, calm(changed))

        assert found.stops == ()
        assert all(one.level is not Level.HIGH and one.alone for one in found.findings)
        assert found.result in (Result.NO_FURTHER_ASSESSMENT, Result.FULL_ASSESSMENT_NEEDED)
        assert found.deciding.lifts == ()


@pytest.mark.parametrize(("attention", "freedom"), COUNTRIES)
def test_short_visit_to_a_clean_partner_can_proceed_in_all_but_strict_and_unknown_contexts(
    attention: str, freedom: str
) -> None:
    changed = {
        "country.attention": attention.value,
        "country.academic_freedom": freedom.value,
        "collaboration.activity": "visit",
    }

    found = judged(changed, calm(changed))

    hindered = obstacles(
        judgement=found, is_decided=False, may_decide=True, outcome=Outcome.PROCEED, reason="Known partner."
    )
    assert (hindered == ()) is (attention in (Attention.OPEN, Attention.HEIGHTENED))


@pytest.mark.parametrize("rule", [*rulebook().rules, *rulebook().stops], ids=lambda rule: rule.id)
def test_what_forbids_rests_on_a_partner_or_an_answer(rule) -> None:
    named = rulebook().conditions.names_in(rule.when)
    forbids = getattr(rule, "level", Level.HIGH) is Level.HIGH or not getattr(rule, "alone", False)

    assert not forbids or any(not name.startswith(("country.", "collaboration.")) for name in named)


def quick_check_rules() -> list[Rule]:
    return [rule for rule in rulebook().rules if rule.id in QUICK_CHECK]


def quick_check_stops() -> list[StopRule]:
    """The stops that ask nothing beyond the quick check's questions."""
    return [stop for stop in rulebook().stops if rulebook().packs["quick-check"] >= set(stop.answers)]


def named_by(rules: Iterable[Rule | StopRule]) -> set[str]:
    return {area for rule in rules for area in rule.areas}


def test_rules_of_the_quick_check_look_at_its_questions_alone() -> None:
    asked = rulebook().packs["quick-check"]

    assert {rule.id for rule in rulebook().rules if asked >= set(rule.answers)} == QUICK_CHECK


def test_these_findings_and_no_others_are_never_decided_alone_after_the_quick_check() -> None:
    """The policy owner's list: whoever changes it changes who may decide."""
    assert {rule.id for rule in quick_check_rules() if not rule.alone} == {
        "harmful-use",
        "military-link-and-technology",
        "military-link-contested",
        "military-link-hard",
        "military-link-no-data",
        "military-link-unsure-hard",
        "sensitive-technology-strict",
        "serious-violations",
        "serious-violations-contested",
        "serious-violations-unsure",
        "state-directed-agreement-strict",
    }


def test_these_findings_and_no_others_are_never_decided_alone_after_the_full_assessment() -> None:
    """The policy owner's second list: what only the full assessment asks about."""
    assert {rule.id for rule in rulebook().rules if not rule.alone} - QUICK_CHECK == {
        "accused",
        "accused-unsure",
        "contributes-indirectly-unsure",
        "contributes-unsure",
        "excludes-people",
        "government-call-unsure",
        "list-match-exception",
        "list-match-possible",
        "military-tie-close-hard",
        "no-barriers",
        "no-means",
        "partner-staff-at-risk",
        "publication-veto",
        "technology-highly-sensitive-hard",
        "use-unknown-military",
    }


def test_quick_check_opens_every_part_but_the_reserved() -> None:
    areas = named_by([*quick_check_rules(), *quick_check_stops()])

    assert {area.id for area in rulebook().areas} - areas == {"own_side"}


def test_every_part_is_named_by_a_rule() -> None:
    assert {area.id for area in rulebook().areas} == named_by([*rulebook().rules, *rulebook().stops])


def test_quick_check_asks_for_every_requirement_but_those_of_the_full_assessment() -> None:
    asked_for = {name for rule in quick_check_rules() for name in rule.requirements}

    assert {one.id for one in rulebook().requirements if not one.on_request} - asked_for == {
        "human_rights_review",
        "sanctions_review",
    }


def test_every_requirement_is_named_by_a_rule_or_asked_on_request() -> None:
    asked_for = {name for rule in rulebook().rules for name in rule.requirements}
    on_request = {one.id for one in rulebook().requirements if one.on_request}

    assert {one.id for one in rulebook().requirements} - on_request == asked_for
    assert on_request == {"board_opinion", "national_advice"}


def test_every_word_has_a_name_in_both_languages() -> None:
    words = rulebook().words

    assert set(words.kinds) == set(RiskKind)
    assert set(words.levels) == set(Level)
    assert set(words.exposed) == set(Exposed)
    assert set(words.stops) == set(StopKind)
    assert set(thresholds().sentences) == set(Saying)


def test_every_kind_of_risk_but_the_campus_is_found_by_the_quick_check() -> None:
    assert set(RiskKind) - {kind for rule in quick_check_rules() for kind in rule.kinds} == {
        RiskKind.CAMPUS_SECURITY
    }


def test_every_kind_of_risk_is_found_by_a_rule() -> None:
    assert set(RiskKind) == {kind for rule in rulebook().rules for kind in rule.kinds}


def test_thresholds_name_sources_indicators_and_bands_that_exist() -> None:
    sources = read_sources(CONTENT / "sources")
    for found in thresholds().sets:
        for signal in (*found.heightened, *found.strict, *found.together, *found.freedom):
            source = sources[signal.source.id]
            assert signal.indicator is None or source.indicator(signal.indicator)
            assert all(source.band(band) for band in signal.bands)
            assert signal.below is None or source.headline().low < signal.below < source.headline().high


def test_counted_sources_are_the_four_of_the_seed_page() -> None:
    assert [source.id for source in thresholds().sets[-1].sources if source.is_counted] == [
        "afi",
        "fiw",
        "wjp",
        "cpi",
    ]


def test_lifts_name_rules_that_exist() -> None:
    named = {rule for table in delegation().tables for lift in table.lifts for rule in lift.rules}

    assert named <= QUICK_CHECK


def test_stricter_context_never_holds_longer() -> None:
    months = review().periods[-1].months

    assert [months[attention] for attention in Attention] == sorted(months.values(), reverse=True)


# ---- what is wrong does not load


def spoilt(tmp_path: Path, name: str, before: str, after: str) -> tuple[Path, int]:
    """A copy of the rules with one place spoilt, and the line where that is."""
    folder = shutil.copytree(RULES, tmp_path / "rules")
    text = (folder / name).read_text(encoding="utf-8")
    assert before in text
    (folder / name).write_text(text.replace(before, after, 1), encoding="utf-8")
    return folder, text[: text.index(before)].count("\n") + 1


def read_rules(folder: Path) -> Rulebook:
    return read_rulebook(
        folder, facts=register_facts(), questionnaires=packs().values(), cases=CONTENT / "cases"
    )


def read(folder: Path) -> None:
    read_rules(folder)
    read_delegation(folder / "delegation.yaml")
    read_review(folder / "review.yaml")
    read_thresholds(folder / "context-bands.yaml")


@pytest.mark.parametrize(
    ("name", "before", "after", "expected"),
    [
        # a rule is whole or it does not load
        ("triage.yaml", "    case: new-partner-open-country\n", "", "'case'"),
        ("triage.yaml", "case: new-partner-open-country", "case: no-such-case", "a worked case in cases"),
        ("triage.yaml", '    reference: "Reg', '    referense: "Reg', "one of id, from"),
        ("triage.yaml", 'sv: "Minst en partner', 'svenska: "Minst en partner', "one of sv, en"),
        ("triage.yaml", "    from: 2025-01-01\n", "", "'from'"),
        ("triage.yaml", "level: medium", "level: severe", "'level' to be one of low, medium, high"),
        ("triage.yaml", "kinds: [sanctions_export_control", "kinds: [sanctions", "'kinds' to be some of"),
        ("triage.yaml", "areas: [partners]", "areas: [partner]", "'areas' to be some of subject"),
        ("triage.yaml", "requirements: [background_check]", "requirements: [check]", "'requirements' to be"),
        ("triage.yaml", "id: partner-new\n", "id: sensitive-technology\n", "another 'from'"),
        # conditions name what exists, and can be true
        ("triage.yaml", IS_NEW, 'partner.newish == "yes"', "'when' that can be used"),
        ("triage.yaml", IS_NEW, 'partner.new_or_unknown == "ja"', "'when' that can be used"),
        ("triage.yaml", IS_NEW, "partner.is_new && !partner.is_new", "'when' that can be true"),
        # a sentence names only facts that the condition looks at and that have words
        ("triage.yaml", "är ny för oss.", "är ny: {partner.check}.", "only facts of 'when' that have words"),
        # a finding that must be looked into leads somewhere
        ("triage.yaml", "      areas: [partners]\n", "", "an area under 'opens'"),
        ("triage.yaml", "level: medium", "level: high", "'alone: false' where the level is high"),
        ("triage.yaml", "kinds: [data_breach]", "kinds: []", "at least one of intellectual_property"),
        # ids stand once
        ("triage.yaml", "  - id: partners\n", "  - id: subject\n", "every id once"),
        # names are complete
        ("triage.yaml", "    low: {sv: låg, en: low}\n", "", "'low'"),
        # a stop rests on a partner or a project
        ("hard-stops.yaml", 'partner.serious_violations == "yes"', HARD, "a stop that rests on a partner"),
        ("hard-stops.yaml", "kind: by_policy", "kind: by_taste", "'kind' to be one of by_law, by_policy"),
        ("hard-stops.yaml", "areas: [human_rights, partners]", "areas: []", "at least one area"),
        # the delegation leaves no gap and no overlap
        ("delegation.yaml", "reach: [doctoral]", "reach: [programme]", "exactly one row"),
        ("delegation.yaml", "reach: [project]", "reach: [project, department]", "exactly one row"),
        ("delegation.yaml", "role: president", "role: auditor", "'role' to be one of researcher"),
        ("delegation.yaml", "trigger: stop", "trigger: high", "a lift with the trigger stop"),
        ("delegation.yaml", "        rules: [military-link-and-technology]\n", "", "for the trigger rule"),
        ("delegation.yaml", "agreement: [none]", "agreement: [nothing]", "'agreement' to be some of none"),
        ("delegation.yaml", "reach: [none]", "reach: []", "at least one of none"),
        # superiors follow each other in one line each, from whoever answers for it to the top
        (
            "delegation.yaml",
            "reach: [programme, doctoral]",
            "reach: [programme]",
            "one line for reach doctoral",
        ),
        (
            "delegation.yaml",
            "reach: [none, project,",
            "reach: [none, doctoral, project,",
            "line for reach doctoral",
        ),
        (
            "delegation.yaml",
            RESEARCH,
            "posts: [head_of_department, researcher, president]",
            "in rising order",
        ),
        ("delegation.yaml", RESEARCH, "posts: [researcher, head_of_department]", "in rising order"),
        ("delegation.yaml", RESEARCH, "posts: [researcher, legal, president]", "'posts' to be some of"),
        ("delegation.yaml", RESEARCH, "posts: []", "at least one of researcher"),
        (
            "delegation.yaml",
            PROJECT,
            PROJECT.replace("head_of_department", VICE),
            "a post of the line research",
        ),
        ("delegation.yaml", LIFTED, LIFTED.replace("president", VICE), "a post of the line research"),
        (
            "delegation.yaml",
            "    lines:\n",
            "    line:\n",
            "one of from, reference, rows, lifts, lines, passing",
        ),
        (
            "delegation.yaml",
            "    passing:\n",
            "    beyond:\n",
            "one of from, reference, rows, lifts, lines, passing",
        ),
        ("triage.yaml", "posts: [legal]", "posts: [lawyer]", "'posts' to be some of"),
        ("triage.yaml", "posts: [legal]", "post: [legal]", "one of id, name"),
        ("delegation.yaml", "tables:\n", "tables: []\nunread:\n", "one of roles, levels, tables"),
        # periods and thresholds
        ("review.yaml", "      strict: 12\n", "", "'strict'"),
        ("review.yaml", "strict: 12", "strict: 0", "'strict' to be at least 1"),
        ("context-bands.yaml", "bands: [C, D, E]", "bands: [C]\n        below: 0.6", "either 'bands'"),
        ("context-bands.yaml", "strict: []", "strict: [afi-d]", "'strict' to name signals"),
        ("context-bands.yaml", "together: [afi-d-or-below, ", "together: [", "every signal in one of"),
        ("context-bands.yaml", "enough: 2", "enough: 5", "'enough' between 1 and the 4"),
        ("context-bands.yaml", "Ofritt, med {value}", "Ofritt, med {points}", "only the places"),
        ("context-bands.yaml", "id: wjp-low", "id: cpi-low", "every id of 'signals' once"),
        ("context-bands.yaml", "  too_few:", "  too_many:", "one of calm"),
    ],
)
def test_what_is_wrong_is_refused_with_file_and_line(
    tmp_path: Path, name: str, before: str, after: str, expected: str
) -> None:
    folder, near = spoilt(tmp_path, name, before, after)

    with pytest.raises(ContentError) as refused:
        read(folder)

    assert expected in str(refused.value)
    assert refused.value.file == folder / name
    assert refused.value.line > 1 or near < 20


def test_delegation_that_never_names_a_post_is_refused(tmp_path: Path) -> None:
    folder, _ = spoilt(tmp_path, "delegation.yaml", f"role: {VICE}", "role: head_of_department")
    path = folder / "delegation.yaml"
    path.write_text(path.read_text("utf-8").replace(f"role: {VICE}", "role: president"), encoding="utf-8")

    with pytest.raises(ContentError, match=f"name every post that decides, found none for {VICE}"):
        read_delegation(path)


@pytest.mark.parametrize(
    ("name", "empty", "expected"),
    [
        ("triage.yaml", "rules", "at least one entry under 'rules'"),
        ("hard-stops.yaml", "stops", "at least one entry under 'stops'"),
        ("delegation.yaml", "tables", "tables with a 'from' each, oldest first"),
        ("review.yaml", "periods", "periods with a 'from' each, oldest first"),
        ("context-bands.yaml", "sets", "sets with a 'from' each, oldest first"),
    ],
)
def test_list_without_an_entry_is_refused(tmp_path: Path, name: str, empty: str, expected: str) -> None:
    folder = shutil.copytree(RULES, tmp_path / "rules")
    kept = YAML().load((folder / name).read_text(encoding="utf-8"))
    kept[empty] = []
    YAML().dump(kept, folder / name)

    with pytest.raises(ContentError, match=expected):
        read(folder)


def test_rule_that_only_tells_needs_to_open_nothing(tmp_path: Path) -> None:
    opens = "    opens:\n      requirements: [values_awareness]\n"
    folder, _ = spoilt(tmp_path, "triage.yaml", opens, "")

    rule = next(rule for rule in read_rules(folder).rules if rule.id == "academic-freedom-pressure-short")
    assert (rule.areas, rule.requirements) == ((), ())
